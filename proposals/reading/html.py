"""Reads pages of HTML: from the tools of standards bodies, from office programs, from converters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from proposals.outline import Outline, canonical
from proposals.reading.account import Account, weigh
from proposals.reading.building import build_outline
from proposals.reading.cover import read_cover
from proposals.reading.markup.flow import Flow
from proposals.reading.markup.pages import NOTHING, parse
from proposals.reading.markup.words import whole_text
from proposals.reading.reader import Unreadable

_SUFFIXES = (".html", ".htm", ".xhtml", ".xht")
_PAGE = re.compile(rb"(?:\s|<\?xml[^>]*\?>|<!--.{0,4000}?-->)*<(?:!doctype\s+html|html|head|body)[\s>]", re.I | re.S)
_OTHERS = (b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")


class HtmlReader:
    """Pages of HTML, alone in one file. Takes no options."""

    name = "html"
    version = "4"

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether `data` begins like a page, or is named like one and is no other format."""
        if _PAGE.match(data[:8192].removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").removeprefix(b"\xff\xfe")):
            return True
        return filename.lower().endswith(_SUFFIXES) and not data.startswith(_OTHERS)

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of a page. Raises `Unreadable` with a sentence for people."""
        root = parse(data)
        account = Account()
        lines = list(Flow(account).read(root))
        characters = weigh(whole_text(root))
        if not any(weigh(getattr(line, "text", "rows")) for line in lines):
            raise Unreadable(NOTHING)
        facts = read_cover(lines)
        title = canonical(root.findtext(".//title") or "")
        return build_outline(
            lines, reader=self.name, characters=characters, account=account,
            facts={"title": title, **facts} if title else facts,
        )  # fmt: skip
