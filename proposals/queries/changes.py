"""Changes narrowed by what is true of them."""

from __future__ import annotations

from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast

from proposals.models import Change


def judged(changes: QuerySet[Change], verdict: str) -> QuerySet[Change]:
    """Those with a sentence of which the comparer says this one of `proposals.comparing.changes.VERDICTS`."""
    return _with(changes, "strength", f'"verdict": "{verdict}"')


def became(changes: QuerySet[Change], status: str) -> QuerySet[Change]:
    """Those whose status changed, with a clause that is normative or informative now, as `status` says."""
    return _with(changes, "flags", '"status"').filter(sides__side="new", sides__clause__status=status).distinct()


def _with(changes: QuerySet[Change], column: str, text: str) -> QuerySet[Change]:
    """Those whose column has `text` in its JSON. Quotation marks in values are escaped there."""
    # No database but PostgreSQL can look into lists; both write their JSON in this way.
    return changes.alias(**{f"{column}_told": Cast(column, TextField())}).filter(**{f"{column}_told__contains": text})
