"""Where marked passages stand: at home, where they were placed in other versions, and as the wording that was won."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import F, Q, QuerySet

from annotations.models import Annotation, Placement, Uptake
from clauseline.anchoring import Anchor, locate
from clauseline.origins.shared import shared
from clauseline.origins.stretches import Stretch
from proposals.models import Clause, TextPlace, Version
from proposals.queries.shared_texts import parts

STANDS = (Placement.State.SAME, Placement.State.REWORDED, Placement.State.MOVED)
TAKEN = (Uptake.Extent.VERBATIM, Uptake.Extent.IN_PART)
Key = tuple[int, str]
"""A version and the key of a clause in it."""


class MarkKey(NamedTuple):
    """An annotation by its primary key, or the wording that was won through it."""

    annotation: int
    won: bool


class TextAt(NamedTuple):
    """The text that stands in a clause, by their primary keys, with its version and proposal."""

    clause: int
    text: int
    version: int
    proposal: int


@dataclass(frozen=True, slots=True)
class MarkedPlace:
    """[start, end) of the text at `place` is what was marked at `marked_at`; `is_home` where that was done there."""

    mark: MarkKey
    place: TextAt
    start: int
    end: int
    is_home: bool
    marked_at: datetime


@dataclass(frozen=True, slots=True)
class _Sought:
    """What should stand at a clause: the passage at `anchor`, some `wording` as far as it does, or the whole text."""

    mark: MarkKey
    at: Key
    marked_at: datetime
    is_home: bool = False
    anchor: Anchor | None = None
    wording: tuple[str, str] | None = None

    def stretch(self, text: str) -> Stretch | None:
        if self.anchor is not None:
            return locate(self.anchor, text)
        if self.wording is not None:
            return _taken(*self.wording, text)
        return (0, len(text)) if text else None


def marked_places(annotations: Collection[int]) -> list[MarkedPlace]:
    """Where these stand in texts that are shown: some six queries, and more where they are many."""
    sought = [one for some in parts(sorted(annotations)) for one in _sought(some)]
    places = _places({one.at for one in sought})
    texts = texts_of({place.clause for place in places.values()})
    found = []
    for one in sought:
        place = places.get(one.at)
        stretch = one.stretch(texts[place.clause]) if place else None
        if place and stretch:
            found.append(MarkedPlace(one.mark, place, *stretch, one.is_home, one.marked_at))
    return found


def marked_in(keys: Iterable[Key]) -> set[int]:
    """The annotations that stand at these clauses, or whose wording was taken up in their versions."""
    by_version: dict[int, set[str]] = defaultdict(set)
    for version, key in keys:
        by_version[version].add(key)
    found: set[int] = set()
    for some in parts(sorted(by_version)):
        homes = Annotation.objects.filter(version__in=some).values_list("pk", "version", "key")
        placed = Placement.objects.filter(version__in=some, state__in=STANDS)
        for rows in (homes, placed.values_list("annotation", "version", "key")):
            found.update(pk for pk, version, key in rows if key in by_version[version])
        won = Uptake.objects.filter(version__in=some, extent__in=TAKEN).exclude(comment__annotation=None)
        found.update(won.values_list("comment__annotation", flat=True))
    return found


def marked_versions() -> QuerySet[Version]:
    """Those in which any annotation stands."""
    return Version.objects.filter(
        Q(pk__in=Annotation.objects.exclude(key="").values("version"))
        | Q(pk__in=Placement.objects.filter(state__in=STANDS).exclude(key="").values("version"))
        | Q(pk__in=Uptake.objects.filter(extent__in=TAKEN).values("version"))
    )


def texts_of(clauses: Collection[int]) -> dict[int, str]:
    """The texts of these clauses, by their primary keys."""
    found: dict[int, str] = {}
    for some in parts(sorted(clauses)):
        found |= dict(Clause.objects.filter(pk__in=some).values_list("pk", "text"))
    return found


def _sought(annotations: list[int]) -> Iterator[_Sought]:
    rows = Annotation.objects.filter(pk__in=annotations).exclude(scope=Annotation.Scope.DOCUMENT)
    homes = {one.pk: one for one in rows.defer("comment")}
    for one in homes.values():
        yield _Sought(MarkKey(one.pk, False), (one.version_id, one.key), one.made_at, True, one.anchor)
    placed: dict[tuple[int, int], str] = {}
    there = Placement.objects.filter(annotation__in=homes, state__in=STANDS).exclude(key="")
    for at in there.order_by("version__position"):
        placed[at.version_id, at.annotation_id] = at.key
        anchor = Anchor(at.quote, at.before, at.after, at.start) if at.quote else None
        yield _Sought(
            MarkKey(at.annotation_id, False), (at.version_id, at.key), homes[at.annotation_id].made_at, anchor=anchor
        )
    taken = Uptake.objects.filter(comment__annotation__in=annotations, extent__in=TAKEN)
    for uptake in taken.select_related("comment__annotation", "version").order_by("version__position"):
        said, version = uptake.comment.annotation, uptake.version
        key = _won_in(uptake) or placed.get((version.pk, said.pk)) if said else None
        if said and key:
            wording = (uptake.comment.proposed, said.proposed)
            yield _Sought(MarkKey(said.pk, True), (version.pk, key), version.uploaded_at, wording=wording)


def _won_in(uptake: Uptake) -> str:
    """The clause that has most of the wording, by its key; "" if that is not known."""
    return str(uptake.evidence[0]["key"]) if uptake.evidence else ""


def _taken(comment: str, proposed: str, text: str) -> Stretch | None:
    """From the first to the last word of a proposed wording that stands in `text`; a short one stands there whole."""
    found = shared(text, comment)
    if found:
        return found[0].start, max(passage.end for passage in found)
    return locate(Anchor(proposed.strip()), text) if proposed.strip() else None


def _places(keys: Collection[Key]) -> Mapping[Key, TextAt]:
    by_version: dict[int, set[str]] = defaultdict(set)
    for version, key in keys:
        by_version[version].add(key)
    found: dict[Key, TextAt] = {}
    columns = ("reading__version", "clause__key", "clause", "text", "reading__version__proposal")
    shown = TextPlace.objects.filter(reading=F("reading__version__current_reading"))
    for some in parts(sorted({key for _, key in keys})):
        rows = shown.filter(reading__version__in=by_version, clause__key__in=some).values_list(*columns)
        for version, key, clause, text, proposal in rows:
            if key in by_version[version]:
                found[version, key] = TextAt(clause, text, version, proposal)
    return found
