"""How lists are narrowed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.http import QueryDict
from django.utils.translation import gettext as _
from django_filters import rest_framework as filters

Choice = filters.ChoiceFilter


class Question(forms.Form):
    """What a list is asked for. An empty value would keep everything, which nobody means who gives a filter."""

    def clean(self) -> None:
        told = self.data if isinstance(self.data, QueryDict) else QueryDict()
        for name in self.fields:
            if "" in told.getlist(name):
                self.add_error(name, _("Please give a value, or leave this filter out."))


class TruthField(forms.Field):
    """true or false, in these words."""

    def to_python(self, value: Any) -> bool | None:
        if value not in (*self.empty_values, "true", "false"):
            raise ValidationError(_("Please give true or false."))
        return {"true": True, "false": False}.get(value)


class Truth(filters.BooleanFilter):  # type: ignore[misc]
    """`?name=true` or `?name=false`."""

    field_class = TruthField

    def __init__(self, *where: Any, **facts: Any) -> None:
        super().__init__(*where, **{**facts, "widget": forms.TextInput})


class Day(filters.DateFilter):  # type: ignore[misc]
    """`?name=2023-09-01`: other ways to write a day mean another day elsewhere."""

    def __init__(self, *where: Any, **facts: Any) -> None:
        super().__init__(*where, **{**facts, "input_formats": ["%Y-%m-%d"]})


class Filter(filters.FilterSet):  # type: ignore[misc]
    """What a list can be asked for; what it does not know it ignores."""

    FILTER_DEFAULTS = {
        **filters.FilterSet.FILTER_DEFAULTS,
        models.BooleanField: {"filter_class": Truth},
        models.DateField: {"filter_class": Day},
    }

    def get_form_class(self) -> type[forms.Form]:
        return type("Question", (Question, super().get_form_class()), {})


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
