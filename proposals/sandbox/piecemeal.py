"""Outlines as lines of JSON, clause by clause: a long draft goes from one process to another and into the database
without ever being in memory as a whole.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any, Protocol

from clauseline.outline import ClauseText, FigureImage, LeftOut, Outline, Report, rows_of
from clauseline.packing import looked_at
from clauseline.reading.structure.reasons import of_row, row_of

_SHA256 = re.compile("[0-9a-f]{64}")


class AnyOutline(Protocol):
    """An outline whose clauses are gone through in order, as often as one likes, wherever they are kept."""

    @property
    def reader(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def facts(self) -> Mapping[str, Any]: ...
    @property
    def report(self) -> Report: ...
    @property
    def characters(self) -> int: ...
    @property
    def clauses(self) -> Iterable[ClauseText]: ...


@dataclass(frozen=True, slots=True)
class Piecemeal:
    """An outline in the file at `path`, of `count` clauses."""

    path: Path
    reader: str
    language: str
    facts: Mapping[str, Any]
    report: Report
    count: int
    characters: int

    @property
    def clauses(self) -> Iterator[ClauseText]:
        """Read from the file one by one, anew each time."""
        with self.path.open(encoding="ascii") as lines:
            next(lines)
            yield from map(_clause, lines)


def whole(outline: AnyOutline) -> Outline:
    """All of it in memory."""
    return Outline(outline.reader, outline.language, tuple(outline.clauses), outline.report, outline.facts)


def write(outline: Outline, file: IO[str]) -> None:
    """A line that says what it is, and one for each clause."""
    head = {
        "reader": outline.reader,
        "language": outline.language,
        "facts": dict(outline.facts),
        "report": asdict(outline.report),
        "count": len(outline.clauses),
        "characters": outline.characters,
    }
    file.write(f"{json.dumps(head)}\n")
    for one in outline.clauses:
        figures = [(figure.block, figure.sha256, figure.alt, figure.drawn) for figure in one.figures]
        facts = one.number, one.title, one.level, one.kind, one.status, one.text, rows_of(one.blocks), figures
        file.write(f"{json.dumps((*facts, row_of(one.why)))}\n")


def refuse(sentence: str, file: IO[str]) -> None:
    """Instead of an outline the reason why there is none."""
    file.write(f"{json.dumps({'unreadable': sentence})}\n")


def find(path: Path) -> Piecemeal | str:
    """The outline that was written to `path`, or the sentence that says why there is none."""
    with path.open(encoding="ascii") as lines:
        head = json.loads(next(lines))
    if "unreadable" in head:
        return str(head["unreadable"])
    report = head["report"]
    left_out = tuple(LeftOut(**row) for row in report["left_out"])
    account = {name: tuple(report[name]) for name in ("unplaced", "warnings")}
    return Piecemeal(path, **{**head, "report": Report(**{**report, "left_out": left_out, **account})})


def _clause(line: str) -> ClauseText:
    number, title, level, kind, status, text, blocks, figures, why = json.loads(line)
    shown = tuple(FigureImage(block, _digest(sha256), alt, drawn) for block, sha256, alt, drawn in figures)
    return ClauseText(number, title, level, kind, status, text, looked_at(blocks, text), shown, of_row(why))


def _digest(sha256: str) -> str:
    """Files are called by it: whoever wrote it may have been led astray by the file it read."""
    if sha256 and not _SHA256.fullmatch(sha256):
        raise ValueError("no SHA-256")
    return sha256
