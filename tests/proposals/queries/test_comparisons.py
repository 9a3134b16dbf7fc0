"""Stored comparisons as values, what became of one clause, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.utils import timezone

from clauseline.comparing.changes import Detail, EditorialSentence, Passage, Span, Strength, StrengthChange
from clauseline.comparing.packed_spans import packed
from clauseline.redline.parts import Fate
from clauseline.writing.judging import Judgement, Judgements
from proposals.models import Comparison, Job, User, Version
from proposals.queries import comparisons, judging, redlines
from proposals.queries.choices import Marker
from proposals.queries.clause_changes import clause_change, comparison_between, earlier_versions
from proposals.refusals import Conflict, Withdrawn
from proposals.services import withdrawals
from tests import factories
from tests.factories import paragraphs
from tests.proposals import hand_made
from tests.proposals.hand_made import change, clause, force, row

pytestmark = pytest.mark.django_db

OLD = paragraphs("1", "One", "One old."), paragraphs("2", "Two", "Two old."), paragraphs("3", "三", "面部旧。")
NEW = paragraphs("1", "One", "One new."), paragraphs("2", "Two", "Two new."), paragraphs("3", "三", "面部新。")
SPANS = (Span("kept", "面部", (0, 2), (0, 2)), Span("removed", "旧", (2, 3), None), Span("added", "新", None, (2, 3)))
STORED = [{"op": one.op, "text": one.text, "old": one.old, "new": one.new} for one in SPANS]


@pytest.fixture
def made() -> Comparison:
    return hand_made.comparison(factories.version(*OLD), factories.version(*NEW))


def state_of(comparison: Comparison) -> Comparison:
    return Comparison.objects.with_state().get(pk=comparison.pk)


def passage(side: str, at: int, other: int) -> dict[str, Any]:
    return {"side": side, "clause": at, "start": 0, "end": 3, "other": other, "text": "One"}


def detail(*clauses: int) -> dict[str, Any]:
    return {"kind": "reference", "old": "2", "new": "3", "old_at": None, "new_at": [0, 1], "clauses": list(clauses)}


def test_what_is_stored_comes_back_as_the_comparer_made_it(made: Comparison):
    change(
        made,
        "3",
        "3",
        flags=["words", "weakened"],
        spans=STORED,
        strength=[row(force(0, 4), None)],
        passages=[passage("old", 2, 0)],
        details=[detail(1)],
        editorial=[{"old": [0, 1], "new": [0, 2]}],
        confidence=0.5,
    )
    change(made, "2 1", "2", "merged")
    found = comparisons.stored(made)
    first, second = found.changes
    assert (first.kind, first.old, first.new, first.flags) == ("modified", (2,), (2,), ("words", "weakened"))
    assert (first.spans, first.confidence) == (SPANS, 0.5)
    assert first.strength == (
        StrengthChange(Strength("requirement", "shall", "ISO", 0, 4), None, "weakened", True, "verb-lowered"),
    )
    assert first.passages == (Passage("old", 2, 0, 3, 0, "One"),)
    assert first.details == (Detail("reference", "2", "3", None, (0, 1), (1,)),)
    assert first.editorial == (EditorialSentence((0, 1), (0, 2)),)
    assert (second.kind, second.old, second.new, second.spans) == ("merged", (0, 1), (1,), ())
    assert found.old_keys == [clause(made.old, number).key for number in "123"]
    assert (found.old.clauses, found.new.clauses) == (OLD, NEW)
    assert comparisons.change_of(made.changes.prefetch_related("sides__clause").get(order=0)) == first


def test_words_of_asked_clauses_come_without_the_rest(made: Comparison):
    packing = packed(SPANS, OLD[2].text, NEW[2].text)
    change(made, "3", "3", flags=["words"], packed=packing, passages=[passage("old", 2, 0)], confidence=0.5)
    change(made, "1", "1", spans=[{"op": "kept", "text": "One", "old": [0, 3], "new": [0, 3]}])
    whole, bare = comparisons.stored(made), comparisons.words_of(made, {clause(made.old, "3").key})
    assert (bare.old_keys, bare.new_keys) == (whole.old_keys, whole.new_keys)
    assert [(one.spans, one.flags) for one in bare.changes] == [(SPANS, ()), ((), ())]
    assert bare.changes[0] == replace(whole.changes[0], flags=())
    assert [one.text for one in bare.new.clauses] == [one.text for one in NEW]
    assert comparisons.words_of(made, ()).changes[0].spans == ()


@pytest.mark.parametrize("count", [1, 3])
def test_as_many_statements_for_many_changes_as_for_one(made: Comparison, count: int, django_assert_num_queries):
    for number in "123"[:count]:
        change(made, number, number, passages=[passage("old", 0, 1)])
    keys = {clause(made.old, "1").key}
    known = Comparison.objects.select_related("old", "new").get(pk=made.pk)
    with django_assert_num_queries(8):
        assert len(comparisons.stored(known).changes) == count
    with django_assert_num_queries(7):
        assert len(comparisons.words_of(known, keys).changes) == count


def test_damaged_words_are_refused_and_nothing_else_is_shown(made: Comparison):
    change(made, "3", "3", packed=b"no words")
    with pytest.raises(Conflict, match="is damaged"):
        comparisons.stored(made)


def test_a_comparison_that_waits_for_a_reading_has_no_values(made: Comparison):
    for side in ("old", "new"):
        waiting = Comparison(**{"old": made.old, "new": made.new, side: None})
        with pytest.raises(ValueError, match="still waits"):
            comparisons.stored(waiting)
        with pytest.raises(ValueError, match="still waits"):
            redlines.bare(waiting)


def test_changes_are_refused_of_two_languages_and_pairs_of_one(made: Comparison):
    across = hand_made.comparison(made.old_version, made.new_version, engine="2", across=True)
    comparisons.refuse_unready(state_of(made))
    comparisons.refuse_unpaired(state_of(across))
    with pytest.raises(Conflict, match=f"/api/v1/comparisons/{across.slug}/pairs/"):
        comparisons.refuse_unready(state_of(across))
    with pytest.raises(Conflict, match="in one language"):
        comparisons.refuse_unpaired(state_of(made))


def test_what_is_not_made_is_refused_with_the_reason_if_there_is_one(made: Comparison):
    Comparison.objects.update(ready_at=None)
    with pytest.raises(Conflict, match="still being made"):
        comparisons.refuse_unready(state_of(made))
    Job.objects.create(kind="comparison", target=made.pk, state=Job.State.FAILED, error="Too long.")
    with pytest.raises(Conflict, match=r"Too long\."):
        comparisons.refuse_unpaired(state_of(made))


@pytest.mark.parametrize("side", ["old_version", "new_version"])
def test_what_compares_a_withdrawn_version_is_refused_first_of_all(made: Comparison, admin: User, side: str):
    version = getattr(made, side)
    withdrawals.withdraw(version, reason="A mistake.", by=admin)
    for refuse in (comparisons.refuse_unready, comparisons.refuse_unpaired):
        with pytest.raises(Withdrawn, match="A mistake"):
            refuse(state_of(made))


def test_what_is_tracked_is_told_of_the_text_that_is_shown():
    version = factories.version(*OLD)
    shown, before = hand_made.text(version), factories.reading(version, *NEW)
    assert comparisons.tracked_in(version) is None
    hand_made.comparison(version, version, old=shown, new=before)
    hand_made.comparison(version, version, old=before, new=shown, engine="before")
    hand_made.comparison(version, factories.version(*NEW, proposal=version.proposal))
    assert comparisons.tracked_in(version) is None
    told = hand_made.comparison(version, version, old=before, new=shown)
    assert comparisons.tracked_in(version) == told
    version.options = {"tracked": "rejected"}
    assert comparisons.tracked_in(version) != told
    waiting = hand_made.comparison(version, version, old=None, new=None, ready_at=None)
    assert comparisons.tracked_in(version) == waiting


def test_fates_are_told_by_the_key_of_the_new_clause_unless_nothing_changed(made: Comparison):
    change(made, "1", "1", flags=["weakened"])
    change(made, "3", "2", "unchanged")
    change(made, "2", "3", "moved")
    keys = {number: clause(made.new, number).key for number in "123"}
    assert redlines.fates(made) == {
        keys["1"]: Fate("modified", frozenset({"weakened"})),
        keys["3"]: Fate("moved", frozenset()),
    }
    both = [{clause(made.old, old).key, keys[new]} for old, new in ("11", "32", "23")]
    assert [set(keys) for _fate, keys in sorted(redlines.fates_by_keys(made), key=lambda one: one[0].kind)] == [
        both[0],
        both[2],
        both[1],
    ]


def test_parts_have_the_clauses_of_both_sides_and_some_get_their_words(made: Comparison):
    change(made, "1", "1", spans=STORED[:1])
    change(made, "3", "3", spans=STORED, details=[detail(0, 9)])
    change(made, "2", "2", "unchanged", spans=STORED)
    bare = redlines.bare(made).parts
    assert [([one.number for one in part.old], [one.number for one in part.new]) for part in bare] == [
        (["1"], ["1"]),
        (["3"], ["3"]),
        (["2"], ["2"]),
    ]
    assert [part.spans for part in bare] == [(), (), ()]
    (part,) = redlines.worded(made, bare, 1, 2)
    assert (part.order, part.spans) == (1, SPANS)
    assert [[one.number for one in particular.clauses] for particular in part.particulars] == [["1"]]
    assert redlines.worded(made, bare, 2, 3)[0].spans == ()
    assert redlines.worded(made, bare, 1, 1) == []


def test_earlier_versions_are_those_of_the_language_that_can_be_read_the_nearest_first(reader: User, reviewer: User):
    ours = factories.proposal(teams=[reviewer.teams.get()])
    first = factories.version(*OLD, proposal=ours, language="en-GB")
    second, gone = (factories.version(*OLD, proposal=ours) for _ in range(2))
    factories.version(*OLD, proposal=ours, language="zh")
    factories.version(proposal=ours)
    now = factories.version(*NEW, proposal=ours)
    factories.version(*NEW, proposal=ours)
    factories.version(*NEW)
    Version.objects.filter(pk=gone.pk).update(withdrawn_at=timezone.now())
    assert earlier_versions(now, reviewer) == [second, first]
    assert earlier_versions(now, reader) == []


@pytest.mark.postgres
def test_of_two_versions_the_comparison_that_is_ready_counts_then_the_newest(made: Comparison, reader: User):
    sides = made.old_version, made.new_version

    def between() -> Comparison | None:
        return comparison_between(*sides, reader)

    assert between() == made
    waiting = hand_made.comparison(*sides, engine="2", ready_at=None)
    hand_made.comparison(*sides, engine="3", across=True)
    hand_made.comparison(*sides, engine="4", aside=True)
    again = factories.reading(sides[1], *NEW)
    hand_made.comparison(*sides, new=again)
    assert between() == made
    Comparison.objects.filter(pk=made.pk).update(ready_at=None)
    assert between() == waiting
    assert comparison_between(sides[1], sides[0], reader) is None


def test_a_comparison_with_a_restricted_side_is_there_for_its_team(reader: User, reviewer: User):
    secret = factories.version(*OLD, proposal=factories.proposal(teams=[reviewer.teams.get()]))
    made = hand_made.comparison(secret, factories.version(*NEW))
    assert comparison_between(made.old_version, made.new_version, reviewer) == made
    assert comparison_between(made.old_version, made.new_version, reader) is None


def test_what_became_of_one_clause_has_its_words_and_leads_to_where_they_went(made: Comparison):
    change(made, "1", "1", passages=[passage("old", 0, 1)])
    change(made, "2", "2", passages=[passage("new", 1, 0)])
    change(made, "3", "3", flags=["words"], spans=STORED, details=[detail(0, 2)])
    found = clause_change(made, clause(made.new, "3").key, "/page/")
    assert found
    assert (found.part.spans, found.keeps_words, found.shows_words) == (SPANS, False, True)
    assert [[one.number for one in particular.clauses] for particular in found.part.particulars] == [["1", "3"]]
    moved = clause_change(made, clause(made.new, "1").key, "/page/")
    assert moved and moved.keeps_words and not moved.shows_words
    ((place, (link,)),) = moved.part.links.items()
    key, heir = clause(made.old, "1").key, clause(made.new, "2").key
    assert (place, link.page, link.name, link.there) == (("old", key), "/page/", "2", f"came-{heir}-0")
    assert clause_change(made, clause(made.old, "1").key, "/page/") is None


def test_the_change_of_one_clause_takes_four_statements_and_one_more_for_passages(
    made: Comparison, django_assert_num_queries
):
    change(made, "1", "1", passages=[passage("old", 0, 1)])
    change(made, "2", "2", passages=[passage("new", 1, 0)])
    change(made, "3", "3", details=[detail(0)])
    keys = [clause(made.new, number).key for number in "13"]
    with django_assert_num_queries(5):
        clause_change(made, keys[0], "/page/")
    with django_assert_num_queries(4):
        clause_change(made, keys[1], "/page/")


def test_the_first_who_may_be_asked_goes_for_a_sentence(made: Comparison, reader: User, monkeypatch):
    asked: list[tuple[Any, ...]] = []

    def judge(*places: tuple[int, int], by: str) -> judging.Judge:
        def said(*who: Any) -> Judgements:
            asked.append(who)
            return Judgements({place: Judgement("weakened", by) for place in places}, by)

        return said

    judges = {"none": judge(by="N"), "one": judge((0, 0), by="A"), "two": judge((0, 0), (1, 0), by="B")}
    monkeypatch.setattr(judging, "JUDGES", judges)
    found = judging.judgements(made, reader, "team")
    assert {place: one.by for place, one in found.of.items()} == {(0, 0): "A", (1, 0): "B"}
    assert found.by == "A"
    assert asked == [(made, reader, "team")] * 3
    monkeypatch.setattr(judging, "JUDGES", {})
    assert judging.judgements(made, reader) == Judgements({}, "")


@pytest.mark.parametrize(("chooses_others", "chosen"), [(False, [True, False]), (True, [False, True])])
def test_a_marker_chooses_what_this_person_sees_marked_or_the_others(
    made: Comparison, reader: User, chooses_others: bool, chosen: list[bool]
):
    marker = Marker(lambda of, person: frozenset({of.slug, str(person.pk)}), chooses_others)
    marked = marker.marked(made, reader)
    assert [marked.chooses(frozenset(keys)) for keys in ({made.slug, "other"}, {"other"})] == chosen
