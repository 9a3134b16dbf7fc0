"""What stands in a brief, said already in the language of who reads it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from clauseline.comparing.changes import KEPT, Span


def plain(words: str) -> tuple[Span, ...]:
    """Words to which nothing happened."""
    return (Span(KEPT, words),) if words else ()


@dataclass(frozen=True, slots=True)
class BriefLine:
    """A label such as "Before", and words: removed ones are struck through, added ones underlined."""

    label: str
    words: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class BriefPoint:
    """One thing that is said: its `name` stands out, `facts` stand behind it, `lines` below."""

    name: str
    facts: str = ""
    lines: Sequence[BriefLine] = ()


@dataclass(frozen=True, slots=True)
class BriefPart:
    """A heading with its points, what matters most first; `none` is said where there are none.

    `total` counts them all, and `rest` says how many of them are not on the page, or "".
    """

    title: str
    lead: str
    points: Sequence[BriefPoint]
    none: str
    total: int
    rest: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class Brief:
    """The page: `kind` names it, `mark` says that it is a draft or "", `facts` are lines below the `title`.

    `legend` explains the signs; `names` are what the file is called after, `date` is ISO 8601.
    """

    kind: str
    mark: str
    title: str
    facts: Sequence[str]
    parts: Sequence[BriefPart]
    legend: str
    names: Sequence[str]
    date: str
    language: str
