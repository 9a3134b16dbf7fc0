"""What every reader is, and how it says no."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from proposals.outline import Outline


class Unreadable(Exception):
    """A file that cannot be read; its sentence is shown to the person who uploaded it."""


class Reader(Protocol):
    """One format. `version` changes whenever the reader's results do."""

    name: str
    version: str

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether this reader is the one for the file, judged by its content before its name."""
        ...

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The file's outline; raises `Unreadable` with a sentence for people."""
        ...
