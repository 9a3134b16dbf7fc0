"""Changes narrowed by what is true of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from proposals.comparing.changes import Detail, Passage, Span, Strength
from proposals.models import Change, ChangeSide

SPAN = Span._fields
STRENGTH, PASSAGE, DETAIL = (tuple(field.name for field in fields(one)) for one in (Strength, Passage, Detail))
Told = dict[str, Any]


def judged(changes: QuerySet[Change], verdict: str) -> QuerySet[Change]:
    """Those with a sentence of which the comparer says this one of `proposals.comparing.changes.VERDICTS`."""
    return _with(changes, "strength", f'"verdict": "{verdict}"')


def became(changes: QuerySet[Change], status: str) -> QuerySet[Change]:
    """Those whose status changed, with a clause that is normative or informative now, as `status` says."""
    return _with(changes, "flags", '"status"').filter(sides__side="new", sides__clause__status=status).distinct()


def plain(names: tuple[str, ...]) -> Callable[[Iterable[Told]], list[Told]]:
    """What is stored of the values that have these names, in this order: PostgreSQL has another."""
    return lambda stored: [{name: one[name] for name in names} for one in stored]


def plain_strength(stored: Iterable[Told]) -> list[Told]:
    """What is stored of the binding force of a change's sentences, in the order of its names."""
    return [{"old": _strength(one["old"]), "new": _strength(one["new"]), "verdict": one["verdict"]} for one in stored]


def sides(changes: Iterable[int]) -> Mapping[int, list[Told]]:
    """By primary keys of changes the clauses on both sides, as `side`, `order`, `key` and `number`, in their order."""
    found: dict[int, list[Told]] = {change: [] for change in changes}
    rows = ChangeSide.objects.filter(change__in=found).order_by("clause__order")
    for change, *told in rows.values_list("change", "side", "clause__order", "clause__key", "clause__number"):
        found[change].append(dict(zip(("side", "order", "key", "number"), told, strict=True)))
    return found


def _strength(stored: Told | None) -> Told | None:
    return None if stored is None else {name: stored[name] for name in STRENGTH}


def _with(changes: QuerySet[Change], column: str, text: str) -> QuerySet[Change]:
    """Those whose column has `text` in its JSON. Quotation marks in values are escaped there."""
    # No database but PostgreSQL can look into lists; both write their JSON in this way.
    return changes.alias(**{f"{column}_told": Cast(column, TextField())}).filter(**{f"{column}_told__contains": text})
