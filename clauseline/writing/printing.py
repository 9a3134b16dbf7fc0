"""`python -m clauseline.writing.printing <DOCX >PDF`: a Word file of our own as pages to print, by LibreOffice.

A process of its own, because the fence is closed around one that has a single thread. It ends with 1 where no page came
of it.
"""

from __future__ import annotations

import sys

from clauseline.reading.docx import libreoffice

# Tagged: who hears the page is told its headings.
_KIND = (
    "--infilter=Office Open XML Text",
    "--convert-to",
    'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}',
)


def as_pdf(data: bytes) -> bytes | None:
    """The same document as PDF; None where LibreOffice is absent, takes too long or makes nothing of it."""
    return libreoffice.convert(data, "page.docx", _KIND, "page.pdf")


def main() -> int:
    """The exit status."""
    made = as_pdf(sys.stdin.buffer.read())
    if made is None:
        return 1
    sys.stdout.buffer.write(made)
    return 0


if __name__ == "__main__":
    sys.exit(main())
