"""What the OpenAPI document says of this API as a whole."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from drf_spectacular.extensions import OpenApiAuthenticationExtension, OpenApiSerializerFieldExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import get_doc
from rest_framework import serializers
from rest_framework.permissions import SAFE_METHODS

from proposals.api import sparse
from proposals.api.authentication import PasswordAuthentication, TokenAuthentication, needed
from proposals.api.fields import MOST
from proposals.api.files import AnyType
from proposals.api.once import LONGEST
from proposals.api.sparse import Sparse
from proposals.models.lengths import ID

Endpoint = TypeVar("Endpoint", bound=Callable[..., Any])

USUAL = ("list", "create", "retrieve", "update", "partial_update", "destroy")
PROBLEM = "application/problem+json"
SENTENCES = {
    400: "A field or a filter needs another value; `detail` and `errors` say which.",
    304: "You have this state already.",
    401: "Not signed in, or the token is not known, has ended or was revoked.",
    403: "Your role or the scope of the token does not allow this, or the CSRF token of the session is missing.",
    404: "There is none, or you may not see it.",
    406: "This API answers in JSON.",
    409: "It is not, or no longer, in a state for this.",
    410: "It was withdrawn; the sentence says why.",
    412: "It was changed since you loaded it.",
    413: "It is larger than this site takes.",
    415: "The body has another media type than this endpoint takes.",
    422: "This Idempotency-Key came with another request before.",
    429: "Too many requests, or attempts with a password; Retry-After says when to come again.",
    507: "The disk of this site does not take the file; nothing was kept of it.",
}


AN_ID = {"minLength": 1, "maxLength": ID, "pattern": "^[-a-zA-Z0-9_]+$"}
IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "schema": {"type": "string"},
    "description": "The ETag of what you saw: if it was changed since, the answer is 412 and nothing is written.",
}
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "schema": {"type": "string", "minLength": 1, "maxLength": LONGEST, "pattern": "^[ -~]+$"},
    "description": "A key of your own, such as a UUID. Sent again with it within a day, the same request does nothing "
    "twice and has the same answer; another request with it is refused with 422.",
}
ETAG = {"schema": {"type": "string"}, "description": "The tag of this state, for If-Match and If-None-Match."}
CACHE_CONTROL = {"schema": {"type": "string"}, "description": "How long the answer may be kept."}
LOCATION = {"schema": {"type": "string"}, "required": True, "description": "The address of what was made."}
RATE = {"schema": {"type": "string"}, "description": "How many requests are left, and for how many seconds."}
RATE_POLICY = {"schema": {"type": "string"}, "description": "How many requests are allowed in how many seconds."}
RETRY_AFTER = {"schema": {"type": "string"}, "required": True, "description": "After so many seconds ask again."}


def refuses(*statuses: int) -> Callable[[Endpoint], Endpoint]:
    """Says that an endpoint, or a class of them, also answers with these, beside what follows from method and path."""

    def mark(endpoint: Endpoint) -> Endpoint:
        endpoint.refuses = statuses  # type: ignore[attr-defined]
        return endpoint

    return mark


class ProblemSerializer(serializers.Serializer[dict[str, Any]]):
    """A no in words (RFC 9457). `code` says of which kind it is and stays as it is.

    Where fields are to blame, `errors` holds sentences by field, and `codes` in the same places a code for each.
    """

    type = serializers.CharField(default="about:blank")
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    code = serializers.CharField()
    errors = serializers.DictField(required=False)  # type: ignore[assignment]
    codes = serializers.DictField(required=False)


class ApiSchema(AutoSchema):
    """Operations with their headers and all their noes."""

    def get_operation(self, *where: Any) -> dict[str, Any] | None:
        operation = super().get_operation(*where)
        if operation is None:
            return None
        operation["summary"] = self._summary()
        operation["x-scope"] = needed(self.view, self.method).value
        operation["parameters"] = [*operation.get("parameters", []), *self._fields(), *self._headers()]
        self._tell_headers(operation["responses"])
        problem = self.resolve_serializer(ProblemSerializer(), "response").ref
        for status in sorted(self._refusals(operation)):
            response: dict[str, Any] = {"description": SENTENCES[status]}
            if status != 304:
                response["content"] = {PROBLEM: {"schema": problem}}
            if status == 429:
                response["headers"] = {"Retry-After": RETRY_AFTER, "RateLimit": RATE, "RateLimit-Policy": RATE_POLICY}
            operation["responses"].setdefault(str(status), response)
        return operation

    def get_description(self) -> str:  # type: ignore[override]
        """What it does, and for a list what its filters take."""
        text = super().get_description() or ""
        narrows = getattr(self.view, "filterset_class", None) if self._is_list_view() else None
        scope = f"A token needs the scope `{needed(self.view, self.method).value}`."
        return "\n\n".join(part for part in (text, get_doc(narrows) if narrows else "", scope) if part)

    def get_operation_id(self) -> str:
        """ "versions_list", "versions_create", but "versions_withdraw"."""
        name = str(super().get_operation_id())
        if getattr(self.view, "action", "") in USUAL:
            return name
        return name.removesuffix("_create").removesuffix("_retrieve")

    def _fields(self) -> list[dict[str, Any]]:
        """The fields that can be asked for."""
        view = self.view
        return [sparse.parameter(view.names())] if isinstance(view, Sparse) and self._is_sparse() else []

    def _headers(self) -> list[dict[str, Any]]:
        """The headers that it takes."""
        return ([IF_MATCH] if self._is_guarded() else []) + ([IDEMPOTENCY_KEY] if self._keeps_answers() else [])

    def _tell_headers(self, responses: dict[str, Any]) -> None:
        for status, response in responses.items():
            schemas = [one["schema"] for one in response.get("content", {}).values()]
            is_list = any(one.get("type") == "array" for one in schemas)
            if status == "200" and self.method == "GET":
                response["headers"] = {"ETag": {**ETAG, "required": True}, "Cache-Control": CACHE_CONTROL}
            if status in ("201", "202") and not is_list:
                response["headers"] = {"ETag": ETAG, "Location": LOCATION}
            if status == "202":
                response["headers"]["Retry-After"] = RETRY_AFTER

    def _refusals(self, operation: dict[str, Any]) -> set[int]:
        places = {parameter["in"] for parameter in operation["parameters"]}
        endpoint = getattr(self.view, getattr(self.view, "action", self.method.lower()))
        refusals = {*getattr(self.view, "refuses", ()), *getattr(endpoint, "refuses", ())}
        truths = {
            (400, 413, 415): "requestBody" in operation,
            # A cursor that is none is not found; a filter or a page's size may be wrong.
            (400, 404): self._is_list_view() and self._get_paginator() is not None,  # type: ignore[no-untyped-call]
            (304,): self.method == "GET",
            (400,): self._is_sparse(),
            (403,): self.method not in SAFE_METHODS,
            (404,): "path" in places,
            # A file comes whatever the request accepts; all else is JSON.
            (406,): self.view.content_negotiation_class is not AnyType,
            (412,): self._is_guarded(),
            (400, 422): self._keeps_answers(),
        }
        return {401, 429, *refusals}.union(*(statuses for statuses, holds in truths.items() if holds))

    def _is_sparse(self) -> bool:
        return self.method == "GET" and isinstance(self.view, Sparse) and self.view.action in sparse.ACTIONS

    def _is_guarded(self) -> bool:
        return self.method not in SAFE_METHODS and bool(getattr(self.view, "detail", False))

    def _keeps_answers(self) -> bool:
        return self.method == "POST" and bool(getattr(self.view, "keeps_answers", False))

    def _summary(self) -> str:
        """One sentence: the first line of what the action, or else the view, says of itself."""
        action = getattr(self.view, "action", self.method.lower())
        text = str(get_doc(getattr(self.view, action, None)) or "")
        if not text and action == "retrieve":
            model = getattr(self.view, "model", None)
            return f"One {model._meta.verbose_name}." if model else "One of them."
        return (text or str(get_doc(type(self.view)))).partition("\n")[0]


class NamedField(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    target_class = "proposals.api.fields.Named"
    match_subclasses = True

    def map_serializer_field(self, auto_schema: object, direction: str) -> dict[str, Any]:
        return {"type": "string"} if direction == "response" else {"type": "string", **AN_ID}


class SeveralField(OpenApiSerializerFieldExtension):  # type: ignore[no-untyped-call]
    target_class = "proposals.api.fields.Several"

    def map_serializer_field(self, auto_schema: object, direction: str) -> dict[str, Any]:
        one: Any = NamedField(self.target)  # type: ignore[no-untyped-call]
        schema = {"type": "array", "items": one.map_serializer_field(auto_schema, direction)}
        return schema if direction == "response" else {**schema, "maxItems": MOST}


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
