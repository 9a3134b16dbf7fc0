"""Recognises pages of HTML, and has them read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from clauseline.outline import Outline

_PAGE = re.compile(rb"(?:\s|<\?xml[^>]*\?>|<!--.{0,4000}?-->)*<(?:!doctype\s+html|html|head|body)[\s>]", re.I | re.S)
_OTHERS = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")


class HtmlReader:
    """Pages of HTML, alone in one file. Takes no options."""

    name = "html"
    version = "10"
    label = "HTML"
    suffixes = (".html", ".htm", ".xhtml", ".xht")
    is_typed = False

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether `data` begins like a page, or is named like one and is no other format."""
        if _PAGE.match(data[:8192].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").removeprefix(b"\xff\xfe")):
            return True
        return filename.lower().endswith(self.suffixes) and not data.startswith(_OTHERS)

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of a page. Raises `Unreadable` with a sentence for people."""
        from clauseline.reading.html.outlining import outline_of

        return outline_of(data)
