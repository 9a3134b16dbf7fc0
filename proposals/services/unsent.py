"""What a browser keeps of unsent words, handed in when its person signs out, and given back when they come again."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from proposals.models import Unsent, User
from proposals.models.lengths import refuse_long
from proposals.refusals import Conflict, Refusal
from proposals.services import rows

LONGEST_PLACE = 300
LONGEST = 400_000
"""Characters of what is kept of one place, as JSON: a text as long as an annotation may be, on two sides."""
MOST = 200
"""Places of one person."""


@transaction.atomic
def keep(words: Mapping[str, Any], *, by: User) -> None:
    """Each value stands at its place now, for `by` alone; with None nothing stands there any more."""
    User.objects.select_for_update().get(pk=by.pk)
    gone = [place for place, value in words.items() if value is None]
    rows.erase(Unsent.objects.filter(owner=by, place__in=gone))
    for place, value in words.items():
        if value is None:
            continue
        refuse_long(place, LONGEST_PLACE)
        refuse_long(json.dumps(value, ensure_ascii=False), LONGEST)
        Unsent.objects.update_or_create(owner=by, place=place, defaults={"value": value})
    if Unsent.objects.filter(owner=by).count() > MOST:
        raise Conflict(_("More is unsent than is kept. Please send or discard some of it."))


def kept_of(person: User) -> dict[str, Any]:
    """What stands at which place, the oldest first: one query."""
    return dict(Unsent.objects.filter(owner=person).values_list("place", "value"))


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
