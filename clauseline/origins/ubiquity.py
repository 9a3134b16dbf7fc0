"""Words that come from nowhere in particular: the template of a body, and what everybody writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from clauseline.vocabulary import Ubiquity

TEMPLATE: Final = 3
"""Words that so many proposals of one body have are its template."""
COMMON: Final = 4
"""Words that so many proposals have, of whichever bodies, are common."""
MOST: Final = 0.5
"""A proposal has a passage if it has so much of its grams."""


def ubiquity(often: Mapping[str, int], grams: int, bodies: Mapping[str, str]) -> Ubiquity:
    """What the words of a passage are that has so many grams in common with its source.

    `often` has for each proposal in how many of these grams it has words; the proposal of the source is one of them.
    `bodies` has the body of each, "" where it is not known.
    """
    having = [proposal for proposal, count in often.items() if count >= MOST * grams]
    of_one = Counter(bodies[proposal] for proposal in having if bodies[proposal])
    if max(of_one.values(), default=0) >= TEMPLATE:
        return "template"
    return "common" if len(having) >= COMMON else ""
