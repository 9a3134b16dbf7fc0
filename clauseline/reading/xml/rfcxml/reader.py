"""Recognises drafts in RFCXML, and has them read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clauseline.outline import Outline
from clauseline.reading.xml.reader import TaggedReader


class RfcXmlReader(TaggedReader):
    """Memos in RFCXML."""

    name = "rfcxml"
    version = "6"
    label = "RFCXML"
    roots = ("rfc",)

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of a draft. Raises `Unreadable` with a sentence for people."""
        from clauseline.reading.xml.rfcxml.outlining import FORMAT

        return FORMAT.outline_of(data)
