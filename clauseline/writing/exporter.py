"""What a form of comparisons has to offer."""

from __future__ import annotations

from typing import Protocol

from clauseline.writing.file import ExportedFile
from clauseline.writing.redline import Redline


class RedlineExporter(Protocol):
    """A form that a comparison can be written in.

    `name` is its key in addresses and the ending of its files, `media_type` what they are. The same comparison gives
    the same bytes.
    """

    name: str
    media_type: str

    def write(self, redline: Redline) -> ExportedFile:
        """The whole comparison in this form."""
        ...
