"""What all endpoints on rows share."""

from __future__ import annotations

from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.urls import reverse
from rest_framework.exceptions import NotAuthenticated
from rest_framework.request import Request
from rest_framework.viewsets import GenericViewSet

from proposals.access import visible
from proposals.models import User

Row = TypeVar("Row", bound=Model)


class Rows(GenericViewSet[Row]):
    """The rows of `model` that the person who asks may see; their slugs are called "id" outside."""

    model: type[Row]
    related: tuple[str, ...] = ()
    many: tuple[Any, ...] = ()
    lookup_field = "slug"
    lookup_url_kwarg = "id"
    lookup_value_regex = "[0-9a-zA-Z_-]+"
    http_method_names = ["get", "head", "options", "post", "patch", "delete"]

    def get_queryset(self) -> QuerySet[Row]:
        return self.seen().select_related(*self.related).prefetch_related(*self.many)

    def seen(self) -> QuerySet[Row]:
        """The rows that are there for who asks."""
        return visible(self.model, self.request.user)

    def told(self, **more: Any) -> dict[str, Any]:
        """The valid body of the request; `more` goes to the serializer. Raises ValidationError."""
        serializer = self.get_serializer(data=self.request.data, **more)
        serializer.is_valid(raise_exception=True)
        return dict(serializer.validated_data)


def person(request: Request) -> User:
    """Who asks, for what needs an account; raises NotAuthenticated."""
    if not isinstance(request.user, User):
        raise NotAuthenticated
    return request.user


def address(noun: str, slug: str) -> str:
    """The path of one row in this API."""
    return reverse(f"api-{noun}-detail", kwargs={"id": slug})
