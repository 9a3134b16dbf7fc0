"""The changes of a stored comparison as people read them, in the order of the new text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet

from clauseline.comparing.changes import Span
from clauseline.redline.links import LinkIndex
from clauseline.redline.parts import Fate, Part, Particular
from clauseline.redline.sections import Section
from clauseline.redline.values import NEW, OLD
from proposals.drawing.figures import Figures
from proposals.models import Change, ChangeSide, Comparison
from proposals.queries.comparisons import (
    details_of,
    editorial_of,
    edits_of,
    passages_of,
    proofs_of,
    spans_of,
    strength_of,
    the_text,
)
from proposals.queries.documents import whole_text
from proposals.queries.figures import FigureRows


@dataclass(frozen=True, slots=True)
class Redlined:
    """The changes of a comparison in order, and the pictures of its clauses."""

    parts: list[Part]
    figures: Figures


def fates(comparison: Comparison) -> dict[str, Fate]:
    """By the key of the new clause what the comparison says of it, where it says something: one query."""
    sides = ChangeSide.objects.filter(comparison=comparison, side=NEW)
    rows = sides.values_list("clause__key", "change__kind", "change__flags")
    found = {key: Fate(kind, frozenset(flags)) for key, kind, flags in rows}
    return {key: fate for key, fate in found.items() if not fate.is_quiet}


def fates_by_keys(comparison: Comparison) -> list[tuple[Fate, frozenset[str]]]:
    """Each change in kinds and flags, with the keys of its clauses on both sides: one query."""
    found: dict[int, tuple[Fate, set[str]]] = {}
    rows = ChangeSide.objects.filter(comparison=comparison)
    for change, key, kind, flags in rows.values_list("change", "clause__key", "change__kind", "change__flags"):
        found.setdefault(change, (Fate(kind, frozenset(flags)), set()))[1].add(key)
    return [(fate, frozenset(keys)) for fate, keys in found.values()]


def parts(comparison: Comparison) -> list[Part]:
    """All changes of a ready comparison: nine queries, however many there are."""
    found = bare(comparison).parts
    return worded(comparison, found, 0, len(found))


def bare(comparison: Comparison) -> Redlined:
    """All changes of a ready comparison with their clauses, but without their words and what is said of these."""
    if comparison.old is None or comparison.new is None:
        raise ValueError("a comparison that still waits for a reading has no changes")
    texts = {OLD: whole_text(comparison.old), NEW: whole_text(comparison.new)}
    sides: dict[tuple[int, str], list[Section]] = defaultdict(list)
    rows = ChangeSide.objects.filter(comparison=comparison).order_by("clause__order")
    for change, side, clause in rows.values_list("change_id", "side", "clause_id"):
        sides[change, side].append(texts[side].by_pk[clause])
    facts = Change.objects.filter(comparison=comparison).order_by("order")
    found = [
        Part(kind, frozenset(flags), order, (), (), confidence, tuple(sides[pk, OLD]), tuple(sides[pk, NEW]), {})
        for pk, kind, flags, order, confidence in facts.values_list("pk", "kind", "flags", "order", "confidence")
    ]
    return Redlined(found, FigureRows({side: text.figures for side, text in texts.items()}))


def worded(comparison: Comparison, bare: Sequence[Part], start: int, end: int) -> list[Part]:
    """Of all `bare` parts those at [start, end) with their words: two queries."""
    by_order = {section.order: section for part in bare for section in part.new}
    places = ((side, section, part.section) for part in bare for side, section in _both(part.old, part.new))
    rows = Change.objects.filter(comparison=comparison).exclude(passages=[]).order_by("order")
    passages = (one for stored in rows.values_list("passages", flat=True) for one in passages_of(stored))
    index = LinkIndex(places, passages)
    own = bare[start:end]
    rows_of = zip(own, _changes(comparison, own), strict=True)
    return [_worded(part, row, index, by_order) for part, row in rows_of]


def _both(old: Sequence[Section], new: Sequence[Section]) -> Iterator[tuple[str, Section]]:
    yield from ((OLD, section) for section in old)
    yield from ((NEW, section) for section in new)


def _changes(comparison: Comparison, parts: Sequence[Part]) -> QuerySet[Change]:
    """The changes of these parts, which follow one another, in order."""
    orders = (parts[0].order, parts[-1].order) if parts else (0, -1)
    return Change.objects.filter(comparison=comparison, order__range=orders).order_by("order")


def _worded(part: Part, row: Change, index: LinkIndex, by_order: Mapping[int, Section]) -> Part:
    particulars = tuple(
        Particular(detail, tuple(by_order[k] for k in detail.clauses if k in by_order))
        for detail in details_of(row.details)
    )
    return replace(
        part,
        spans=_spans(part, row),
        strength=strength_of(row),
        links=index.links(passages_of(row.passages)),
        particulars=particulars,
        editorial=editorial_of(row.editorial),
        edits=edits_of(row.edits),
        proofs=proofs_of(row.proofs),
    )


def _spans(part: Part, row: Change) -> tuple[Span, ...]:
    """Its words; of what changed no word none, since they are the clause's."""
    if row.kind == "unchanged":
        return ()
    old, new = (the_text([section.text for section in side]) for side in (part.old, part.new))
    return spans_of(row.spans, row.packed, old, new)
