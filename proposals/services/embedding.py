"""Pictures within a page that has to be one file."""

from __future__ import annotations

import base64
from collections.abc import Iterable

from proposals.models import Figure

LARGEST, ALL = 2 * 2**20, 12 * 2**20
"""Bytes of a picture that is taken into a page, and of all of them together; the others are told in words."""


class Embedded:
    """Answers pictures, which are known by their SHA-256, as `data:` addresses as long as there is room."""

    def __init__(self, figures: Iterable[Figure], *, largest: int = LARGEST, room: int = ALL) -> None:
        self.figures = {figure.sha256: figure for figure in figures}
        self.largest, self.room = largest, room

    def __call__(self, figure: Figure) -> str | None:
        """None if it is too large, or gone from the disk."""
        stored = self.figures.get(figure.sha256)
        if stored is None:
            return None
        try:
            size = stored.file.size
            if size > min(self.largest, self.room):
                return None
            with stored.file.open("rb") as file:
                data = file.read()
        except FileNotFoundError:
            return None
        self.room -= size
        return f"data:{stored.media_type};base64,{base64.b64encode(data).decode()}"
