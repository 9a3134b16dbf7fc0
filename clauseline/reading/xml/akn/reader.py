"""Recognises drafts in Akoma Ntoso, and has them read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clauseline.outline import Outline
from clauseline.reading.xml.reader import TaggedReader


class LawReader(TaggedReader):
    """Laws and bills in Akoma Ntoso."""

    name = "akn"
    version = "7"
    label = "Akoma Ntoso"
    roots = ("akomaNtoso",)

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of a draft. Raises `Unreadable` with a sentence for people."""
        from clauseline.reading.xml.akn.outlining import FORMAT

        return FORMAT.outline_of(data)
