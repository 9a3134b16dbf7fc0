"""Changes narrowed by what is true of them, and what is stored of them in plain values."""

from __future__ import annotations

import json

import pytest

from clauseline.comparing.changes import Span
from proposals.models import Change, ChangeSide, Comparison
from proposals.queries import changes as asked
from tests import factories
from tests.factories import paragraphs
from tests.proposals import hand_made
from tests.proposals.hand_made import change, clause, force, row

pytestmark = pytest.mark.django_db

OLD = paragraphs("1", "", "One old."), paragraphs("2", "", "Two old."), paragraphs("3", "", "面部旧。")
NEW = (
    paragraphs("1", "", "One new."),
    paragraphs("2", "", "Two new.", status="informative"),
    paragraphs("3", "", "面部新。"),
)


@pytest.fixture
def made() -> Comparison:
    return hand_made.comparison(factories.version(*OLD), factories.version(*NEW))


@pytest.mark.postgres
def test_changes_are_narrowed_by_what_is_said_of_any_of_their_sentences(made: Comparison):
    both = [
        row(force(0, 4), None, verdict="ambiguous", sure=False, reason="gone"),
        row(None, force(0, 4), verdict="strengthened", reason="new"),
    ]
    first = change(made, "1", "1", strength=[row(force(0, 4), force(0, 4, "may"))])
    second = change(made, "2", "2", strength=both)
    change(made, "3", "3", flags=["weakened"], details=[{"verdict": "weakened", "sure": True, "reason": "gone"}])
    rows = made.changes.order_by("order")
    assert [list(asked.judged(rows, one)) for one in ("weakened", "strengthened", "ambiguous", "same")] == [
        [first],
        [second],
        [second],
        [],
    ]
    assert [list(asked.said_surely(rows, sure)) for sure in (True, False)] == [[first, second], [second]]
    assert [list(asked.with_fact(rows, one)) for one in ("verb-lowered", "gone", "new", "new-alike")] == [
        [first],
        [second],
        [second],
        [],
    ]


@pytest.mark.postgres
def test_a_verb_that_reads_like_a_verdict_is_none(made: Comparison):
    sly = {**force(0, 4), "verb": '"verdict": "weakened"'}
    change(made, "1", "1", strength=[row(sly, None, verdict="same")])
    assert list(asked.judged(made.changes.all(), "weakened")) == []


@pytest.mark.postgres
def test_a_status_is_that_of_any_new_clause_of_a_change_that_changed_it(made: Comparison):
    change(made, "1", "2")
    split = change(made, "2", "1 3", "split", flags=["words", "status"])
    became = [list(asked.became(made.changes.order_by("order"), one)) for one in ("informative", "normative")]
    assert became == [[], [split]]
    other = hand_made.comparison(made.old_version, made.new_version, engine="2")
    told = change(other, "1", "2", flags=["status"])
    change(other, "2", "1", flags=["statuses"])
    became = [list(asked.became(other.changes.order_by("order"), one)) for one in ("informative", "normative")]
    assert became == [[told], []]


@pytest.mark.postgres
def test_what_is_stored_is_told_in_the_order_of_its_names(made: Comparison):
    edit = {"effect": "less", "role": "when", "old": "a", "new": "", "old_at": [0, 1], "new_at": [0, 0]}
    edit["sentence"] = [0, 9]
    told = row(force(0, 4), None, alike=[{"clause": 2, "start": 0, "end": 1}]) | {"edits": [edit], "proof": "order"}
    kept = change(made, "1", "1", strength=[told], passages=[{"other": 1, "side": "old", "start": 0, "end": 3}])
    stored = Change.objects.get(pk=kept.pk)
    (plain,) = asked.plain_strength(stored.strength)
    assert json.dumps(plain) == json.dumps(
        {
            "old": {"level": "requirement", "verb": "shall", "convention": "ISO", "start": 0, "end": 4},
            "new": None,
            "verdict": "weakened",
            "sure": True,
            "reason": "verb-lowered",
            "alike": [{"clause": 2, "start": 0, "end": 1}],
            "edits": [
                {
                    "old": "a",
                    "new": "",
                    "old_at": [0, 1],
                    "new_at": [0, 0],
                    "role": "when",
                    "effect": "less",
                    "sentence": [0, 9],
                }
            ],
            "proof": "order",
            "kind": None,
            "effect": None,
        }
    )
    names = ("start", "end", "side", "other")
    assert json.dumps(asked.plain(names)(stored.passages)) == json.dumps(
        [{"start": 0, "end": 3, "side": "old", "other": 1}]
    )


@pytest.mark.postgres
def test_sides_are_the_clauses_of_each_change_in_their_order(made: Comparison):
    merged, bare = change(made, "3 1", "2", "merged"), change(made)
    change(made, "2", "1")
    found = asked.sides([merged.pk, bare.pk])
    assert found == {
        merged.pk: [
            {"side": side, "order": order, "key": clause(of, number).key, "number": number}
            for side, order, of, number in (
                ("old", 0, made.old, "1"),
                ("new", 1, made.new, "2"),
                ("old", 2, made.old, "3"),
            )
        ],
        bare.pk: [],
    }


@pytest.mark.postgres
def test_texts_and_words_of_a_side_are_those_of_its_only_clause(made: Comparison):
    spans = [
        {"op": "kept", "text": "面部", "old": [0, 2], "new": [0, 2]},
        {"op": "removed", "text": "旧", "old": [2, 3], "new": None},
    ]
    single, merged = change(made, "3", "3", spans=spans), change(made, "2 1", "1", "merged")
    bare = change(made)
    texts = asked.texts([single.pk, merged.pk, bare.pk])
    told = {pk: [[(order, one.text) for order, one in side] for side in sides] for pk, sides in texts.items()}
    assert told == {
        single.pk: [[(2, "面部旧。")], [(2, "面部新。")]],
        merged.pk: [[(0, "One old."), (1, "Two old.")], [(0, "One new.")]],
        bare.pk: [[], []],
    }
    assert texts[single.pk][0][0][1].blocks == OLD[2].blocks
    assert asked.own_texts([single.pk, merged.pk, bare.pk]) == {
        single.pk: ("面部旧。", "面部新。"),
        merged.pk: ("", "One new."),
        bare.pk: ("", ""),
    }
    words = asked.words_by("change", ChangeSide.objects.filter(comparison=made))
    kept, removed = Span("kept", "面部", (0, 2), (0, 2)), Span("removed", "旧", (2, 3), None)
    assert words == {single.pk: (kept, removed), merged.pk: ()}
    assert asked.words_by("change__order", ChangeSide.objects.filter(change=single)) == {single.order: (kept, removed)}


def test_texts_words_and_sides_take_one_statement_each(made: Comparison, django_assert_num_queries):
    pks = [change(made, number, number).pk for number in "123"]
    for ask in (asked.sides, asked.texts, asked.own_texts):
        with django_assert_num_queries(1):
            assert len(ask(pks)) == 3
    with django_assert_num_queries(1):
        asked.words_by("change", ChangeSide.objects.filter(change__in=pks))
