"""Rows of dots and the pages they lead to: the ends of entries of a table of contents.

    2.1 Walls ........... 12     ->  2.1 Walls, page 12
    2.1 Walls<tab>xii            ->  2.1 Walls, page xii
    2.1 Walls of 1950                a page only where nothing but contents can be meant

Only ends are looked at, so that a row of a million dots costs no more than another.
"""

from __future__ import annotations

import re

LEADERS = ".…·_ \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""What stands between a title and its page: all white space, and the signs of rows of dots."""

_FAR = 24
"""A page and the signs before it that tell of it have no more characters."""
_NUMBER = re.compile(r"(?:\d{1,4}|[ivxlc]{1,7})$")
_LED_TO = re.compile(r"[\s.…·_](?P<page>\d{1,4}|[ivxlc]{1,7})$")
_PARTED = re.compile(r"(?:(?:\s?[.…·_]){3}\s*|\t|\s{2})(?:\d{1,4}|[ivxlc]{1,7})$")
_DOTTED = re.compile(r"(?:\s?[.…·_]){6}$")
_OPEN = re.compile(r"\S(?:\s?[.…·_]){6}$")
_NEAR = re.compile(r"(?:(?:\s?[.…·_]){2}|\s)$")


def page_at(text: str, start: int) -> str:
    """The page at the end of `text`, behind a space or a leader from `start` on; "" if there is none."""
    found = _LED_TO.search(text, max(start, len(text) - _FAR))
    return found["page"] if found else ""


def is_parted(text: str) -> bool:
    """Whether dots, a tab or several spaces part a page at the end from what stands before it."""
    words = text.rstrip()
    return not words[:1].isspace() and bool(_PARTED.search(words, max(1, len(words) - _FAR)))


def is_led(text: str) -> bool:
    """Whether a row of dots leads to a page at the end."""
    words = text.rstrip()
    found = _NUMBER.search(words, max(0, len(words) - _FAR))
    return found is not None and _ends(_DOTTED, words[: found.start()])


def is_open(text: str) -> bool:
    """Whether a row of dots at the end leads nowhere."""
    return _ends(_OPEN, text)


def without_page(text: str) -> str:
    """`text` without the page at its end and what leads to it."""
    words = text.rstrip()
    found = _NUMBER.search(words, max(0, len(words) - _FAR))
    return (words[: found.start()] if found else words).rstrip(LEADERS)


def before_leader(text: str) -> str:
    """`text` without a page at its end that dots, a tab or several spaces lead to; all of it if there is no such."""
    words = text.rstrip()
    found = _NUMBER.search(words, max(0, len(words) - _FAR))
    if found is None:
        return text
    led = words[: found.start()]
    bare = led.rstrip()
    undotted = bare.rstrip(".…·_")
    if len(bare) - len(undotted) > 1:
        return undotted.rstrip()
    return bare if len(led) - len(bare) > 1 or led.endswith("\t") else text


def title_of(text: str) -> str | None:
    """The title before a page that stands apart at the end of `text`; None if there is no such page."""
    words = text.rstrip()
    found = _NUMBER.search(words, max(0, len(words) - _FAR))
    if found is None or not _NEAR.search(words[: found.start()], max(0, found.start() - _FAR)):
        return None
    return words[: found.start()].rstrip(LEADERS)


def _ends(pattern: re.Pattern[str], text: str) -> bool:
    words = text.rstrip()
    return bool(pattern.search(words, max(0, len(words) - _FAR)))
