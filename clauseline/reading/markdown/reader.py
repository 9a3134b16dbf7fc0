"""Recognises Markdown, and has it read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from clauseline.outline import Outline
from clauseline.reading.files.decoding import decode
from clauseline.reading.reader import Unreadable

_HEADING = re.compile(r"^#{1,6} +\S.*$", re.M)
_PART = re.compile(r"^(?:--- (?:middle|abstract)|\{mainmatter\})\s*$", re.M)
_MARKUP = re.compile(r"\s*<(?:!doctype|\?xml|html|head|body)\b", re.I)
SAMPLE = 200_000


class MarkdownReader:
    """Markdown in any encoding. Takes no options."""

    name = "markdown"
    version = "13"
    label = "Markdown"
    suffixes = (".md", ".markdown", ".mkd", ".mdown")
    is_typed = True

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether `data` is text with Markdown headings, or text in a file named so."""
        named = filename.lower().endswith(self.suffixes)
        try:
            text = decode(data[:SAMPLE] if data[:2] not in (b"\xff\xfe", b"\xfe\xff") else data)
        except Unreadable:
            return named
        return not _MARKUP.match(text) and (named or _has_parts(text) or _has_headings(text))

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of a Markdown file. Raises `Unreadable` with a sentence for people."""
        from clauseline.reading.markdown.outlining import outline_of

        return outline_of(data)


def _has_parts(text: str) -> bool:
    """Whether a line of the text begins one of the parts of a draft, as kramdown-rfc marks them."""
    return ("\n---" in text or "{mainmatter}" in text) and bool(_PART.search(text))


def _has_headings(text: str) -> bool:
    """Whether several headings of two levels or more stand in a text: one "# " may be a comment."""
    found = _HEADING.findall(text) if text.count("#") > 2 else []
    return len(found) > 2 and len({heading.split(" ")[0] for heading in found}) > 1
