import pytest

from annotations.models import Placement
from annotations.queries.margins import margin, reviewing_teams
from annotations.services import placements
from proposals.models import Role
from proposals.services import readings
from tests import factories
from tests.annotations.remarks import placement, remark
from tests.factories import outline, paragraphs

pytestmark = pytest.mark.django_db

SCOPE = paragraphs("1", "Scope", "This draft specifies identities.")
RECORD = paragraphs("2", "Record", "The record of a😀身份 is stored permanently.")


@pytest.fixture
def version():
    return factories.version(SCOPE, RECORD)


def told(cards):
    return [(c.annotation.comment, c.clause and c.clause.number, c.start, c.end) for c in cards]


def test_cards_stand_in_the_order_of_the_text(version, reviewer, team):
    remark(version, reviewer, team, number="2", quote="permanently")
    remark(version, reviewer, team, number="2", quote="a😀身份")
    remark(version, reviewer, team, number="1")
    remark(version, reviewer, team)
    beside = margin(version, reviewer)
    assert told(beside.cards) == [
        ("About it all.", None, None, None),
        ("About 1.", "1", None, None),
        ("About a😀身份.", "2", 14, 18),
        ("About permanently.", "2", 29, 40),
    ]
    assert beside.tray == []


def test_what_another_team_says_is_not_there(version, reviewer, team):
    ben = factories.person("ben")
    theirs = factories.team(ben)
    remark(version, ben, theirs, number="1", comment="For my team.")
    remark(version, ben, theirs, number="1", comment="For all.", visibility="public")
    remark(version, reviewer, team, number="1", comment="For me.", visibility="private")
    assert [c.annotation.comment for c in margin(version, reviewer).cards] == ["For all.", "For me."]
    assert [c.annotation.comment for c in margin(version, ben).cards] == ["For my team.", "For all."]


def test_a_guest_from_another_version_stands_where_it_is_placed(version, reviewer, team):
    said = remark(version, reviewer, team, number="2", quote="permanently")
    later = factories.version(SCOPE, paragraphs("3", "Record", "It is stored for ever."), proposal=version.proposal)
    placement(said, later, Placement.State.REWORDED, number="3", quote="for ever")
    beside = margin(later, reviewer)
    assert told(beside.cards) == [("About permanently.", "3", 13, 21)]
    assert margin(later, factories.person("ben")).cards == []


@pytest.mark.parametrize("state", [Placement.State.TO_CONFIRM, Placement.State.GONE])
def test_what_is_not_settled_waits_in_the_tray(version, reviewer, team, state):
    said = remark(version, reviewer, team, number="2", quote="permanently")
    later = factories.version(SCOPE, RECORD, proposal=version.proposal)
    placement(said, later, state, number="2", quote="permanently")
    beside = margin(later, reviewer)
    assert (beside.cards, told(beside.tray)) == ([], [("About permanently.", "2", 29, 40)])


def test_what_a_person_declared_gone_is_put_away(version, reviewer, team):
    said = remark(version, reviewer, team, number="2", quote="permanently")
    later = factories.version(SCOPE, RECORD, proposal=version.proposal)
    placements.settle(placement(said, later, Placement.State.GONE), is_right=False, by=reviewer)
    beside = margin(later, reviewer)
    assert (beside.cards, beside.tray, told(beside.away)) == ([], [], [("About permanently.", None, None, None)])


def test_words_that_a_new_reading_does_not_have_are_asked_for(version, reviewer, team):
    remark(version, reviewer, team, number="2", quote="permanently")
    reworded = outline(SCOPE, paragraphs("2", "Record", "The record of a😀身份 is stored."))
    version.current_reading = readings.store(version, reworded)
    version.save()
    beside = margin(version, reviewer)
    assert beside.cards == []
    assert [card.is_lost for card in beside.tray] == [True]


def test_queries_do_not_grow_with_annotations(version, reviewer, team, django_assert_num_queries):
    remark(version, reviewer, team, number="2", quote="stored", concerns=("retention",))
    with django_assert_num_queries(6):
        margin(version, reviewer)
    for quote in ("record", "permanently"):
        remark(version, reviewer, team, number="2", quote=quote, concerns=("retention",))
    with django_assert_num_queries(6):
        margin(version, reviewer)


@pytest.mark.parametrize(("role", "may"), [(Role.READER, False), (Role.REVIEWER, True), (Role.OWNER, True)])
def test_readers_only_look_on(role, may):
    someone = factories.person()
    team = factories.team(someone, role=role)
    assert list(reviewing_teams(someone)) == ([team] if may else [])
