"""Values in requests, taken as what they are: a number is no string, and "yes" is not true."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, TypeVar
from zoneinfo import available_timezones

from django.core.validators import RegexValidator
from django.db import models
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from proposals.models.lengths import ID

ZONE = "^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$"
"""How the names of time zones are written."""
Row = TypeVar("Row", bound=models.Model)


class Text(serializers.CharField):
    """A string."""

    default_error_messages = {"invalid": _("Please give a string.")}

    def to_internal_value(self, data: Any) -> str:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


class Slug(Text, serializers.SlugField):
    """A string that can be an id."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(**{"max_length": ID, **facts})


class Zone(Text):
    """The name of a time zone in the database of IANA, such as Europe/Zurich."""

    default_error_messages = {"unknown_zone": _("There is no time zone called {zone}.")}

    def __init__(self, **facts: Any) -> None:
        shaped = RegexValidator(ZONE, _("Please give the name of a time zone, such as Europe/Zurich."), "invalid")
        super().__init__(**{"max_length": 60, "validators": [shaped], **facts})

    def run_validation(self, data: Any = serializers.empty) -> Any:
        zone = super().run_validation(data)
        if isinstance(zone, str) and zone not in available_timezones():
            self.fail("unknown_zone", zone=zone)
        return zone


class Email(Text, serializers.EmailField):
    """A string that is an address of mail."""


class OneOf(serializers.ChoiceField):
    """One of some strings."""

    def to_internal_value(self, data: Any) -> Any:
        if not isinstance(data, str):
            self.fail("invalid_choice", input=data)
        return super().to_internal_value(data)


class Whole(serializers.IntegerField):
    """A whole number."""

    default_error_messages = {"invalid": _("Please give a whole number.")}

    def to_internal_value(self, data: Any) -> int:
        if isinstance(data, bool) or not isinstance(data, int | float):
            self.fail("invalid")
        return super().to_internal_value(data)


class Truth(serializers.BooleanField):
    """true or false."""

    default_error_messages = {"invalid": _("Please give true or false.")}

    def to_internal_value(self, data: Any) -> bool:
        if not isinstance(data, bool):
            self.fail("invalid")
        return data


class Day(serializers.DateField):
    """A day of the calendar: 2023-09-01."""

    default_error_messages = {"invalid": _("Please give a date such as 2023-09-01.")}

    def to_internal_value(self, data: Any) -> date:
        if not isinstance(data, str) or len(data) != len("2023-09-01"):
            self.fail("invalid")
        return super().to_internal_value(data)


class Moment(serializers.DateTimeField):
    """A moment with its time zone: without one, nobody knows when it is."""

    default_error_messages = {"invalid": _("Please give date, time and zone, such as 2023-09-01T12:00:00Z.")}

    def to_internal_value(self, data: Any) -> datetime:
        try:
            has_zone = isinstance(data, str) and bool((moment := parse_datetime(data)) and moment.tzinfo)
        except ValueError:
            has_zone = False
        if not has_zone:
            self.fail("invalid", format="")
        return super().to_internal_value(data)


class OfRow(serializers.ModelSerializer[Row]):
    """A row, each of its columns by one of these."""

    serializer_field_mapping = {
        **serializers.ModelSerializer.serializer_field_mapping,
        models.CharField: Text,
        models.TextField: Text,
        models.SlugField: Slug,
        models.EmailField: Email,
        models.BooleanField: Truth,
        models.IntegerField: Whole,
        models.PositiveIntegerField: Whole,
        models.PositiveSmallIntegerField: Whole,
        models.DateField: Day,
        models.DateTimeField: Moment,
    }
    serializer_choice_field = OneOf
