"""What was found, with the words that show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_noop

from annotations.models import Annotation
from annotations.queries.found import FoundKind, FoundRow
from clauseline.tokens import Query
from proposals.models import Clause, Version
from proposals.search.excerpts import ExcerptPiece, excerpt, first_place, marked, places


@dataclass(frozen=True, slots=True)
class Saying:
    """One text of an annotation. `name` says which, in words that are to be translated; "" for the comment."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A clause, or an annotation on `clause` (None: on the whole document), with the words that were found.

    `place` says in which text of the annotation they are; "" in its comment. `at` is "START-END" of the first of them
    in the clause's text, in code points; "" if they are in its title alone.
    """

    version: Version
    clause: Clause | None
    title: tuple[ExcerptPiece, ...]
    excerpt: tuple[ExcerptPiece, ...]
    annotation: Annotation | None = None
    place: str = ""
    at: str = ""

    @property
    def kind(self) -> str:
        return FoundKind.ANNOTATION if self.annotation else FoundKind.CLAUSE


def hits(rows: Iterable[FoundRow], query: Query) -> list[Hit]:
    """The rows that came from `find`, with their words; what has gone since is left out. At most six queries."""
    found = list(rows)
    versions = Version.objects.select_related("proposal__body").in_bulk({row.version for row in found})
    clauses = _clauses([row for row in found if row.kind == FoundKind.CLAUSE])
    annotations = _annotations([row.number for row in found if row.kind == FoundKind.ANNOTATION])
    on = _places(annotations.values())
    made: list[Hit] = []
    for row in found:
        version = versions[row.version]
        if row.kind == FoundKind.CLAUSE and (clause := clauses.get((row.reading, row.number))):
            text = excerpt(clause.text, query)
            made.append(Hit(version, clause, marked(clause.title, query), text, at=_first(clause.text, query)))
        elif row.kind == FoundKind.ANNOTATION and (annotation := annotations.get(row.number)):
            made.append(_remark(annotation, version, on.get((row.version, annotation.key)), query))
    return made


def _first(text: str, query: Query) -> str:
    """Where the excerpt's first found word stands."""
    place = first_place(text, query)
    return f"{place.start}-{place.end}" if place else ""


def sayings(annotation: Annotation) -> list[Saying]:
    """Its texts that search looks into, the comment first."""
    texts = [
        Saying("", annotation.comment),
        Saying(gettext_noop("Proposed wording"), annotation.proposed),
        Saying(gettext_noop("Quote"), annotation.quote),
    ]
    texts += [Saying(gettext_noop("Reply"), reply.text) for reply in annotation.replies.all()]
    return [saying for saying in texts if saying.text]


def _clauses(rows: list[FoundRow]) -> dict[tuple[int | None, int], Clause]:
    """By reading and order."""
    orders: dict[int | None, list[int]] = defaultdict(list)
    for row in rows:
        orders[row.reading].append(row.number)
    rule = Q(*(Q(reading=reading, order__in=some) for reading, some in orders.items()), _connector=Q.OR)
    clauses = Clause.objects.filter(rule) if orders else []
    return {(clause.reading_id, clause.order): clause for clause in clauses}


def _annotations(keys: list[int]) -> dict[int, Annotation]:
    rows = Annotation.objects.select_related("author", "team").prefetch_related("concerns", "replies")
    return rows.in_bulk(keys)


def _places(annotations: Iterable[Annotation]) -> dict[tuple[int, str], Clause]:
    """By version and key the clauses that they stand on."""
    on = [one for one in annotations if one.key]
    if not on:
        return {}
    readings = Version.objects.filter(pk__in={one.version_id for one in on}).values("current_reading")
    clauses = Clause.objects.filter(reading__in=readings, key__in={one.key for one in on}).select_related("reading")
    return {(clause.reading.version_id, clause.key): clause for clause in clauses}


def _remark(annotation: Annotation, version: Version, clause: Clause | None, query: Query) -> Hit:
    """The annotation with the text of it that has most of what was asked."""
    best = max(sayings(annotation), key=lambda one: len({place.phrase for place in places(one.text, query)}))
    title = (ExcerptPiece(clause.title),) if clause else ()
    return Hit(version, clause, title, excerpt(best.text, query), annotation, best.name)
