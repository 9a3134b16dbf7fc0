"""What a form of comparisons has to offer."""

from __future__ import annotations

from typing import Protocol

from proposals.exporting.file import ExportedFile
from proposals.exporting.redline import Redline


class RedlineExporter(Protocol):
    """A form that a comparison can be written in.

    `name` is its key in addresses and the ending of its files. The same comparison gives the same bytes.
    """

    name: str

    def write(self, redline: Redline) -> ExportedFile:
        """The whole comparison in this form."""
        ...
