"""How lists are narrowed."""

from __future__ import annotations

from django_filters import rest_framework as filters

Choice = filters.ChoiceFilter


class Filter(filters.FilterSet):  # type: ignore[misc]
    """What a list can be asked for; what it does not know it ignores."""


class ById(filters.CharFilter):  # type: ignore[misc]
    """`?name=ID` keeps the rows that lead, along `path`, to the row with this id."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}__slug")


class Word(filters.CharFilter):  # type: ignore[misc]
    """`?name=WORD` keeps the rows whose `path` is this very word."""
