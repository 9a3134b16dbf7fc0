"""Patterns that are compiled when they are first used: who compares two sentences needs few of them."""

from __future__ import annotations

import re
from typing import Any, cast

_METHODS = ("match", "fullmatch", "search", "finditer", "findall", "split", "sub", "subn")


class _LatePattern:
    """Has the methods of its pattern as attributes of its own from the first use on: later ones take no longer."""

    def __init__(self, expression: str, flags: int) -> None:
        self.pattern = expression
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def compile_late(expression: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` gives, compiled at its first use; an `expression` that is wrong raises `re.error` only then.

    For what takes a millisecond or more, which sets of signs of all scripts do, and what many texts never need. It is
    for its own methods: functions of `re` take only what is compiled.
    """
    return cast("re.Pattern[str]", _LatePattern(expression, flags))
