"""A reading as people read it: its clauses with their blocks, in order, and the pictures among them."""

from __future__ import annotations

from dataclasses import dataclass

from clauseline.outline import DRAWN_BY, ClauseText, FigureImage
from clauseline.redline.sections import Section, sections_of
from proposals.models import Clause, Figure, Reading
from proposals.models.clause import blocks_of

PLAIN = 100_000
"""Characters of a text that are shown while its page is drawn."""
FIELDS = ("number", "title", "level", "kind", "status", "text")


@dataclass(frozen=True, slots=True)
class WholeText:
    """The clauses of a reading by their primary keys, in order, and its pictures."""

    by_pk: dict[int, Section]
    figures: list[Figure]

    @property
    def sections(self) -> list[Section]:
        return list(self.by_pk.values())


@dataclass(frozen=True, slots=True)
class PlainClause:
    """A clause by its name and its own words, which may end before their end."""

    key: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class FirstWords:
    """The clauses that a text begins with; `is_all` if there are no others, and all words of each."""

    clauses: list[PlainClause]
    is_all: bool


def first_words(reading: Reading) -> FirstWords:
    """The first `PLAIN` characters of `reading`: one query."""
    rows = Clause.objects.filter(reading=reading).order_by("order").values_list("key", "number", "title", "text")
    clauses: list[PlainClause] = []
    left, is_all = PLAIN, True
    for key, number, title, text in rows.iterator(chunk_size=100):
        if left <= 0:
            return FirstWords(clauses, is_all=False)
        clauses.append(PlainClause(key, f"{number} {title}".strip(), text[:left]))
        is_all = len(text) <= left
        left -= len(text) + len(title)
    return FirstWords(clauses, is_all)


def whole_text(reading: Reading) -> WholeText:
    """The whole text of `reading`: two queries, however many clauses there are."""
    rows = list(Clause.objects.filter(reading=reading).order_by("order").values_list("pk", "key", "packed", *FIELDS))
    figures = list(Figure.objects.filter(reading=reading).order_by("pk").select_related("reading__version"))
    images: dict[int, list[FigureImage]] = {}
    drawn = reading.reader in DRAWN_BY
    for figure in figures:
        image = FigureImage(figure.place, figure.sha256, figure.alt, drawn)
        images.setdefault(figure.clause_id, []).append(image)
    clauses = [
        ClauseText(
            **dict(zip(FIELDS, values, strict=True)),
            blocks=blocks_of(pk, packed, values[-1]),
            figures=tuple(images.get(pk, ())),
        )
        for pk, _, packed, *values in rows
    ]
    found = sections_of(clauses, [key for _, key, *_ in rows])
    return WholeText(dict(zip((pk for pk, *_ in rows), found, strict=True)), figures)
