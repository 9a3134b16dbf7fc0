"""Square brackets, which mark words that are not agreed: those that a change opened or closed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from proposals.comparing.changes import Detail
from proposals.comparing.details.sides import Gap, Place, Side, overlap

_BRACKETED = re.compile(r"\[([^\[\]\n]+)\]")
_CITED = re.compile(
    r"(?:b-)?[A-Z][\w./:+-]*(?: [\w./:()+-]+){0,4}|\d{1,3}(?:[,–-] ?\d{1,3})*|(?i:source:).*"
    r"|[a-z]+(?:-[a-z\d]+)*|.*[\"{}].*"
)


def find_brackets(old: Side, new: Side, gaps: Sequence[Gap]) -> Iterator[Detail]:
    """Words put in square brackets, or let out of them or dropped with them."""
    for place, words in _open(old):
        gap = _gap_at(place[0], [gap.old for gap in gaps])
        if gap is not None:
            yield Detail("bracket-closed", old.text[slice(*place)], words if words in new.text else "", place, None)
    for place, words in _open(new):
        gap = _gap_at(place[0], [gap.new for gap in gaps])
        if gap is not None:
            yield Detail("bracket-opened", words if words in old.text else "", new.text[slice(*place)], None, place)


def _open(side: Side) -> Iterator[tuple[Place, str]]:
    """What stands in square brackets and is neither a citation nor code, with its brackets and without."""
    code = [(block.start, block.end) for block in side.blocks if block.kind in ("code", "formula")]
    for match in _BRACKETED.finditer(side.text):
        is_said = any(sign.isalnum() for sign in match[1]) and not _CITED.fullmatch(match[1])
        if is_said and not any(overlap(match.span(), place) > 0 for place in code):
            yield match.span(), match[1]


def _gap_at(place: int, gaps: Sequence[Place]) -> Place | None:
    return next((gap for gap in gaps if gap[0] <= place < gap[1]), None)
