"""How a passage is found again: in the same text, in a changed one, in another version. Pure.

`anchor_at(text, start, end) -> Anchor` and `locate(anchor, text) -> (start, end) | None` for the very words, and
`trimmed(anchor) -> Anchor` for these without white space around them;
`find_near(anchor, text, hint) -> Found | None` for changed words inside one clause;
`place(anchor, clause, pair) -> Placed` and `place_clause(clause, pair) -> Placed` for another version, where `pair` is
`Pair(old, new, clauseline.comparing.compare(old, new))`;
`follow(step, known, pair) -> (Placed, whether home may know better)` for a place that was found on the way;
`place_quote({"exact", "prefix", "suffix", "clause": {"number", "title"}}, pair) -> Placed` and
`find_home(quote, old) -> Home | None` for quotes from outside.
Offsets count Unicode code points in a clause's canonical text; clauses are indexes into an outline.
"""

from clauseline.anchoring.anchor import Anchor, anchor_at, locate, trimmed
from clauseline.anchoring.following import Known, follow
from clauseline.anchoring.near import Found, find_near
from clauseline.anchoring.pair import Pair
from clauseline.anchoring.placing import GONE, MOVED, NOWHERE, REWORDED, SAME, TO_CONFIRM, Placed, place, place_clause
from clauseline.anchoring.quotes import Home, find_home, place_quote

__all__ = [
    "GONE",
    "MOVED",
    "NOWHERE",
    "REWORDED",
    "SAME",
    "TO_CONFIRM",
    "Anchor",
    "Found",
    "Home",
    "Known",
    "Pair",
    "Placed",
    "anchor_at",
    "find_home",
    "find_near",
    "follow",
    "locate",
    "place",
    "place_clause",
    "place_quote",
    "trimmed",
]
