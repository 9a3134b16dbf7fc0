"""Spans in few bytes, and back."""

import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauseline.comparing import compare
from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Span
from clauseline.comparing.packed_spans import DamagedSpans, packed, unpacked
from clauseline.comparing.wording import changed_wording
from tests import large

WORDS = st.text(alphabet="ab 身份。\n😀", max_size=60)


@given(old=WORDS, new=WORDS)
def test_what_is_packed_comes_back(old, new):
    spans = tuple(changed_wording(old, new))
    assert unpacked(packed(spans, old, new), old, new) == spans


def test_a_clause_whose_words_all_stayed_takes_one_byte():
    text = "It shall stay."
    spans = (Span(KEPT, text, (0, 14), (0, 14)),)
    assert packed(spans, text, text) == b"\1"
    assert unpacked(b"\1", text, text) == spans
    assert unpacked(packed((), text, text), text, text) == ()


def test_words_that_no_text_has_are_written_out():
    spans = (Span(KEPT, "a b", (0, 3), None), Span(REMOVED, "gone", (9, 13)), Span(ADDED, "come", None, (0, 4)))
    assert unpacked(packed(spans, "", ""), "", "") == spans


def test_a_comparison_comes_back_in_a_tenth_of_the_bytes():
    old, new = (large.brief(text) for text in large.outlines(200))
    plain = small = 0
    for change in compare(old, new).changes:
        one, other = (
            text.clauses[own[0]].text if len(own) == 1 else "" for text, own in ((old, change.old), (new, change.new))
        )
        kept = packed(change.spans, one, other)
        assert unpacked(kept, one, other) == change.spans
        plain += len(json.dumps([span._asdict() for span in change.spans]))
        small += len(kept)
    assert small * 10 < plain


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\2",
        b"\1none",
        b"\1" + zlib.compress(b"{"),
        b"\1" + zlib.compress(b"7"),
        b"\1" + zlib.compress(b"[[0]]"),
        b"\1" + zlib.compress(b"[[9,0,1,0,1]]"),
        b"\1" + zlib.compress(b'[[0,"0",1,0,1]]'),
        b"\1" + zlib.compress(b"[[0,0,1,0,99]]"),
        b"\1" + zlib.compress(b"[[0,0,1,0,1,7]]"),
    ],
)
def test_what_cannot_be_spans_is_refused(data):
    with pytest.raises(DamagedSpans):
        unpacked(data, "ab", "ab")
