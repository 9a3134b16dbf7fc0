"""A finished file, and how it may be called."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 120
"""Characters of a name without its ending: well below what file systems and mail programs allow."""


@dataclass(frozen=True, slots=True)
class ExportedFile:
    """A finished form: its bytes, a file name and its media type."""

    data: bytes
    name: str
    media_type: str


def named(parts: list[str], ending: str, *, mark: str = "") -> str:
    """The name of a file from what it is about, in parts that every system accepts; empty ones are left out.

    `mark` stands before the ending, however long the name is.
    """
    return "_".join(part for part in map(safe, parts) if part)[:LONGEST].rstrip(" ._") + f"{mark}.{ending}"


def safe(words: str) -> str:
    """`words` with letters, digits, hyphens, dots and single spaces only; anything else becomes an underscore."""
    kept = re.sub(r"[^\w. -]+", "_", words.replace("**", "CS"))
    return re.sub(r"\s+", " ", kept).strip(" ._")
