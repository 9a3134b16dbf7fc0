"""Recognises pages that are written in Markdown for ReSpec, and has them read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from clauseline.outline import Outline

_PAGE = re.compile(rb"\s*<(?:!doctype\s+html|html|head|body)[\s>]", re.I)
_TOOL = re.compile(rb"""<script\b[^<>]{0,500}respec""", re.I)
_SHOWN = b"initialUserConfig"
"""What ReSpec leaves in a page that it has made: there the text is HTML."""

WHOLE = re.compile(rb"""(?<![\w-])format["']?\s{0,9}:\s{0,9}["']markdown["']""")
"""What a page has in its settings all of whose text is Markdown."""

_PART = re.compile(rb"""\bdata-format\s{0,9}=\s{0,9}["']?markdown\b""")
_CODE = re.compile(rb"<(script|pre|style)\b")
_HEADING = re.compile(rb"^[ \t]*#{1,6}[ \t]+\S", re.M)
FEW = 2
"""So many headings in Markdown are no chance."""


class RespecReader:
    """Pages whose text ReSpec takes for Markdown, whole or in sections. Takes no options."""

    name = "respec"
    version = "5"
    label = "HTML"
    suffixes = (".html", ".htm")
    is_typed = True

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether `data` is a page with headings in Markdown that says it is written so, or that ReSpec has to show."""
        if not _PAGE.match(data[:4096].removeprefix(b"\xef\xbb\xbf")) or _SHOWN in data:
            return False
        if not any(sign.search(data) for sign in (WHOLE, _PART, _TOOL)):
            return False
        return sum(len(_HEADING.findall(part)) for part in _without_code(data)) >= FEW

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of a page in Markdown. Raises `Unreadable` with a sentence for people."""
        from clauseline.reading.markdown.respec import outline_of

        return outline_of(data)


def _without_code(data: bytes) -> Iterator[bytes]:
    """The parts of a page between its scripts and its preformatted text."""
    lower = data.lower()
    start = 0
    while found := _CODE.search(lower, start):
        yield data[start : found.start()]
        start = lower.find(b"</" + found[1], found.end())
        if start < 0:
            return
    yield data[start:]
