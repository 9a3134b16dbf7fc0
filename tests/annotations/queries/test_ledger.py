"""What became of each concern, from people's marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from django.utils import timezone

from annotations.models import Comment, CommentSet, Placement, Uptake
from annotations.queries.duties import all_duties
from annotations.queries.ledger import ledger
from annotations.services import annotations as service
from annotations.services import comment_sets, confirmations, consultations, placements
from annotations.services import reviews as ticks
from annotations.services.consultations import Call
from proposals.models import Clause, Link
from proposals.services import comparisons, jobs
from tests import factories
from tests.annotations import duties
from tests.annotations.remarks import placement, remark
from tests.factories import paragraphs
from tests.proposals.looking import look
from tests.proposals.texts_shared import FACE, FEE, NAME

pytestmark = pytest.mark.django_db

ERASE, KEEP, HIDE = duties.OLD
MUST, SHOULD = (
    f"The platform {verb} erase the record of each person within thirty days." for verb in ("shall", "should")
)


@pytest.fixture
def pair():
    return duties.compared(*duties.versions(duties.OLD, duties.NEW))


def told(version, person, team, of=None):
    """Each mark in a version: its place, what became of it, and why."""
    found = ledger(of or version.proposal, team, person)
    return [(mark.at.place, mark.state, mark.reason) for mark in found.marks[version.pk]]


def voices(version, person, team):
    """Who says so of each mark in a version."""
    return [mark.voice for mark in ledger(version.proposal, team, person).marks[version.pk]]


def carried(comparison):
    """The marks on the old version, carried to the new one."""
    jobs.drain()
    return comparison.new_version


def test_a_mark_stands_where_it_was_made_and_where_it_was_carried(pair, reviewer, team):
    remark(pair.old_version, reviewer, team, number="1", concerns=("retention",))
    found = ledger(pair.old_version.proposal, team, reviewer)
    assert [column.version for column in found.columns] == [pair.old_version, pair.new_version]
    assert told(pair.old_version, reviewer, team) == [("home", "stands", "home")]
    assert told(carried(pair), reviewer, team) == [("reworded", "stands", "reworded")]
    cells = ledger(pair.old_version.proposal, team, reviewer).cells()
    assert {key: cell.standing for key, cell in cells.items()} == {
        ("retention", pair.old_version.pk): 1,
        ("retention", pair.new_version.pk): 1,
    }


@pytest.mark.parametrize(
    ("polarity", "verdict", "sure", "state"),
    [
        ("risk", "weakened", True, ("perhaps-answered", "weakened")),
        ("none", "weakened", True, ("check", "weakened")),
        ("none", "ambiguous", False, ("check", "unsure")),
        ("risk", "strengthened", True, ("worse", "strengthened")),
        ("risk", "ambiguous", False, ("check", "unsure")),
        ("risk", "weakened", False, ("check", "unsure")),
        ("question", "strengthened", True, ("stands", "reworded")),
        ("safeguard", "weakened", True, ("weakened", "weakened")),
        ("safeguard", "strengthened", True, ("stands", "reworded")),
        ("safeguard", "ambiguous", False, ("check", "unsure")),
        ("safeguard-removed", "weakened", True, ("lost", "marked-removed")),
    ],
)
def test_what_became_of_the_force_of_its_sentence(pair, reviewer, team, polarity, verdict, sure, state):
    remark(pair.old_version, reviewer, team, number="1", quote="erase the record", polarity=polarity)
    new = carried(pair)
    duties.say(pair, "1", ERASE, duties.NEW[0], "reversed", verdict, sure=sure)
    Placement.objects.update(state="reworded")
    assert [one[1:] for one in told(new, reviewer, team)] == [state]


def test_a_sentence_beside_the_marked_words_says_nothing(reviewer, team):
    texts = ((f"{ERASE} {KEEP}", "Other."), (f"The platform should erase the record. {KEEP}", "Other."))
    made = duties.compared(*duties.versions(*texts))
    remark(made.old_version, reviewer, team, number="1", quote="keep a log")
    new = carried(made)
    duties.say(made, "1", ERASE, "The platform should erase the record.", "verb-lowered", "weakened", sure=True)
    assert told(new, reviewer, team) == [("same", "stands", "same")]


@pytest.mark.postgres
def test_what_is_not_sure_is_what_a_person_confirms_for_the_team(pair, reviewer, team):
    remark(pair.old_version, reviewer, team, number="1", visibility="public")
    new = carried(pair)
    duties.say(pair, "1", ERASE, duties.NEW[0], "reversed")
    assert told(new, reviewer, team) == [("reworded", "check", "unsure")]
    row = all_duties(pair, team, reviewer)[0].duty.name
    confirmations.confirm(pair, row, "strengthened", by=reviewer)
    assert told(new, reviewer, team) == [("reworded", "worse", "strengthened")]
    assert voices(new, reviewer, team) == ["confirmed"]
    confirmations.confirm(pair, row, "weakened", by=reviewer)
    assert told(new, reviewer, team) == [("reworded", "answered", "weakened")]
    other = factories.person()
    assert told(new, other, factories.team(other)) == [("reworded", "check", "unsure")]


@pytest.mark.postgres
def test_a_clause_that_is_gone_perhaps_answers_a_risk_and_perhaps_loses_a_safeguard(reviewer, team):
    made = duties.compared(*duties.versions((ERASE, HIDE), (ERASE,)))
    remark(made.old_version, reviewer, team, number="2", quote="hidden")
    remark(made.old_version, reviewer, team, number="2", polarity="safeguard")
    remark(made.old_version, reviewer, team, number="2", polarity="none")
    new = carried(made)
    found = [("gone", "perhaps-answered", "gone"), ("gone", "perhaps-lost", "gone"), ("gone", "check", "gone")]
    assert told(new, reviewer, team) == found
    assert voices(new, reviewer, team) == ["found", "found", "asked"]
    for row in Placement.objects.filter(version=new):
        placements.settle(row, is_right=False, by=reviewer)
    assert told(new, reviewer, team) == [("gone", state, "gone") for state in ("answered", "lost", "gone")]
    assert voices(new, reviewer, team) == ["confirmed"] * 3


@pytest.mark.parametrize(
    ("polarity", "texts", "states"),
    [
        ("risk", (MUST, MUST, SHOULD), ["stands", "stands", "perhaps-answered"]),
        ("risk", (MUST, SHOULD, SHOULD), ["stands", "perhaps-answered", "perhaps-answered"]),
        ("risk", (SHOULD, SHOULD, MUST), ["stands", "stands", "worse"]),
        ("risk", (MUST, SHOULD, MUST), ["stands", "perhaps-answered", "check"]),
        ("safeguard", (MUST, MUST, SHOULD), ["stands", "stands", "weakened"]),
        ("safeguard", (MUST, SHOULD, SHOULD), ["stands", "weakened", "weakened"]),
    ],
)
def test_what_became_of_it_on_the_whole_way_holds(reviewer, team, polarity, texts, states):
    proposal = factories.proposal()
    first, *others = [factories.version(paragraphs("1", "Records", text), proposal=proposal) for text in texts]
    remark(first, reviewer, team, number="1", quote="the record", polarity=polarity)
    for old, new in pairwise((first, *others)):
        comparisons.request(old=old, new=new)
    jobs.drain()
    assert [told(version, reviewer, team)[0][1] for version in (first, *others)] == states


def test_words_that_are_not_found_answer_nothing_until_a_person_says_so(pair, reviewer, team):
    said = remark(pair.old_version, reviewer, team, number="3")
    new = pair.new_version
    Placement.objects.filter(annotation=said).delete()
    row = placement(said, new, "gone")
    assert told(new, reviewer, team) == [("gone", "perhaps-answered", "not-found")]
    Placement.objects.filter(pk=row.pk).update(decided_at=timezone.now(), decided_by=reviewer)
    assert told(new, reviewer, team) == [("gone", "answered", "gone")]


@pytest.mark.postgres
def test_what_a_person_said_is_gone_stays_gone_until_it_is_back(reviewer, team):
    first, second, third, fourth = duties.versions((ERASE,), (KEEP,), (KEEP,), (ERASE,))
    said = remark(first, reviewer, team, number="1")
    gone = placement(said, second, "gone")
    Placement.objects.filter(pk=gone.pk).update(decided_at=timezone.now())
    placement(said, third, "gone")
    placement(said, fourth, "same", number="1")
    assert told(third, reviewer, team) == [("gone", "answered", "gone")]
    assert told(fourth, reviewer, team) == [("same", "back", "returned")]


def test_what_is_to_be_confirmed_is_a_question(pair, reviewer, team):
    said = remark(pair.old_version, reviewer, team, number="3", polarity="safeguard")
    placement(said, pair.new_version, "to-confirm", number="3")
    assert told(pair.new_version, reviewer, team) == [("to-confirm", "check", "to-confirm")]


@pytest.mark.postgres
def test_a_mark_whose_clause_is_no_more_in_the_text_is_a_question(pair, reviewer, team):
    said = remark(pair.old_version, reviewer, team, number="3")
    Clause.objects.filter(reading=pair.old_version.current_reading, key=said.key).update(key="other")
    assert told(pair.old_version, reviewer, team) == [("to-confirm", "check", "to-confirm")]


@pytest.mark.parametrize(
    ("polarity", "before", "after", "state"),
    [
        ("risk", "informative", "normative", ("worse", "normative")),
        ("risk", "normative", "informative", ("perhaps-answered", "informative")),
        ("safeguard", "normative", "informative", ("weakened", "informative")),
        ("safeguard", "informative", "normative", ("stands", "same")),
    ],
)
def test_its_clause_became_normative_or_informative(reviewer, team, polarity, before, after, state):
    proposal = factories.proposal()
    old, new = (
        factories.version(paragraphs("1", "Records", text, status=status), proposal=proposal)
        for text, status in ((f"{ERASE} {KEEP}", before), (f"{ERASE} {KEEP} It is so.", after))
    )
    made = duties.compared(old, new)
    remark(old, reviewer, team, number="1", quote="erase the record", polarity=polarity)
    assert [one[1:] for one in told(carried(made), reviewer, team)] == [state]


@pytest.mark.parametrize(
    ("extent", "state"), [("verbatim", ("perhaps-answered", "taken")), ("in-part", ("check", "taken-in-part"))]
)
def test_our_wording_was_taken(pair, editor, team, extent, state):
    said = remark(pair.old_version, editor, team, number="1", proposal="replace", proposed="Nothing.")
    new = carried(pair)
    asked = consultations.add(pair.old_version, Call("Comments"), team=team, by=editor)
    comment_sets.draw_up(asked, [said], by=editor)
    Uptake.objects.create(comment=Comment.objects.get(), version=new, extent=extent, share=0.9)
    assert [one[1:] for one in told(new, editor, team)] == [state]
    outsider = factories.person()
    assert CommentSet.objects.count() == 1
    assert told(new, outsider, None) == []


@pytest.mark.postgres
def test_words_of_a_mark_stand_in_a_draft_that_is_linked(reviewer, team):
    ours, theirs = factories.proposal(number="OURS"), factories.proposal(number="THEIRS")
    first = factories.version(paragraphs("1", "Faces", FACE), paragraphs("2", "Fees", FEE), proposal=ours)
    second = factories.version(paragraphs("2", "Fees", FEE), proposal=ours)
    sibling = factories.version(paragraphs("7", "Visitors", FACE, NAME), proposal=theirs)
    look(first, second, sibling)
    Link.objects.create(source=theirs, target=ours, kind="derived-from")
    said = remark(first, reviewer, team, number="1", concerns=("biometric-body",))
    remark(first, reviewer, team, number="2")
    remark(sibling, reviewer, team, number="7")
    assert told(sibling, reviewer, team, of=ours) == [("home", "stands", "home"), ("words", "stands", "words")]
    gone = placement(said, second, "gone")
    Placement.objects.filter(pk=gone.pk).update(decided_at=timezone.now())
    found = ledger(ours, team, reviewer)
    (_, mark) = found.marks[sibling.pk]
    assert (mark.state, mark.reason) == ("back", "elsewhere")
    assert mark.at.key == sibling.current_reading.clauses.get().key
    assert [column.is_sibling for column in found.columns] == [False, False, True]


@pytest.mark.postgres
def test_a_restricted_sibling_is_no_column_for_others(reviewer, reader, team):
    ours, secret = factories.proposal(), factories.proposal(teams=[team])
    first, sibling = (factories.version(paragraphs("1", "Faces", FACE), proposal=one) for one in (ours, secret))
    look(first, sibling)
    Link.objects.create(source=secret, target=ours, kind="answers")
    remark(first, reviewer, team, number="1", visibility="public")
    assert list(ledger(ours, team, reviewer).marks) == [first.pk, sibling.pk]
    assert list(ledger(ours, None, reader).marks) == [first.pk]


def test_others_marks_count_where_they_are_public_and_private_ones_nowhere(pair, reviewer, team):
    version = pair.old_version
    other = factories.person()
    theirs = factories.team(other)
    remark(version, other, theirs, number="1", visibility="team")
    remark(version, other, theirs, number="1", visibility="private")
    public = remark(version, other, theirs, number="1", visibility="public")
    own = remark(version, reviewer, team, number="1")
    remark(version, reviewer, team, number="1", visibility="private")
    dismissed = remark(version, reviewer, team, number="1")
    type(dismissed).objects.filter(pk=dismissed.pk).update(state="dismissed")
    service.delete(remark(version, reviewer, team, number="1"), by=reviewer)
    marks = ledger(version.proposal, team, reviewer).marks[version.pk]
    assert [mark.annotation.pk for mark in marks] == [public.pk, own.pk]
    marks = ledger(version.proposal, None, factories.person()).marks[version.pk]
    assert [mark.annotation.pk for mark in marks] == [public.pk]


def test_new_binding_clauses_are_unread_until_one_of_the_team_ticks_them(reviewer, team):
    old, new = duties.versions((ERASE,), (ERASE, KEEP, "A log is a list."))
    comparisons.request(old=old, new=new)
    jobs.drain()
    found = ledger(old.proposal, team, reviewer).unread
    assert [(one.number, one.sentences) for one in found[new.pk]] == [("2", 1)]
    assert old.pk not in found
    assert ledger(old.proposal, None, reviewer).unread == {}
    ticks.mark(new, found[new.pk][0].key, is_reviewed=True, by=factories.member(team, "reader"))
    assert ledger(old.proposal, team, reviewer).unread[new.pk] == []


@pytest.mark.postgres
@pytest.mark.parametrize("count", [1, 3])
def test_it_takes_as_many_queries_for_one_mark_as_for_three(reviewer, team, django_assert_num_queries, count):
    proposal = factories.proposal()
    texts = [tuple(f"{text} {n}" for n in range(3) for text in some) for some in (duties.OLD, duties.NEW)]
    made = duties.compared(*duties.versions(*texts, proposal=proposal))
    for n in range(count):
        number = str(3 * n + 1)
        remark(made.old_version, reviewer, team, number=number, concerns=("retention",))
        duties.say(made, number, ERASE, duties.NEW[0], "verb-lowered", "weakened", sure=True)
    for _ in range(count):
        sibling = factories.version(paragraphs("1", "Faces", FACE), proposal=factories.proposal())
        Link.objects.create(source=sibling.proposal, target=proposal, kind="derived-from")
    jobs.drain()
    with django_assert_num_queries(17):
        found = ledger(proposal, team, reviewer)
    assert [len(some) for some in found.marks.values()] == [count, count, *[0] * count]
