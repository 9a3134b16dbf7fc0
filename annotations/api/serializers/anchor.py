"""Passages in bodies."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from annotations.anchoring import Anchor
from proposals.api.values import Text, Whole


class AnchorSerializer(serializers.Serializer[Anchor]):
    """How a passage is found again: `quote` with what stood `before` and `after` it, and where it started.

    `start` counts Unicode code points in the clause's text, from 0.
    """

    quote = Text(trim_whitespace=False)
    before = Text(trim_whitespace=False, allow_blank=True, default="")
    after = Text(trim_whitespace=False, allow_blank=True, default="")
    start = Whole(min_value=0, max_value=2**31 - 1, default=0)


ANCHOR = ("quote", "before", "after", "start")
"""The columns of a row that has an anchor."""


def anchor_body(*told: Any) -> dict[str, Any]:
    """An anchor in a body, from its columns."""
    return dict(zip(ANCHOR, told, strict=True))


def anchor_of(told: dict[str, Any] | None) -> Anchor | None:
    """The anchor that a valid body gives."""
    return None if told is None else Anchor(**told)
