"""What a duty that changed is read for, and what it weighs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from annotations.queries.duties import DutyEntry
from annotations.queries.first_hints import Hints, Touched, hints_of, touched_in
from annotations.queries.weights import COME, GONE, OF_EFFECT, WIDER, FirstReason
from clauseline.comparing.edits.language import Language, language_of
from clauseline.comparing.edits.reading_first import ReadingWeight, reading_weight
from clauseline.comparing.edits.weighing import heaviest_of
from clauseline.redline.values import NEW, OLD
from clauseline.vocabulary import SideName
from proposals.access import Person
from proposals.models import Comparison
from proposals.queries.strength import DutyPlace


def language_in(comparison: Comparison) -> Language:
    """The lists of the language of what is compared."""
    return language_of(comparison.new.language if comparison.new else "en")


def heaviest_first(
    comparison: Comparison, entries: Iterable[DutyEntry], person: Person, *, hints: bool = True
) -> list[DutyEntry]:
    """Duties, the heaviest first, then as in the text: two queries, and one for the roles of `person`."""
    near, language = hints_of(comparison, person) if hints else {}, language_in(comparison)
    return sorted(entries, key=lambda one: -duty_weight(one, touched_by(one, near), language).total)


def duty_weight(entry: DutyEntry, touched: Iterable[Touched], language: Language, whole: str = "") -> ReadingWeight:
    """What a duty weighs that touches these concerns; `whole` is its sentence with the list that it leads in."""
    place = entry.duty.new or entry.duty.old
    text = whole or (place.sentence if place else "")
    return reading_weight(reasons_of(entry), text, entry.duty.row.edits, (one for one, _bearing in touched), language)


def touched_by(entry: DutyEntry, hints: Hints) -> set[Touched]:
    """What hints in its sentence point to, on either side."""
    sides: tuple[tuple[SideName, DutyPlace | None], ...] = ((OLD, entry.duty.old), (NEW, entry.duty.new))
    return {one for side, at in sides if at for one in touched_in(hints, side, at.key, (at.start, at.end))}


def reasons_of(entry: DutyEntry) -> Sequence[FirstReason]:
    """What a duty is read for: what is firm or confirmed before what is to check."""
    return list(_reasons(entry))


def _reasons(entry: DutyEntry) -> Iterator[FirstReason]:
    row, standing, binds = entry.duty.row, entry.standing, entry.duty.row.kind == "duty"
    if not binds and entry.confirmed is None and row.effect == "less":
        yield "kind-less"
    if row.reason in COME:
        yield "new-duty" if binds else "came"
    elif not binds and row.reason in GONE:
        yield "went"
    elif standing == "weakened":
        yield "duty-gone" if row.reason in GONE else "reversed" if row.reason == "reversed" else "weakened"
    elif standing == "strengthened":
        yield "reversed" if row.reason == "reversed" else "strengthened"
    elif row.reason == "changed-inside":
        yield of_edit(heaviest_of(row.edits).effect)
    elif entry.confirmed is None and row.is_to_check:
        yield "check"
    if row.reason in WIDER:
        yield "wider"
    if row.reason == "number-changed":
        yield "number"


def of_edit(effect: str | None) -> FirstReason:
    """What a change inside a sentence is read for."""
    return OF_EFFECT.get(effect, "inside")
