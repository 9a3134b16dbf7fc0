"""Sentences whose binding force a change touched, with their words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.urls import reverse

from proposals.models import ChangeSide, Comparison
from proposals.queries.changes import Told, plain_strength

CLAUSE = ("key", "number", "title", "text")


def sentences(comparison: Comparison, changes: Iterable[Mapping[str, Any]], verdict: str = "") -> list[Told]:
    """What `comparison` says of the force of each sentence in `changes`, which are told by `pk` and `strength`: both
    sides with clause and words. Only those of one `verdict`, if it is given. One query.
    """
    stored = {change["pk"]: change["strength"] for change in changes}
    clauses: dict[tuple[int, str], list[Told]] = {}
    rows = ChangeSide.objects.filter(change__in=stored).order_by("clause__order")
    for change, side, *told in rows.values_list("change", "side", *(f"clause__{name}" for name in CLAUSE)):
        clauses.setdefault((change, side), []).append(dict(zip(CLAUSE, told, strict=True)))
    homes = {"old": comparison.old_home, "new": comparison.new_home}
    return [
        {"verdict": one["verdict"]}
        | {side: _sentence(one[side], clauses.get((change, side), ()), home) for side, home in homes.items()}
        for change, strength in stored.items()
        for one in plain_strength(strength)
        if verdict in ("", one["verdict"])
    ]


def _sentence(force: Told | None, clauses: Sequence[Told], home: str) -> Told | None:
    """The force of one side, with the clause it stands in and its place there, where the clauses' texts are joined."""
    if force is None:
        return None
    before = 0
    for clause in clauses:
        if force["start"] <= before + len(clause["text"]):
            break
        before += len(clause["text"]) + 1
    start, end = force["start"] - before, force["end"] - before
    there = reverse("version", args=[home]) if home else None
    return {
        **force,
        "start": start,
        "end": end,
        **{name: clause[name] for name in ("key", "number", "title")},
        "sentence": clause["text"][start:end],
        "permalink": there and f"{there}?at={start}-{end}#{clause['key']}",
    }
