"""What stands beside the text of a version: its own annotations, those placed in it from another, and one's drafts."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from annotations.access import own_teams, visible
from annotations.models import Annotation, Draft, Placement, WordingDecision
from annotations.queries.placements import UNSETTLED, anchor_of
from annotations.queries.questions import heirs
from annotations.queries.wordings import CarriedWording, WordsHere, last_decisions, wording_of
from clauseline.anchoring import Anchor, locate
from proposals.access import Person
from proposals.models import Clause, Role, Team, Version

REVIEWERS = (Role.REVIEWER, Role.EDITOR, Role.OWNER)

RELATED = ("version", "author", "team", "decided_by", "thread_resolved_by")


@dataclass(frozen=True, slots=True)
class Card:
    """An annotation as it stands in `version`: on `clause` (None: on the whole document, or nowhere).

    `start` and `end` bound its passage in the clause's text, in code points; both are None without a passage.
    `placement` is None at home; elsewhere `home` is the clause it was said of. `is_lost`: its clause or its words are
    not in the text that is shown. `decided` is what a person said last of its wording, here or in an earlier version.
    `heir` is the key of what became of `home` where it has no place ("": not known).
    """

    annotation: Annotation
    version: Version
    clause: Clause | None = None
    start: int | None = None
    end: int | None = None
    placement: Placement | None = None
    home: Clause | None = None
    is_lost: bool = False
    decided: WordingDecision | None = None
    heir: str = ""

    @property
    def wording(self) -> CarriedWording | None:
        """What it proposes for the words on which it stands here; None if that is nothing, or it has no place here."""
        if self.asks:
            return None
        text = self.clause.text if self.clause else ""
        if self.start is None:
            here = WordsHere(text, language=self.version.language)
        else:
            words = text[self.start : self.end]
            here = WordsHere(words, words, text[self.end :], self.version.language)
        return wording_of(self.annotation, self._home_words(here.text), here, self.decided)

    @property
    def asks(self) -> bool:
        """Whether a person has to look where it belongs."""
        return self.is_lost or (self.placement is not None and self.placement.state in UNSETTLED)

    @property
    def is_away(self) -> bool:
        """Whether a person said that it has no place here any more."""
        placement = self.placement
        return placement is not None and placement.state == Placement.State.GONE and placement.decided_at is not None

    @property
    def said_of(self) -> Clause | None:
        """The clause it was said of."""
        return self.clause if self.placement is None else self.home

    @property
    def has_moved(self) -> bool:
        """Whether it stands on a clause of another number than the one it was said of."""
        return bool(self.home and self.clause and self.home.number != self.clause.number)

    def _home_words(self, here: str) -> str | None:
        """The words that its wording was written for; None if they are gone."""
        if self.placement is None or not self.annotation.key:
            return here
        if self.annotation.quote:
            return self.annotation.quote
        return self.home.text if self.home else None

    @property
    def order(self) -> tuple[int, int, int]:
        """By clause, then place in it; what concerns the whole document first."""
        return (self.clause.order if self.clause else -1, self.start or 0, self.annotation.pk)


@dataclass(frozen=True, slots=True)
class Typed:
    """A draft where it belongs: on `clause` (None: on the whole document, or on one that is not shown any more)."""

    draft: Draft
    clause: Clause | None = None
    start: int | None = None
    end: int | None = None

    @property
    def order(self) -> tuple[int, int, int]:
        """Where it stands among the cards; after those of the same place."""
        return (self.clause.order if self.clause else -1, self.start or 0, sys.maxsize)


@dataclass(frozen=True, slots=True)
class Margin:
    """The cards of a version in the order of its text, those that wait for a person, those put away, one's drafts."""

    version: Version
    cards: list[Card]
    tray: list[Card]
    away: list[Card]
    drafts: list[Typed]

    @property
    def all(self) -> list[Card | Typed]:
        """The cards and the drafts in the order of the text."""
        return sorted([*self.cards, *self.tray, *self.away, *self.drafts], key=lambda one: one.order)


def margin(version: Version, person: Person, slugs: Collection[str] | None = None) -> Margin:
    """What `person` may see beside `version`, or of it those with `slugs`: at most eleven queries, however many."""
    own = visible(Annotation, person).filter(version=version)
    guests = visible(Placement, person).filter(version=version)
    drafts = visible(Draft, person).filter(version=version) if person.is_authenticated else Draft.objects.none()
    if slugs is not None:
        own, guests = own.filter(slug__in=slugs), guests.filter(annotation__slug__in=slugs)
        drafts = drafts.filter(slug__in=slugs)
    guests = guests.select_related("comparison", "decided_by", *(f"annotation__{name}" for name in RELATED))
    found = guests.prefetch_related("annotation__concerns", "annotation__replies__author")
    return _margin(version, list(_with_all(own)), list(found), list(drafts))


