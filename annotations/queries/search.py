"""What people find by words, in the texts and in what reviewers say of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from annotations.access import visible
from annotations.models import Annotation, AnnotationConcern
from annotations.queries.found import FoundKind, FoundRows, FoundText, InVersion
from clauseline.concerns import VOCABULARY
from clauseline.tokens import Query, words
from proposals import access
from proposals.access import Person
from proposals.models import Body, Clause, Proposal, Version
from proposals.search.find import Found, elsewhere, in_readings


@dataclass(frozen=True, slots=True)
class SearchScope:
    """Where to look; what is left empty narrows nothing. Clauses are those of the newest texts, or of every one."""

    body: Body | None = None
    proposal: Proposal | None = None
    language: str = ""
    kind: str = ""
    every_version: bool = False


def find(person: Person, query: Query, scope: SearchScope | None = None) -> FoundRows:
    """What `person` may see and has all of the query, in the same order on every database.

    Clauses whose number or title is what was asked come first, then those whose name has all of the words, then what
    has them near one another, then the rest. In each of these the proposal with the newest text comes first, in it the
    newest version, clauses before annotations, and then the order of the text.
    """
    scope = scope or SearchScope()
    if not query.phrases:
        return FoundRows([])
    texts = _texts(person, scope)
    clauses = in_readings(_readings(texts, scope), query) if scope.kind != FoundKind.ANNOTATION else {}
    annotations = _annotations(person, query, scope) if scope.kind != FoundKind.CLAUSE else {}
    exact = _called_so(query, clauses)
    found = (
        InVersion(
            one, clauses.get(one.reading or 0, {}), annotations.get(one.version, {}), exact.get(one.reading or 0, set())
        )
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


def _called_so(query: Query, found: Mapping[int, Found]) -> dict[int, set[int]]:
    """By reading the orders of the clauses whose number or title is what was asked, and nothing else."""
    asked = [word for phrase in query.phrases for word in phrase.words if word]
    likely = {
        (reading, first + number)
        for reading, some in found.items()
        for first, search in some.items()
        for number in search.numbers(search.alike)
    }
    called: dict[int, set[int]] = defaultdict(set)
    readings, orders = ({pair[side] for pair in likely} for side in (0, 1))
    rows = Clause.objects.filter(reading__in=readings, order__in=orders)
    for reading, order, *names in rows.values_list("reading", "order", "number", "title"):
        if (reading, order) in likely and any([*filter(None, words(name))] == asked for name in names):
            called[reading].add(order)
    return called


def _called(query: Query) -> list[str]:
    """The concerns whose name has all of the query, in whatever language."""
    return [one.id for one in VOCABULARY.concerns if any(query.is_in(label) for label in one.label.values())]


def _annotations(person: Person, query: Query, scope: SearchScope) -> dict[int, dict[int, bool]]:
    """By version the keys of those that have all of the query, or name a concern that is called so; with whether the
    words are near one another.

    What may be seen is asked for first, and only in that is looked: no word of another one decides which statements
    are made.
    """
    rows = _remarks(person, scope)
    said_of = dict(rows.order_by("pk").values_list("pk", "version"))
    found = elsewhere(query, list(said_of))
    if concerns := _called(query):
        named = AnnotationConcern.objects.filter(concern__in=concerns, annotation__in=rows.values("pk"))
        found |= dict.fromkeys(named.values_list("annotation", flat=True), True)
    by_version: dict[int, dict[int, bool]] = defaultdict(dict)
    for key, version in said_of.items():
        if key in found:
            by_version[version][key] = found[key]
    return by_version


def _remarks(person: Person, scope: SearchScope) -> QuerySet[Annotation]:
    """Those in which to look."""
    rows = visible(Annotation, person).filter(version__withdrawn_at=None)
    if scope.body:
        rows = rows.filter(version__proposal__body=scope.body)
    if scope.proposal:
        rows = rows.filter(version__proposal=scope.proposal)
    return rows.filter(version__language=scope.language) if scope.language else rows
