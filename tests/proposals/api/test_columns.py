from typing import Any

import pytest
from rest_framework import serializers

from proposals.api.columns import fields_of
from proposals.api.rows import Rows
from proposals.models import Body

ELSEWHERE = {"StrengthRows"}
"""What is told from something else than the columns of its rows."""


class Counted(serializers.Field):  # type: ignore[type-arg]
    """A field that makes its own of what stands in its column."""

    def to_representation(self, value: str) -> int:
        return len(value)


class Loud(serializers.CharField):
    def to_representation(self, value: str) -> str:
        return value.upper()


@pytest.mark.parametrize(
    ("field", "told"),
    [
        (Counted(source="name"), "name: how Counted is read from a column is not said"),
        (Loud(source="name"), "name: how Loud is read from a column is not said"),
        (serializers.ReadOnlyField(source="name"), "name: how ReadOnlyField is read from a column is not said"),
        (serializers.SerializerMethodField(), "*: how SerializerMethodField is read from a column is not said"),
    ],
)
def test_a_field_is_never_read_plainly_in_silence(field: serializers.Field, told: str):  # type: ignore[type-arg]
    shows = type("Shows", (serializers.Serializer,), {"field": field, "get_field": len})
    with pytest.raises(TypeError) as no:
        fields_of(shows, Body)
    assert str(no.value) == told


def test_of_each_row_it_is_said_how_its_fields_are_read():
    shown = {view.__name__: view for view in rows_of(Rows) if view.serializer_class and hasattr(view, "model")}
    assert len(shown) > 20
    found = {
        name: fields_of(view.serializer_class, view.model) for name, view in shown.items() if name not in ELSEWHERE
    }
    assert [name for name, fields in found.items() if not fields] == []


def rows_of(view: Any) -> list[Any]:
    """All kinds of rows of the API, once its addresses are loaded."""
    import project.urls  # noqa: F401

    return [kind for below in view.__subclasses__() for kind in (below, *rows_of(below))]
