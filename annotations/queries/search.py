"""What people find by words, in the texts and in what reviewers say of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.utils.translation import gettext_noop

from annotations.access import visible
from annotations.models import Annotation
from proposals.access import Person
from proposals.excerpts import Piece, excerpt, first_place, marked, places
from proposals.models import Body, Clause, Proposal, SearchRow, Version
from proposals.queries.versions import later_texts
from proposals.searching import Query

CLAUSE, ANNOTATION = SearchRow.Kind.CLAUSE, SearchRow.Kind.ANNOTATION


@dataclass(frozen=True, slots=True)
class Scope:
    """Where to look; what is left empty narrows nothing. Clauses are those of the newest texts, or of every one."""

    body: Body | None = None
    proposal: Proposal | None = None
    language: str = ""
    kind: str = ""
    every_version: bool = False


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
    title: tuple[Piece, ...]
    excerpt: tuple[Piece, ...]
    annotation: Annotation | None = None
    place: str = ""
    at: str = ""

    @property
    def kind(self) -> str:
        return ANNOTATION if self.annotation else CLAUSE


@dataclass(frozen=True, slots=True)
class Group:
    """What was found in one version and in what is said of it."""

    version: Version
    hits: list[Hit]


def find(person: Person, query: Query, scope: Scope | None = None) -> QuerySet[SearchRow]:
    """What `person` may see and has all of the query, in the same order on every database.

    Proposals with the newest text first; in each the newest version, clauses before annotations, clauses that are
    named so before those that only speak of it, then the order of the text.
    """
    if not query.phrases:
        return SearchRow.objects.none()
    has_all = Q(*(Q(tokens__contains=phrase.pattern) for phrase in query.phrases))
    named_so = Q(*(Q(head__contains=phrase.pattern) for phrase in query.phrases))
    newest = Version.objects.filter(proposal=OuterRef("version__proposal"), withdrawn_at=None).order_by("-date")
    return (
        _within(visible(SearchRow, person), scope or Scope())
        .filter(has_all, tokens__has=query.words)
        .alias(rank=Case(When(named_so, then=Value(0)), default=Value(1)), newest=Subquery(newest.values("date")[:1]))
        .order_by("-newest", "version__proposal", "-version__date", "-version__position", "-kind", "rank", "target")
    )


def groups(rows: Iterable[SearchRow], query: Query) -> list[Group]:
    """The found rows version by version: at most six queries, however many there are."""
    found = hits(rows, query)
    return [Group(version, list(those)) for version, those in groupby(found, key=lambda hit: hit.version)]


def hits(rows: Iterable[SearchRow], query: Query) -> list[Hit]:
    """The rows that came from `find`, with their words; `version` should be selected with them."""
    found = list(rows)
    clauses = Clause.objects.in_bulk([row.target for row in found if row.kind == CLAUSE])
    said = _annotations([row.target for row in found if row.kind == ANNOTATION])
    places = _places(said.values())
    made: list[Hit] = []
    for row in found:
        if row.kind == CLAUSE and (clause := clauses.get(row.target)):
            text = excerpt(clause.text, query)
            made.append(Hit(row.version, clause, marked(clause.title, query), text, at=_first(clause.text, query)))
        elif annotation := said.get(row.target):
            made.append(_remark(annotation, row.version, places.get((row.version_id, annotation.key)), query))
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


def _within(rows: QuerySet[SearchRow], scope: Scope) -> QuerySet[SearchRow]:
    if scope.body:
        rows = rows.filter(version__proposal__body=scope.body)
    if scope.proposal:
        rows = rows.filter(version__proposal=scope.proposal)
    if scope.language:
        rows = rows.filter(version__language=scope.language)
    if scope.kind:
        rows = rows.filter(kind=scope.kind)
    return rows if scope.every_version else rows.filter(Q(kind=ANNOTATION) | ~Exists(later_texts("version__")))


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
    title = (Piece(clause.title),) if clause else ()
    return Hit(version, clause, title, excerpt(best.text, query), annotation, best.name)
