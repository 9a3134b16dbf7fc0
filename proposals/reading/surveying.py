"""What only a look at the whole text tells: which line starts an annex, and which words number its parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from proposals.outline import canonical
from proposals.reading.lines import Line, Row
from proposals.reading.numbering import Label, count_of, find_label
from proposals.reading.vocabulary import is_title

LEAST = 3
"""Fewer articles than these prove nothing."""

FREE = ("§", "sec.")
"""A part of a code begins with any number, but nothing else makes so many lines start with these."""

_FIRST = ("1", "1er", "1º", "1°", "I", "Ier")


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


def units(labelled: Sequence[tuple[Line, Label]]) -> set[str]:
    """The words ("Article", "Section") that number the parts of this text: those it counts from one, one of them on.

    Elsewhere "Section 7.2" at the start of a line refers to a clause.
    """
    counts = Counter(unit(label) for _, label in labelled if label.rank and label.number)
    numbers = {(unit(label), label.number) for _, label in labelled if label.rank and label.number}
    goes_on = len(numbers) > len({sign for sign, _ in numbers})
    first = {sign for sign, number in numbers if number.strip("§ ").split()[-1] in _FIRST}
    return (first if goes_on else set()) | {sign for sign in FREE if counts[sign] >= LEAST}


def glued_articles(labelled: Iterable[tuple[Line, Label]]) -> set[int]:
    """The `id` of each line that starts a Chinese article without a space behind its number.

    Such lines mostly refer to an article ("第五条规定的事项"). Where they count up from one, and more of them do
    than there are articles with a space, they start the articles of this text.
    """
    found: set[int] = set()
    apart = last = 0
    for line, label in labelled:
        if label.kind != "article" or line.text.lstrip()[:1] != "第":
            continue
        apart += not label.glued
        count, _, more = label.number.removeprefix("第").partition("条")
        place = int(count) if count.isdecimal() else count_of(count)
        if label.glued and place == last + (not more):
            last = place
            found.add(id(line))
    return found if len(found) >= LEAST and len(found) > apart else set()


def chained_numbers(labelled: Iterable[tuple[Line, Label]]) -> set[str]:
    """The numbers of the lines that are known to start clauses."""
    return {label.number for line, label in labelled if line.role == "clause"}


def unit(label: Label) -> str:
    """The word that numbers a part; "Art." goes on where "Article 1" began."""
    word = "§" if label.number.startswith("§") else label.number.split()[0].lower()
    return "art." if word.startswith("art") else word
