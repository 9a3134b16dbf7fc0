"""How rows are named where others are represented."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from rest_framework.relations import MANY_RELATION_KWARGS

from proposals import access
from proposals.api.columns import Made
from proposals.api.values import OfRow
from proposals.models import Team, User
from proposals.queries.teams import seen_by

Row = TypeVar("Row", bound=Model)
MOST = 200
"""So many rows may be named at once where they are looked for one by one."""


class Id(serializers.SlugField):
    """The row's own slug, under the name "id"."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(**{"source": "slug", "read_only": True, **facts})


class Several(serializers.ManyRelatedField):
    """Other rows by their ids, each of which is looked for."""

    default_error_messages = {"too_many": _("Please give at most {most} ids.")}

    def to_internal_value(self, data: Any) -> list[Any]:
        if isinstance(data, Mapping):
            # The framework would take its names for a list.
            self.fail("not_a_list", input_type=type(data).__name__)
        if isinstance(data, list) and len(data) > MOST:
            self.fail("too_many", most=MOST)
        return list(super().to_internal_value(data))


class Named(serializers.SlugRelatedField[Row], Generic[Row]):
    """Another row by its id; in a request one of those that the person who asks may see, with what is `joined`."""

    default_error_messages = {
        "does_not_exist": _("There is none with the id {value}, or you may not see it."),
        "invalid": _("Please give its id, a string."),
    }

    def __init__(self, model: type[Row], *, joined: tuple[str, ...] = (), **facts: Any) -> None:
        self.model = model
        self.joined = joined
        super().__init__(slug_field="slug", **facts)

    def get_queryset(self) -> QuerySet[Row]:
        rows = access.visible(self.model, self.context["request"].user)
        return rows.select_related(*self.joined) if self.joined else rows

    @classmethod
    def many_init(cls, *given: Any, **facts: Any) -> Several:
        of_list = {name: fact for name, fact in facts.items() if name in MANY_RELATION_KWARGS}
        return Several(child_relation=cls(*given, **facts), **of_list)

    def run_validation(self, data: Any = serializers.empty) -> Row | None:
        if data == "":
            # The framework would take it for null.
            self.fail("invalid")
        row: Row | None = super().run_validation(data)
        return row

    def to_internal_value(self, data: Any) -> Row:
        if not isinstance(data, str):
            self.fail("invalid")
        return super().to_internal_value(data)


@extend_schema_field(str)
class IdOf(Named[Any]):
    """Another row by its id, outside of a model."""


class NamedTeam(Named[Team]):
    """A team by its id; in a request one of one's own, for the site's admin any."""

    def __init__(self, **facts: Any) -> None:
        super().__init__(Team, **facts)

    def get_queryset(self) -> QuerySet[Team]:
        return seen_by(self.context["request"].user)


class PersonSerializer(OfRow[User]):
    """A colleague, as others see them."""

    id = Id()
    name = serializers.CharField(source="__str__", read_only=True)
    columns = {"name": Made(("name", "username"), lambda name, username: name or username)}

    class Meta:
        model = User
        fields = ("id", "name")
