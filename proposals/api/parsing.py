"""How bodies of requests are read as JSON: as RFC 8259 has it, and nothing that two programs could take differently."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from math import isfinite
from typing import Any, NoReturn

from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, ParseError, ValidationError
from rest_framework.parsers import BaseParser

DEEPEST = 20
"""So many levels of objects and lists may lie in each other; the deepest body that is asked for has five."""
SHOWN = 100
"""So much of a name that came from outside is repeated."""


class JsonParser(BaseParser):
    """A body in JSON: UTF-8, each name once in an object, numbers that are numbers, at most `DEEPEST` levels."""

    media_type = "application/json"

    def parse(self, stream: Any, media_type: str | None = None, parser_context: Any = None) -> Any:
        try:
            text = stream.read().decode()
        except UnicodeDecodeError as fault:
            raise ParseError(_("This is not UTF-8: see byte %(at)d.") % {"at": fault.start}) from None
        return read(text)


def read(text: str) -> Any:
    """The value that `text` tells; raises ParseError, or ValidationError where a name is to blame."""
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_no_number)
    except RecursionError:
        raise ParseError(_too_deep()) from None
    except json.JSONDecodeError as fault:
        place = {"line": fault.lineno, "column": fault.colno}
        raise ParseError(_("This is not JSON: see line %(line)d, column %(column)d.") % place) from None
    except ValueError:
        raise ParseError(_("A number here has too many digits.")) from None
    refuse_unfit(value)
    return value


def refuse_unfit(content: Any) -> None:
    """Raise ParseError or, by name, ValidationError where what was told holds what cannot be kept, or lies too deep."""
    if not isinstance(content, Mapping):
        if fault := _fault(content):
            raise ParseError(fault)
        return
    if not all(is_text(str(name)) for name in content):
        raise ParseError(_no_text())
    faults = {name: fault for name, value in content.items() if (fault := _fault(value))}
    if faults:
        raise ValidationError({name[:SHOWN]: [ErrorDetail(fault, code="unfit")] for name, fault in faults.items()})


def is_text(value: str) -> bool:
    """Whether it can be kept and written: no NUL, no half of a character alone."""
    if value.isascii():
        return "\0" not in value
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in value


def _fault(content: Any) -> str:
    for value, depth in _values(content):
        if depth > DEEPEST:
            return _too_deep()
        if isinstance(value, str) and not is_text(value):
            return _no_text()
        if isinstance(value, float) and not isfinite(value):
            return _("A number here is too large.")
    return ""


def _values(content: Any) -> Iterator[tuple[Any, int]]:
    """All that lies in a value, and how deep."""
    waiting = [(content, 1)]
    while waiting:
        value, depth = waiting.pop()
        yield value, depth
        if isinstance(value, Mapping):
            waiting += [(one, depth + 1) for pair in value.items() for one in pair]
        elif isinstance(value, list):
            waiting += [(one, depth + 1) for one in value]


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members: dict[str, Any] = {}
    for name, value in pairs:
        if name in members:
            shown = name[:SHOWN] if is_text(name) else "?"
            raise ValidationError({shown: [ErrorDetail(_("This name stands here twice."), code="repeated")]})
        members[name] = value
    return members


def _no_number(name: str) -> NoReturn:
    raise ParseError(_("%(name)s is no number in JSON.") % {"name": name})


def _no_text() -> str:
    return _("A text here holds a NUL, or half of a character, which cannot be kept.")


def _too_deep() -> str:
    return _("Objects and lists lie in each other more than %(most)d levels deep.") % {"most": DEEPEST}
