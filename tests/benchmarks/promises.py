"""What is promised of the time that Clauseline takes, and whether it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tests.benchmarks.table import Table


@dataclass(frozen=True, slots=True)
class Promise:
    """A figure that may be at most so many of a unit."""

    what: str
    at_most: float
    unit: str = "×"


PROMISES = {
    "long": Promise("text drafts sixteen times as long, read and compared", 2, "CPU s"),
    "long.docx": Promise("a long Word draft read, beside lxml parsing its document.xml", 1.5),
    "one column.pdf": Promise("a printed PDF read, beside pdfium giving its text", 2),
    "two columns.pdf": Promise("a PDF in two columns read, beside pdfium giving its text", 3),
    "tables.pdf": Promise("a PDF with tables read, beside pdfium giving its text", 3),
    "results": Promise("results of one pair of drafts, in whichever processes", 1, "result"),
}


def promised(measured: Mapping[str, float]) -> Table:
    """Each promise with what was measured by its key; what was left out is said to be."""
    rows = []
    for key, one in PROMISES.items():
        if key in measured:
            verdict = "met" if measured[key] <= one.at_most else "not met"
            found = f"{measured[key]:.4g} {one.unit}"
        else:
            found, verdict = "", "left out"
        rows.append((one.what, f"{one.at_most:g} {one.unit}", found, verdict))
    return Table("Promised", ("figure", "at most", "measured", "verdict"), rows)
