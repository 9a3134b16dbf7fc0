"""Recognises PDF files, and has them read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clauseline.outline import Outline
from clauseline.reading.files.decoding import is_text


class PdfReader:
    """PDF files with a text layer. Takes no options."""

    name = "pdf"
    version = "10"
    label = "PDF"
    suffixes = (".pdf",)
    is_typed = False

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether `data` has the mark of a PDF near its start, or is named like one and is no other format."""
        if b"%PDF-" in data[:1024]:
            return True
        return filename.lower().endswith(self.suffixes) and not data.startswith(b"PK") and not is_text(data)

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of a PDF. Raises `Unreadable` for scans, encrypted and broken files."""
        from clauseline.reading.pdf.outlining import outline_of

        return outline_of(data)

    def pictures(self, data: bytes) -> tuple[bytes, ...]:
        """The figures of a PDF that was read, drawn as PNG files."""
        from clauseline.reading.pdf.outlining import figures_of

        return figures_of(data)
