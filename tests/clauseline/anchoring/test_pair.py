"""What a pattern without case finds stands in the folded text too: so texts without its words need no look."""

from __future__ import annotations

import re
import sys
import unicodedata

import pytest

from clauseline.anchoring import pair as module
from clauseline.anchoring.pair import Pair, fold
from clauseline.comparing.changes import Change, Compared, Passage
from tests.factories import outline, paragraphs

ALIKE = [
    (one, other)
    for one in map(chr, range(sys.maxunicode + 1))
    if unicodedata.category(one)[0] == "L"
    for other in {one.lower(), one.upper(), one.title(), one.casefold()}
    if len(other) == 1 and other != one
]
ODD = "iıİIsſSkKKµμΜßẞςσΣθϑϴβϐåÅÅ"


def test_letters_that_a_pattern_takes_for_one_are_folded_to_one():
    wrong = [
        pair
        for pair in [*ALIKE, *((one, other) for one in ODD for other in ODD)]
        if re.match(re.escape(pair[0].lower()), pair[1], re.IGNORECASE) and fold(pair[0].lower()) != fold(pair[1])
    ]
    assert wrong == []


def test_texts_with_all_the_words_are_found_in_whatever_case_and_in_longer_words():
    old = outline(*(paragraphs("1", "", text) for text in ("İSTANBUL keeps", "Keepsakes of ıstanbul", "keeps", "")))
    assert Pair(old, old, Compared(())).old_with(("istanbul", "keeps")) == [0, 1]


def test_it_knows_the_fate_of_a_clause_its_heirs_and_who_got_its_words():
    texts = outline(*(paragraphs(str(n), "", f"Duty {n}.") for n in range(4)))
    passages = (Passage("new", 3, 0, 4, 1, "Duty"), Passage("old", 1, 0, 4, 2, "Duty"))
    split = Change("split", (1,), (0, 2), passages=passages)
    pair = Pair(texts, texts, Compared((Change("unchanged", (0,), (1,)), split)))
    assert (pair.change_of(1), pair.change_of(3)) == (split, None)
    assert pair.heirs_of({0, 1}) == {0, 1, 2}
    assert (pair.receivers_of(1), pair.receivers_of(0)) == ([2, 3], [])


def test_two_clauses_are_likened_once_however_many_remarks_ask(monkeypatch: pytest.MonkeyPatch):
    asked: list[tuple[str, str]] = []

    def likeness(one: str, other: str) -> float:
        asked.append((one, other))
        return 0.5

    monkeypatch.setattr(module, "likeness", likeness)
    texts = outline(paragraphs("1", "Scope", "Duty."))
    pair = Pair(texts, texts, Compared((Change("unchanged", (0,), (0,)),)))
    assert {pair.likeness_of(0, 0) for _ in range(3)} == {0.5}
    assert asked == [("Scope\nDuty.", "Scope\nDuty.")]