def card(annotation: Annotation, version: Version) -> Card:
    """One annotation as it stands in `version`: at home, or where it is placed."""
    if annotation.version_id == version.pk:
        found = _margin(version, [annotation], [])
    else:
        found = _margin(version, [], list(annotation.placements.filter(version=version)))
    return next(iter(found.cards + found.tray + found.away), Card(annotation, version, is_lost=True))


def cards_on(version: Version, key: str, person: Person) -> list[Card]:
    """What `person` may see that stands on the clause `key` of `version` and asks nobody: at most seven queries."""
    own = visible(Annotation, person).filter(version=version, key=key)
    guests = visible(Placement, person).filter(version=version, key=key)
    related = guests.select_related(*(f"annotation__{name}" for name in (*RELATED, "version__proposal")))
    return _margin(version, list(_with_all(own)), list(related.prefetch_related("annotation__concerns"))).cards


def reviewing_teams(person: Person) -> QuerySet[Team]:
    """The teams in whose name `person` may annotate."""
    return own_teams(person).filter(memberships__user=person.pk, memberships__role__in=REVIEWERS).distinct()


def _with_all(annotations: QuerySet[Annotation]) -> QuerySet[Annotation]:
    related = annotations.select_related(*RELATED)
    return related.prefetch_related("concerns", "replies__author")


def _margin(version: Version, own: list[Annotation], guests: list[Placement], drafts: Iterable[Draft] = ()) -> Margin:
    keys = {a.key for a in own} | {p.key for p in guests} | {d.key for d in drafts}
    clauses = _clauses(version, keys)
    homes = _homes([p.annotation for p in guests])
    worded = [p.annotation_id for p in guests if p.annotation.proposal != Annotation.Wording.NONE]
    decided = last_decisions(worded, version)
    found = [_place(Card(a, version), a.key, a.anchor, clauses) for a in own]
    of = {p.pk: homes.get((p.annotation.version_id, p.annotation.key)) for p in guests}
    became = heirs([home.pk for p in guests if (home := of[p.pk]) and not p.key], version)
    for p in guests:
        home = of[p.pk]
        heir = became.get(home.pk, "") if home and not p.key else ""
        bare = Card(p.annotation, version, placement=p, home=home, decided=decided.get(p.annotation_id), heir=heir)
        found.append(_place(bare, p.key, anchor_of(p), clauses))
    found.sort(key=lambda one: one.order)
    return Margin(
        version,
        cards=[one for one in found if not one.asks],
        tray=[one for one in found if one.asks and not one.is_away],
        away=[one for one in found if one.is_away],
        drafts=[_typed(draft, clauses) for draft in drafts],
    )


def _clauses(version: Version, keys: Iterable[str]) -> dict[str, Clause]:
    wanted = [key for key in keys if key]
    return {one.key: one for one in Clause.objects.filter(reading=version.current_reading_id, key__in=wanted)}


def _homes(annotations: list[Annotation]) -> dict[tuple[int, str], Clause]:
    """The clauses that guests were said of, by version and key; nothing is asked for without guests."""
    readings = {a.version.current_reading_id: a.version_id for a in annotations}
    keys = {a.key for a in annotations if a.key}
    rows = Clause.objects.filter(reading__in=list(readings), key__in=keys) if keys else []
    return {(readings[one.reading_id], one.key): one for one in rows}


def _place(bare: Card, key: str, anchor: Anchor | None, clauses: dict[str, Clause]) -> Card:
    """The card at its passage, looked for anew: a new reading of the version may have other offsets."""
    clause = clauses.get(key)
    place = locate(anchor, clause.text) if anchor and clause else None
    is_lost = bool(key) and (clause is None or (anchor is not None and place is None))
    start, end = place or (None, None)
    return replace(bare, clause=clause, start=start, end=end, is_lost=is_lost)


def _typed(draft: Draft, clauses: dict[str, Clause]) -> Typed:
    clause = clauses.get(draft.key)
    place = locate(draft.anchor, clause.text) if draft.anchor and clause else None
    start, end = place or (None, None)
    return Typed(draft, clause, start, end)
