"""Where a term ends and its definition begins, in a paragraph of both.

    wall: what keeps out                 "wall" and "what keeps out"
    wall [ISO 1]                     ->  "wall" and "[ISO 1]"
    Walls keep out. As said: often.      a sentence alone

A full stop or a semicolon comes first where there is none.
"""

from __future__ import annotations

FAR = 200
"""No term is longer: a colon farther on belongs to a sentence."""


def end_of_term(text: str) -> tuple[int, int] | None:
    """Where the term of "term: definition" or "term [source]" ends and what follows begins."""
    for place, sign in enumerate(text[:FAR]):
        if sign in ":：":
            return place, place + 1
        if sign == "[" and place:
            return place, place
        if sign in ".。;；":
            return None
    return None
