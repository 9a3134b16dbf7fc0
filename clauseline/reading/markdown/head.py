"""The head of a Markdown file: what it says as values, and the account of its lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import yaml

from clauseline.messages import gettext_noop as N_
from clauseline.reading.account import Account, weigh

HEAD = N_("head of the file (front matter)")
LISTS = ("ref:", "normative:", "informative:")
MOST = 200_000
"""Characters of a head that are read as YAML; no draft has so many."""


def read_head(head: Sequence[str]) -> dict[str, Any]:
    """The values of a YAML head as strings, lists and dicts.

    Where something else in it is no YAML, such as a place that a program fills in, only the lists of sources; where
    these are none, nothing.
    """
    lines = [line for line in head if line.rstrip() not in ("---", "...")]
    if sum(map(len, lines)) > MOST:
        return {}
    whole = _values(lines)
    return _values([line for line, listed in _lines(lines) if listed]) or {} if whole is None else whole


def _values(lines: Sequence[str]) -> dict[str, Any] | None:
    try:
        # It makes strings, lists and dicts alone: a date or a number stays what was typed.
        read = yaml.load("\n".join(lines), yaml.BaseLoader)  # noqa: S506
    except (yaml.YAMLError, RecursionError):
        return None
    return read if isinstance(read, dict) and _size(read, {}) <= 2 * MOST else {}


def _size(value: object, known: dict[int, int]) -> int:
    """The characters and parts of a value. One that stands in several places by its name counts in each."""
    if not isinstance(value, dict | list):
        return 1 + len(str(value))
    if id(value) not in known:
        known[id(value)] = 1  # Where it stands in itself.
        inner = [*value, *value.values()] if isinstance(value, dict) else value
        known[id(value)] += sum(_size(one, known) for one in inner)
    return known[id(value)]


def leave_head(head: Sequence[str], shown: str, account: Account) -> None:
    """Leave out the lines of a head, but for the characters of its lists that are `shown`.

    Those shown that its lists do not have are counted as added.
    """
    want = Counter("".join(shown.split()))
    for line, listed in _lines(head):
        account.leave_out(HEAD, "".join(_rest(line, want)) if listed else line)
    account.added += weigh("".join(want.elements()))


def _lines(head: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it stands in a list of sources."""
    listed = False
    for line in head:
        if line[:1] not in ("", " ", "\t", "#"):
            listed = line.startswith(LISTS)
        yield line, listed


def _rest(line: str, want: Counter[str]) -> Iterator[str]:
    for sign in line:
        if want[sign] > 0:
            want[sign] -= 1
        else:
            yield sign
