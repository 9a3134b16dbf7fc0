"""Proposals as the library lists them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from proposals.access import visible
from proposals.models import Contributor, Link, Proposal, User, Version
from proposals.queries.library import Facets, Wanted, facets, latest_steps, search, shelves
from tests import factories
from tests.factories import paragraphs
from tests.proposals import hand_made

pytestmark = pytest.mark.django_db

CLAUSE = paragraphs("1", "Faces", "The platform records faces.")


def proposal(number: str, **facts: Any) -> Proposal:
    return factories.proposal(number=number, **facts)


def version(of: Proposal, **facts: Any) -> Version:
    return factories.version(CLAUSE, proposal=of, **facts)


def withdraw(one: Version) -> None:
    Version.objects.filter(pk=one.pk).update(withdrawn_at=timezone.now())


def found(**wanted: Any) -> list[str]:
    return [one.number for one in search(Proposal.objects.all(), Wanted(**wanted))]


@pytest.mark.postgres
def test_the_library_is_ordered_by_body_and_number_by_title_or_by_the_newest_date():
    a, b = (factories.body(short_name=name) for name in ("A", "B"))
    made = {
        number: proposal(number, body=body, title=title)
        for number, body, title in (("3", a, "Z"), ("1", b, "Y"), ("2", a, "X"), ("4", b, "X"))
    }
    version(made["3"], date=date(2024, 1, 1))
    version(made["3"], date=None)
    version(made["2"], date=date(2020, 1, 1))
    withdraw(version(made["2"], date=date(2030, 1, 1)))
    version(made["4"], date=date(2022, 1, 1))
    assert found() == ["2", "3", "1", "4"]
    assert found(order="title") == ["2", "4", "1", "3"]
    assert found(order="latest") == ["4", "2", "3", "1"]
    assert found(order="nothing") == found()


@pytest.mark.postgres
def test_each_word_stands_in_the_title_or_the_number():
    proposal("MV-1", title="Digital identity")
    proposal("MV-2", title="虚拟形象 avatars")
    assert found(words="mv IDENTITY") == ["MV-1"]
    assert found(words=" 形象  mv-2 ") == ["MV-2"]
    assert found(words="identity avatars") == []


@pytest.mark.postgres
def test_a_stage_is_that_of_the_newest_version_that_names_one_or_the_proposals_own():
    one, two, three = (proposal(number, stage="draft") for number in "123")
    version(one, stage="draft")
    version(one, stage="final")
    version(two, stage="")
    version(three, stage="draft")
    withdraw(version(three, stage="final"))
    assert (found(stage="final"), found(stage="draft")) == (["1"], ["2", "3"])


@pytest.mark.postgres
def test_it_is_narrowed_by_what_proposals_and_versions_that_are_there_say(reviewer: User):
    body, works = factories.body(), Contributor.objects.create(name="Works")
    one = proposal("1", body=body, committee="SC 1")
    two = proposal("2", teams=[reviewer.teams.get()])
    three = proposal("3")
    one.contributors.add(works)
    version(two, language="zh").contributors.add(works)
    gone = version(three, language="zh")
    gone.contributors.add(works)
    withdraw(gone)
    assert (found(body=body), found(committee="SC 1")) == (["1"], ["1"])
    assert (found(language="zh"), set(found(contributor=works))) == (["2"], {"1", "2"})
    assert (found(access="restricted"), set(found(access="public"))) == (["2"], {"1", "3"})
    assert found(access="public", language="zh") == []


def test_it_is_narrow_whatever_is_asked_but_an_order():
    assert not Wanted(order="title").is_narrow
    asked: list[dict[str, Any]] = [{name: "x"} for name in ("words", "committee", "stage", "language", "access")]
    assert all(Wanted(**one).is_narrow for one in asked)


def test_facets_are_the_values_that_there_are_once_each_in_order():
    one, two = proposal("1", committee="B", stage="own"), proposal("2", committee="A", stage="")
    version(one, stage="z", language="zh")
    version(two, stage="own", language="en")
    version(two, stage="", language="")
    withdraw(version(two, stage="gone", language="fr"))
    other = proposal("3", committee="C", stage="other")
    version(other, language="de")
    seen = Proposal.objects.exclude(pk=other.pk)
    assert facets(seen) == Facets(["A", "B"], ["own", "z"], ["en", "zh"])
    assert facets(Proposal.objects.none()) == Facets([], [], [])


def test_facets_take_two_statements(django_assert_num_queries):
    version(proposal("1"))
    with django_assert_num_queries(2):
        facets(Proposal.objects.all())


def shelf(one: Proposal, person: User) -> Any:
    (told,) = shelves(search(visible(Proposal, person).filter(pk=one.pk), Wanted()), person)
    return told


def test_a_shelf_has_the_newest_version_that_is_there_and_the_step_to_it(reader: User):
    ours = proposal("1")
    first, second, third = (version(ours) for _ in range(3))
    withdraw(version(ours))
    hand_made.comparison(first, third)
    step = hand_made.comparison(second, third)
    hand_made.comparison(second, third, engine="2", aside=True)
    hand_made.comparison(second, third, engine="3", across=True)
    hand_made.comparison(second, third, engine="4", ready_at=None)
    hand_made.comparison(version(proposal("2")), third)
    told = shelf(ours, reader)
    assert (told.proposal, told.versions, told.latest, told.lately) == (ours, 3, third, step)
    assert told.latest.state == "ready"
    bare = shelf(proposal("3"), reader)
    assert (bare.versions, bare.latest, bare.lately, bare.links) == (0, None, None, [])


def test_no_step_leads_back(reader: User):
    ours = proposal("1")
    first, second = version(ours), version(ours)
    hand_made.comparison(second, first)
    hand_made.comparison(second, second)
    assert latest_steps([first, second]) == {}


def test_a_shelf_has_the_links_that_lead_from_it_to_what_one_sees(reader: User, reviewer: User):
    ours, openly = proposal("1"), proposal("2")
    secret = proposal("3", teams=[reviewer.teams.get()])
    made = [Link.objects.create(source=ours, target=to, kind="answers") for to in (openly, secret)]
    Link.objects.create(source=openly, target=ours, kind="answers")
    assert (shelf(ours, reader).links, shelf(ours, reviewer).links) == (made[:1], made)


@pytest.mark.parametrize("count", [1, 3])
def test_shelves_take_three_statements_beside_that_for_the_page(reader: User, count: int, django_assert_num_queries):
    for number in range(count):
        ours = proposal(str(number))
        hand_made.comparison(version(ours), version(ours))
        Link.objects.create(source=ours, target=factories.proposal(number="Z"), kind="answers")
    with django_assert_num_queries(4):
        rows = shelves(search(Proposal.objects.exclude(number="Z"), Wanted()), reader)
        told = [(one.proposal.body.name, one.links[0].target.number, str(one.lately)) for one in rows]
    assert len(told) == count
