"""How much of the wordings that came of marks stands in the texts of a ledger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from annotations.access import visible
from annotations.models import Comment, Uptake
from annotations.queries.ledger_places import MarkPlaces
from proposals.access import Person


class TakenUp(NamedTuple):
    """How much of a wording stands in a text, and the digest of its words."""

    extent: str = ""
    words: str = ""


def taken_up(places: MarkPlaces, person: Person) -> Mapping[tuple[int, int], TakenUp]:
    """By annotation and version how much of the wording that came of it stands there, the most: one query."""
    seen = visible(Comment, person).values("pk")
    rows = Uptake.objects.filter(comment__in=seen, comment__annotation__in=places.chosen.order_by().values("pk"))
    found: dict[tuple[int, int], TakenUp] = {}
    columns = ("comment__annotation", "version", *TakenUp._fields)
    for annotation, version, *taken in rows.order_by("share", "pk").values_list(*columns):
        found[annotation, version] = TakenUp(*taken)
    return found
