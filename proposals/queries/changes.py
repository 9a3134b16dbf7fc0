"""Changes narrowed by what is true of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from typing import Any

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from clauseline.comparing.changes import (
    Alike,
    Detail,
    Edit,
    EditorialSentence,
    Passage,
    ProvedSentence,
    Span,
    Strength,
)
from clauseline.outline import ClauseText
from proposals.models import Change, ChangeSide
from proposals.models.clause import blocks_of
from proposals.queries.comparisons import spans_of, the_text

STRENGTH, ALIKE, PASSAGE, DETAIL, EDITORIAL, EDIT, PROVED = (
    tuple(field.name for field in fields(one))
    for one in (Strength, Alike, Passage, Detail, EditorialSentence, Edit, ProvedSentence)
)
Values = dict[str, Any]
Numbered = list[tuple[int, ClauseText]]
"""Clauses, each with its place in its text."""


def judged(changes: QuerySet[Change], verdict: str) -> QuerySet[Change]:
    """Those with a sentence of which the comparer says this one of `clauseline.vocabulary.VERDICTS`."""
    return _with(changes, "strength", f'"verdict": "{verdict}"')


def said_surely(changes: QuerySet[Change], sure: bool) -> QuerySet[Change]:
    """Those with a sentence of whose force the comparer is sure, or not."""
    return _with(changes, "strength", f'"sure": {str(sure).lower()}')


def with_fact(changes: QuerySet[Change], reason: str) -> QuerySet[Change]:
    """Those with a sentence of which this one of `clauseline.vocabulary.DUTY_FACTS` can be seen."""
    return _with(changes, "strength", f'"reason": "{reason}"')


def of_sentence_kind(changes: QuerySet[Change], kind: str) -> QuerySet[Change]:
    """Those with a sentence that does this one of `clauseline.vocabulary.SENTENCE_KINDS`.

    What an engine before the seventeenth stored has no kind: all its sentences are duties.
    """
    return changes.exclude(strength=[]) if kind == "duty" else _with(changes, "strength", f'"kind": "{kind}"')


def became(changes: QuerySet[Change], status: str) -> QuerySet[Change]:
    """Those whose status changed, with a clause that is normative or informative now, as `status` says."""
    return _with(changes, "flags", '"status"').filter(sides__side="new", sides__clause__status=status).distinct()


def plain(names: tuple[str, ...]) -> Callable[[Iterable[Values]], list[Values]]:
    """What is stored of the values that have these names, in this order: PostgreSQL has another."""
    return lambda stored: [{name: one[name] for name in names} for one in stored]


def plain_strength(stored: Iterable[Values]) -> list[Values]:
    """What is stored of the binding force of a change's sentences, in the order of its names."""
    return [
        {"old": _strength(one["old"]), "new": _strength(one["new"])}
        | {name: one[name] for name in ("verdict", "sure", "reason")}
        | {"alike": [{name: place[name] for name in ALIKE} for place in one["alike"]]}
        | {"edits": plain(EDIT)(one.get("edits", ())), "proof": one.get("proof")}
        | {"kind": None if (kind := one.get("kind", "duty")) == "duty" else kind, "effect": one.get("effect")}
        for one in stored
    ]


def sides(changes: Iterable[int]) -> Mapping[int, list[Values]]:
    """By primary keys of changes the clauses on both sides, as `side`, `order`, `key` and `number`, in their order."""
    found: dict[int, list[Values]] = {change: [] for change in changes}
    rows = ChangeSide.objects.filter(change__in=found).order_by("clause__order")
    for change, *clause in rows.values_list("change", "side", "clause__order", "clause__key", "clause__number"):
        found[change].append(dict(zip(("side", "order", "key", "number"), clause, strict=True)))
    return found


def texts(changes: Iterable[int]) -> Mapping[int, tuple[Numbered, Numbered]]:
    """By primary keys of changes the texts and blocks of the clauses on the old and on the new side: one query."""
    found: dict[int, tuple[Numbered, Numbered]] = {change: ([], []) for change in changes}
    rows = ChangeSide.objects.filter(change__in=found).order_by("clause__order")
    columns = ("clause__order", "clause", "clause__text", "clause__packed")
    for change, side, order, pk, text, packed in rows.values_list("change", "side", *columns):
        clause = ClauseText("", "", 1, text=text, blocks=blocks_of(pk, packed, text))
        found[change][side == "new"].append((order, clause))
    return found


def words_by(key: str, sides: QuerySet[ChangeSide]) -> Mapping[int, tuple[Span, ...]]:
    """The words of the changes that these are all sides of, by this column of a side: one query."""
    found: dict[int, tuple[Any, Any, tuple[list[str], list[str]]]] = {}
    rows = sides.order_by("clause__order").values_list(key, "side", "clause__text", "change__spans", "change__packed")
    for one, side, text, spans, packed in rows:
        found.setdefault(one, (spans, packed, ([], [])))[2][side == "new"].append(text)
    return {
        one: spans_of(spans, packed, the_text(old), the_text(new)) for one, (spans, packed, (old, new)) in found.items()
    }


def own_texts(changes: Iterable[int]) -> Mapping[int, tuple[str, str]]:
    """By primary keys of changes `the_text` of each side: one query."""
    found: dict[int, tuple[list[str], list[str]]] = {change: ([], []) for change in changes}
    rows = ChangeSide.objects.filter(change__in=found).order_by("clause__order")
    for change, side, text in rows.values_list("change", "side", "clause__text"):
        found[change][side == "new"].append(text)
    return {change: (the_text(old), the_text(new)) for change, (old, new) in found.items()}


def _strength(stored: Values | None) -> Values | None:
    return None if stored is None else {name: stored[name] for name in STRENGTH}


def _with(changes: QuerySet[Change], column: str, text: str) -> QuerySet[Change]:
    """Those whose column has `text` in its JSON. Quotation marks in values are escaped there."""
    # No database but PostgreSQL can look into lists; both write their JSON in this way.
    return changes.alias(**{f"{column}_as_text": Cast(column, TextField())}).filter(
        **{f"{column}_as_text__contains": text}
    )
