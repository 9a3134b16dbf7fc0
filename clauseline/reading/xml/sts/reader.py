"""Recognises drafts in NISO STS, and has them read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clauseline.outline import Outline
from clauseline.reading.xml.reader import TaggedReader


class StandardReader(TaggedReader):
    """Standards in NISO STS or ISO STS, and adoptions of them."""

    name = "sts"
    version = "6"
    label = "NISO STS"
    roots = ("standard", "adoption")

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of a draft. Raises `Unreadable` with a sentence for people."""
        from clauseline.reading.xml.sts.outlining import FORMAT

        return FORMAT.outline_of(data)
