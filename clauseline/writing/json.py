"""A comparison for programs, in the keys of `clauseline compare --json`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from clauseline.comparing.changes import Change, Compared, Span, as_json
from clauseline.comparing.details.sides import HasText
from clauseline.outline import ClauseText, Outline
from clauseline.redline.lines import ChangedLine, ChangedRows, lines
from clauseline.redline.values import MergedCell, MergedRow, TrackMark
from clauseline.writing.file import ExportedFile
from clauseline.writing.redline import Redline

Values = dict[str, Any]
Numbered = Sequence[tuple[int, HasText]]
"""Clauses, each with its place in its text."""

_KEYS = ("number", "title", "level", "kind", "status", "text")


class JsonExporter:
    """Both texts and all changes as JSON."""

    name = "json"
    media_type = "application/json"

    def write(self, redline: Redline) -> ExportedFile:
        """`old`, `new`, `changes` and `warnings`, without the blocks of the clauses; `judgements`, if any were made.

        The changes are what the engine says of them, also where somebody decided otherwise.
        """
        answer = as_answer(redline.old, redline.new, redline.compared)
        if redline.judgements.of:
            answer["judgements"] = [
                {"change": order, "row": number, "verdict": made.verdict, "by": made.by}
                for (order, number), made in sorted(redline.judgements.of.items())
            ]
        data = json.dumps(answer, ensure_ascii=False, indent=1).encode("utf-8", "replace")
        return ExportedFile(data, redline.file_name("json"), self.media_type)


def as_answer(old: Outline, new: Outline, compared: Compared, *, with_blocks: bool = False) -> Values:
    """Both sides without their blocks, the changes and the warnings, as plain dicts and lists; the changes with their
    blocks if they are asked for.
    """
    return {
        "old": {"clauses": [_plain(clause) for clause in old.clauses]},
        "new": {"clauses": [_plain(clause) for clause in new.clauses]},
        "changes": [_change(change, old, new, with_blocks) for change in compared.changes],
        "warnings": list(compared.warnings),
    }


def blocks_as_json(spans: Sequence[Span], old: Numbered, new: Numbered) -> list[Values]:
    """The blocks of a change, in order: paragraphs, and tables row by row. Without what came they are the old blocks,
    without what went the new ones.
    """
    drawn = _Blocks(_places(old), _places(new))
    found = lines(spans, [clause for _, clause in old], [clause for _, clause in new])
    return [drawn.table(one) if isinstance(one, ChangedRows) else drawn.paragraph(one) for one in found]


class _Blocks:
    """Draws the blocks of a change; `old` and `new` are the places of the blocks of its sides."""

    def __init__(self, old: Sequence[Values], new: Sequence[Values]) -> None:
        self.old, self.new = old, new

    def paragraph(self, line: ChangedLine) -> Values:
        one = line.paragraph
        return {
            "kind": line.kind,
            "was": line.was,
            "marker": [{"op": span.op, "text": span.text} for span in one.marker],
            "end": one.end,
            "runs": [span._asdict() for span in one.spans],
            **self._place(one.old, one.new),
        }

    def table(self, table: ChangedRows) -> Values:
        return {
            "kind": "table",
            "columns": [_track(mark) for mark in table.table.columns],
            "rows": [self._row(row) for row in table.rows],
        }

    def _row(self, row: MergedRow) -> Values:
        return {**_track(row.mark), "cells": [_cell(cell) for cell in row.cells], **self._place(row.old, row.new)}

    def _place(self, old: int | None, new: int | None) -> Values:
        return {"old": None if old is None else self.old[old], "new": None if new is None else self.new[new]}


def _places(clauses: Numbered) -> list[Values]:
    """For each block of these clauses which one it is."""
    return [{"clause": place, "block": number} for place, one in clauses for number in range(len(one.blocks))]


def _track(mark: TrackMark) -> Values:
    """What became of a row or column; of one that moved its number on the other side."""
    return {"fate": mark.fate, "number": mark.number or None}


def _cell(cell: MergedCell) -> Values:
    return {
        "column": cell.column + 1,
        "columns": cell.columns,
        "rows": cell.rows,
        "head": cell.is_head,
        "fate": cell.fate,
        "of": cell.of or None,
        "runs": [span._asdict() for span in cell.spans],
    }


def _change(change: Change, old: Outline, new: Outline, with_blocks: bool) -> Values:
    if not with_blocks:
        return as_json(change)
    ours, theirs = ([(k, side.clauses[k]) for k in own] for side, own in ((old, change.old), (new, change.new)))
    return {**as_json(change), "blocks": blocks_as_json(change.spans, ours, theirs)}


def _plain(clause: ClauseText) -> Values:
    return {key: getattr(clause, key) for key in _KEYS}
