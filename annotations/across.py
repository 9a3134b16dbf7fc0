"""A comparison of two languages has a page of its own, with what teams say of its pairs."""

from __future__ import annotations

from annotations.views import pairs
from proposals.views.comparisons import ACROSS


def connect() -> None:
    ACROSS["page"] = pairs.show
