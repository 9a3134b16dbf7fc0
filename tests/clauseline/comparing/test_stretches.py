from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from clauseline.comparing.known import Known
from clauseline.comparing.sentences import sentences
from clauseline.comparing.stretches import changed_stretches
from clauseline.comparing.wording import changed_wording

CUT = Known(sentences)
TEXTS = st.lists(st.sampled_from(["A key is kept.", "a key is kept;", "Gates", "are shut.", "\n", "钥匙。", " "])).map(
    " ".join
)


def stretched(old: str, new: str) -> list[tuple[str, str]]:
    found = changed_stretches(old, new, changed_wording(old, new), CUT)
    return [(old[slice(*one)], new[slice(*two)]) for one, two in found]


def test_only_sentences_that_differ_are_told():
    old = "Keys are kept. Gates are shut at dusk. Ferries land."
    new = "Keys are kept. Gates are shut at dawn.  Ferries land."
    assert stretched(old, new) == [("Gates are shut at dusk.", "Gates are shut at dawn.")]


def test_a_sentence_that_came_faces_nothing():
    assert stretched("Keys are kept.", "Keys are kept. Gates are shut.") == [("", "Gates are shut.")]


def test_sentences_that_were_parted_stand_together():
    assert stretched(
        "Rain. Keys are kept, and gates are shut. Sun.", "Rain. Keys are kept. And gates are shut. Sun."
    ) == [("Keys are kept, and gates are shut.", "Keys are kept. And gates are shut.")]


def test_as_many_sentences_that_share_no_word_go_one_by_one():
    assert stretched("KEYS. GATES.", "Keys. Gates.") == [("KEYS.", "Keys."), ("GATES.", "Gates.")]


def test_white_space_between_sentences_is_in_none():
    assert stretched("Keys are kept. Gates are shut.", "Keys are kept.\nGates are shut.") == []


@given(TEXTS, TEXTS)
def test_every_sentence_is_told_or_stands_on_both_sides(old: str, new: str):
    found = list(changed_stretches(old, new, changed_wording(old, new), CUT))
    for side, text, places in ((0, old, sentences(old)), (1, new, sentences(new))):
        told = [stretch[side] for stretch in found if stretch[side][0] < stretch[side][1]]
        assert all(one[1] <= other[0] for one, other in pairwise(told))
        quiet = [one.text for one in places if not any(a <= one.start and one.end <= b for a, b in told)]
        assert all(words in (new, old)[side] for words in quiet), text
