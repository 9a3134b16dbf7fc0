"""What is written of an outline comes back as it was: packed beside a clause, and line by line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauseline.outline import (
    BlockText,
    Cell,
    ClauseText,
    Facts,
    FigureImage,
    LeftOut,
    Outline,
    Report,
    Why,
    packed,
    unpacked,
)
from clauseline.reading import read
from clauseline.vocabulary import BLOCK_KINDS
from proposals import piecemeal
from proposals.piecemeal import Piecemeal
from tests.drafts.specimens import SPECIMENS

COUNTS = st.integers(0, 10**6)
CELLS = st.builds(
    Cell, COUNTS, COUNTS, column=st.none() | COUNTS, columns=st.integers(1, 999), rows=st.integers(1, 999),
    is_head=st.booleans(),
)  # fmt: skip
FACTS = st.builds(
    Facts,
    table=st.none() | COUNTS,
    row=st.none() | COUNTS,
    cells=st.lists(CELLS, max_size=3).map(tuple),
    depth=st.none() | COUNTS,
    call=st.none() | COUNTS,
    editor=st.booleans(),
    lines=st.lists(st.tuples(COUNTS, COUNTS), max_size=2).map(tuple),
)
BLOCKS = st.builds(
    BlockText,
    kind=st.sampled_from(BLOCK_KINDS),
    start=st.integers(0, 10**8),
    end=st.integers(0, 10**8),
    marker=st.text(max_size=9),
    page=st.none() | st.integers(0, 10**4),
    line=st.none() | st.integers(0, 10**6),
    facts=FACTS,
)


def specimens() -> list[Outline]:
    made = [(name, make()) for name, makers in SPECIMENS.values() for make in makers]
    return [read(data, name) for name, data in made]


@given(st.lists(BLOCKS, max_size=4).map(tuple))
def test_blocks_come_back_as_they_were_packed(blocks: tuple[BlockText, ...]):
    assert unpacked(packed(blocks)) == blocks


def test_the_blocks_of_every_format_come_back():
    clauses = [clause for outline in specimens() for clause in outline.clauses]
    assert [unpacked(packed(clause.blocks)) for clause in clauses] == [clause.blocks for clause in clauses]


@pytest.mark.parametrize("number", range(len(specimens())))
def test_an_outline_of_every_format_comes_back_line_by_line(number: int, tmp_path: Path):
    outline = specimens()[number]
    told = written(outline, tmp_path / "told")
    assert piecemeal.whole(told) == outline
    assert (told.count, told.characters) == (len(outline.clauses), outline.characters)
    assert tuple(told.clauses) == tuple(told.clauses) == outline.clauses


def test_why_each_is_a_clause_comes_back(tmp_path: Path):
    outline = read(b"1 Scope\n\nWalls.\n\n2 Doors\n\n2.1 Locks\n\nShut.\n", "draft.txt")
    told = written(outline, tmp_path / "told")
    assert [one.why for one in told.clauses] == [one.why for one in outline.clauses] == [Why("chain")] * 3


def test_half_a_character_and_the_account_come_back(tmp_path: Path):
    report = Report(7, 1, (LeftOut("headers", 2, 9, "\ud83d"),), ("first\n",), ("Please check.",))
    outline = Outline("txt", "en", (), report, {"number": "7\u2028"})
    assert piecemeal.whole(written(outline, tmp_path / "told")) == outline


def test_the_reason_why_there_is_no_outline_comes_back(tmp_path: Path):
    with (tmp_path / "told").open("w", encoding="ascii") as file:
        piecemeal.refuse("Not “this”.", file)
    assert piecemeal.find(tmp_path / "told") == "Not “this”."


@pytest.mark.parametrize("name", ["/etc/hostname", "../" * 9 + "etc/hostname", "0" * 63 + "\n", "A" * 64])
def test_a_picture_is_called_by_a_digest_alone(name, tmp_path: Path):
    """What reads strangers' files may have been taken over by one: a name is a path in the end."""
    clause = ClauseText("1", "Scope", 1, text="x", figures=(FigureImage(0, name),))
    told = written(Outline("txt", "en", (clause,), Report()), tmp_path / "told")
    with pytest.raises(ValueError, match="no SHA-256"):
        list(told.clauses)


def written(outline: Outline, path: Path) -> Piecemeal:
    with path.open("w", encoding="ascii") as file:
        piecemeal.write(outline, file)
    told = piecemeal.find(path)
    assert isinstance(told, Piecemeal)
    return told
