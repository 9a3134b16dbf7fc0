"""What the ways of a lineage did to binding force, as it stands in comparisons or as the engine tells of two texts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from clauseline.comparing.changes import StrengthChange
from clauseline.comparing.duties.conventions import Conventions
from clauseline.comparing.duties.strength import DECLARATION
from clauseline.comparing.revising import force_between
from clauseline.outline import ClauseText
from clauseline.vocabulary import Status
from proposals.models import Change, Clause
from proposals.models.clause import blocks_of
from proposals.queries.lineage_steps import LineageWay
from proposals.queries.readings import FIELDS
from proposals.queries.strength import DutyRow, duty_rows_among

DECLARED = "2119"
"""What stands in each clause that says which verbs bind, as RFC 2119 has it."""


@dataclass(frozen=True, slots=True)
class WayText:
    """A clause with its own text, in its language, of this reading."""

    clause: ClauseText
    language: str
    reading: int


def duties_of(ways: Iterable[LineageWay]) -> dict[str, list[DutyRow]]:
    """By the name of the way what its change says of sentences in both of its clauses: two queries."""
    changing = [way for way in ways if way.link]
    rows = duty_rows_among(Change.objects.filter(pk__in={way.link.change for way in changing if way.link}))
    return {
        way.name: [row for row in rows.get(way.link.change, ()) if _is_of(row, way)] for way in changing if way.link
    }


def _is_of(row: DutyRow, way: LineageWay) -> bool:
    ours = row.old is None or row.old.key == way.old_place.key
    return row.row.is_told and ours and (row.new is None or row.new.key == way.new_place.key)


def forces_of(ways: Iterable[LineageWay]) -> dict[str, list[StrengthChange]]:
    """By the name of the way what became of the force of sentences that two proposals share: two queries.

    Of texts in two languages nothing is said.
    """
    between = [way for way in ways if way.link is None]
    texts = texts_of({pk for way in between for pk in way.clauses})
    declaring = _declaring({one.reading for one in texts.values()})
    found: dict[str, list[StrengthChange]] = {}
    for way in between:
        old, new = (texts[pk] for pk in way.clauses)
        if old.language[:2] == new.language[:2]:
            declared = {"old_declares": old.reading in declaring, "new_declares": new.reading in declaring}
            rows = force_between(old.clause, new.clause, Conventions.of_clauses(old.language, **declared))
            found[way.name] = [row for row in rows if row.is_told]
    return found


def texts_of(clauses: Collection[int]) -> Mapping[int, WayText]:
    """By primary key clauses with their texts: one query."""
    rows = Clause.objects.filter(pk__in=clauses).values_list("pk", "packed", "reading", "reading__language", *FIELDS)
    return {
        pk: WayText(
            ClauseText(**dict(zip(FIELDS, row, strict=True)), blocks=blocks_of(pk, packed, row[-1])), language, reading
        )
        for pk, packed, reading, language, *row in rows.order_by()
    }


def statuses_of(ways: Iterable[LineageWay]) -> Mapping[str, Status]:
    """By the name of the way what its clause became, where it is normative on one side alone: one query.

    Of texts of which nobody said which was the earlier nothing is said.
    """
    directed = [way for way in ways if way.is_directed]
    rows = Clause.objects.filter(pk__in={pk for way in directed for pk in way.clauses})
    status = dict(rows.order_by().values_list("pk", "status"))
    found = {way.name: tuple(status[pk] for pk in way.clauses) for way in directed}
    return {name: new for name, (old, new) in found.items() if {old, new} == {"normative", "informative"}}


def _declaring(readings: Collection[int]) -> set[int]:
    """Those of these readings in which a clause declares RFC 2119: one query."""
    rows = Clause.objects.filter(reading__in=readings, text__contains=DECLARED).order_by()
    return {reading for reading, text in rows.values_list("reading", "text") if DECLARATION.search(text)}
