"""Outlines as pages that a person reads, which are compared whole. `GOLDEN=anew pytest ...` writes them anew."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from clauseline.outline import ClauseText, Outline, Report, rows_of

OUTLINES = Path(__file__).parent / "outlines"


def assert_golden(outline: Outline, name: str) -> None:
    """The outline is drawn as it stands in `outlines/NAME.txt`."""
    page = OUTLINES / f"{name}.txt"
    drawn = "\n".join(draw(outline)) + "\n"
    if os.environ.get("GOLDEN") == "anew" and os.environ.get("CI") != "true":
        page.write_text(drawn, encoding="utf-8")
    assert page.read_text(encoding="utf-8") == drawn


def draw(outline: Outline) -> Iterator[str]:
    """All that an outline holds: each clause with its blocks, what its cover says, and the account."""
    yield f"{outline.reader}, language {outline.language or 'unknown'}"
    yield from (f"cover: {name} = {_short(value)}" for name, value in sorted(outline.facts.items()))
    for clause in outline.clauses:
        yield ""
        yield from _clause(clause)
    yield ""
    yield from _account(outline.report)


def _clause(clause: ClauseText) -> Iterator[str]:
    name = " ".join(filter(None, (clause.number, clause.title))) or "(no number, no title)"
    yield f"{'#' * clause.level} {name}  · {clause.kind}, {clause.status}"
    for kind, start, end, marker, page, line, facts in rows_of(clause.blocks):
        words = clause.text[start:end] if kind != "row" else _cells(clause.text, facts.pop("cells", ()))
        yield f"  {f'{kind} {marker}'.rstrip()}: {words}{_place(page, line)}{f'  {_short(facts)}' if facts else ''}"
    for figure in clause.figures:
        yield f"  picture in block {figure.block}: {figure.sha256[:12]} {figure.alt}".rstrip()


def _cells(text: str, cells: Sequence[Mapping[str, Any]]) -> str:
    """Each cell behind its column, with the columns and rows it covers where they are several."""
    return " ".join(_cell(cell) + text[cell["start"] : cell["end"]] for cell in cells)


def _cell(cell: Mapping[str, Any]) -> str:
    size = f" {cell['columns']} by {cell['rows']}" if (cell["columns"], cell["rows"]) != (1, 1) else ""
    return f"[{cell['column']}{size}{' head' if cell['head'] else ''}] "


def _place(page: int | None, line: int | None) -> str:
    places = [f"page {page}" if page is not None else "", f"line {line}" if line is not None else ""]
    return f"  ({', '.join(filter(None, places))})" if any(places) else ""


def _account(report: Report) -> Iterator[str]:
    yield f"account: {report.characters} characters, {report.added} added"
    for row in report.left_out:
        yield f"left out: {row.rule}: {row.count} with {row.characters} characters, such as “{row.sample}”"
    yield from (f"before the first clause: {words}" for words in report.unplaced)
    yield from (f"note: {warning}" for warning in report.warnings)


def _short(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)
