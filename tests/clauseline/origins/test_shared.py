"""Passages that two texts share: enough words, thick enough, and where they really stand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.origins import Shared, shared
from clauseline.origins.shared import DENSITY, LEAST
from clauseline.origins.words import words_of

RULE = "The harbour master shall inform every skipper of a closed lock before the evening tide"
LAW = "港口管理人应当在晚潮到来之前将船闸关闭的情况书面告知每一位船长并且保存告知的记录不得少于三年"
BEFORE, BEHIND = "Nothing else was said there. ", ". Other words follow, which nobody wrote twice."


def passages(text: str, source: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], source[one.source_start : one.source_end]) for one in shared(text, source)]


def test_a_sentence_in_foreign_words_is_found_where_it_stands():
    text = f"{BEFORE}{RULE}{BEHIND}"
    assert shared(text, RULE) == (Shared(len(BEFORE), len(BEFORE) + len(RULE), 0, len(RULE)),)
    assert shared(RULE, text) == (Shared(0, len(RULE), len(BEFORE), len(BEFORE) + len(RULE)),)


def test_words_that_changed_lie_inside_the_passage():
    edited = RULE.replace("shall inform", "has to inform at once").replace("evening", "morning")
    assert passages(edited, RULE) == [(edited, RULE)]


def test_case_and_forms_of_print_are_the_same_words():
    printed = "The “Harbour” Master shall inform – every\nSKIPPER of a closed lock before the evening tide"
    assert passages(printed, RULE) == [(printed, RULE)]


def test_chinese_is_compared_sign_by_sign():
    edited = LAW.replace("三年", "五年")
    assert passages(f"第七条规定：{edited}。", f"{LAW}，以备查阅。") == [(edited, LAW)]


def test_what_changed_places_is_found_at_both():
    other = "Whoever moors a barge at the northern quay signs the ledger of the warden on the same day"
    assert passages(f"{RULE}. {other}.", f"{other}. {RULE}.") == [(RULE, RULE), (other, other)]


def test_astral_signs_count_one():
    text = f"😀𠀀 {RULE} 😀"
    assert shared(text, RULE) == (Shared(3, 3 + len(RULE), 0, len(RULE)),)


def test_a_ligature_is_no_other_word_and_moves_no_place():
    text = f"ﬃ ﬁ {RULE.replace('inform', 'conﬁrm')} ﬁ"
    assert shared(text, RULE.replace("inform", "confirm")) == (Shared(4, len(text) - 2, 0, len(RULE) + 1),)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("", RULE),
        ("The harbour master shall inform us.", RULE),
        ("that is one less than the length of the rope", "that is one less than the length of the pier"),
        ("1 2 3 4 5 6 7 8 9 10 11 12 13 14", "1 2 3 4 5 6 7 8 9 10 11 12 13 14"),
        ("yes yes yes yes yes yes yes yes yes yes", "yes yes yes yes yes yes yes yes yes yes yes"),
        ("应当依法追究刑事责任的按照有关规定执行", "应当依法追究刑事责任的按照有关规定执行"),
    ],
)
def test_few_words_or_words_that_say_little_are_nothing(text: str, source: str):
    assert shared(text, source) == ()


WORDS = (
    "record",
    "of",
    "the",
    "user",
    "kept",
    "platform",
    "shall",
    "share",
    "a",
    "days",
    "12",
    "𠀀",
    "保",
    "存",
    "ﬁle",
    "İd",
)
TEXT = st.lists(st.sampled_from(WORDS), max_size=80).map(" ".join)


def heaviest(ours: Sequence[tuple[str, int]], theirs: Sequence[tuple[str, int]]) -> int:
    """What the words weigh at most that two rows of (word, weight) have in one order."""
    best = [0] * (len(theirs) + 1)
    for word, weight in ours:
        last = best
        best = [0]
        for k, (other, _) in enumerate(theirs, 1):
            best.append(max(last[k], best[k - 1], last[k - 1] + weight if word == other else 0))
    return best[-1]


def weighed(text: str) -> list[tuple[str, int]]:
    words = words_of(text)
    weights = (words.before[1:] - words.before[:-1]).tolist()
    return list(zip(map(str, words.hashes.tolist()), weights, strict=True))


@settings(max_examples=150, deadline=None)
@given(TEXT, TEXT)
def test_the_words_of_a_passage_stand_in_both_texts(text: str, source: str):
    end = 0
    for one in shared(text, source):
        assert end <= one.start < one.end <= len(text)
        assert 0 <= one.source_start < one.source_end <= len(source)
        end = one.end
        ours, theirs = weighed(text[one.start : one.end]), weighed(source[one.source_start : one.source_end])
        both = heaviest(ours, theirs)
        assert both >= LEAST
        assert both >= DENSITY * max(sum(weight for _, weight in side) for side in (ours, theirs))


FOREIGN = st.lists(st.sampled_from(["tern", "gull", "heron", "crane", "stork", "egret"]), max_size=30).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(FOREIGN, FOREIGN, st.sampled_from([RULE, LAW]))
def test_a_passage_is_found_between_whatever_words(before: str, behind: str, passage: str):
    text = f"{before} {passage} {behind}"
    place, size = len(before) + 1, len(passage)
    assert shared(text, passage) == (Shared(place, place + size, 0, size),)
    assert shared(passage, text) == (Shared(0, size, place, place + size),)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120), st.text(max_size=120))
def test_no_signs_break_it(text: str, source: str):
    for one in shared(f"{text} {RULE} {source}", f"{source} {RULE} {text}"):
        assert one.start < one.end and one.source_start < one.source_end
