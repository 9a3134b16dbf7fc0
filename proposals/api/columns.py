"""Representations from columns: what a serializer shows, read as values, without an instance of each row.

The serializer stays what says how one looks. Its fields are read from the columns that they name; `columns` of the
serializer says how those are made that are no column themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from operator import itemgetter
from typing import Any, Protocol

from django.db.models import Model, QuerySet
from django.utils import timezone
from rest_framework import serializers

from proposals.api.options import OptionsField

Values = dict[str, Any]
Tell = Callable[[Values], Any]
Serializer = type[serializers.BaseSerializer[Any]]


class Field(Protocol):
    """What a representation says under one name. It is made from a row's values, which hold the columns `needs`."""

    @property
    def needs(self) -> tuple[str, ...]: ...

    def teller(self, page: list[Values]) -> Tell:
        """What makes it from the values of one of the rows of `page`."""


@dataclass(frozen=True, slots=True)
class Column:
    """What stands under one name: what `tell` makes of a row's values, which hold the columns `needs`."""

    needs: tuple[str, ...]
    tell: Tell

    def teller(self, page: list[Values]) -> Tell:
        return self.tell


@dataclass(frozen=True, slots=True)
class Moment(Column):
    """A moment, in the time zone of who asks."""

    def teller(self, page: list[Values]) -> Tell:
        name, zone = self.needs[0], timezone.get_current_timezone()
        is_elsewhere = str(zone) != "UTC"

        def tell(row: Values) -> str | None:
            value: datetime | None = row[name]
            if value is None:
                return None
            # Both databases give moments in UTC.
            moment = (value.astimezone(zone) if is_elsewhere else value).isoformat()
            return f"{moment[:-6]}Z" if moment.endswith("+00:00") else moment

        return tell


@dataclass(frozen=True, slots=True)
class Group:
    """The row that hangs on this one by `path`, as one of its own; None if there is none."""

    path: str
    of: Fields

    @property
    def needs(self) -> tuple[str, ...]:
        return f"{self.path}__pk", *needs(self.of.values())

    def teller(self, page: list[Values]) -> Tell:
        is_there, tellers = f"{self.path}__pk", _tellers(self.of, page)

        def tell(row: Values) -> Values | None:
            return None if row[is_there] is None else {name: tell(row) for name, tell in tellers}

        return tell


@dataclass(frozen=True, slots=True)
class Several:
    """Rows of `model`, in `order`, that hang on one row by their column `by`: read for a whole page by one query."""

    model: type[Model]
    by: str
    of: Column | Fields
    order: tuple[str, ...] = ()
    arranged: Callable[[list[Any]], list[Any]] = list
    needs: tuple[str, ...] = ("pk",)

    def teller(self, page: list[Values]) -> Tell:
        columns = needs([self.of] if isinstance(self.of, Column) else self.of.values())
        there = self.model._default_manager.filter(**{f"{self.by}__in": [row["pk"] for row in page]})
        rows = list(there.order_by(*self.order).values(self.by, *columns))
        tell = self.of.teller(rows) if isinstance(self.of, Column) else _represent(_tellers(self.of, rows))
        found: dict[int, list[Any]] = defaultdict(list)
        for row in rows:
            found[row[self.by]].append(tell(row))
        return lambda row: self.arranged(found.get(row["pk"], []))


@dataclass(frozen=True, slots=True)
class Made:
    """For `columns` of a serializer: a value made from these columns, which `make` takes in this order."""

    columns: tuple[str, ...]
    make: Callable[..., Any]

    def at(self, path: str) -> Column:
        names, make = tuple(path + name for name in self.columns), self.make
        return Column(names, lambda row: make(*[row[name] for name in names]))


Fields = Mapping[str, Field]

PLAIN = {
    one.to_representation
    for one in (
        *(serializers.BooleanField, serializers.CharField, serializers.ChoiceField, serializers.DictField),
        *(serializers.FloatField, serializers.IntegerField, serializers.BigIntegerField, serializers.JSONField),
        *(serializers.ListField, OptionsField),
    )
}
"""How fields tell what stands in their column as it is."""


class Names(serializers.ListField):
    """The words in `column` of what hangs on a row several times, in their order."""

    column: str

    def to_representation(self, data: Any) -> list[Any]:
        return sorted(getattr(row, self.column) for row in data.all())


@cache
def fields_of(serializer: Serializer, model: type[Model]) -> Fields:
    """How what `serializer` describes is read from rows of `model`, by the names in it.

    Raises TypeError for a field of which nobody said how it is read.
    """
    return _fields(serializer(), "", model)


def representations_of(rows: QuerySet[Any, Any], fields: Fields) -> list[Values]:
    """Those of `rows`: one query, and one for each `Several`."""
    return representations(list(rows.values(*needs(fields.values()))), fields)


def representations(page: list[Values], fields: Fields) -> list[Values]:
    """Those of rows whose values hold what `needs` says."""
    represent = _represent(_tellers(fields, page))
    return [represent(row) for row in page]


def needs(fields: Iterable[Field]) -> tuple[str, ...]:
    """The columns to be read for these."""
    return tuple(dict.fromkeys(name for field in fields for name in field.needs))


def _represent(tellers: Collection[tuple[str, Tell]]) -> Tell:
    return lambda row: {name: tell(row) for name, tell in tellers}


def _tellers(fields: Fields, page: list[Values]) -> list[tuple[str, Tell]]:
    return [(name, field.teller(page)) for name, field in fields.items()]


def _fields(serializer: Any, path: str, model: type[Model]) -> dict[str, Field]:
    made: Mapping[str, Made | Field] = getattr(serializer, "columns", {})
    fields = {name: made.get(name) or _field(one, path, model) for name, one in serializer.fields.items()}
    return {name: field.at(path) if isinstance(field, Made) else field for name, field in fields.items()}


def _field(field: Any, path: str, model: type[Model]) -> Field:
    source = path + str(field.source).replace(".", "__")
    if isinstance(field, serializers.ListSerializer | serializers.ManyRelatedField | Names):
        return _several(field, model._meta.get_field(source))
    if isinstance(field, serializers.SlugRelatedField):
        return _plain(f"{source}__{field.slug_field}")
    if isinstance(field, serializers.BaseSerializer):
        return Group(source, _fields(field, f"{source}__", model))
    if isinstance(field, serializers.DateTimeField):
        return Moment((source,), itemgetter(source))
    if isinstance(field, serializers.DateField):
        return Made((source,), lambda day: None if day is None else day.isoformat()).at("")
    if type(field).to_representation in PLAIN:
        return _plain(source)
    raise TypeError(f"{field.source}: how {type(field).__name__} is read from a column is not said")


def _plain(name: str) -> Column:
    return Column((name,), itemgetter(name))


def _several(field: Any, relation: Any) -> Several:
    """A field that tells what hangs on a row by `relation`: in its own order, or in that in which it was made."""
    model, by = relation.related_model, relation.remote_field.name
    if isinstance(field, Names):
        return Several(model, by, _plain(field.column), arranged=sorted)
    is_named = isinstance(field, serializers.ManyRelatedField)
    of = _plain("slug") if is_named else _fields(field.child, "", model)
    return Several(model, by, of, (*model._meta.ordering, "pk"))
