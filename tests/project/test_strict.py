"""What the API does not know it refuses by name, on every operation of its document; what it told can be sent back.

The requests are those of the walk, each of which succeeds: one unknown more of each kind is sent first, and refused.

Dear: the sample is loaded twice, and each of the API's operations asked for each kind of what it does not know.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import get_resolver
from drf_spectacular.generators import SchemaGenerator

from proposals.api.declared import declared
from proposals.api.strict import Strict
from tests.project.walk import FILES, ROOT, Walk
from tests.project.writing import written

pytestmark = [pytest.mark.once, pytest.mark.django_db]

PARAMETER, FIELD = "propsal", "visibilty"
EXPORTED = {
    "/versions/{id}/file/": "/versions/{a3}/file/",
    "/comment-sets/{id}/export/{form}/": "/comment-sets/{set}/export/iso/",
    "/comparisons/{id}/export/{form}/": "/comparisons/{comparison}/export/json/",
    "/jobs/{id}/file/": "/jobs/{exported}/file/",
    "/comparisons/{comparison}/pairs/export/": "/comparisons/{across}/pairs/export/",
    "/versions/{version}/brief/{form}/": "/versions/{a3}/brief/docx/",
}
DECISIONS = {"/annotations/{annotation}/placements/{version}/", "/hints/{id}/"}
"""Whose PATCH is a decision, and no row anew."""


class Mistaken(Walk):
    """One who walks, and mistypes each request before it is right."""

    def __init__(self, paths: dict[str, Any]) -> None:
        super().__init__(paths)
        self.tried: set[tuple[str, str]] = set()
        self.kinds: dict[str, int] = {"parameter": 0, "field": 0, "nested": 0, "body": 0}
        self.passed: list[Any] = []

    def ask(self, method: str, pattern: str, path: str, body: Any = None) -> Any:
        self.mistype(method, pattern, path, body)
        return super().ask(method, pattern, path, body)

    def mistype(self, method: str, pattern: str, path: str, body: Any) -> None:
        """Send it with one unknown of each kind; whatever is not refused by name, or writes, has passed."""
        sign = "&" if "?" in path else "?"
        self.send("parameter", (method, pattern), f"{path}{sign}{PARAMETER}=x", body, PARAMETER)
        for kind, told in worse(body):
            self.send(kind, (method, pattern), path, told, FIELD)

    def send(self, kind: str, operation: tuple[str, str], path: str, body: Any, name: str) -> None:
        is_form = isinstance(body, dict) and "file" in body
        how = {"format": "multipart" if is_form else "json"} if body is not None else {}
        with written() as statements:
            answer = self.client.generic(operation[0].upper(), f"{ROOT}{path}", *encoded(self.client, body, how))
        told = answer.json() if answer["Content-Type"].endswith("json") else {}
        is_named = name in str(told.get("errors")) and "unknown" in str(told.get("codes"))
        if (answer.status_code, is_named, statements) != (400, True, []):
            self.passed.append((kind, *operation, answer.status_code, told, statements))
        self.tried.add(operation)
        self.kinds[kind] += 1


def encoded(client: Any, body: Any, how: dict[str, str]) -> tuple[Any, str]:
    """Bytes and media type of a body."""
    if body is None:
        return b"", "application/octet-stream"
    data, media_type = client._encode_data(body, **how)
    for value in body.values():
        if isinstance(value, ContentFile):
            value.seek(0)
    return data, media_type


def worse(body: Any) -> Iterator[tuple[str, Any]]:
    """The body with an unknown field, at each place where there can be one."""
    if body is None:
        yield "body", {FIELD: "private"}
        return
    for at, (told, place) in enumerate(objects(body)):
        place[FIELD] = "private"
        yield "nested" if at else "field", told
        del place[FIELD]


def objects(body: Any) -> Iterator[tuple[Any, dict[str, Any]]]:
    """The body with each object in it, itself first."""
    waiting = [body]
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, dict):
            yield body, value
        waiting += list(value.values()) if isinstance(value, dict) else value if isinstance(value, list) else []


@pytest.fixture
def paths() -> dict[str, Any]:
    told: dict[str, Any] = SchemaGenerator().get_schema(request=None, public=True)["paths"]
    return told


def test_one_unknown_of_each_kind_is_refused_by_every_operation(paths):
    walk = Mistaken(paths)
    walk.whole()
    for pattern, address in EXPORTED.items():
        walk.mistype("get", pattern, walk.filled(address), None)
    assert walk.passed == []
    assert {(method, path.removeprefix(ROOT)) for path, of in paths.items() for method in of} - walk.tried == set()
    assert all(walk.kinds.values())
    assert set(FILES) == set(EXPORTED)


def test_what_a_row_was_told_as_can_be_sent_back(paths):
    walk = Walk(paths)
    walk.begin()
    looks = dict(walk.looks())
    refused = {}
    for pattern, of in walk.paths.items():
        for method in {"put", "patch"} & of.keys() if pattern not in DECISIONS else ():
            address = ROOT + looks[pattern]
            row = walk.client.get(address).json()
            answer = getattr(walk.client, method)(address, row)
            same = {name: value for name, value in answer.json().items() if name != "changed_at"}
            if (answer.status_code, same) != (200, {name: row[name] for name in same if name in row}):
                refused[(method, pattern)] = (answer.status_code, answer.json(), row)
    assert refused == {}


def test_every_endpoint_of_the_document_is_a_strict_one(paths):
    endpoints = {endpoint for _, _, _, endpoint in endpoints_of()}
    assert [endpoint.cls for endpoint in endpoints if not issubclass(endpoint.cls, Strict)] == []
    assert len(endpoints) > len(paths) / 2
    assert get_resolver().resolve("/api/v1/bodies/").func in endpoints


def test_what_an_operation_takes_is_what_the_document_says(paths):
    for path, _, method, endpoint in endpoints_of():
        takes, operation = declared(endpoint, method), paths[path][method.lower()]
        assert takes is not None
        fields = {one["name"] for one in operation.get("parameters", []) if one["in"] == "query"}
        assert (path, set(takes.query), takes.body is None) == (path, fields, "requestBody" not in operation)


def endpoints_of() -> list[Any]:
    generator = SchemaGenerator()
    generator._initialise_endpoints()
    return [one for one in generator.endpoints if one[0].startswith(ROOT) and not one[0].endswith("openapi.json")]
