"""How the file of a version is read."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.exceptions import ParseError, ValidationError

from clauseline.reading.files.tracked import WAYS
from proposals.api.declared import shape_of
from proposals.api.parsing import read
from proposals.api.strict import unknown
from proposals.api.values import OneOf
from proposals.models import Version


class OptionsSerializer(serializers.Serializer[Version]):
    """How a file is read: of one with tracked changes the text after them, or that before them."""

    tracked = OneOf(WAYS, required=False)


@extend_schema_field(OptionsSerializer)
class OptionsField(serializers.Field[Any, Any, Any, Any]):
    """An object, which a form carries as JSON."""

    default_error_messages = {"no_object": _("Please give a JSON object.")}

    def to_internal_value(self, data: Any) -> dict[str, Any]:
        value = self._read(data) if isinstance(data, str) else data
        if not isinstance(value, dict):
            self.fail("no_object")
        asked = OptionsSerializer(data=value)
        if errors := unknown(value, shape_of(asked)):
            raise ValidationError(errors)
        asked.is_valid(raise_exception=True)
        return dict(asked.validated_data)

    def to_representation(self, value: Any) -> Any:
        return value

    def _read(self, text: str) -> Any:
        try:
            return read(text)
        except ParseError:
            self.fail("no_object")
