"""Recognises drafts in Metanorma, and has them read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clauseline.outline import Outline
from clauseline.reading.xml.reader import TaggedReader
from clauseline.reading.xml.roots import root_name


class MetanormaReader(TaggedReader):
    """Standards in Metanorma XML of any flavour."""

    name = "metanorma"
    version = "5"
    label = "Metanorma"
    roots = ("metanorma", "standard-document")

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether the root of `data` is one of Metanorma: its own, or that of a body ("iso-standard")."""
        root = root_name(data)
        return root in self.roots or root.endswith("-standard")

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of a draft. Raises `Unreadable` with a sentence for people."""
        from clauseline.reading.xml.metanorma.outlining import FORMAT

        return FORMAT.outline_of(data)
