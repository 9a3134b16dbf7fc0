"""Recognises OpenDocument texts, and has them read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clauseline.outline import Outline
from clauseline.reading.files.containers import peek

_TYPE = b"application/vnd.oasis.opendocument.text"


class OpenDocumentReader:
    """OpenDocument text files. Option `tracked`: "accepted" reads the text after its tracked changes, "rejected" before
    them.
    """

    name = "odt"
    version = "10"
    label = "OpenDocument"
    suffixes = (".odt", ".ott")
    is_typed = False

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether `data` says it is an OpenDocument text; a broken or empty file counts if it is named like one."""
        if data.startswith(b"PK"):
            told = peek(data, "mimetype", most=200)
            if told is not None:
                return told.strip().startswith(_TYPE)
        return filename.lower().endswith(self.suffixes) and (not data or data.startswith(b"PK"))

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of an OpenDocument text. Raises `Unreadable` with a sentence for people."""
        from clauseline.reading.odt.outlining import outline_of

        return outline_of(data, options)
