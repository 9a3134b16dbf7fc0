"""What every reader is, and how it says no."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from clauseline.outline import Outline


class Unreadable(Exception):
    """A file that cannot be read; its sentence is shown to the person who uploaded it."""


class Reader(Protocol):
    """One format. It is small: `recognises` looks at bytes, and what reads them is imported by `read`.

    `label` is the name of the format for people, marked for translators where it is made of words. `version` changes
    whenever the results do. `is_typed`: its files are text in lines that somebody typed, and `read` counts them.
    """

    name: str
    version: str
    label: str
    is_typed: bool

    @property
    def suffixes(self) -> tuple[str, ...]:
        """How the names of such files end, in lower case, the usual ending first."""
        ...

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether this reader is the one for the file, judged by its content before its name."""
        ...

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The file's outline; raises `Unreadable` with a sentence for people."""
        ...
