"""What the readers of tagged drafts have in common: the root tells the format."""

from __future__ import annotations

from collections.abc import Collection

from clauseline.reading.xml.roots import root_name


class TaggedReader:
    """Drafts whose markup says what their clauses are. A format names its roots. None of them takes options."""

    suffixes = (".xml",)
    is_typed = False
    roots: Collection[str]

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether the root of `data` is one of this format."""
        return root_name(data) in self.roots
