from __future__ import annotations

from datetime import date

import pytest

from proposals.models import Link, Proposal
from proposals.queries.library import Wanted, search, shelves
from proposals.queries.pictures import LEFT, RIGHT, picture
from tests import factories

pytestmark = pytest.mark.django_db


def drawn():
    person = factories.person()
    return picture(shelves(search(Proposal.objects.all(), Wanted()), person))


def test_without_versions_there_is_no_picture():
    factories.proposal()
    assert drawn() is None


@pytest.mark.postgres
def test_a_lane_a_body_a_row_a_proposal_a_dot_a_version():
    one, other = factories.body(short_name="A"), factories.body(short_name="B")
    first = factories.proposal(body=one, number="1")
    for year in (2020, 2021, 2024):
        factories.version(proposal=first, date=date(year, 1, 1))
    factories.version(proposal=factories.proposal(body=other, number="2"), date=date(2022, 1, 1))
    factories.proposal(body=other, number="3")
    made = drawn()
    assert made
    assert [(lane.body, [row.proposal.number for row in lane.rows]) for lane in made.lanes] == [
        (one, ["1"]),
        (other, ["2"]),
    ]
    [row] = made.lanes[0].rows
    assert [dot.x for dot in row.dots] == [LEFT, 25.8, RIGHT]
    assert [tick.label for tick in made.ticks] == ["2021", "2022", "2023", "2024"]


def test_dots_that_are_too_near_are_one():
    proposal = factories.proposal()
    days = (date(2020, 1, 1), date(2020, 1, 2), date(2024, 1, 1))
    versions = [factories.version(proposal=proposal, date=day) for day in days]
    made = drawn()
    assert made
    assert [dot.versions for dot in made.lanes[0].rows[0].dots] == [versions[:2], versions[2:]]


def test_a_single_day_can_be_drawn_and_months_within_two_years():
    proposal = factories.proposal()
    factories.version(proposal=proposal, date=date(2023, 1, 15))
    made = drawn()
    assert made and (made.ticks, made.lanes[0].rows[0].dots[0].x) == ([], LEFT)
    factories.version(proposal=proposal, date=date(2023, 4, 2))
    later = drawn()
    assert later and [tick.label for tick in later.ticks] == ["2023-02", "2023-03", "2023-04"]


def test_a_link_leads_from_the_earlier_one_to_the_later():
    source, target = factories.proposal(number="Z"), factories.proposal(number="A")
    for day in (date(2020, 1, 1), date(2022, 1, 1)):
        factories.version(proposal=target, date=day)
    factories.version(proposal=source, date=date(2021, 1, 1))
    link = Link.objects.create(source=source, target=target, kind="derived-from")
    made = drawn()
    assert made
    [tie] = made.ties
    rows = {row.proposal: row.y for lane in made.lanes for row in lane.rows}
    assert (tie.link, tie.y1, tie.y2) == (link, rows[target], rows[source])
    assert tie.x1 == LEFT < tie.x2 < RIGHT
