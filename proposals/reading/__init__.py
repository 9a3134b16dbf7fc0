"""Files to outlines. Pure: knows nothing of the database, the web or the queue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from proposals.outline import Outline
from proposals.reading.akn import LawReader
from proposals.reading.doc import OldWordReader
from proposals.reading.docx import WordReader
from proposals.reading.html import HtmlReader
from proposals.reading.markdown import MarkdownReader
from proposals.reading.metanorma import MetanormaReader
from proposals.reading.odt import OpenDocumentReader
from proposals.reading.pdf import PdfReader
from proposals.reading.reader import Reader, Unreadable
from proposals.reading.rfcxml import RfcXmlReader
from proposals.reading.sts import StandardReader
from proposals.reading.txt import PlainTextReader
from proposals.undisturbed import undisturbed

READERS: tuple[Reader, ...] = (
    OldWordReader(),
    WordReader(),
    OpenDocumentReader(),
    RfcXmlReader(),
    StandardReader(),
    MetanormaReader(),
    LawReader(),
    PdfReader(),
    HtmlReader(),
    MarkdownReader(),
    PlainTextReader(),
)
"""In order of preference: the first that recognises a file reads it."""


@undisturbed()
def read(data: bytes, filename: str, options: Mapping[str, Any] | None = None) -> Outline:
    """The outline of a file. Raises `Unreadable` with a sentence for people."""
    for reader in READERS:
        if reader.recognises(data, filename):
            return reader.read(data, filename, options or {})
    raise Unreadable(
        "Clauseline cannot read this kind of file yet. Please upload the draft as "
        "Word (.docx), OpenDocument (.odt), PDF, HTML, RFCXML, NISO STS, Metanorma, Akoma Ntoso, Markdown "
        "or plain text."
    )


def version_of(name: str) -> str:
    """The version of the reader called `name`; KeyError if there is none."""
    return {reader.name: reader.version for reader in READERS}[name]


__all__ = ["READERS", "Unreadable", "read", "version_of"]
