"""Quotes that come from outside, with their surroundings and the clause they were taken from."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from clauseline.anchoring.anchor import Anchor, anchor_at
from clauseline.anchoring.near import find_near
from clauseline.anchoring.pair import Pair
from clauseline.anchoring.placing import NOWHERE, Placed, place
from clauseline.anchoring.searching import FLOOR
from clauseline.outline import Outline, canonical


@dataclass(frozen=True, slots=True)
class Home:
    """Where a quote stands: the index of a clause and the passage in its text."""

    clause: int
    anchor: Anchor


def find_home(quote: Mapping[str, Any], old: Outline) -> Home | None:
    """The clause of `old` a quote was taken from, or None.

    `quote` is {"exact", "prefix", "suffix", "clause": {"number", "title"}}; all but "exact" may be missing.
    White space does not count: a line break of ours is a space of theirs. Clauses of the named number and
    title are searched first, then all others for the very words.
    """
    named = _named(quote.get("clause") or {}, old)
    others = [index for index in range(len(old.clauses)) if index not in named]
    return _verbatim(quote, named, old) or _verbatim(quote, others, old) or _similar(quote, named, old)


def place_quote(quote: Mapping[str, Any], pair: Pair) -> Placed:
    """Where a quote of the old text (see `find_home`) stands in the new one; *gone* if it is not there at all."""
    home = find_home(quote, pair.old)
    return place(home.anchor, home.clause, pair) if home else NOWHERE


def _named(clause: Mapping[str, Any], old: Outline) -> list[int]:
    number, title = _bare(clause.get("number") or ""), _bare(clause.get("title") or "")
    ranks = {
        index: (bool(number) and number == _bare(c.number)) + (bool(title) and title == _bare(c.title))
        for index, c in enumerate(old.clauses)
    }
    best = max(ranks.values(), default=0)
    return [index for index, rank in ranks.items() if rank and rank == best]


def _bare(words: str) -> str:
    return canonical(words).rstrip(".").casefold()


def _verbatim(quote: Mapping[str, Any], indexes: list[int], old: Outline) -> Home | None:
    pattern = _loose(quote["exact"])
    found = [(index, match) for index in indexes for match in pattern.finditer(old.clauses[index].text)]
    if not found:
        return None
    index, match = max(found, key=lambda pair: _context(quote, pair[1]))
    return Home(index, anchor_at(match.string, *match.span()))


def _loose(words: str) -> re.Pattern[str]:
    """A pattern of the words with any white space between them, for an empty quote one that never matches."""
    return re.compile(r"\s+".join(map(re.escape, words.split())) or "(?!)")


def _context(quote: Mapping[str, Any], match: re.Match[str]) -> int:
    sides = match.string[: match.start()], match.string[match.end() :]
    before, after = ("".join(side.split()) for side in sides)
    prefix, suffix = ("".join((quote.get(side) or "").split()) for side in ("prefix", "suffix"))
    return _agree(before[::-1], prefix[::-1]) + _agree(after, suffix)


def _agree(one: str, other: str) -> int:
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _similar(quote: Mapping[str, Any], indexes: list[int], old: Outline) -> Home | None:
    wanted = Anchor(quote=canonical(quote["exact"]))
    found = [(near, index) for index in indexes if (near := find_near(wanted, old.clauses[index].text))]
    near, index = max(found, key=lambda pair: pair[0].score, default=(None, -1))
    if near is None or near.score < FLOOR:
        return None
    return Home(index, anchor_at(old.clauses[index].text, near.start, near.end))
