import pytest

from annotations.models import Draft
from tests import factories
from tests.annotations.remarks import remark
from tests.clients import UNSEEN, api

pytestmark = pytest.mark.django_db

ADDRESS = "/api/v1/drafts/"


@pytest.fixture
def version(team):
    return factories.version(factories.paragraphs("2", "Record", "The record is stored permanently."))


@pytest.fixture
def told(version):
    return {
        "version": version.slug,
        "key": version.current_reading.clauses.get().key,
        "anchor": {"quote": "stored", "before": "is ", "after": " perm", "start": 14},
        "form": {"comment": "Nothing may ", "severity": "high", "concerns": ["retention"]},
    }


def test_what_is_typed_is_kept_over_what_was(reviewer, told):
    made = api(reviewer).post(ADDRESS, told)
    draft = Draft.objects.get()
    assert (made.status_code, made["Location"]) == (201, f"{ADDRESS}{draft.slug}/")
    assert {name: made.json()[name] for name in (*told, "id", "annotation")} == {
        **told,
        "id": draft.slug,
        "annotation": None,
    }
    more = {**told, "form": {"comment": "Nothing may be kept"}}
    again = api(reviewer).post(ADDRESS, more)
    assert (again.status_code, again.json()["form"], again.json()["id"]) == (200, more["form"], draft.slug)
    assert api(reviewer).get(f"{ADDRESS}?version={told['version']}").json()["results"] == [again.json()]


def test_with_a_tag_nothing_of_another_window_is_lost(reviewer, told):
    first = api(reviewer).post(ADDRESS, told, headers={"If-None-Match": "*"})
    assert (first.status_code, first["ETag"] != "") == (201, True)
    assert api(reviewer).post(ADDRESS, told, headers={"If-None-Match": "*"}).status_code == 412
    second = api(reviewer).post(ADDRESS, told, headers={"If-Match": first["ETag"]})
    assert second.status_code == 200
    assert api(reviewer).post(ADDRESS, told, headers={"If-Match": first["ETag"]}).status_code == 412


def test_a_draft_of_what_is_said_anew(reviewer, team, version):
    said = remark(version, reviewer, team)
    made = api(reviewer).post(
        ADDRESS, {"version": version.slug, "annotation": said.slug, "form": {"comment": "Better"}}
    )
    assert (made.status_code, made.json()["annotation"]) == (201, said.slug)


def test_nobody_else_sees_or_discards_it(reviewer, team, told):
    made = api(reviewer).post(ADDRESS, told).json()
    admin = factories.person(is_staff=True, is_superuser=True)
    team.memberships.create(user=admin)
    for other in (admin, factories.person()):
        assert api(other).get(ADDRESS).json()["results"] == []
        assert api(other).get(f"{ADDRESS}{made['id']}/").json() == UNSEEN
        assert api(other).delete(f"{ADDRESS}{made['id']}/").json() == UNSEEN
    assert api(reviewer).delete(f"{ADDRESS}{made['id']}/").status_code == 204
    assert not Draft.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_takes_one_query(reviewer, told, django_assert_num_queries, count):
    for start in range(count):
        api(reviewer).post(ADDRESS, {**told, "anchor": {"quote": "stored", "start": start}})
    with django_assert_num_queries(1):
        assert len(api(reviewer).get(ADDRESS).json()["results"]) == count
