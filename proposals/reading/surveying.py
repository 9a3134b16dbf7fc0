"""What only a look at the whole text tells: which line starts an annex, and which words number its parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from proposals.outline import canonical
from proposals.reading.lines import Line, Row
from proposals.reading.numbering import Label, find_label
from proposals.reading.vocabulary import is_title


def labels_of(lines: Sequence[Line | Row]) -> list[tuple[Line, Label]]:
    """The lines that begin with a label, and their labels."""
    return [(line, label) for line in lines if isinstance(line, Line) and (label := find_label(line.text))]


def annex_lines(labelled: Iterable[tuple[Line, Label]]) -> dict[str, Line]:
    """For each annex the line that can start it: one in a heading style, else the last; the others speak of it."""
    found: dict[str, Line] = {}
    for line, label in labelled:
        if line.role == "contents" or label.kind not in ("annex", "appendix"):
            continue
        other = found.get(label.number)
        taken = other is not None and other.role in ("heading", "annex")
        if line.role in ("heading", "annex") or (not taken and can_start_annex(line, label)):
            found[label.number] = line
    return found


def can_start_annex(line: Line, label: Label) -> bool:
    """Whether a plain paragraph with an annex's label can be its heading, and not a sentence about it."""
    title = canonical(line.text[label.end :])
    apart = bool(not title or label.tabbed or (label.mark and label.mark != "."))
    stands = apart or bool(line.bold and title[:1].isupper())
    return stands and not label.glued and len(title) <= 160 and (not title or is_title(title))


def units(labelled: Iterable[tuple[Line, Label]]) -> set[str]:
    """The words ("Article", "Section") that number the parts of this text: those it counts from one.

    Elsewhere "Section 7.2" at the start of a line refers to a clause.
    """
    return {unit(label) for _, label in labelled if label.rank and label.number.split()[-1] in ("1", "I")}


def chained_numbers(labelled: Iterable[tuple[Line, Label]]) -> set[str]:
    """The numbers of the lines that are known to start clauses."""
    return {label.number for line, label in labelled if line.role == "clause"}


def unit(label: Label) -> str:
    return label.number.split()[0].lower()
