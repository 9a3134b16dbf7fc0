"""What only a look at the whole text tells: which line starts an annex, and which words number its parts.

Annex A gives the sizes of walls.       a sentence about it
Annex A                             ->  the annex
Sizes                                   its title
Section 7.2 of the law applies.         no part: nothing in this text is called Section 1
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from clauseline.outline import canonical
from clauseline.reading.lines import Line, Row, typed_label
from clauseline.reading.words.numbering import Label, is_coded, place_of, unit_of
from clauseline.reading.words.ranks import ARTICLE, COUNTS_FREELY
from clauseline.reading.words.vocabulary import is_title

LEAST = 3
"""Fewer articles than these prove nothing: two sentences in a row may begin with names of others."""

LONGEST = 160
"""A longer title of an annex is a sentence about it."""

_REFERS = re.compile("的|所?[规規]定|[至、和或及]?第[一二三四五六七八九十百]{1,5}[款项項条條]")
"""How words go on behind the number of an article that they only name."""


def labels_of(lines: Sequence[Line | Row]) -> list[tuple[Line, Label]]:
    """The lines that begin with a label, and their labels."""
    return [(line, label) for line in lines if isinstance(line, Line) and (label := typed_label(line))]


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
    return stands and not label.glued and len(title) <= LONGEST and (not title or is_title(title))


def units(labelled: Sequence[tuple[Line, Label]]) -> set[str]:
    """The words ("Article", "Section") that number the parts of this text: those it counts from one, one of them on,
    and those of articles that are often alone on a line, as in a part of a code.

    Elsewhere "Section 7.2" at the start of a line refers to a clause. One word alone counts articles: "Art. 1" in a
    text of forty § names an act that changed it.
    """
    ranked = [(line, label, unit_of(label.number)) for line, label in labelled if label.rank and label.number]
    counts = Counter(unit for _, _, unit in ranked)
    numbers = {(unit, label.number) for _, label, unit in ranked}
    goes_on = len(numbers) > len({unit for unit, _ in numbers})
    first = {unit for _, label, unit in ranked if label.parts == 1 and place_of(label.number) == 1}
    alone = Counter(unit for line, label, unit in ranked if label.rank == ARTICLE and _is_alone(line, label))
    found = (first if goes_on else set()) | {unit for unit in COUNTS_FREELY if counts[unit] >= LEAST}
    found |= {unit for unit, count in alone.items() if count >= LEAST}
    articles = {unit for _, label, unit in ranked if label.rank == ARTICLE}
    return found - (articles - {max(sorted(articles & found), key=lambda unit: counts[unit], default="")})


def _is_alone(line: Line, label: Label) -> bool:
    """Whether a line says nothing but its label, or begins with one that no sentence would go on behind."""
    return is_coded(label.number) or not line.text[label.end :].strip()


def glued_articles(labelled: Iterable[tuple[Line, Label]]) -> set[int]:
    """The `id` of each line that starts a Chinese article without a space behind its number.

    Such lines mostly refer to an article ("第五条规定的事项"). One whose number is exactly the next starts an
    article, where no line with a space has this number.
    """
    articles = [(line, label) for line, label in labelled if _is_han_article(line, label)]
    apart = {label.number for _, label in articles if not label.glued}
    found: set[int] = set()
    last = 0
    for line, label in articles:
        place, more = place_of(label.number), "之" in label.number
        if not label.glued:
            last = place
        elif place == last + (not more) and label.number not in apart:
            last = place
            found.add(id(line))
    return found if len(found) + len(apart) >= LEAST else set()


def _is_han_article(line: Line, label: Label) -> bool:
    refers = label.glued and _REFERS.match(line.text, label.end)
    return label.kind == "article" and line.text.lstrip()[:1] == "第" and not refers


def resuming(labelled: Iterable[tuple[Line, Label]]) -> set[int]:
    """The `id` of each line that begins with the first of three articles that follow one another, in lines behind one
    another that begin with a label: there a text goes on to count, however many numbers are missing before."""
    articles = [(line, place_of(label.number)) for line, label in labelled if label.rank == ARTICLE and label.number]
    return {
        id(one) for (one, first), (_, second), (_, third) in zip(articles, articles[1:], articles[2:], strict=False)
        if first <= second <= third and second - first <= 1 and third - second <= 1 and third > first
    }  # fmt: skip


def chained_numbers(labelled: Iterable[tuple[Line, Label]]) -> set[str]:
    """The numbers of the lines that are known to start clauses."""
    return {label.number for line, label in labelled if line.role == "clause"}
