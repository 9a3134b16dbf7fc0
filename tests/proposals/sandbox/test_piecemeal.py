"""What is written of an outline comes back as it was, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from clauseline.outline import BlockText, ClauseText, FigureImage, LeftOut, Outline, Report, Why
from clauseline.packing import Damaged
from clauseline.reading import read
from proposals.sandbox import piecemeal
from proposals.sandbox.piecemeal import Piecemeal
from tests.drafts.specimens import SPECIMENS


def specimens() -> list[Outline]:
    made = [(name, make()) for name, makers in SPECIMENS.values() for make in makers]
    return [read(data, name) for name, data in made]


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


def test_blocks_that_are_none_of_the_text_are_not_believed(tmp_path: Path):
    clause = ClauseText("1", "Scope", 1, text="x", blocks=(BlockText("paragraph", 0, 9),))
    with pytest.raises(Damaged, match="block 1 ends at 9, its text at 1"):
        list(written(Outline("txt", "en", (clause,), Report()), tmp_path / "told").clauses)


def written(outline: Outline, path: Path) -> Piecemeal:
    with path.open("w", encoding="ascii") as file:
        piecemeal.write(outline, file)
    told = piecemeal.find(path)
    assert isinstance(told, Piecemeal)
    return told
