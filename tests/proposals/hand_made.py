"""Comparisons that a test makes by hand, change for change, without the comparer."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from clauseline.comparing import ENGINE
from clauseline.vocabulary import ChangeKind, SideName
from proposals.models import Change, ChangeSide, Clause, Comparison, Reading, Version

Values = dict[str, Any]


def comparison(older: Version, newer: Version, **facts: Any) -> Comparison:
    """The ready comparison of the texts that are shown, without a change."""
    asked = {"old": older.current_reading, "new": newer.current_reading, "engine": ENGINE, "ready_at": timezone.now()}
    return Comparison.objects.create(old_version=older, new_version=newer, **{**asked, **facts})


def change(of: Comparison, old: str = "", new: str = "", kind: ChangeKind = "modified", **facts: Any) -> Change:
    """The next change of a comparison; `old` and `new` are the numbers of its clauses, with spaces between them."""
    made = Change.objects.create(comparison=of, order=of.changes.count(), kind=kind, **facts)
    sides: tuple[tuple[SideName, Reading | None, str], ...] = (("old", of.old, old), ("new", of.new, new))
    for side, reading, numbers in sides:
        for number in numbers.split():
            ChangeSide.objects.create(change=made, comparison=of, side=side, clause=clause(reading, number))
    return made


def clause(reading: Reading | None, number: str) -> Clause:
    return Clause.objects.get(reading=reading, number=number)


def force(start: int, end: int, verb: str = "shall") -> Values:
    """What is stored of the force of the sentence at [start, end)."""
    level = {"shall": "requirement", "should": "recommendation", "may": "permission"}[verb]
    return {"level": level, "verb": verb, "convention": "ISO", "start": start, "end": end}


def row(old: Values | None, new: Values | None, **facts: Any) -> Values:
    """What is stored of a sentence before and after."""
    return {"old": old, "new": new, "verdict": "weakened", "sure": True, "reason": "verb-lowered", "alike": [], **facts}


def text(version: Version) -> Reading:
    """The reading that is shown of a version."""
    assert version.current_reading
    return version.current_reading
