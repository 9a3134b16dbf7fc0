"""Drawn texts in pieces, of which some are exchanged for others while all stay compressed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from proposals.drawing.compressed import Piece, piece

PLACE = re.compile("<!--place:([a-z0-9-]+)-->(.*?)<!--end-->", re.DOTALL)
"""A named place, with what stands there unless something else is put in. No draft brings one: its words are escaped."""


@dataclass(frozen=True, slots=True)
class DrawnSheet:
    """Pieces that follow one another, each with the name of the place that it fills, or ""."""

    pieces: tuple[tuple[str, Piece], ...]

    @classmethod
    def of(cls, drawn: str) -> DrawnSheet:
        """A drawn text, compressed, with the places that it names."""
        parts = PLACE.split(drawn)
        found = [("", parts[0])]
        for name, inside, behind in zip(parts[1::3], parts[2::3], parts[3::3], strict=True):
            found += [(name, inside), ("", behind)]
        return cls(tuple((name, piece(words)) for name, words in found))

    @classmethod
    def read(cls, data: bytes) -> DrawnSheet:
        """A sheet from its `bytes`."""
        head, _, deflated = data.partition(b"\n")
        pieces, at = [], 0
        for name, length, checksum, size in json.loads(head):
            pieces.append((name, Piece(deflated[at : at + length], checksum, size)))
            at += length
        return cls(tuple(pieces))

    def __bytes__(self) -> bytes:
        facts = [(name, len(one.deflated), one.checksum, one.size) for name, one in self.pieces]
        return json.dumps(facts).encode() + b"\n" + b"".join(one.deflated for _, one in self.pieces)

    @property
    def places(self) -> list[str]:
        """The names of its places."""
        return [name for name, _ in self.pieces if name]

    def with_inside(self, begin: str, end: str, inside: DrawnSheet) -> DrawnSheet:
        """The same with another sheet between the places of these names, which stand one behind the other."""
        names = [name for name, _ in self.pieces]
        before, behind = self.pieces[: names.index(begin)], self.pieces[names.index(end) + 1 :]
        return DrawnSheet((*before, *inside.pieces, *behind))

    def with_words(self, words: Mapping[str, str]) -> DrawnSheet:
        """The same with these words in the places of their names."""
        return DrawnSheet(tuple((n, piece(words[n]) if n in words else own) for n, own in self.pieces))

    def filled(self, fills: Mapping[str, Iterable[Piece]]) -> Iterator[Piece]:
        """Its pieces, those of `fills` in their places."""
        for name, own in self.pieces:
            yield from fills.get(name, (own,))
