from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from proposals.comparing import ENGINE, compare
from proposals.exporting import PURE_FORMATS
from proposals.exporting.redline import Redline, Source
from proposals.outline import BlockText, ClauseText, Outline
from tests.factories import outline, paragraphs
from tests.proposals.exporting.accepting import W, accepted, of, part, rejected

BEFORE = Source("I-031", "FGXW", "Identity", "2023-06-01", "a" * 64, "i-031.docx")
AFTER = Source("O-047", "FGXW", "Identity", "2023-07-06", "b" * 64, "o-047.docx")


def redline(old: Outline, new: Outline) -> Redline:
    return Redline(old, new, compare(old, new), BEFORE, AFTER, ENGINE)


def written(old: Outline, new: Outline) -> bytes:
    return PURE_FORMATS["docx"].write(redline(old, new)).data


def blocks(number: str, title: str, *told: tuple[str, str, str], level: int = 1) -> ClauseText:
    """A clause of blocks, each a kind, a marker and words; the words of a row are parted by bars."""
    found, texts, start = [], [], 0
    for row, (kind, marker, words) in enumerate(told):
        text = words.replace("|", "\t")
        found.append(BlockText(kind, start, start + len(text), marker, facts=_facts(kind, text, start, row)))
        texts.append(text)
        start += len(text) + 1
    return ClauseText(number, title, level, text="\n".join(texts), blocks=tuple(found))


def _facts(kind: str, text: str, start: int, row: int) -> dict[str, object]:
    if kind != "row":
        return {}
    cells, at = [], start
    for column, words in enumerate(text.split("\t"), 1):
        cells.append({"start": at, "end": at + len(words), "column": column, "columns": 1, "rows": 1, "head": False})
        at += len(words) + 1
    return {"table": 1, "row": row, "cells": cells}


WORDS = st.lists(
    st.sampled_from(["the", "avatar", "shall", "应当", "永久", "身份", "😀", "é", "(3)", "数据。", "مرحبا"]), max_size=8
)
TEXT = WORDS.map(" ".join)
KINDS = st.sampled_from(["paragraph", "item", "note", "row", "footnote", "figure", "code"])
MARKERS = st.sampled_from(["", "a)", "NOTE 1"])


@st.composite
def clauses(draw) -> ClauseText:
    told = draw(st.lists(st.tuples(KINDS, MARKERS, TEXT), max_size=4))
    cells = draw(st.integers(1, 3))
    rows = [
        (kind, "" if kind == "row" else marker, "|".join([text] * cells) if kind == "row" else text)
        for kind, marker, text in told
    ]
    number, title = draw(st.sampled_from([("", ""), ("1", ""), ("7.2", "Avatars"), ("第七条", "身份"), ("", "Scope")]))
    return blocks(number, title, *rows, level=draw(st.integers(1, 3)))


OUTLINES = st.lists(clauses(), max_size=5).map(lambda found: outline(*found))


@settings(max_examples=150, deadline=None)
@given(OUTLINES, OUTLINES)
def test_accepting_gives_the_new_text_and_rejecting_the_old(old, new):
    data = written(old, new)
    assert accepted(data) == of(new)
    assert rejected(data) == of(old)


@settings(max_examples=60, deadline=None)
@given(OUTLINES, st.randoms(use_true_random=False))
def test_a_shuffled_text_is_both_texts_as_well(old, chance):
    clauses = list(old.clauses)
    chance.shuffle(clauses)
    new = replace(old, clauses=tuple(clauses))
    data = written(old, new)
    assert accepted(data) == of(new)
    assert rejected(data) == of(old)
