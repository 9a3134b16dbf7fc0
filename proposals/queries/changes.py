"""Changes narrowed by what is true of them."""

from __future__ import annotations

import json

from django.db.models import QuerySet, TextField, Value
from django.db.models.functions import Cast, Replace

from proposals.models import Change


def flagged(changes: QuerySet[Change], flag: str) -> QuerySet[Change]:
    """Those with this one of `proposals.comparing.changes.FLAGS`."""
    return _with(changes, "flags", json.dumps(flag))


def judged(changes: QuerySet[Change], verdict: str) -> QuerySet[Change]:
    """Those with a sentence of which the comparer says this one of `proposals.comparing.changes.VERDICTS`."""
    return _with(changes, "strength", f'"verdict":{json.dumps(verdict)}')


def became(changes: QuerySet[Change], status: str) -> QuerySet[Change]:
    """Those whose status changed, with a clause that is normative or informative now, as `status` says."""
    return flagged(changes, "status").filter(sides__side="new", sides__clause__status=status).distinct()


def _with(changes: QuerySet[Change], column: str, text: str) -> QuerySet[Change]:
    """Those whose column has `text` in its JSON. Quotation marks in values are escaped there."""
    # No database but PostgreSQL can look into lists; both write the same text but for the spaces.
    written = Replace(Cast(column, TextField()), Value(" "), Value(""))
    return changes.alias(**{f"{column}_text": written}).filter(**{f"{column}_text__contains": text})
