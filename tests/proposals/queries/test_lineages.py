"""The way of one clause over versions, proposals and bodies."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from proposals.models import Clause, DistinctText
from proposals.queries.lineages import lineage_of
from proposals.services import comparisons, jobs, links
from tests import factories
from tests.factories import paragraphs
from tests.proposals.looking import looked
from tests.proposals.texts_shared import FACE, FACE_SOFTER, FEE, NAME, NOTICE

pytestmark = pytest.mark.django_db

ADDED = " The gate keeper reads the record aloud to whoever asks for it in the hour before the gates are closed again."


@pytest.fixture
def reader():
    return factories.person("reader")


def proposal(number, **facts):
    return factories.proposal(number=number, **facts)


def compared(*versions):
    for old, new in pairwise(versions):
        comparisons.request(old=old, new=new)
    jobs.drain()


def lineage(version, person, number="1", **more):
    clause = Clause.objects.get(reading=version.current_reading, number=number)
    return lineage_of(clause, version.proposal_id, person, **more)


def steps(found):
    return [
        (one.proposal.number, [place.version.date.year if place.version.date else None for place in one.places])
        for one in found.steps
    ]


def ways(found):
    return [
        (
            one.method,
            f"{one.old.proposal.number}{one.old_place.version.position}",
            f"{one.new.proposal.number}{one.new_place.version.position}",
            one.fate or one.wording,
            one.first.direction.way if one.first else "",
        )
        for one in found.ways
        if one.is_main
    ]


@pytest.mark.postgres
def test_a_clause_is_followed_through_versions_and_what_keeps_its_words_is_one_step(reader):
    ours = proposal("A")
    versions = [
        looked(paragraphs(number, "Faces", text), paragraphs("9", "Fees", FEE), proposal=ours, date=date(year, 1, 1))
        for year, number, text in ((2030, "1", FACE), (2031, "1", FACE), (2032, "2", FACE), (2033, "2", FACE_SOFTER))
    ]
    compared(*versions)
    found = lineage(versions[1], reader)
    assert steps(found) == [("A", [2030, 2031, 2032]), ("A", [2033])]
    assert ways(found) == [("change", "A3", "A4", "modified", "")]
    assert found.start is found.steps[0]
    assert not found.is_cut


def test_words_are_followed_over_several_proposals_by_the_closest_texts(reader):
    first = looked(paragraphs("1", "Faces", FACE), proposal=proposal("A"), date=date(2030, 1, 1))
    looked(paragraphs("1", "Faces", FACE + ADDED), proposal=proposal("B"), date=date(2031, 1, 1))
    looked(paragraphs("1", "Faces", FACE_SOFTER + ADDED), proposal=proposal("C"), date=date(2032, 1, 1))
    found = lineage(first, reader)
    assert steps(found) == [("A", [2030]), ("B", [2031]), ("C", [2032])]
    assert sorted(ways(found)) == [
        ("words", "A1", "B1", "reworded", "earlier"),
        ("words", "B1", "C1", "reworded", "earlier"),
    ]
    assert [(one.old.proposal.number, one.new.proposal.number) for one in found.ways if not one.is_main] == [("A", "C")]


def test_only_words_that_came_along_go_on(reader):
    first = looked(paragraphs("1", "Faces", FACE), proposal=proposal("A"), date=date(2030, 1, 1))
    looked(paragraphs("1", "All", f"{FACE} {NAME} {FEE}"), proposal=proposal("B"), date=date(2031, 1, 1))
    looked(paragraphs("1", "Names", f"{NAME} {FEE}"), proposal=proposal("C"), date=date(2032, 1, 1))
    assert steps(lineage(first, reader)) == [("A", [2030]), ("B", [2031])]


def test_without_two_dates_no_direction_is_guessed(reader):
    first = looked(paragraphs("1", "Faces", FACE), proposal=proposal("A"), date=None)
    looked(paragraphs("1", "Faces", FACE), proposal=proposal("B"), date=date(2031, 1, 1))
    (way,) = lineage(first, reader).ways
    assert (way.wording, way.first.direction, way.is_directed) == ("same", ("unknown", "no-date"), False)


@pytest.mark.postgres
def test_a_link_outranks_dates(reader):
    one, other = proposal("A"), proposal("B")
    first = looked(paragraphs("1", "Faces", FACE), proposal=one, date=date(2032, 1, 1))
    looked(paragraphs("1", "Faces", FACE), proposal=other, date=date(2031, 1, 1))
    links.add(other, "derived-from", one, by=factories.person(is_superuser=True))
    (way,) = lineage(first, reader).ways
    assert (way.old.proposal.number, way.new.proposal.number) == ("A", "B")
    assert way.first.direction == ("earlier", "derived-from")


def test_words_that_stand_everywhere_are_not_followed(reader):
    body = factories.body()
    first = looked(paragraphs("1", "Notice", NOTICE), proposal=proposal("A"), date=date(2030, 1, 1))
    for number in "BCD":
        looked(paragraphs("1", "Notice", NOTICE), proposal=proposal(number, body=body), date=date(2031, 1, 1))
    found = lineage(first, reader)
    assert steps(found) == [("A", [2030])]
    (end,) = found.ends
    assert (end.step, end.method, end.ubiquity) == (found.start, "words", "template")
    assert sorted(place.version.proposal.number for place in end.places) == ["B", "C", "D"]


@pytest.mark.postgres
def test_through_a_step_that_one_may_not_see_nothing_is_told(reader):
    insider = factories.person("insider")
    hidden = proposal("B", teams=[factories.team(insider)])
    first = looked(paragraphs("1", "Faces", FACE), proposal=proposal("A"), date=date(2030, 1, 1))
    looked(paragraphs("1", "All", f"{FACE} {NAME} {FEE}"), proposal=hidden, date=date(2031, 1, 1), position=1)
    last = looked(paragraphs("1", "All", f"{FACE} {NAME}"), proposal=hidden, date=date(2032, 1, 1), position=2)
    compared(*hidden.versions.order_by("position"))
    looked(paragraphs("1", "Rest", f"{FEE} {NAME}"), proposal=proposal("C"), date=date(2033, 1, 1))
    assert {one[0] for one in steps(lineage(last, insider))} == {"A", "B", "C"}
    assert steps(lineage(first, reader)) == [("A", [2030])]


def test_what_a_team_rejected_is_listed_and_not_followed(reader):
    one, other, third = proposal("A"), proposal("B"), proposal("C")
    first = looked(paragraphs("1", "Faces", FACE), proposal=one, date=date(2030, 1, 1))
    looked(paragraphs("1", "Faces", FACE + ADDED), proposal=other, date=date(2031, 1, 1))
    looked(paragraphs("1", "Added", ADDED.strip()), proposal=third, date=date(2032, 1, 1))
    texts = dict(DistinctText.objects.values_list("places__reading__version__proposal__number", "pk"))
    decided = {frozenset([(one.pk, texts["A"]), (other.pk, texts["B"])]): "rejected"}
    found = lineage(first, reader, decided=decided)
    assert steps(found) == [("A", [2030])]
    assert [(row.one.version.proposal.number, row.other.version.proposal.number) for row in found.rejected] == [
        ("A", "B")
    ]


@pytest.mark.postgres
@pytest.mark.parametrize("count", [1, 3])
def test_as_many_queries_however_many_proposals_and_versions(reader, count, django_assert_num_queries):
    first = looked(paragraphs("1", "Faces", FACE), proposal=proposal("A"), date=date(2020, 1, 1))
    for number in range(count):
        other = proposal(f"B{number}", body=factories.body())
        made = [
            looked(paragraphs("1", "Faces", f"{FACE} {text}"), proposal=other, date=date(2030 + number, place, 1))
            for place, text in enumerate([NAME, NAME, FEE, NOTICE][: count + 1], start=1)
        ]
        compared(*made)
    clause = Clause.objects.get(reading=first.current_reading)
    with django_assert_num_queries(25):
        found = lineage_of(clause, first.proposal_id, reader)
    assert len({one.proposal.pk for one in found.steps}) == count + 1
