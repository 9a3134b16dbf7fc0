import pytest
import time_machine
from django.utils import timezone

from annotations.models import Placement
from annotations.services import placements
from clauseline.anchoring import Anchor
from proposals.models import Role
from proposals.refusals import Conflict, NotAllowed, Refusal
from proposals.services import comparisons, jobs
from tests import factories
from tests.annotations.remarks import placement, remark
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

OLD = paragraphs("2", "Record", "The record is stored permanently.")
NEW = paragraphs("3", "Record", "Records are stored for ever.")


@pytest.fixture
def said(reviewer, team):
    return remark(factories.version(OLD), reviewer, team, number="2", quote="permanently")


@pytest.fixture
def later(said):
    return factories.version(NEW, proposal=said.version.proposal)


@time_machine.travel("2027-01-01", tick=False)
def test_a_confirmed_place_is_settled(said, later, reviewer):
    asked = placement(said, later, Placement.State.TO_CONFIRM, number="3", quote="for ever")
    settled = placements.settle(asked, is_right=True, by=reviewer)
    assert (settled.state, settled.quote, settled.decided_by, settled.decided_at) == (
        "reworded",
        "for ever",
        reviewer,
        timezone.now(),
    )


def test_a_denied_place_is_gone(said, later, reviewer):
    asked = placement(said, later, Placement.State.TO_CONFIRM, number="3", quote="for ever")
    settled = placements.settle(asked, is_right=False, by=reviewer)
    assert (settled.state, settled.key, settled.quote, settled.start) == ("gone", "", "", 0)


@pytest.mark.postgres
def test_there_must_be_a_place_to_confirm(said, later, reviewer):
    with pytest.raises(Conflict):
        placements.settle(placement(said, later, Placement.State.GONE), is_right=True, by=reviewer)


@pytest.mark.postgres
def test_other_teams_decide_nothing(said, later):
    ben = factories.person("ben")
    factories.team(ben)
    with pytest.raises(NotAllowed):
        placements.settle(placement(said, later, Placement.State.GONE), is_right=False, by=ben)


def key(version, number="3"):
    return version.current_reading.clauses.get(number=number).key


def test_it_is_attached_where_a_person_says(said, later, reviewer):
    asked = placement(said, later, Placement.State.GONE)
    attached = placements.attach(asked, key=key(later), anchor=Anchor("for ever"), by=reviewer)
    assert (attached.state, attached.quote, attached.before, attached.after, attached.start) == (
        "reworded",
        "for ever",
        "Records are stored ",
        ".",
        19,
    )
    assert (attached.key, attached.decided_by) == (key(later), reviewer)


def test_the_same_words_are_the_same_wherever_they_stand(said, reviewer):
    later = factories.version(paragraphs("3", "Record", "Kept permanently."), proposal=said.version.proposal)
    attached = placements.attach(
        placement(said, later, Placement.State.GONE), key=key(later), anchor=Anchor("permanently"), by=reviewer
    )
    assert (attached.state, attached.score) == ("same", 1.0)


def test_it_is_attached_to_a_whole_clause(said, later, reviewer):
    attached = placements.attach(placement(said, later, Placement.State.GONE), key=key(later), by=reviewer)
    assert (attached.state, attached.key, attached.quote) == ("reworded", key(later), "")


def test_the_words_must_stand_there(said, later, reviewer):
    asked = placement(said, later, Placement.State.GONE)
    with pytest.raises(Refusal, match="do not stand together"):
        placements.attach(asked, key=key(later), anchor=Anchor("for a while"), by=reviewer)
    with pytest.raises(Refusal, match="no such clause"):
        placements.attach(asked, key="nowhere", by=reviewer)
    asked.refresh_from_db()
    assert (asked.state, asked.decided_by, asked.replaced) == ("gone", None, None)


def undo(decided, act=None, *, by):
    """Undo the act that `act` (else `decided` itself) shows."""
    moment = (act or decided).decided_at
    assert moment is not None
    return placements.undo(decided, act=moment, by=by)


def row(one):
    return {
        name: getattr(one, name)
        for name in ("state", "key", "quote", "before", "after", "start", "score", "decided_by_id", "decided_at")
    }


def test_an_undone_act_leaves_what_was_there(said, later, reviewer):
    asked = placement(said, later, Placement.State.TO_CONFIRM, number="3", quote="Records")
    before = row(asked)
    attached = placements.attach(asked, key=key(later), anchor=Anchor("for ever"), by=reviewer)
    undone = undo(attached, by=reviewer)
    undone.refresh_from_db()
    assert row(undone) == before
    with pytest.raises(Conflict, match="decided anew"):
        undo(undone, attached, by=reviewer)


def test_undoing_the_second_act_leaves_the_first(said, later, reviewer):
    asked = placement(said, later, Placement.State.GONE)
    first = placements.attach(asked, key=key(later), anchor=Anchor("for ever"), by=reviewer)
    told = row(first)
    second = placements.settle(first, is_right=False, by=reviewer)
    with pytest.raises(Conflict):
        placements.undo(second, act=told["decided_at"], by=reviewer)
    assert row(undo(second, by=reviewer)) == told


def test_only_who_decided_undoes(said, later, reviewer, team):
    eva = factories.person("eva")
    team.memberships.create(user=eva, role=Role.OWNER)
    settled = placements.settle(placement(said, later, Placement.State.GONE), is_right=False, by=reviewer)
    with pytest.raises(NotAllowed):
        undo(settled, by=eva)


def test_later_versions_follow_what_a_person_decided_and_what_they_undid(said, reviewer):
    proposal = said.version.proposal
    second = factories.version(NEW, proposal=proposal)
    third = factories.version(paragraphs("9", "Other", "Nothing is said of it."), NEW, proposal=proposal)
    for new in (second, third):
        comparisons.request(old=said.version, new=new)
    jobs.drain()
    before = {row["version"]: row for row in Placement.objects.values("version", "state", "quote")}
    attached = placements.attach(
        Placement.objects.get(version=second),
        key=key(second),
        anchor=Anchor("Records are stored for ever."),
        by=reviewer,
    )
    jobs.drain()
    follows = Placement.objects.get(version=third)
    assert (follows.state, follows.quote, follows.decided_by) == ("same", "Records are stored for ever.", None)
    undo(attached, by=reviewer)
    jobs.drain()
    assert {row["version"]: row for row in Placement.objects.values("version", "state", "quote")} == before


def test_a_machine_changes_nothing_that_a_person_decided(said, later, reviewer):
    comparison = comparisons.request(old=said.version, new=later)
    jobs.drain()
    attached = placements.attach(Placement.objects.get(), key=key(later), anchor=Anchor("Records"), by=reviewer)
    jobs.submit("carrying", comparison.pk)
    jobs.drain()
    assert row(Placement.objects.get()) == row(attached)
