"""What is put around some words of a clause: a link from a term to its definition, a gloss."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True, order=True)
class TermMark:
    """[start, end) of a clause's text, where a term stands, and the slug of its definition."""

    start: int
    end: int
    slug: str


@dataclass(frozen=True, slots=True)
class Wrap:
    """HTML around the words at [start, end) of the text of a clause."""

    start: int
    end: int
    before: SafeString
    behind: SafeString


def term_links(marks: Iterable[TermMark], home: str) -> list[Wrap]:
    """Where the text of a clause leads from terms to their definitions, which are found under the path `home`."""
    return [
        Wrap(
            one.start,
            one.end,
            SafeString(f'<a class="term-link" href="{escape(home)}{quote(one.slug)}/">'),
            SafeString("</a>"),
        )
        for one in marks
    ]


def in_order(wraps: Iterable[Wrap]) -> list[Wrap]:
    """All of them by their places; of those at one place the first told comes first."""
    return sorted(wraps, key=lambda one: one.start)
