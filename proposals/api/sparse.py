"""`?fields=id,title`: representations that say less."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.views import APIView

ACTIONS = ("list", "retrieve")


class Sparse(APIView):
    """What is listed, and shown one by one, is told as far as `?fields=` names it; a name that is none is refused."""

    action: str
    chosen: Collection[str] | None = None
    """The names asked for; None: all."""

    def names(self) -> Collection[str]:
        """The names in a body."""
        raise NotImplementedError

    def initial(self, request: Request, *args: Any, **at: Any) -> None:
        super().initial(request, *args, **at)
        if "fields" in request.query_params and getattr(self, "action", None) in ACTIONS:
            self.chosen = self._named(",".join(request.query_params.getlist("fields")).split(","))

    def less(self, body: dict[str, Any]) -> dict[str, Any]:
        """As much of `body` as was asked for."""
        return body if self.chosen is None else {name: value for name, value in body.items() if name in self.chosen}

    def _named(self, asked: list[str]) -> Collection[str]:
        names = self.names()
        if wrong := [name for name in asked if name not in names]:
            sentence = _("There is no field %(wrong)s here. There are: %(names)s.")
            words = {"wrong": ", ".join(f'"{name}"' for name in wrong), "names": ", ".join(names)}
            raise ValidationError({"fields": [sentence % words]})
        return asked


def parameter(names: Collection[str]) -> dict[str, Any]:
    """How the OpenAPI document tells of it."""
    items = {"type": "string", "enum": list(names)}
    schema = {"type": "array", "items": items, "minItems": 1}
    description = "Only these fields, separated by commas."
    way = {"in": "query", "required": False, "style": "form", "explode": False}
    return {"name": "fields", **way, "description": description, "schema": schema}
