from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Span
from clauseline.comparing.tokens import tokenize
from clauseline.comparing.wording import changed_wording


def _marked(old: str, new: str) -> str:
    marks = {KEPT: "{}", REMOVED: "[-{}-]", ADDED: "{{+{}+}}"}
    return "".join(marks[span.op].format(span.text) for span in changed_wording(old, new))


def test_chinese_is_compared_character_by_character():
    assert changed_wording("应当保存行为记录", "应当永久保存行为记录") == [
        Span(KEPT, "应当", (0, 2), (0, 2)),
        Span(ADDED, "永久", None, (2, 4)),
        Span(KEPT, "保存行为记录", (2, 8), (4, 10)),
    ]


def test_offsets_count_code_points():
    assert changed_wording("a😀身份", "a😀的身份") == [
        Span(KEPT, "a😀", (0, 2), (0, 2)),
        Span(ADDED, "的", None, (2, 3)),
        Span(KEPT, "身份", (2, 4), (3, 5)),
    ]


def test_a_latin_word_is_never_cut():
    assert _marked("It shall be stored.", "It should be stored.") == "It [-shall-]{+should+} be stored."


def test_a_number_is_one_word():
    assert _marked("within 180 days, see 3.2", "within 365 days, see 3.21") == (
        "within [-180-]{+365+} days, see [-3.2-]{+3.21+}"
    )


def test_whole_phrases_change_rather_than_islands_of_words():
    old = "Records are kept in a secure place of the platform for ever."
    new = "Records are deleted by an independent body of experts for ever."
    assert _marked(old, new) == (
        "Records are [-kept in a secure place of the platform-]{+deleted by an independent body of experts+} for ever."
    )


def test_an_inserted_sentence_begins_where_sentences_begin():
    assert _marked("The name is kept. The key is kept.", "The name is kept. The mail is kept. The key is kept.") == (
        "The name is kept. {+The mail is kept. +}The key is kept."
    )


def test_equal_paragraphs_hold_a_rewritten_one_in_place():
    old = "First paragraph of the clause.\nThe old words in the middle.\nLast paragraph of the clause."
    new = "First paragraph of the clause.\nSomething else entirely.\nLast paragraph of the clause."
    kept = [span.text for span in changed_wording(old, new) if span.op == KEPT]
    assert kept == ["First paragraph of the clause.\n", ".\nLast paragraph of the clause."]


def test_white_space_alone():
    assert _marked("one  two", "one two") == "one[- -] two"


def test_equal_and_empty_texts():
    assert changed_wording("", "") == []
    assert changed_wording("same", "same") == [Span(KEPT, "same", (0, 4), (0, 4))]
    assert changed_wording("", "new") == [Span(ADDED, "new", None, (0, 3))]


_PIECES = st.sampled_from(
    ["shall", "should", " ", "  ", "\n", ".", "应", "当", "か\u3099", "e\u0301", "𠀀", "😀", "👩\u200d💻", "3.2", "180",
     "don’t", "\u0301", "ไทย", "क्षि", "🇨🇳", "(", "İ", "\t"]
)  # fmt: skip
_TEXTS = st.one_of(st.lists(_PIECES, max_size=40).map("".join), st.text(max_size=40))


@settings(max_examples=300, deadline=None)
@given(_TEXTS, _TEXTS)
def test_spans_rebuild_both_texts_exactly(old: str, new: str):
    spans = changed_wording(old, new)
    assert "".join(span.text for span in spans if span.op != ADDED) == old
    assert "".join(span.text for span in spans if span.op != REMOVED) == new
    for span in spans:
        assert span.text
        assert (span.old is None) == (span.op == ADDED)
        assert (span.new is None) == (span.op == REMOVED)
        assert span.old is None or old[slice(*span.old)] == span.text
        assert span.new is None or new[slice(*span.new)] == span.text


@settings(max_examples=200, deadline=None)
@given(_TEXTS)
def test_tokens_cover_the_text_and_never_begin_with_a_combining_mark(text: str):
    tokens = tokenize(text)[0]
    assert tokens.starts[0] == 0
    assert tokens.starts[-1] == len(text)
    assert list(tokens.starts) == sorted({*tokens.starts})
    assert len(tokens.words) == len(tokens.starts) - 1
    begins = [text[start] for start in tokens.starts[1:-1]]
    assert [c for c in begins if unicodedata.category(c) in ("Mn", "Me")] == []


_ASCII = st.lists(st.sampled_from(["shall", "don't", "3.2", "A.1", "(b)", ",", "\n", "x_y", "--"]), min_size=1)


@given(st.lists(_ASCII.map("".join), min_size=1).map(" ".join))
def test_a_text_cut_at_its_spaces_has_the_tokens_of_a_text_that_is_not(text: str):
    whole, cut = tokenize(f"{text}\t")[0], tokenize(text)[0]
    assert whole.words == cut.words
    assert whole.starts[:-1] == cut.starts[:-1]


def test_one_han_character_between_changes_is_no_word_that_stayed():
    assert _marked("负责妇女儿童工作的机构应当", "协调机制应当") == "[-负责妇女儿童工作的机构-]{+协调机制+}应当"


def test_long_texts_without_a_common_line_are_compared_in_bounded_time():
    old = " ".join(f"w{k}" for k in range(5000))
    new = " ".join(f"w{k}" for k in range(5000) if k % 50)
    removed = [span.text.strip() for span in changed_wording(old, new) if span.op == REMOVED]
    assert removed == [f"w{k}" for k in range(0, 5000, 50)]


def test_a_sign_that_came_leaves_the_space_behind_it():
    assert changed_wording("platforms and people", "platforms, and people") == [
        Span(KEPT, "platforms", (0, 9), (0, 9)),
        Span(ADDED, ",", None, (9, 10)),
        Span(KEPT, " and people", (9, 20), (10, 21)),
    ]
