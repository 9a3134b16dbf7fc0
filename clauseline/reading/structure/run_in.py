"""Titles that run into the first sentence of their clause, and end with a full stop.

    2. Use of Paths. Anyone may walk.     2    Use of Paths       Anyone may walk.
    3. Gates.                         ->  3    Gates
    4. Walls keep out what they can.      4                       Walls keep out what they can.

They count where most clauses begin so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from clauseline.reading.lines import Line
from clauseline.reading.words.numbering import Label

LEAST = 3
"""Fewer such titles than these prove nothing."""
LONGEST, MOST = 90, 14
"""So many characters and words has such a title at most."""

_TITLE = re.compile(rf"\s*(?P<words>[A-Z][^.;:!?。]{{0,{LONGEST - 1}}})(?P<stop>\.)(?=\s|$)")
_SMALL = frozenset((
    "a", "an", "and", "as", "at", "by", "de", "for", "from", "in", "into", "its", "no", "not", "of", "on", "or", "over",
    "the", "this", "to", "under", "upon", "with",
))  # fmt: skip
_WORD = re.compile(r"[^\W\d_][^\s/-]*")


def run_in_titles(labelled: Iterable[tuple[Line, Label]]) -> dict[int, tuple[int, int]]:
    """For the `id` of each line that begins so where its title ends and what follows begins; {} where few do."""
    numbered = [(line, label) for line, label in labelled if line.role == "clause" and label.parts == 1]
    found = {id(line): cut for line, label in numbered if (cut := end_of_title(line.text, label.end))}
    return found if len(found) >= LEAST and 2 * len(found) > len(numbered) else {}


def end_of_title(text: str, start: int) -> tuple[int, int] | None:
    """Where a title in capitals that begins at `start` ends, and where the words behind its full stop begin."""
    title = _TITLE.match(text, start)
    if title is None:
        return None
    words = _WORD.findall(title["words"])
    if not 0 < len(words) <= MOST or any(word[0].islower() and word not in _SMALL for word in words):
        return None
    return title.end("words"), title.end()
