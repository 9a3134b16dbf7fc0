"""Which concerns the sentences of both sides of a comparison touch, by the hints in them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from django.db.models import Q

from annotations.access import visible
from annotations.models import Hint
from annotations.queries.hints import with_state
from clauseline.comparing.edits.reading_first import first_weights
from clauseline.redline.values import NEW, OLD
from clauseline.vocabulary import SideName
from proposals.access import Person
from proposals.models import Comparison

Place = tuple[int, int]
Touched = tuple[str, str]
"""A concern, and what the sentence is proven to do to it."""
Hints = Mapping[tuple[SideName, str], Sequence[tuple[str, int, int, str]]]
"""By side and key of a clause the concerns to which hints point there: where, and what bears on them."""


def hints_of(comparison: Comparison, person: Person) -> Hints:
    """The hints of both sides that nobody dismissed, none of one file's tracked changes: two queries, and one for the
    roles of `person`.
    """
    sides: dict[int, SideName] = {comparison.old_version_id: OLD, comparison.new_version_id: NEW}
    if len(sides) < 2:
        return {}
    rows = with_state(visible(Hint, person), person).filter(version__in=sides).exclude(Q(state=Hint.State.DISMISSED))
    found: dict[tuple[SideName, str], list[tuple[str, int, int, str]]] = {}
    columns = rows.values_list("version", "key", "concern", "start", "end", "bearing")
    for version, key, concern, start, end, bearing in columns:
        found.setdefault((sides[version], key), []).append((concern, start, end, bearing))
    return found


def touched_in(hints: Hints, side: SideName, key: str, place: Place) -> Iterator[Touched]:
    """What hints point to at a place of a clause's own text."""
    for concern, start, end, bearing in hints.get((side, key), ()):
        if start < place[1] and end > place[0]:
            yield concern, bearing


def names_of(touched: Iterable[Touched]) -> tuple[str, ...]:
    """The concerns, the heaviest first."""
    figures = first_weights().concerns
    return tuple(sorted({one for one, _bearing in touched}, key=lambda one: (-figures.get(one, figures["other"]), one)))
