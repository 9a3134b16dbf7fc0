"""How lists are narrowed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC
from typing import Any, TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.http import QueryDict
from django.utils.translation import gettext as _
from django_filters import rest_framework as filters
from rest_framework.exceptions import ValidationError as Invalid
from rest_framework.filters import BaseFilterBackend
from rest_framework.request import Request
from rest_framework.views import APIView

from proposals.api.values import Moment

Row = TypeVar("Row", bound=Model)
Choice = filters.ChoiceFilter


class StrictFilters(forms.Form):
    """What a list is asked for. An empty value would keep everything, which nobody means who gives a filter."""

    def clean(self) -> None:
        asked = self.data if isinstance(self.data, QueryDict) else QueryDict()
        for name in self.fields:
            if "" in asked.getlist(name):
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
    """What a list can be asked for."""

    FILTER_DEFAULTS = {
        **filters.FilterSet.FILTER_DEFAULTS,
        models.BooleanField: {"filter_class": Truth},
        models.DateField: {"filter_class": Day},
    }

    def get_form_class(self) -> type[forms.Form]:
        return type("Question", (StrictFilters, super().get_form_class()), {})


class Narrowed(filters.DjangoFilterBackend):  # type: ignore[misc]
    """Narrows a list as its `filterset_class` says. What asks for nothing costs nothing: no form is made."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Any], view: APIView) -> QuerySet[Any]:
        narrows = self.get_filterset_class(view, queryset)
        if narrows is None or narrows.base_filters.keys().isdisjoint(request.query_params):
            return queryset
        narrowed: QuerySet[Any] = super().filter_queryset(request, queryset, view)
        return narrowed


class ChangedAfter(BaseFilterBackend):
    """`?changed_after=2023-09-01T12:00:00Z` keeps the rows of which one of the view's `moments` is later."""

    def filter_queryset(self, request: Request, queryset: QuerySet[Row, Any], view: APIView) -> QuerySet[Row, Any]:
        moment, moments = request.query_params.get("changed_after"), getattr(view, "moments", ())
        if moment is None or not moments:
            return queryset
        try:
            after = Moment().to_internal_value(moment).astimezone(UTC)
        except (Invalid, OverflowError):
            sentence = _("Please give date, time and zone, such as 2023-09-01T12:00:00Z.")
            raise Invalid({"changed_after": [sentence]}) from None
        return queryset.filter(Q(*((f"{name}__gt", after) for name in moments), _connector=Q.OR))

    def get_schema_operation_parameters(self, view: APIView) -> list[dict[str, Any]]:
        schema = {"type": "string", "format": "date-time"}
        text = "Only what was made or changed after this moment."
        asked = {
            "name": "changed_after",
            "in": "query",
            "required": False,
            "description": text,
            "schema": schema,
        }
        return [asked] if getattr(view, "moments", ()) else []


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
            rule |= Q(as_text__contains=f'"{word}"')
        return rows.alias(as_text=Cast(self.field_name, TextField())).filter(rule) if rule else rows
