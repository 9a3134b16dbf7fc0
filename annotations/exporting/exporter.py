"""What a form has to offer to be in `FORMATS`."""

from __future__ import annotations

from typing import Protocol

from annotations.exporting.sheet import Sheet
from clauseline.writing.file import ExportedFile


class Exporter(Protocol):
    """A form that a comment set can be written in.

    `name` is its key in addresses and commands, `label` what people call it, `media_type` what its files are. The same
    sheet gives the same bytes.
    """

    name: str
    label: str
    media_type: str

    def write(self, sheet: Sheet) -> ExportedFile:
        """The whole sheet in this form."""
        ...
