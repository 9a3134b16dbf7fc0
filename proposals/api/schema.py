"""What the OpenAPI document says of this API as a whole."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from typing import Any, TypeVar

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiExample, extend_schema_serializer
from rest_framework import serializers
from rest_framework.permissions import SAFE_METHODS

from proposals.api.authentication import PasswordAuthentication, TokenAuthentication
from proposals.api.files import AnyType

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])
Serializer = TypeVar("Serializer", bound=type[serializers.BaseSerializer[Any]])

PROBLEM = "application/problem+json"
SENTENCES = {
    400: "A field or a filter needs another value; `detail` and `errors` say which.",
    401: "Not signed in, or the token is not known or was revoked.",
    403: "Your role does not allow this, or the CSRF token of the session is missing.",
    404: "There is none, or you may not see it.",
    406: "This API answers in JSON.",
    409: "It is not, or no longer, in a state for this.",
    410: "It was withdrawn; the sentence says why.",
    412: "It was changed since you loaded it.",
    413: "It is larger than this site takes.",
    415: "The body has another media type than this endpoint takes.",
    429: "Too many attempts; Retry-After says when to come again.",
    507: "The disk of this site does not take the file; nothing was kept of it.",
}


def refuses(*statuses: int) -> Callable[[Endpoint], Endpoint]:
    """Says that an endpoint, or a class of them, also answers with these, beside what follows from method and path."""

    def mark(endpoint: Endpoint) -> Endpoint:
        endpoint.refuses = statuses  # type: ignore[attr-defined]
        return endpoint

    return mark


def asked(name: str, value: dict[str, Any]) -> Callable[[Serializer], Serializer]:
    """Shows in the document how a request looks."""
    return extend_schema_serializer(examples=[OpenApiExample(name, value, request_only=True)])


class ProblemSerializer(serializers.Serializer[dict[str, Any]]):
    """A no in words (RFC 9457). `errors` holds sentences by field, where a field is to blame."""

    type = serializers.CharField(default="about:blank")
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    errors = serializers.DictField(required=False)  # type: ignore[assignment]


class ApiSchema(AutoSchema):
    """Operations with all their noes."""

    def get_operation(self, *where: Any) -> dict[str, Any] | None:
        operation = super().get_operation(*where)
        if operation is None:
            return None
        problem = self.resolve_serializer(ProblemSerializer(), "response").ref
        for status in sorted(self._refusals(operation)):
            told = {"description": SENTENCES[status], "content": {PROBLEM: {"schema": problem}}}
            operation["responses"].setdefault(str(status), told)
        operation.setdefault("summary", self._summary())
        return operation

    def _refusals(self, operation: dict[str, Any]) -> set[int]:
        places = {parameter["in"] for parameter in operation.get("parameters", [])}
        endpoint = getattr(self.view, getattr(self.view, "action", self.method.lower()))
        statuses = {401, *self._negotiated(), *getattr(self.view, "refuses", ()), *getattr(endpoint, "refuses", ())}
        if self.method not in SAFE_METHODS:
            statuses.add(403)
        if "requestBody" in operation:
            statuses |= {400, 413, 415}
        if "path" in places:
            statuses.add(404)
        return statuses | ({400, 404} if self._pages() else set())

    def _negotiated(self) -> set[int]:
        """A file comes whatever the request accepts; all else is JSON."""
        return set() if self.view.content_negotiation_class is AnyType else {406}

    def _pages(self) -> bool:
        """A cursor that is none is not found; a filter or a page's size may be wrong."""
        return self._is_list_view() and self._get_paginator() is not None  # type: ignore[no-untyped-call]

    def _summary(self) -> str:
        return (self.get_description() or HTTPStatus(200).phrase).partition("\n")[0]


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = TokenAuthentication
    name = "token"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {"type": "http", "scheme": "bearer"}


class PasswordScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    target_class = PasswordAuthentication
    name = "password"

    def get_security_definition(self, auto_schema: object) -> dict[str, str]:
        return {"type": "http", "scheme": "basic"}
