"""What all endpoints on rows share."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping
from functools import partial
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from rest_framework.exceptions import NotAuthenticated, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.viewsets import GenericViewSet, ReadOnlyModelViewSet

from proposals.access import visible
from proposals.api import columns, etags, once
from proposals.api.etags import Tagged
from proposals.api.pages import CursorPages
from proposals.api.rendering import JsonRenderer
from proposals.api.sparse import Sparse
from proposals.api.strict import differing
from proposals.models import Scope, User
from proposals.services import receipts

Row = TypeVar("Row", bound=Model)
Handler = Callable[..., Response]


class Rows(Sparse, Tagged, GenericViewSet[Row]):
    """The rows of `model` that the person who asks may see; their slugs are called "id" outside.

    One row is shown by `serializer_class` with its entity tag, which If-Match takes on all that changes it. What an
    action takes is in `takes`, if that is something else. A POST takes an Idempotency-Key where `keeps_answers`.
    """

    model: type[Row]
    related: tuple[str, ...] = ()
    """What the services need beside a row; representations are read without it."""
    takes: Mapping[str, type[BaseSerializer[Any]]] = {}
    orderings: tuple[str, ...] = ()
    moments: tuple[str, ...] = ("changed_at",)
    """The columns that say when a row was made and changed, for `?changed_after=`."""
    writes: Scope
    """What a token must be for that changes them; where nothing can be changed it is not said."""
    keeps_answers = True
    guards_itself: tuple[str, ...] = ()
    """Actions whose service is told what was seen."""
    elsewhere: tuple[str, ...] = ()
    """Names in a row that an action of their own changes."""
    lookup_field = "slug"
    lookup_url_kwarg = "id"
    lookup_value_regex = "[0-9a-zA-Z_-]+"
    http_method_names = ["get", "head", "options", "post", "put", "patch", "delete"]

    def get_queryset(self) -> QuerySet[Row]:
        return self.seen().select_related(*self.related)

    def seen(self) -> QuerySet[Row]:
        """The rows that are there for who asks."""
        return visible(self.model, self.request.user)

    def get_serializer_class(self) -> type[BaseSerializer[Row]]:
        return self.takes.get(self.action) or super().get_serializer_class()

    def validated(self, **more: Any) -> dict[str, Any]:
        """The valid body of the request; `more` goes to the serializer. Raises ValidationError."""
        return self._valid(self.get_serializer(data=self.request.data, **more))

    def taken(self, of: type[BaseSerializer[Any]]) -> dict[str, Any]:
        """The valid body of the request for an act that takes what `of` says. Raises ValidationError."""
        return self._valid(of(data=self.request.data))

    def _valid(self, serializer: BaseSerializer[Any]) -> dict[str, Any]:
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)

    def fields(self) -> columns.Fields:
        """How what is shown here is read."""
        shows: Any = self.get_serializer_class() if self.action == "list" else super().get_serializer_class()
        return columns.fields_of(shows, self.model)

    def names(self) -> Collection[str]:
        return self.fields()

    def shown(self, row: Row) -> dict[str, Any]:
        """The body that shows `row` as it stands in the database."""
        (body,) = columns.representations_of(self.seen().filter(pk=row.pk), self.fields())
        return body

    def tag(self, row: Row, body: dict[str, Any]) -> str:
        """The entity tag of `row`, which `body` shows."""
        return etags.tag_of(body)

    def lock(self, row: Row) -> None:
        """Nobody else changes `row` until the transaction ends."""
        self.model._default_manager.select_for_update().get(pk=row.pk)

    def answer(self, row: Row, *, status: int = 200, **headers: str) -> Response:
        """`row` as it stands now, with its tag."""
        return self.tell(self.get_queryset().get(pk=row.pk), status=status, **headers)

    def tell(self, row: Row, *, status: int = 200, **headers: str) -> Response:
        """`row`, which is as it stands, with its tag."""
        body = self.shown(row)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return Response(self.less(body), status=status, headers={"ETag": self.tag(row, body), **named})

    def dispatch(self, request: HttpRequest, *args: Any, **at: Any) -> HttpResponseBase:
        method = (request.method or "").lower()
        if method in ("post", "put", "patch", "delete") and hasattr(self, method):
            setattr(self, method, partial(self.act, getattr(self, method)))
        return super().dispatch(request, *args, **at)

    def act(self, handler: Handler, request: Request, **at: Any) -> Response:
        """What `handler` answers: on a row only as it was seen, for a key only once."""
        key = once.key_of(request) if self.keeps_answers else ""
        if not key:
            return self.act_on_seen(handler, request, **at)
        work = partial(self.act_on_seen, handler, request, **at)
        answer, is_new = receipts.once(
            lambda: once.answer_of(work()), key=key, digest=once.digest_of(request), by=person(request)
        )
        if not is_new and answer.made and not self.get_queryset().filter(slug=answer.made).exists():
            raise Http404
        return once.response_of(answer, is_new=is_new)

    def act_on_seen(self, handler: Handler, request: Request, **at: Any) -> Response:
        """What `handler` answers, if If-Match names the state that there is."""
        self.refuse_differing(request)
        tags = etags.named(request) if self.detail and self.action not in self.guards_itself else None
        if tags is None:
            return handler(request, **at)
        with transaction.atomic():
            self.lock(self.get_object())
            row = self.get_object()
            etags.refuse_outdated(tags, self.tag(row, self.shown(row)))
            return handler(request, **at)

    def refuse_differing(self, request: Request) -> None:
        """Refuse a body that says otherwise what cannot be changed here; what stands there may be repeated."""
        values = self.repeated(request, *self.elsewhere)
        if not values:
            return
        row = self.get_object()
        shown = self.shown(row)
        if errors := differing(values, json.loads(JsonRenderer().render(shown))):
            tags = etags.named(request)
            if tags is not None:
                etags.refuse_outdated(tags, self.tag(row, shown))
            raise ValidationError(errors)


class Listed(Rows[Row]):
    """Rows that are listed, as representations and never as instances."""

    paginator: CursorPages

    def page_of(self, rows: QuerySet[Row]) -> list[Any]:
        """Those of the page that was asked for."""
        fields = self.less(dict(self.fields()))
        place, *_ = self.paginator.get_ordering(self.request, rows, self)
        page = self.paginate_queryset(rows.values(*columns.needs(fields.values()), place.lstrip("-")))
        return columns.representations(page or [], fields)

    def list(self, request: Request, **at: str) -> Response:
        rows = self.filter_queryset(self.seen())
        return self.get_paginated_response(self.page_of(rows))


class Readable(Listed[Row], ReadOnlyModelViewSet[Row]):
    """Rows that are listed, and shown one by one."""

    def retrieve(self, request: Request, **at: str) -> Response:
        return self.tell(self.get_object())


def person(request: Request) -> User:
    """Who asks, for what needs an account; raises NotAuthenticated."""
    if not isinstance(request.user, User):
        raise NotAuthenticated
    return request.user


def address(noun: str, slug: str) -> str:
    """The path of one row in this API."""
    return reverse(f"api-{noun}-detail", kwargs={"id": slug})
