"""`clauseline outline FILE`: what a draft consists of, clause by clause."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from contextlib import nullcontext
from typing import Any

from clauseline.cli.answers import Answer
from clauseline.cli.drafts import draft
from clauseline.outline import Outline
from clauseline.reading.structure.explaining import explain, summarise
from clauseline.reading.structure.passes import traced
from clauseline.reading.structure.tracing import Trace


def answer(options: Namespace) -> Answer:
    """The clauses and the report, for people or as JSON."""
    with traced() if options.why else nullcontext() as trace:
        outline = draft(options.file, options.tracked).outline
    if options.json:
        return Answer([json.dumps(as_answer(outline, trace), ensure_ascii=False, indent=1)])
    return Answer(draw(outline, trace))


def as_answer(outline: Outline, trace: Trace | None = None) -> dict[str, Any]:
    """The outline as the command prints it: clauses without blocks, with a trace what explains each; and the report."""
    keys = ("number", "title", "level", "kind", "status", "text")
    whys = [{"why": lines} for lines in explain(outline, trace)] if trace else [{}] * len(outline.clauses)
    return {
        "reader": outline.reader,
        "language": outline.language,
        "clauses": [
            {key: getattr(clause, key) for key in keys} | why for clause, why in zip(outline.clauses, whys, strict=True)
        ],
        "report": {
            "clauses": len(outline.clauses),
            "left_out": [
                {"rule": row.rule, "count": row.count, "sample": row.sample} for row in outline.report.left_out
            ],
            "unplaced": list(outline.report.unplaced),
            "warnings": list(outline.report.warnings),
        },
    }


def draw(outline: Outline, trace: Trace | None = None) -> Iterator[str]:
    """The outline as indented lines, with a trace what explains each; then the account of its reading."""
    whys = explain(outline, trace) if trace else [[]] * len(outline.clauses)
    for clause, why in zip(outline.clauses, whys, strict=True):
        name = " ".join(filter(None, (clause.number, clause.title))) or " ".join(clause.text[:60].split())
        status = "" if clause.status == "normative" else f"  ({clause.status})"
        yield f"{'  ' * (clause.level - 1)}{name}{status}  · {len(clause.text)}"
        yield from (f"{'  ' * clause.level}  | {line}" for line in why)
    report = outline.report
    yield f"\n{len(outline.clauses)} clauses, {report.characters} characters, language {outline.language or 'unknown'}"
    yield from (f"pass {line}" for line in (summarise(trace) if trace else ()))
    for row in report.left_out:
        yield f"left out: {row.rule}: {row.count} ({row.characters} characters), such as “{row.sample}”"
    yield from (f"note: {warning}" for warning in report.warnings)
