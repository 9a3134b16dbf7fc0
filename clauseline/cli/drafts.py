"""Drafts as files on the command line."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from clauseline.cli.answers import Refused
from clauseline.outline import Outline
from clauseline.reading import Unreadable, read

NO_DRAFT = Outline("", "", ())
"""What stands in a file that is not there: version control hands its programs the null device for one."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file and what was read in it."""

    path: Path
    outline: Outline
    sha256: str = ""

    @property
    def is_there(self) -> bool:
        """Whether there is a file at all."""
        return self.outline is not NO_DRAFT


def draft(path: Path, tracked: str = "accepted") -> Draft:
    """The draft in a file, its tracked changes "accepted" or "rejected". Refuses what cannot be read in a sentence."""
    if str(path) == os.devnull:
        return Draft(path, NO_DRAFT)
    try:
        data = path.read_bytes()
    except OSError as no:
        raise Refused(f"There is no file {path} that can be read.") from no
    try:
        return Draft(path, read(data, path.name, {"tracked": tracked}), hashlib.sha256(data).hexdigest())
    except Unreadable as no:
        raise Refused(f"{path.name}: {no}") from no
