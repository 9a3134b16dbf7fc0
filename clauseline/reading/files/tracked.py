"""Tracked changes of office files: which of both texts to read, and who changed what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from clauseline.outline import canonical
from clauseline.reading.reader import Unreadable

WAYS = ("accepted", "rejected")
MOST = 100
"""So many people are kept as facts, those with the most changes first."""


@dataclass(frozen=True, slots=True)
class TrackedMark:
    """One place that was inserted or deleted, with the name and the day (ISO 8601) that stand there, or ""."""

    inserted: bool
    author: str
    date: str


def is_rejected(options: Mapping[str, Any]) -> bool:
    """Whether to read the text before the changes; raises `Unreadable` if `options` ask for something else."""
    way = options.get("tracked", WAYS[0])
    if way not in WAYS:
        raise Unreadable("Tracked changes can be read as accepted or as rejected. Please choose one of these.")
    return bool(way == "rejected")


def as_facts(marks: Iterable[TrackedMark]) -> dict[str, Any]:
    """What is kept of them as a fact: how many places were inserted and deleted, and by whom from which day to which;
    nothing if there are none.
    """
    found = {"inserted": 0, "deleted": 0}
    days: dict[str, list[str]] = {}
    for mark in marks:
        found["inserted" if mark.inserted else "deleted"] += 1
        days.setdefault(canonical(mark.author)[:200], []).append(mark.date[:10])
    people = sorted(days.items(), key=lambda item: -len(item[1]))[:MOST]
    return {"tracked": {**found, "people": [_person(*one) for one in people]}} if days else {}


def _person(name: str, days: list[str]) -> dict[str, Any]:
    told = sorted(filter(None, days)) or [""]
    return {"name": name, "changes": len(days), "first": told[0], "last": told[-1]}
