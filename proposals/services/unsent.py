"""What a person types and does not send: their browser hands it in while they write, and is given it when they come."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from proposals.models import Unsent, User
from proposals.models.lengths import refuse_long
from proposals.refusals import Conflict, Refusal, TooOften
from proposals.services import counters, rows

LONGEST_PLACE = 300
LONGEST = 400_000
"""Characters of what is kept of one place, as JSON: a text as long as an annotation may be, on two sides."""
MOST = 200
"""Places of one person."""
A_MINUTE = 60
"""How often one person hands in: several windows, each of them every few seconds."""


@dataclass(frozen=True, slots=True)
class KeptWords:
    """What became of words that were handed in, by their places."""

    seen: dict[str, str] = field(default_factory=dict)
    """The tag of what is kept now: who hands in the next words there says it."""
    elsewhere: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Where another window was first: `value` and `seen` of what stands there still."""
    refused: dict[str, str] = field(default_factory=dict)
    """What is too long to be kept, each with a sentence for the person; what stood there before stands there still."""


def keep(words: Mapping[str, Any], *, by: User, seen: Mapping[str, Any] | None = None) -> KeptWords:
    """Each value stands at its place now, for `by` alone; with None nothing stands there any more.

    `seen` has the tags of what the window knows to stand there. What it does not know stays, unless it is the same.
    """
    number, left = counters.count(f"unsent-{by.slug}", seconds=60)
    if number > A_MINUTE:
        raise TooOften(_("Unsent words came too often. Please wait a minute."), seconds=max(int(left), 1))
    return _kept(words, seen or {}, by)


@transaction.atomic
def _kept(words: Mapping[str, Any], seen: Mapping[str, Any], by: User) -> KeptWords:
    User.objects.select_for_update().get(pk=by.pk)
    standing = {row.place: row for row in Unsent.objects.filter(owner=by, place__in=list(words))}
    gone = [place for place, value in words.items() if value is None]
    rows.erase(
        Unsent.objects.filter(pk__in=[row.pk for at, row in standing.items() if at in gone and _knows(seen, row)])
    )
    kept = KeptWords()
    for place, value in words.items():
        if value is None:
            continue
        try:
            refuse_long(place, LONGEST_PLACE)
            refuse_long(json.dumps(value, ensure_ascii=False), LONGEST)
        except Refusal as no:
            kept.refused[place] = no.sentence
            continue
        row = standing.get(place)
        if row and row.value != value and not _knows(seen, row):
            kept.elsewhere[place] = {"value": row.value, "seen": tag(row)}
            continue
        row, _new = Unsent.objects.update_or_create(owner=by, place=place, defaults={"value": value})
        kept.seen[place] = tag(row)
    if Unsent.objects.filter(owner=by).count() > MOST:
        raise Conflict(_("More is unsent than is kept. Please send or discard some of it."))
    return kept


def tag(row: Unsent) -> str:
    """What tells these words from all that stood at their place before."""
    return row.changed_at.isoformat()


def _knows(seen: Mapping[str, Any], row: Unsent) -> bool:
    return seen.get(row.place) == tag(row)


def kept_of(person: User) -> list[Unsent]:
    """All that stands at some place, the oldest first: one query."""
    return list(Unsent.objects.filter(owner=person))


def read(text: str) -> dict[str, Any]:
    """What a browser hands in, as JSON: an object whose names are places."""
    try:
        words = json.loads(text)
    except ValueError:
        words = None
    if not isinstance(words, dict):
        raise Refusal(_("What is unsent comes as an object of JSON, by its places."))
    return words


def forget(before: datetime) -> int:
    """Erase what was written before that moment. Returns how many rows there were."""
    return rows.erase(Unsent.objects.filter(changed_at__lt=before))
