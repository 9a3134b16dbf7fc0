"""Recognises AsciiDoc, and has it read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from clauseline.outline import Outline
from clauseline.reading.files.decoding import decode
from clauseline.reading.reader import Unreadable

SAMPLE = 200_000
_HEAD = re.compile(r"(?:\s|//[^\n]*\n|:[\w-]+:[^\n]*\n){0,200}= \S[^\n]*\n(?:[^\n]+\n){0,20}?:!?[\w-]+!?:")
"""A title, and below it the attributes of the document."""

_HEADING = re.compile(r"^={2,6} \S.*[^=\n]$", re.M)
_MARK = re.compile(
    r"^(?:\|===|include::\S+\[.*\]|\[\[[^\[\]\n]+\]\]|\[(?:[#.%][\w.-]+|NOTE|source|appendix|bibliography)[^\[\]\n]*\])$",
    re.M,
)
"""Lines that hardly another text has."""
_PAGE = re.compile(r"\s*<(?:!doctype|\?xml|html|head|body)\b", re.I)


class AsciiDocReader:
    """AsciiDoc in any encoding, in one file. Takes no options."""

    name = "asciidoc"
    version = "1"
    label = "AsciiDoc"
    suffixes = (".adoc", ".asciidoc")
    is_typed = True

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether `data` is text with a head or with headings and marks of AsciiDoc, or text in a file named so."""
        try:
            text = decode(data[:SAMPLE] if data[:2] not in (b"\xff\xfe", b"\xfe\xff") else data)
        except Unreadable:
            return filename.lower().endswith(self.suffixes)
        text = text.replace("\r\n", "\n")
        if _PAGE.match(text):
            return False
        return filename.lower().endswith(self.suffixes) or bool(_HEAD.match(text)) or _has_headings(text)

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of a text. Raises `Unreadable` with a sentence for people."""
        from clauseline.reading.asciidoc.outlining import outline_of

        return outline_of(data)


def _has_headings(text: str) -> bool:
    return "\n== " in f"\n{text}" and len(_HEADING.findall(text)) > 1 and bool(_MARK.search(text))
