"""Recognises Word files, and has them read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clauseline.outline import Outline
from clauseline.reading.docx.marks import OLE, looks_like_word
from clauseline.reading.files.containers import peek


class WordReader:
    """Word files. Option `tracked`: "accepted" reads the text after its tracked changes, "rejected" before them."""

    name = "docx"
    version = "10"
    label = "Word"
    suffixes = (".docx", ".docm", ".dotx", ".dotm")
    is_typed = False

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether `data` is a Word document; a broken or empty file counts if it is named like one."""
        return looks_like_word(data) or (filename.lower().endswith(self.suffixes) and _is_hopeless(data))

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of a Word file. Raises `Unreadable` with a sentence for people."""
        from clauseline.reading.docx.outlining import outline_of

        return outline_of(data, options)


def _is_hopeless(data: bytes) -> bool:
    opened = peek(data, "mimetype", most=200) is not None  # The mark of an OpenDocument file.
    return not data or (data.startswith((b"PK", OLE)) and not opened)
