"""How lists are narrowed."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast
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


class AnyOf(filters.MultipleChoiceFilter):  # type: ignore[misc]
    """`?name=ONE&name=OTHER` keeps the rows whose `path` is one of these."""


class Holds(filters.MultipleChoiceFilter):  # type: ignore[misc]
    """`?name=ONE&name=OTHER` keeps the rows whose list of words, a column of JSON, holds one of these."""

    def filter(self, rows: QuerySet[Model], chosen: Iterable[str]) -> QuerySet[Model]:
        # Only PostgreSQL can look into a list; as text the words stand in quotation marks on every database.
        rule = Q()
        for word in chosen:
            rule |= Q(told__contains=f'"{word}"')
        return rows.alias(told=Cast(self.field_name, TextField())).filter(rule) if rule else rows
