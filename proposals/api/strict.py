"""What an operation does not know is refused by name: parameters, fields also in fields, a body where none is taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any
from urllib.parse import unquote_to_bytes

from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, MethodNotAllowed, ParseError, ValidationError
from rest_framework.request import Request
from rest_framework.views import APIView

from proposals.api.declared import Declared, Shape, declared
from proposals.api.parsing import SHOWN, is_text, refuse_unfit

MOST = 20
"""So many unknown names are told at once."""
Errors = dict[Any, Any]


class Strict(APIView):
    """An endpoint that takes what the OpenAPI document says of it, and nothing else."""

    declared: Declared | None = None
    """What the operation that is asked for takes."""

    def initial(self, request: Request, *args: Any, **at: Any) -> None:
        super().initial(request, *args, **at)
        if getattr(self, "action", None) is None:
            # Before a row is looked for: what there is says nothing of what can be done with it.
            raise MethodNotAllowed(request.method or "")
        match = request.resolver_match
        self.declared = declared(match.func, request.method or "") if match else None
        if self.declared is not None:
            _refuse_query(request, self.declared)
            _refuse_body(request, self.declared)

    def repeated(self, request: Request, *more: str) -> dict[str, Any]:
        """What the body repeats of its row that cannot be said otherwise here; `more` are such names beside."""
        names = {*self.declared.fixed, *more} & self.declared.row.keys() if self.declared else set()
        body: Any = request.data if names else {}
        return {name: body[name] for name in names if name in body}


def unknown(body: Any, known: Shape | None) -> Errors:
    """By name what `body` says that is not `known`; for lists by place."""
    if known is None:
        return {}
    if isinstance(body, list):
        faults = {at: found for at, one in enumerate(body) if (found := unknown(one, known))}
        return dict(list(faults.items())[:MOST])
    if not isinstance(body, Mapping):
        return {}
    strange = [str(name) for name in body if name not in known]
    errors: Errors = {name[:SHOWN]: [_no(name, known)] for name in strange[:MOST]}
    deeper = {name: unknown(value, known[name]) for name, value in body.items() if known.get(name) is not None}
    return errors | {name: found for name, found in deeper.items() if found}


def differing(values: Mapping[str, Any], row: Mapping[str, Any]) -> Errors:
    """By name what `values` says otherwise than the row that it is about."""
    sentence = _("This cannot be changed here.")
    return {name: [ErrorDetail(sentence, code="read-only")] for name, value in values.items() if row.get(name) != value}


def _refuse_query(request: Request, takes: Declared) -> None:
    query = request.query_params
    if not query:
        return
    errors: Errors = {name[:SHOWN]: [_no(name, takes.query)] for name in query if name not in takes.query}
    repeated = [name for name, values in query.lists() if len(values) > 1 and not takes.query.get(name, True)]
    errors |= {name: [_twice()] for name in repeated}
    if not _is_unicode(request) or not all(is_text(name) for name in query):
        raise ParseError(_("The address is not UTF-8, or holds a NUL."))
    if errors:
        raise ValidationError(dict(list(errors.items())[:MOST]))
    refuse_unfit(dict(query.lists()))


def _refuse_body(request: Request, takes: Declared) -> None:
    if takes.body is None and not takes.row:
        _refuse_any(request)
        return
    body = request.data
    if not isinstance(body, Mapping):
        raise ParseError(_("Please send an object, such as {}."))
    if isinstance(body, QueryDict):
        refuse_unfit(dict(body.lists()))
        if twice := [name for name, values in body.lists() if len(values) > 1 and name not in takes.lists]:
            raise ValidationError({name[:SHOWN]: [_twice()] for name in twice[:MOST]})
    if errors := unknown(body, {**takes.row, **(takes.body or {})}):
        raise ValidationError(errors)


def _refuse_any(request: Request) -> None:
    """Raise ParseError, or by name ValidationError, for a body that says something where none is taken."""
    if not request.META.get("CONTENT_LENGTH", "").strip("0"):
        return
    body = request.data
    if isinstance(body, Mapping) and body:
        raise ValidationError(unknown(body, {}))
    if body or not isinstance(body, Mapping):
        raise ParseError(_("Nothing is taken here but the address: please send no body."))


def _no(name: str, known: Iterable[str]) -> ErrorDetail:
    near = get_close_matches(name, list(known), 1) if len(name) <= SHOWN else []
    sentence = _("There is none of this name here.")
    if near:
        sentence = _("There is none of this name here. Do you mean “%(near)s”?") % {"near": near[0]}
    return ErrorDetail(sentence, code="unknown")


def _twice() -> ErrorDetail:
    return ErrorDetail(_("This is given more than once."), code="repeated")


def _is_unicode(request: Request) -> bool:
    """Whether the query is UTF-8: where it is not, the framework would put signs of its own there."""
    raw = request.META.get("QUERY_STRING", "")
    if "%" not in raw and raw.isascii():
        return True
    try:
        unquote_to_bytes(raw.encode("latin-1", "replace")).decode()
    except UnicodeDecodeError:
        return False
    return True
