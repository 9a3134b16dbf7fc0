"""A reading explained in words, for the command line: why each clause is one, and what each pass did."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from clauseline.outline import ClauseText, Outline, canonical
from clauseline.reading.structure.reasons import REASONS, in_words
from clauseline.reading.structure.tracing import Trace

LONGEST = 100
"""So many characters of a line show which one it is."""


def explain(outline: Outline, trace: Trace) -> list[list[str]]:
    """For each clause which pass made it and why, then the lines in it that look like clauses and are none."""
    over = trace.passed_over(len(outline.clauses))
    return [
        [*_reason(clause), *(f"not a clause: {canonical(f'{line.label} {line.text}')[:LONGEST]}" for line in lines)]
        for clause, lines in zip(outline.clauses, over, strict=True)
    ]


def summarise(trace: Trace) -> Iterator[str]:
    """How many lines each pass took, and how many it gave for them; nothing of those that left all as it was."""
    took, gave = Counter[str](), Counter[str]()
    for edit in trace.edits():
        took[edit.by] += len(edit.before)
        gave[edit.by] += len(edit.after)
    for name in took:
        yield f"{name}: {took[name]} to {gave[name]} lines"


def _reason(clause: ClauseText) -> Iterator[str]:
    if clause.why:
        yield f"{REASONS[clause.why.name].by}: {in_words(clause.why)}"
