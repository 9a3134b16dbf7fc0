"""What an operation of the API takes, from what its OpenAPI document is drawn up from: the two cannot disagree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from threading import RLock
from typing import Any, TypeAlias

from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.plumbing import build_mock_request, force_instance, is_serializer
from rest_framework import serializers

Shape: TypeAlias = "Mapping[str, Shape | None]"
"""The names in an object, or in each object of a list; None: no more is said of what lies there."""
LISTS = (serializers.ListField, serializers.ListSerializer, serializers.ManyRelatedField)
REWRITING = ("PUT", "PATCH")
DRAWING = RLock()
"""Held while a part of the document is drawn up: the library then loads what it goes by, which no two threads may do
at once.
"""


@dataclass(frozen=True, slots=True)
class Declared:
    """What one operation takes."""

    query: Mapping[str, bool]
    """The names of its parameters, and whether they may come several times."""
    body: Shape | None
    """What its body is made of; None if it takes none."""
    lists: frozenset[str]
    """Names in the body that may come several times in a form."""
    row: Shape
    """For what changes a row: the names in that row as it is shown, which may be sent back."""
    fixed: frozenset[str]
    """Those of them that were said when it was made, and cannot be said otherwise here."""


def declared(endpoint: Any, method: str) -> Declared | None:
    """What `endpoint`, the function that an address leads to, takes by `method`; None if it is no operation."""
    with DRAWING:
        return _declared(endpoint, "GET" if method == "HEAD" else method)


@cache
def _declared(endpoint: Any, method: str) -> Declared | None:
    at = _places().get((endpoint, method))
    if at is None:
        return None
    generator = _generator()
    view = generator.create_view(endpoint, method)  # type: ignore[no-untyped-call]
    view.request = build_mock_request(method, at[0], view, None)  # type: ignore[no-untyped-call]
    schema: Any = view.schema
    operation = schema.get_operation(*at, "^/api/v1", method, generator.registry)
    if operation is None:
        return None
    asked = _serializer(schema.get_request_serializer()) if "requestBody" in operation else None
    taken = {name for name, field in getattr(asked, "fields", {}).items() if not field.read_only}
    shown = _shown(schema.get_response_serializers()) if method in REWRITING else ()
    return Declared(
        query={one["name"]: _is_list(one) for one in operation.get("parameters", []) if one["in"] == "query"},
        body=None if asked is None else shape_of(asked),
        lists=frozenset(name for name, field in getattr(asked, "fields", {}).items() if isinstance(field, LISTS)),
        row={name: shape for one in shown for name, shape in (shape_of(one) or {}).items()},
        fixed=frozenset(name for one in shown for name, field in one.fields.items() if not field.read_only) - taken,
    )


def shape_of(field: Any) -> Shape | None:
    """The names in what `field`, or a serializer, takes."""
    if isinstance(field, serializers.ListField | serializers.ListSerializer):
        return shape_of(field.child)
    if isinstance(field, serializers.BaseSerializer):
        return {name: shape_of(one) for name, one in field.fields.items()}  # type: ignore[attr-defined]
    return None


@cache
def _generator() -> SchemaGenerator:
    generator = SchemaGenerator()  # type: ignore[no-untyped-call]
    generator._initialise_endpoints()  # type: ignore[no-untyped-call]
    return generator


@cache
def _places() -> Mapping[tuple[Callable[..., Any], str], tuple[str, str]]:
    """By endpoint and method its path in the document, and as a regular expression."""
    endpoints: Any = _generator().endpoints
    return {(endpoint, method): (path, regex) for path, regex, method, endpoint in endpoints}


def _is_list(parameter: Mapping[str, Any]) -> bool:
    return bool(parameter["schema"].get("type") == "array")


def _serializer(asked: Any) -> Any:
    """The serializer of a body; of several, by media type, the first."""
    if isinstance(asked, Mapping):
        asked = next(iter(asked.values()))
    return force_instance(asked) if is_serializer(asked) else None  # type: ignore[no-untyped-call]


def _shown(answers: Any) -> Iterable[Any]:
    examples = answers.values() if isinstance(answers, Mapping) else [answers]
    return [one for one in map(_serializer, examples) if one is not None]
