"""Tables, as they are printed and as they stand in a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import nan


@dataclass(frozen=True, slots=True)
class Table:
    """The `heads` of columns and `rows` of cells under them. The first column is words, the others are figures."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[str]]
    notes: Sequence[str] = ()
    """What stands below, a paragraph each."""


def plain(table: Table) -> str:
    """For a terminal."""
    widths = [max(map(len, column)) for column in zip(table.heads, *table.rows, strict=True)]
    lines = [
        "  ".join(
            cell.rjust(width) if place else cell.ljust(width) for place, (cell, width) in enumerate(cells)
        ).rstrip()
        for cells in (zip(row, widths, strict=True) for row in (table.heads, *table.rows))
    ]
    return "\n".join([f"{table.title}\n", *lines, *(f"\n{note}" for note in table.notes), "\n"])


def as_markdown(table: Table) -> str:
    """For a page."""
    lines = [f"| {' | '.join(row)} |" for row in (table.heads, *table.rows)]
    lines.insert(1, f"|{'---|' * len(table.heads[:1])}{'---:|' * len(table.heads[1:])}")
    return "\n".join([f"### {table.title}\n", *lines, *(f"\n{note}" for note in table.notes), "\n"])


@dataclass(frozen=True, slots=True)
class Budget:
    """A figure with what it may be at most, and what it was before; NaN if nobody knows."""

    what: str
    is_now: float
    at_most: float
    was: float = nan


BUDGETS = f"{'':44}{'was':>12}{'at most':>12}{'now':>12}"


def budget(one: Budget) -> str:
    """Its line under `BUDGETS`."""
    figures = "".join(f"{figure:12,.4g}" for figure in (one.was, one.at_most, one.is_now))
    return f"{one.what:44}{figures}  {'met' if one.is_now <= one.at_most else 'not met'}"
