"""Arrivals as they are listed: with both clauses, the words, since when they stand there, and whether one was told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery

from annotations.models import Arrival, ToldArrival
from annotations.queries.arrivals import early, listed
from annotations.queries.origin_entries import clip
from clauseline.comparing.changes import ADDED, REMOVED, Span
from clauseline.comparing.wording import changed_wording
from proposals.access import Person, visible
from proposals.models import Clause, Proposal, Version
from proposals.queries.origin_rows import OriginPlace

Passage = tuple[int, bool, int]
"""An annotation, whether it is what was won through it, and the proposal in which it turned up."""
UNREAD = ("packed", "why", "reading__facts", "reading__report")


@dataclass(frozen=True, slots=True)
class ArrivalEntry:
    """An arrival: the passage at `source` stands at `place`.

    `spans` lead from the marked words to those of the draft; of two languages they are those words one after the
    other. They stand in the draft `since` this version, and in `newest` of it that was looked through unless
    `is_newest`. `is_early`: no version that has them came before they were marked. `told` if one was.
    """

    arrival: Arrival
    source: OriginPlace
    place: OriginPlace
    spans: tuple[Span, ...]
    since: Version
    newest: Version
    is_early: bool
    told: ToldArrival | None

    @property
    def is_newest(self) -> bool:
        return self.newest.position <= self.place.version.position

    @property
    def is_unseen(self) -> bool:
        return self.told is not None and self.told.seen_at is None

    @property
    def words(self) -> tuple[str, str]:
        """The marked words and those of the draft, as far as they are shown."""
        sides = {REMOVED: "", ADDED: ""}
        for span in self.spans:
            for op in sides:
                sides[op] += span.text if span.op not in sides or span.op == op else ""
        return sides[REMOVED], sides[ADDED]


def arrival_entries(rows: QuerySet[Arrival] | Sequence[Arrival], person: Person) -> list[ArrivalEntry]:
    """These with all there is to say: some eight queries."""
    page = list(rows)
    pks = {key for row in page for key in (row.place_id, row.source_id)}
    clauses = Clause.objects.filter(pk__in=pks).select_related("reading__version__proposal__body")
    by_pk = {one.pk: one for one in clauses.defer(*UNREAD)}
    history = _History.of(page, person)
    return [_entry(row, by_pk[row.source_id], by_pk[row.place_id], history) for row in page]


def with_marks(rows: QuerySet[Arrival]) -> QuerySet[Arrival]:
    """With what the remark says, and who said it."""
    return rows.select_related("annotation__team", "annotation__author", "version").prefetch_related(
        "annotation__concerns"
    )


def _entry(row: Arrival, source: Clause, place: Clause, history: _History) -> ArrivalEntry:
    ours, theirs = source.text[row.source_start : row.source_end], place.text[row.start : row.end]
    words = changed_wording(ours, theirs) if row.method == "words" else [Span(REMOVED, ours), Span(ADDED, theirs)]
    draft = place.reading.version
    passage = row.annotation_id, row.won, draft.proposal_id
    return ArrivalEntry(
        row,
        _place(source),
        _place(place),
        tuple(clip(words)),
        history.first.get(passage, draft),
        history.newest.get(draft.proposal_id, draft),
        row.pk in history.early,
        history.told.get(passage),
    )


def _place(clause: Clause) -> OriginPlace:
    return OriginPlace(clause.reading.version, clause.key, clause.number, clause.title)


@dataclass(frozen=True, slots=True)
class _History:
    """Since when passages stand in which proposals, whose newest versions these are; of which one was told."""

    first: Mapping[Passage, Version]
    newest: Mapping[int, Version]
    early: frozenset[int]
    told: Mapping[Passage, ToldArrival]

    @classmethod
    def of(cls, page: Sequence[Arrival], person: Person) -> _History:
        proposals = {row.version.proposal_id for row in page}
        at = {"annotation__in": {row.annotation_id for row in page}}
        found = listed(person).filter(**at, version__proposal__in=proposals)
        first: dict[Passage, Version] = {}
        for row in found.select_related("version").order_by("version__position"):
            first.setdefault((row.annotation_id, row.won, row.version.proposal_id), row.version)
        told = ToldArrival.objects.filter(user=person.pk, **at)
        return cls(
            first,
            _newest(proposals, person),
            frozenset(early(found).filter(pk__in=[row.pk for row in page]).values_list("pk", flat=True)),
            {(one.annotation_id, one.won, one.proposal_id): one for one in told},
        )


def _newest(proposals: Iterable[int], person: Person) -> dict[int, Version]:
    """The newest version of each that was looked through."""
    looked = visible(Version, person).exclude(origin_run=None).filter(withdrawn_at=None)
    last = looked.filter(proposal=OuterRef("pk")).order_by("-position").values("pk")[:1]
    keys = Proposal.objects.filter(pk__in=list(proposals)).annotate(last=Subquery(last)).values_list("last", flat=True)
    return {one.proposal_id: one for one in Version.objects.filter(pk__in=[key for key in keys if key])}
