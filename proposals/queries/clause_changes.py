"""What became of one clause since an earlier version: its change alone, however long the texts are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import F, Q

from clauseline.comparing.changes import KEPT, Detail, Passage
from clauseline.outline import DRAWN_BY, BlockText, ClauseText, FigureImage
from clauseline.redline.links import OTHER, LinkIndex
from clauseline.redline.parts import Part, Particular
from clauseline.redline.sections import Section, sections_of
from clauseline.redline.values import NEW, OLD
from proposals.access import Person, visible
from proposals.drawing.figures import Figures
from proposals.models import Change, ChangeSide, Comparison, Figure, Version
from proposals.queries.comparisons import details_of, passages_of, spans_of, strength_of, the_text
from proposals.queries.documents import FIELDS
from proposals.queries.figures import FigureRows
from proposals.queries.versions import in_two_languages

Sides = dict[str, list[Section]]
"""The clauses of a change by side, in order."""


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """A change of a ready comparison, and the pictures of its clauses."""

    comparison: Comparison
    part: Part
    figures: Figures

    @property
    def keeps_words(self) -> bool:
        """Whether the clause was there, and not one word of its text came or went."""
        return self.part.kind != "inserted" and all(span.op == KEPT for span in self.part.spans)

    @property
    def shows_words(self) -> bool:
        """Whether there is anything to mark in its text; of a new clause all of it would be."""
        part = self.part
        is_same = self.keeps_words and part.flags.isdisjoint(("table", "figure", "status"))
        return part.kind != "inserted" and part.has_text and not is_same


def earlier_versions(version: Version, person: Person) -> list[Version]:
    """The versions before it, of its proposal and language, that can be compared with it; the nearest first."""
    rows = visible(Version, person).filter(proposal=version.proposal_id, position__lt=version.position)
    there = rows.filter(withdrawn_at=None, current_reading__isnull=False).order_by("-position")
    return [one for one in there if not in_two_languages(one, version)]


def comparison_between(old: Version, new: Version, person: Person) -> Comparison | None:
    """What is there of the comparison of `old` with the text that the page of `new` shows: if one is ready, that."""
    rows = visible(Comparison, person).filter(Q(new=new.current_reading_id) | Q(new=None), across=False)
    found = rows.filter(old_version=old, new_version=new).select_related("old", "new", "old_version", "new_version")
    return found.order_by(F("ready_at").desc(nulls_last=True), "-pk").first()


def clause_change(comparison: Comparison, key: str, page: str) -> ClauseChange | None:
    """What a ready comparison says of the clause of this key in its new text; `page` is the address of its own page.

    Four queries, and one more for passages that went elsewhere.
    """
    change = Change.objects.filter(sides__side=NEW, sides__clause__key=key, comparison=comparison).first()
    if change is None:
        return None
    passages, details = passages_of(change.passages), details_of(change.details)
    both, figures = _own(change)
    named = _named(comparison, change, passages, details)
    index = LinkIndex(_places(named | {change.pk: both}), _passages(named) if passages else ())
    links = {place: [replace(link, page=page) for link in own] for place, own in index.links(passages).items()}
    old, new = (the_text([one.text for one in both[side]]) for side in (OLD, NEW))
    by_order = {one.order: one for sides in (*named.values(), both) for one in sides[NEW]}
    part = Part(
        kind=change.kind,
        flags=frozenset(change.flags),
        order=change.order,
        spans=spans_of(change.spans, change.packed, old, new),
        strength=strength_of(change),
        confidence=change.confidence,
        old=tuple(both[OLD]),
        new=tuple(both[NEW]),
        links=links,
        particulars=tuple(Particular(one, tuple(_of(one.clauses, by_order))) for one in details),
    )
    return ClauseChange(comparison, part, figures)


def _own(change: Change) -> tuple[Sides, Figures]:
    """The clauses of a change with their words, and their pictures: two queries."""
    figures = list(
        Figure.objects.filter(clause__change_sides__change=change).order_by("pk").select_related("reading__version")
    )
    images: dict[int, list[FigureImage]] = defaultdict(list)
    for one in figures:
        drawn = one.reading.reader in DRAWN_BY
        images[one.clause_id].append(FigureImage(one.place, one.sha256, one.alt, drawn))
    found: Sides = {OLD: [], NEW: []}
    owners = {}
    for row in ChangeSide.objects.filter(change=change).order_by("clause__order").select_related("clause"):
        clause = row.clause
        owners[clause.pk] = row.side
        values = {name: getattr(clause, name) for name in FIELDS}
        found[row.side].append(_section(clause.key, clause.order, values, clause.blocks, tuple(images[clause.pk])))
    sides = {side: [one for one in figures if owners[one.clause_id] == side] for side in (OLD, NEW)}
    return found, FigureRows(sides)


def _named(
    comparison: Comparison, change: Change, passages: Iterable[Passage], details: Iterable[Detail]
) -> dict[int, Sides]:
    """The other changes that it shares words with or speaks of, with the names of their clauses: one query."""
    asked: dict[str, set[int]] = {OLD: set(), NEW: {order for one in details for order in one.clauses}}
    for passage in passages:
        asked[OTHER[passage.side]].add(passage.other)
    if not any(asked.values()):
        return {}
    rows = ChangeSide.objects.filter(comparison=comparison).exclude(change=change)
    meant = rows.filter(Q(side=OLD, clause__order__in=asked[OLD]) | Q(side=NEW, clause__order__in=asked[NEW]))
    columns = ("change_id", "side", "clause__key", "clause__order", *(f"clause__{name}" for name in FIELDS))
    found: dict[int, Sides] = defaultdict(lambda: {OLD: [], NEW: []})
    named = rows.filter(change__in=meant.values("change")).order_by("clause__order").values_list(*columns)
    for pk, side, key, order, *values in named:
        found[pk][side].append(_section(key, order, dict(zip(FIELDS, values, strict=True))))
    return dict(found)


def _section(
    key: str,
    order: int,
    values: Mapping[str, Any],
    blocks: tuple[BlockText, ...] = (),
    figures: tuple[FigureImage, ...] = (),
) -> Section:
    return replace(sections_of([ClauseText(**values, blocks=blocks, figures=figures)], [key])[0], order=order)


def _places(changes: Mapping[int, Sides]) -> Iterator[tuple[str, Section, Section]]:
    """Each clause with its side, and the one that leads its change."""
    for sides in changes.values():
        leader = (sides[NEW] or sides[OLD])[0]
        for side in (OLD, NEW):
            yield from ((side, one, leader) for one in sides[side])


def _passages(changes: Iterable[int]) -> Iterator[Passage]:
    for stored in Change.objects.filter(pk__in=list(changes)).values_list("passages", flat=True):
        yield from passages_of(stored)


def _of(orders: Iterable[int], sections: Mapping[int, Section]) -> Iterator[Section]:
    return (sections[order] for order in orders if order in sections)
