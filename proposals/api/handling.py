"""What a policy said of data and says now, as programs read it."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from clauseline.vocabulary import HANDLED_PARTS, SENTENCE_PARTS
from proposals.api.force_representations import Part
from proposals.models import Comparison
from proposals.queries.handling import HandlingRow, HandlingSide, handling_of


class HandledPartSerializer(Part):
    """A part of a sentence; `permalink` is the path of the page that shows its words, null where none does."""

    part = serializers.ChoiceField(SENTENCE_PARTS)
    words = serializers.CharField()
    permalink = serializers.CharField(allow_null=True)


class HandlingSideSerializer(Part):
    """A sentence on data: its clause, and each part of which it says something, in the words of the draft."""

    clause = serializers.CharField(allow_blank=True)
    parts = HandledPartSerializer(many=True)


class HandlingSerializer(Part):
    """A sentence before and after; null on the side where it is not."""

    old = HandlingSideSerializer(allow_null=True)
    new = HandlingSideSerializer(allow_null=True)


def handling_between(comparison: Comparison) -> list[dict[str, Any]]:
    """The table of a ready comparison of a policy, in the order of the new version; of other drafts it is empty."""
    return list(map(_told, handling_of(comparison)))


def _told(row: HandlingRow) -> dict[str, Any]:
    return {"old": _side(row.old), "new": _side(row.new)}


def _side(side: HandlingSide | None) -> dict[str, Any] | None:
    if side is None:
        return None
    cells = zip(HANDLED_PARTS, side.cells, strict=True)
    return {"clause": side.clause, "parts": [{"part": part, **cell._asdict()} for part, cell in cells if cell]}
