"""What must hold for the outline of any file, whatever the reader."""

from __future__ import annotations

from collections.abc import Sequence

from clauseline.outline import Outline
from clauseline.reading.account import weigh


def assert_account(outline: Outline) -> None:
    """Each character of the file is in a clause or left out by rule, and blocks rebuild the texts."""
    report = outline.report
    placed = sum(
        weigh(clause.number + clause.title) + weigh(clause.text) + sum(weigh(block.marker) for block in clause.blocks)
        for clause in outline.clauses
    )
    assert report.characters + report.added == placed + sum(line.characters for line in report.left_out)
    assert not [warning for warning in report.warnings if "not accounted" in warning]
    for clause in outline.clauses:
        assert "\n".join(clause.text[block.start : block.end] for block in clause.blocks) == clause.text


def names(outline: Outline) -> Sequence[tuple[str, str, int]]:
    """Number, title and level of each clause."""
    return [(clause.number, clause.title, clause.level) for clause in outline.clauses]


def kinds(outline: Outline) -> Sequence[tuple[str, str, str]]:
    """Number, kind and status of each clause."""
    return [(clause.number, clause.kind, clause.status) for clause in outline.clauses]


def blocks(outline: Outline, place: int = 0) -> Sequence[tuple[str, str, str]]:
    """Kind, marker and words of each block of a clause."""
    clause = outline.clauses[place]
    return [(block.kind, block.marker, clause.text[block.start : block.end]) for block in clause.blocks]


def left_out(outline: Outline) -> dict[str, str]:
    """The rules by which something was left out, with their samples."""
    return {line.rule: line.sample for line in outline.report.left_out}


def left_out_counts(outline: Outline) -> dict[str, int]:
    """The rules by which something was left out, with how many pieces of it."""
    return {line.rule: line.count for line in outline.report.left_out}
