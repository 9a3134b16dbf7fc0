"""What the contents list of a draft says, taken from its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from project.sample.layouts import Layout
from project.sample.markup import Paragraph, Piece


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list: `piece` is the index of its heading, `label` its number, a tab and its title."""

    piece: int
    level: int
    label: str

    @property
    def bookmark(self) -> str:
        return f"_Toc{self.piece:04}"


def entries(pieces: Sequence[Piece], layout: Layout) -> list[Entry]:
    """The entries of all headings and annexes of `pieces`; automatic numbers are counted as Word counts them."""
    found: list[Entry] = []
    counters = [0, 0, 0]
    for index, piece in enumerate(pieces):
        if not isinstance(piece, Paragraph):
            continue
        if piece.style in layout.annexes:
            found.append(Entry(index, 1, _annex_label(piece.text)))
        elif piece.level:
            number = f"{_count(counters, piece.level)}\t" if piece.automatic else ""
            found.append(Entry(index, piece.level, number + piece.text))
    return found


def _count(counters: list[int], level: int) -> str:
    counters[level - 1] += 1
    counters[level:] = [0] * (len(counters) - level)
    return ".".join(map(str, counters[:level]))


def _annex_label(text: str) -> str:
    """The lines of an annex heading on one line, as each family writes it."""
    chinese = re.fullmatch(r"(附录[A-Z])\n(.+)\n(.+)", text)
    return f"{chinese[1]}{chinese[2]}　{chinese[3]}" if chinese else text.replace("\n", " – ")
