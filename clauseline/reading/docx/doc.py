"""Reads old Word files (.doc): LibreOffice, where it is installed, turns them into .docx."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from clauseline.messages import gettext_noop as N_
from clauseline.outline import Outline
from clauseline.reading.docx.marks import OLD, OLE
from clauseline.reading.docx.reader import WordReader
from clauseline.reading.reader import Unreadable

TURNED = N_("This old Word file (.doc) was turned into .docx by LibreOffice before it was read.")

_STREAM = "WordDocument".encode("utf-16-le")
"""The stream that makes a compound file a Word document ([MS-DOC], 2.1)."""


class OldWordReader:
    """Word 97 to 2003."""

    name = "doc"
    version = "7"
    label = "Word"
    suffixes = (".doc", ".dot")
    is_typed = False

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether `data` is a compound file with the text of Word in it."""
        return data.startswith(OLE) and _STREAM in data

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of an old Word file. Raises `Unreadable` with a sentence, also where no LibreOffice is."""
        outline = WordReader().read(_as_docx(data), filename, options)
        report = replace(outline.report, warnings=(TURNED, *outline.report.warnings))
        return replace(outline, reader=self.name, report=report)


def _as_docx(data: bytes) -> bytes:
    try:
        from clauseline.reading.docx.libreoffice import as_docx
    except ImportError:
        # Systems without the calls of a fence: there no other program is started on a stranger's file.
        raise Unreadable(OLD) from None
    return as_docx(data)
