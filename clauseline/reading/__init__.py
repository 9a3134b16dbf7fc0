"""Files to outlines. Pure: knows nothing of the database, the web or the queue.

To import it loads no library: what reads a format is loaded with the first file of that format.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from clauseline.gc_paused import gc_paused
from clauseline.messages import gettext_noop as N_
from clauseline.outline import Outline
from clauseline.reading.asciidoc.reader import AsciiDocReader
from clauseline.reading.docx.doc import OldWordReader
from clauseline.reading.docx.reader import WordReader
from clauseline.reading.html.reader import HtmlReader
from clauseline.reading.limits import check_file
from clauseline.reading.markdown.reader import MarkdownReader
from clauseline.reading.markdown.respec_reader import RespecReader
from clauseline.reading.odt.reader import OpenDocumentReader
from clauseline.reading.pdf.reader import PdfReader
from clauseline.reading.reader import Reader, Unreadable
from clauseline.reading.txt.reader import PlainTextReader
from clauseline.reading.xml.akn.reader import LawReader
from clauseline.reading.xml.metanorma.reader import MetanormaReader
from clauseline.reading.xml.rfcxml.reader import RfcXmlReader
from clauseline.reading.xml.sts.reader import StandardReader

READERS: tuple[Reader, ...] = (
    OldWordReader(),
    WordReader(),
    OpenDocumentReader(),
    RfcXmlReader(),
    StandardReader(),
    MetanormaReader(),
    LawReader(),
    PdfReader(),
    RespecReader(),
    HtmlReader(),
    AsciiDocReader(),
    MarkdownReader(),
    PlainTextReader(),
)
"""In order of preference: the first that recognises a file reads it."""

UNKNOWN_KIND = N_("Clauseline cannot read this kind of file yet. Please upload the draft as %s.")
"""What is said of a file that no reader recognises, with `labels` where the place is."""


@gc_paused()
def read(
    data: bytes, filename: str, options: Mapping[str, Any] | None = None, *, readers: Sequence[Reader] = READERS
) -> Outline:
    """The outline of a file. Raises `Unreadable` with a sentence for people."""
    for reader in readers:
        if reader.recognises(data, filename):
            check_file(data, is_typed=reader.is_typed)
            return reader.read(data, filename, options or {})
    *others, last = labels()
    raise Unreadable(UNKNOWN_KIND % f"{', '.join(others)} or {last}")


def labels() -> Sequence[str]:
    """The names of the formats that can be read, each once, in order of `READERS`."""
    return tuple(dict.fromkeys(reader.label for reader in READERS))


def suffixes() -> Sequence[str]:
    """How the names of files end that can be read (".docx"), each once, in order of `READERS`."""
    return tuple(dict.fromkeys(suffix for reader in READERS for suffix in reader.suffixes))


def version_of(name: str) -> str:
    """The version of the reader called `name`; KeyError if there is none."""
    return {reader.name: reader.version for reader in READERS}[name]


def load_all() -> None:
    """Load at once the code that is otherwise loaded when a file of its format comes."""
    import importlib
    import pkgutil

    for module in pkgutil.walk_packages(__path__, f"{__name__}."):
        importlib.import_module(module.name)


__all__ = ["READERS", "UNKNOWN_KIND", "Unreadable", "labels", "load_all", "read", "suffixes", "version_of"]
