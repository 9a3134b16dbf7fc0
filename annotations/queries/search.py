"""What people find by words, in the texts and in what reviewers say of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import overload

from django.db import models

from annotations.access import visible
from annotations.models import Annotation, AnnotationConcern
from clauseline.concerns import VOCABULARY
from clauseline.tokens import Query
from proposals import access
from proposals.access import Person
from proposals.models import Body, Proposal, Version
from proposals.search.find import Found, elsewhere, in_readings

FEW = 500
"""Annotations of which a statement names each."""


class FoundKind(models.TextChoices):
    """What can be found."""

    CLAUSE = "clause"
    ANNOTATION = "annotation"


@dataclass(frozen=True, slots=True)
class SearchScope:
    """Where to look; what is left empty narrows nothing. Clauses are those of the newest texts, or of every one."""

    body: Body | None = None
    proposal: Proposal | None = None
    language: str = ""
    kind: str = ""
    every_version: bool = False


@dataclass(frozen=True, slots=True)
class FoundRow:
    """What was found on `version`: the clause of `reading` with this order, or the annotation with this key."""

    kind: FoundKind
    version: int
    reading: int | None
    number: int


@dataclass(frozen=True, slots=True)
class FoundText:
    """A version that may be looked into; `name` orders its proposal among others."""

    name: tuple[str, ...]
    version: int
    reading: int | None
    proposal: int
    language: str
    date: date | None
    position: int


class InVersion:
    """All that was found of a version: clauses, and the keys of annotations; `count` in all."""

    def __init__(self, text: FoundText, clauses: Found, annotations: list[int]) -> None:
        self.count = sum(search.found.bit_count() for search in clauses.values()) + len(annotations)
        self._text, self._clauses, self._annotations = text, sorted(clauses.items()), annotations

    def rows(self) -> list[FoundRow]:
        named = [first + number for first, one in self._clauses for number in one.numbers(one.named)]
        others = [first + number for first, one in self._clauses for number in one.numbers(one.found ^ one.named)]
        version, reading = self._text.version, self._text.reading
        clauses = [FoundRow(FoundKind.CLAUSE, version, reading, order) for order in named + others]
        return clauses + [FoundRow(FoundKind.ANNOTATION, version, None, key) for key in self._annotations]


class FoundRows(Sequence[FoundRow]):
    """What was found, in its order: all of it is counted, and rows are made for the part that is asked for."""

    def __init__(self, versions: list[InVersion]) -> None:
        self._versions = versions
        self._count = sum(one.count for one in versions)

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, wanted: int) -> FoundRow: ...

    @overload
    def __getitem__(self, wanted: slice) -> list[FoundRow]: ...

    def __getitem__(self, wanted: int | slice) -> FoundRow | list[FoundRow]:
        places = range(len(self))[wanted]
        if isinstance(places, int):
            return self[places : places + 1][0]
        rows: list[FoundRow] = []
        before = 0
        for one in self._versions:
            if places.start < before + one.count and before < places.stop:
                rows += one.rows()[max(0, places.start - before) : places.stop - before]
            before += one.count
        return rows[:: places.step]


def find(person: Person, query: Query, scope: SearchScope | None = None) -> FoundRows:
    """What `person` may see and has all of the query, in the same order on every database.

    Proposals with the newest text first; in each the newest version, clauses before annotations, clauses that are
    named so before those that only speak of it, then the order of the text.
    """
    scope = scope or SearchScope()
    if not query.phrases:
        return FoundRows([])
    texts = _texts(person, scope)
    clauses = in_readings(_readings(texts, scope), query) if scope.kind != FoundKind.ANNOTATION else {}
    annotations = _annotations(person, query, scope) if scope.kind != FoundKind.CLAUSE else {}
    found = (
        InVersion(one, clauses.get(one.reading or 0, {}), annotations.get(one.version, []))
        for one in texts
        if one.language == scope.language or not scope.language
    )
    return FoundRows([one for one in found if one.count])


def _texts(person: Person, scope: SearchScope) -> list[FoundText]:
    """In the order of what is found, of every language: a text may be older than one of another."""
    rows = access.visible(Version, person).filter(withdrawn_at=None)
    if scope.body:
        rows = rows.filter(proposal__body=scope.body)
    if scope.proposal:
        rows = rows.filter(proposal=scope.proposal)
    name = ("proposal__body__short_name", "proposal__number", "proposal__title")
    facts = ("pk", "current_reading", "proposal", "language", "date", "position")
    rows_of = rows.order_by().values_list(*name, *facts)
    texts = [FoundText(row[:3], *row[3:]) for row in rows_of]
    newest: dict[int, date] = {}
    for one in texts:
        newest[one.proposal] = max(one.date or date.min, newest.get(one.proposal, date.min))
    texts.sort(key=lambda one: one.position, reverse=True)
    texts.sort(key=lambda one: (one.name, one.proposal))
    texts.sort(key=lambda one: newest[one.proposal], reverse=True)
    return texts


def _readings(texts: list[FoundText], scope: SearchScope) -> list[int]:
    """Those in which to look for clauses."""
    read = [one for one in texts if one.reading and (one.language == scope.language or not scope.language)]
    if not scope.every_version:
        read = list({(one.proposal, one.language): one for one in reversed(read)}.values())
    return [one.reading for one in read if one.reading]


def _called(query: Query) -> list[str]:
    """The concerns whose name has all of the query, in whatever language."""
    return [one.id for one in VOCABULARY.concerns if any(query.is_in(label) for label in one.label.values())]


def _annotations(person: Person, query: Query, scope: SearchScope) -> dict[int, list[int]]:
    """By version the keys of those that have all of the query, or name a concern that is called so."""
    found = {first + number for first, search in elsewhere(query).items() for number in search.numbers(search.found)}
    if concerns := _called(query):
        found |= set(AnnotationConcern.objects.filter(concern__in=concerns).values_list("annotation", flat=True))
    rows = visible(Annotation, person)
    if scope.proposal:
        rows = rows.filter(version__proposal=scope.proposal)
    if len(found) <= FEW:
        rows = rows.filter(pk__in=found)
    by_version: dict[int, list[int]] = defaultdict(list)
    for key, version in sorted(rows.order_by().values_list("pk", "version")):
        if key in found:
            by_version[version].append(key)
    return by_version
