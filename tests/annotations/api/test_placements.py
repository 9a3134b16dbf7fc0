import pytest

from annotations.services import annotations
from annotations.services.annotations import Remark
from clauseline.anchoring import Anchor
from proposals.models import Role
from proposals.services import comparisons, jobs
from tests import factories
from tests.clients import UNSEEN, api

pytestmark = pytest.mark.django_db

WORDS = "The platform should record the gaze of each user."
CLAUSE = factories.paragraphs("7.2", "Recording", WORDS)

OR_ELSE = "Say whether the suggested place is right (is_right), or name another one (key)."


@pytest.fixture
def annotation(reviewer, team):
    version = factories.version(CLAUSE)
    key = version.current_reading.clauses.get().key
    anchor = Anchor("record the gaze")
    return annotations.add(version, Remark(comment="Gaze."), team=team, by=reviewer, key=key, anchor=anchor)


def carried(annotation, times=1):
    """Newer versions with the same words, into which the annotation was carried over."""
    versions = [factories.version(CLAUSE, proposal=annotation.version.proposal) for _ in range(times)]
    for version in versions:
        comparisons.request(old=annotation.version, new=version)
    jobs.drain()
    return versions


def test_a_placement_says_where_and_how_sure(annotation, reviewer):
    (version,) = carried(annotation)
    rows = api(reviewer).get(f"/api/v1/annotations/{annotation.slug}/placements/").json()["results"]
    assert rows == [
        {
            "version": version.slug,
            "key": version.current_reading.clauses.get().key,
            "anchor": {
                "quote": "record the gaze",
                "before": "The platform should ",
                "after": " of each user.",
                "start": 20,
            },
            "state": "same",
            "score": 1.0,
            "comparison": annotation.placements.get().comparison.slug,
            "decided_by": None,
            "decided_at": None,
        }
    ]


def test_for_a_stranger_there_are_none(annotation):
    carried(annotation)
    assert api(factories.person()).get(f"/api/v1/annotations/{annotation.slug}/placements/").json() == UNSEEN


def test_a_reviewer_decides(annotation, reviewer):
    (version,) = carried(annotation)
    address = f"/api/v1/annotations/{annotation.slug}/placements/{version.slug}/"
    missing = api(reviewer).patch(address, {})
    assert (missing.status_code, missing.json()["errors"]) == (400, {"non_field_errors": [OR_ELSE]})
    gone = api(reviewer).patch(address, {"is_right": False}).json()
    assert (gone["state"], gone["key"], gone["anchor"], gone["decided_by"]["id"]) == ("gone", "", None, reviewer.slug)
    assert api(reviewer).get(address).json() == gone
    assert api(reviewer).patch(address, {"is_right": True}).status_code == 409


def test_a_reader_decides_nothing(annotation):
    (version,) = carried(annotation)
    reader = factories.person()
    annotation.team.memberships.create(user=reader, role=Role.READER)
    address = f"/api/v1/annotations/{annotation.slug}/placements/{version.slug}/"
    assert api(reader).patch(address, {"is_right": True}).status_code == 403
    assert api(factories.person()).patch(address, {"is_right": True}).json() == UNSEEN


def test_filters_narrow_the_list(annotation, reviewer):
    first, _ = carried(annotation, 2)
    address = f"/api/v1/annotations/{annotation.slug}/placements/"
    rows = api(reviewer).get(f"{address}?version={first.slug}").json()["results"]
    assert [row["version"] for row in rows] == [first.slug]
    assert api(reviewer).get(f"{address}?state=gone").json()["results"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_two_queries(annotation, reviewer, django_assert_num_queries, count):
    carried(annotation, count)
    with django_assert_num_queries(2):
        rows = api(reviewer).get(f"/api/v1/annotations/{annotation.slug}/placements/").json()["results"]
    assert len(rows) == count


def test_a_reviewer_attaches_it_elsewhere_and_undoes_that(annotation, reviewer):
    (version,) = carried(annotation)
    address = f"/api/v1/annotations/{annotation.slug}/placements/{version.slug}/"
    before = api(reviewer).get(address).json()
    key = version.current_reading.clauses.get().key
    missing = api(reviewer).patch(address, {"key": key, "anchor": {"quote": "the gaze of nobody"}})
    assert missing.status_code == 400
    attached = api(reviewer).patch(address, {"key": key, "anchor": {"quote": "the gaze of each user"}}).json()
    assert (attached["state"], attached["anchor"]["start"], attached["decided_by"]["id"]) == (
        "reworded",
        27,
        reviewer.slug,
    )
    act = {"decided_at": attached["decided_at"]}
    assert api(factories.person()).post(f"{address}undo/", act).json() == UNSEEN
    assert api(reviewer).post(f"{address}undo/", act).json() == before
    assert api(reviewer).post(f"{address}undo/", act).status_code == 409
    assert api(reviewer).post(f"{address}undo/", {}).status_code == 400
