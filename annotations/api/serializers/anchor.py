"""Passages in bodies."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from rest_framework import serializers

from annotations.lengths import AROUND, TEXT
from clauseline.anchoring import Anchor
from proposals.api.values import Text, Whole


class AnchorSerializer(serializers.Serializer[Anchor]):
    """How a passage is found again: `quote` with what stood `before` and `after` it, and where it started.

    `start` counts Unicode code points in the clause's text, from 0.
    """

    quote = Text(trim_whitespace=False, max_length=TEXT)
    before = Text(trim_whitespace=False, allow_blank=True, default="", max_length=AROUND)
    after = Text(trim_whitespace=False, allow_blank=True, default="", max_length=AROUND)
    start = Whole(min_value=0, max_value=2**31 - 1, default=0)


ANCHOR = ("quote", "before", "after", "start")
"""The columns of a row that has an anchor."""

HOME = ("version__withdrawn_at", *ANCHOR)
"""Those columns of a row that stands in its own version, after what says whether that is withdrawn."""


def anchor_body(*fields: Any) -> dict[str, Any]:
    """An anchor in a body, from its columns."""
    return dict(zip(ANCHOR, fields, strict=True))


def home_body(withdrawn_at: datetime | None, quote: str, before: str, after: str, start: int) -> dict[str, Any]:
    """An anchor in a body, from the columns of `HOME`: of a withdrawn text only what somebody quoted."""
    return anchor_body(quote, *(("", "") if withdrawn_at else (before, after)), start)


def anchor_of(values: dict[str, Any] | None) -> Anchor | None:
    """The anchor that a valid body gives."""
    return None if values is None else Anchor(**values)
