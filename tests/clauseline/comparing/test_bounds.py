"""What is done with a clause grows with it: shortcuts find what looking at everything finds, and cuts are told."""

from __future__ import annotations

import random

import pytest

from clauseline.bounds import Apart, Budget
from clauseline.comparing import compare, details, passages, revising
from clauseline.comparing.changes import Passage
from clauseline.comparing.details.sides import REACH, overlap, window
from clauseline.comparing.duties import elsewhere, settling
from clauseline.comparing.duties.elsewhere import LIKELIEST, Elsewhere
from clauseline.comparing.duties.settling import LinkedPassages
from clauseline.comparing.known import Known
from clauseline.comparing.sentences import sentences
from tests.clauseline.comparing.drafts import draft

WORDS = [
    "record",
    "avatar",
    "person",
    "officer",
    "platform",
    "purpose",
    "consent",
    "archive",
    "border",
    "camera",
    "voice",
    "gaze",
    "price",
    "school",
]


def places(chance: random.Random, count: int) -> list[tuple[int, int]]:
    starts = [chance.randrange(200) for _ in range(count)]
    return [(start, start + chance.randrange(12)) for start in starts]


def test_a_place_among_many_is_found_as_by_looking_at_each():
    chance = random.Random(7)
    for count in (0, 1, 3, 30):
        own = places(chance, count)
        apart = Apart(own)
        for place in places(chance, 200):
            assert apart.touch(place) == any(overlap(place, one) > 0 for one in own)


def test_what_passages_share_with_a_sentence_is_counted_as_by_looking_at_each():
    chance = random.Random(8)
    for count in (0, 1, 3, 30):
        own = places(chance, count)
        linked = LinkedPassages(Passage("old", 0, start, end, 1, "") for start, end in own)
        for place in places(chance, 200):
            assert linked.shared(*place) == sum(max(0, overlap(place, one)) for one in own)


def test_a_window_ends_at_a_space_or_where_none_is_near():
    text = "abc " + "字" * 1000 + " xyz"
    assert window(text, (1, 2), 1) == (0, 3)
    assert window(text, (500, 501), 10) == (490 - REACH, 511 + REACH)
    assert window(text, (8, 9), 2) == (4, 11 + REACH)
    assert window(text, (1000, 1001), 2) == (998 - REACH, 1004)


def of_words(chance: random.Random, count: int) -> str:
    told = [f"The {' '.join(chance.sample(WORDS, 5))} shall be kept in room {number}." for number in range(count)]
    return " ".join(told)


@pytest.mark.parametrize("count", [LIKELIEST // 2, LIKELIEST * 2])
def test_in_a_long_clause_the_likeliest_sentences_are_looked_at(count: int, monkeypatch: pytest.MonkeyPatch):
    chance = random.Random(9)
    sides = [draft(("1", "Rooms", of_words(chance, count))) for _ in range(2)]
    bounded = Elsewhere(sides[0], sides[1], Known(sentences))
    monkeypatch.setattr(elsewhere, "LIKELIEST", 10 * count)
    whole = Elsewhere(sides[0], sides[1], Known(sentences))
    for words in bounded.sides[0].words[:20]:
        everything = whole.within(words, 1, [0], least=0.2)
        monkeypatch.setattr(elsewhere, "LIKELIEST", LIKELIEST)
        found = bounded.within(words, 1, [0], least=0.2)
        monkeypatch.setattr(elsewhere, "LIKELIEST", 10 * count)
        assert everything[:1] == found[:1]
        assert set(found) <= set(everything)
        assert len(found) == min(len(everything), LIKELIEST) or len(found) >= LIKELIEST // 2


def amounts(more: int) -> str:
    return " ".join(f"User {number} pays {number + more} EUR." for number in range(1, 31))


@pytest.mark.parametrize(("most", "is_cut"), [(1000, False), (20, True)])
def test_of_very_many_numbers_the_first_are_looked_at_and_it_is_told(most, is_cut, monkeypatch):
    monkeypatch.setattr(details, "MOST", most)
    found = compare(draft(("1", "Prices", amounts(100))), draft(("1", "Prices", amounts(300))))
    told = [detail for change in found.changes for detail in change.details if detail.kind == "number"]
    assert (details.CUT in found.warnings) == is_cut
    assert len(told) == (10 if is_cut else 30)


@pytest.mark.parametrize(("most", "is_cut"), [(1000, False), (1, True)])
def test_a_duty_that_was_not_looked_for_in_other_words_is_to_be_checked(most, is_cut, monkeypatch):
    monkeypatch.setattr(settling, "LOOKS", most)
    stays = [f"Clause {number} tells what a {word} is in a virtual world." for number, word in enumerate(WORDS)]
    rows = [("1", "Words", " ".join(stays)), ("2", "Cellars", "Doors are red."), ("3", "Attics", "Walls are white.")]
    lost = (
        "",
        " Barrels shall be sealed in yellow wax by sober cooks.",
        " Ladders must hide their broken rungs from cats.",
    )
    old = draft(*((number, title, text + one) for (number, title, text), one in zip(rows, lost, strict=True)))
    found = compare(old, draft(*rows))
    assert (settling.CUT in found.warnings) == is_cut
    assert [row.sure for change in found.changes for row in change.strength] == [True, not is_cut]


def test_a_budget_that_is_spent_gives_nothing_more():
    budget = Budget(5)
    assert [budget.takes(2), budget.takes(3), budget.is_spent] == [True, True, False]
    assert [budget.takes(1), budget.takes(0), budget.is_spent] == [False, False, True]


ROOMS = [
    ("1", "Doors", "Red doors stay shut at night and in the morning."),
    ("2", "Walls", "White walls stay as they are for all of a year."),
]


@pytest.mark.parametrize(("most", "is_cut"), [(1000, False), (5, True)])
def test_of_very_many_changed_words_the_first_are_shown_one_by_one(most, is_cut, monkeypatch):
    monkeypatch.setattr(revising, "SPANS", most)
    changed = [(number, title, text.replace("stay", "remain")) for number, title, text in ROOMS]
    found = compare(draft(*ROOMS), draft(*changed))
    assert (revising.CUT in found.warnings) == is_cut
    assert [len(change.spans) for change in found.changes] == [4, 2 if is_cut else 4]
    for change, (_, _, text), (_, _, text_new) in zip(found.changes, ROOMS, changed, strict=True):
        assert "".join(span.text for span in change.spans if span.op != "added") == text
        assert "".join(span.text for span in change.spans if span.op != "removed") == text_new


@pytest.mark.parametrize(("most", "is_cut"), [(1000, False), (1, True)])
def test_of_very_many_passages_the_first_are_linked(most, is_cut, monkeypatch):
    monkeypatch.setattr(passages, "MOST", most)
    moved = [f"{word.capitalize()} keepers write {word} into their {word} book each {word} day." for word in WORDS[:6]]
    own = [("1", "Books", "Books lie here."), ("2", "Shelves", "Shelves stand there.")]
    old, new = ([*own] for _ in range(2))
    old[0] = (*own[0][:2], f"{own[0][2]} {moved[0]} {moved[1]} And {own[0][2]} {moved[2]} {moved[3]}")
    new[1] = (*own[1][:2], f"{own[1][2]} {moved[2]} {moved[3]} And {own[1][2]} {moved[0]} {moved[1]}")
    found = compare(draft(*old), draft(*new))
    assert (passages.CUT in found.warnings) == is_cut
    assert sum(len(change.passages) for change in found.changes) == (2 if is_cut else 4)
