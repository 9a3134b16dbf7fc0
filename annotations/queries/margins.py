"""What stands beside the text of a version: its own annotations, and those placed in it from another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from annotations.access import own_teams, visible
from annotations.anchoring import Anchor, locate
from annotations.models import Annotation, Placement
from annotations.queries.placements import anchor_of
from proposals.access import Person
from proposals.models import Clause, Role, Team, Version

UNSETTLED = (Placement.State.TO_CONFIRM, Placement.State.GONE)
REVIEWERS = (Role.REVIEWER, Role.EDITOR, Role.OWNER)


@dataclass(frozen=True, slots=True)
class Card:
    """An annotation as it stands in `version`: on `clause` (None: on the whole document, or nowhere).

    `start` and `end` bound its passage in the clause's text, in code points; both are None without a passage.
    `placement` is None at home. `is_lost`: its clause or its words are not in the text that is shown.
    """

    annotation: Annotation
    version: Version
    clause: Clause | None = None
    start: int | None = None
    end: int | None = None
    placement: Placement | None = None
    is_lost: bool = False

    @property
    def asks(self) -> bool:
        """Whether a person has to look where it belongs."""
        return self.is_lost or (self.placement is not None and self.placement.state in UNSETTLED)

    @property
    def order(self) -> tuple[int, int, int]:
        """By clause, then place in it; what concerns the whole document first."""
        return (self.clause.order if self.clause else -1, self.start or 0, self.annotation.pk)


@dataclass(frozen=True, slots=True)
class Margin:
    """All cards of a version in the order of its text, and those that wait for a person's decision."""

    version: Version
    cards: list[Card]
    tray: list[Card]

    @property
    def badges(self) -> list[list[Card]]:
        """The settled cards clause by clause."""
        found: dict[str, list[Card]] = defaultdict(list)
        for card in self.cards:
            if card.clause:
                found[card.clause.key].append(card)
        return list(found.values())


def margin(version: Version, person: Person) -> Margin:
    """What `person` may see beside `version`: at most nine queries, however many annotations there are.

    What a person declared gone from this version is not shown beside it any more.
    """
    own = list(_with_all(visible(Annotation, person).filter(version=version)))
    guests = list(
        visible(Placement, person)
        .filter(version=version)
        .exclude(state=Placement.State.GONE, decided_at__isnull=False)
        .select_related(*(f"annotation__{name}" for name in ("version", "author", "team")))
        .prefetch_related("annotation__concerns", "annotation__replies__author")
    )
    return _margin(version, own, guests)


def card(annotation: Annotation, version: Version) -> Card:
    """One annotation as it stands in `version`: at home, or where it is placed."""
    if annotation.version_id == version.pk:
        found = _margin(version, [annotation], [])
    else:
        found = _margin(version, [], list(annotation.placements.filter(version=version)))
    return next(iter(found.cards + found.tray), Card(annotation, version, is_lost=True))


def reviewing_teams(person: Person) -> QuerySet[Team]:
    """The teams in whose name `person` may annotate."""
    return own_teams(person).filter(memberships__user=person.pk, memberships__role__in=REVIEWERS).distinct()


def _with_all(annotations: QuerySet[Annotation]) -> QuerySet[Annotation]:
    return annotations.select_related("version", "author", "team").prefetch_related("concerns", "replies__author")


def _margin(version: Version, own: list[Annotation], guests: list[Placement]) -> Margin:
    clauses = _clauses(version, {a.key for a in own} | {p.key for p in guests})
    found = [_place(Card(a, version), a.key, a.anchor, clauses) for a in own]
    found += [_place(Card(p.annotation, version, placement=p), p.key, anchor_of(p), clauses) for p in guests]
    found.sort(key=lambda one: one.order)
    return Margin(version, [one for one in found if not one.asks], [one for one in found if one.asks])


def _clauses(version: Version, keys: Iterable[str]) -> dict[str, Clause]:
    wanted = [key for key in keys if key]
    return {one.key: one for one in Clause.objects.filter(reading=version.current_reading_id, key__in=wanted)}


def _place(bare: Card, key: str, anchor: Anchor | None, clauses: dict[str, Clause]) -> Card:
    """The card at its passage, looked for anew: a new reading of the version may have other offsets."""
    clause = clauses.get(key)
    place = locate(anchor, clause.text) if anchor and clause else None
    is_lost = bool(key) and (clause is None or (anchor is not None and place is None))
    start, end = place or (None, None)
    return Card(bare.annotation, bare.version, clause, start, end, bare.placement, is_lost)
