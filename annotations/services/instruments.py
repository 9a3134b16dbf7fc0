"""The instruments that come with Clauseline, as rows."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from annotations.models import Article, Instrument
from clauseline.concerns.articles import GivenInstrument, given


@transaction.atomic
def fill(instruments: Iterable[GivenInstrument] | None = None) -> None:
    """Bring the given instruments and their articles up to date, by their slugs. What an admin added stays as it is."""
    told = tuple(given() if instruments is None else instruments)
    _adopt(told)
    _bring(Instrument, {one.slug: _facts(one, order) for order, one in enumerate(told)})
    rows = dict(Instrument.objects.values_list("slug", "pk"))
    articles = {
        part.slug: {"instrument_id": rows[one.slug], "label": part.label, "text": dict(part.text)}
        | {"address": part.address, "order": order}
        for one in told
        for order, part in enumerate(one.articles)
    }
    _bring(Article, articles)


def _adopt(told: Collection[GivenInstrument]) -> None:
    """What an admin added before it was given is the same row."""
    slugs = {(one.name, part.label): part.slug for one in told for part in one.articles}
    for row in Instrument.objects.filter(name__in=[one.name for one in told], given=False):
        _call(row, slugs[row.name, ""])
    for article in Article.objects.filter(given=False).select_related("instrument"):
        if slug := slugs.get((article.instrument.name, article.label)):
            _call(article, slug)


def _call(row: Instrument | Article, slug: str) -> None:
    row.slug, row.given = slug, True
    row.save(update_fields=["slug", "given"])


def _facts(one: GivenInstrument, order: int) -> dict[str, Any]:
    return {"name": one.name, "label": dict(one.label), "address": one.address, "order": order}


def _bring(model: type[Model], told: Mapping[str, Mapping[str, Any]]) -> None:
    """Make the rows that are not there, and change those that say something else."""
    rows: Any = model._default_manager
    known = {row.slug: row for row in rows.filter(slug__in=told)}
    differing = [
        known[slug]
        for slug, facts in told.items()
        if slug in known and any(getattr(known[slug], name) != fact for name, fact in facts.items())
    ]
    for row in differing:
        for name, fact in told[row.slug].items():
            setattr(row, name, fact)
        row.changed_at = timezone.now()
    if differing:
        rows.bulk_update(differing, [*next(iter(told.values())), "changed_at"])
    rows.bulk_create(model(slug=slug, given=True, **facts) for slug, facts in told.items() if slug not in known)
