"""Words that pandoc broke because a column of a drawn table is narrower than they are, without a hyphen.

All parts of such a word but the first fill their column, and each stands on a line alone. Whole words may stand so
too: what the file has elsewhere decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from clauseline.reading.ascii_tables.drawing import spread

_WORD = re.compile(r"\w+")
_MARKUP = re.compile(r"[{}\[\]()=\"]")
_HEAD, _TAIL = re.compile(r"\w*"), re.compile(r"(?<!\w)\w*\Z")


class Known:
    """The words in lines of prose: of a file with drawn tables, those that are surely whole."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = lines

    @cached_property
    def _words(self) -> frozenset[str]:
        prose = (
            line for line in map(str.strip, self._lines) if " " in line and "  " not in line and line[0] not in "|+"
        )
        return frozenset(word for line in prose for word in _WORD.findall(line.casefold()))

    def __call__(self, word: str) -> bool:
        """Whether `word` is one of them."""
        return word.casefold() in self._words


def mend(lines: Sequence[str], room: int, known: Callable[[str], bool]) -> list[str]:
    """The lines of a cell of `room` columns, those that begin with the rest of a word joined to the one before."""
    found: list[str] = []
    place = 0
    while place < len(lines):
        end = place + 1
        if _is_lone(lines[place]):
            while end < len(lines) and _is_lone(lines[end]) and len(spread(lines[end])) == room:
                end += 1
        chain = lines[place:end]
        before = lines[place - 1].rstrip() if place else ""
        fits = bool(before) and len(spread(before)) + 1 + len(spread(chain[0].strip())) <= room
        if len(chain) > 1 and _is_one_word(chain, known, fits=fits):
            found.append("".join(map(str.strip, chain)))
        else:
            found += chain
        place = end
    return found


def _is_lone(line: str) -> bool:
    """Whether a line is one word."""
    return bool(line.strip()) and not any(map(str.isspace, line.strip()))


def _is_one_word(chain: Sequence[str], known: Callable[[str], bool], *, fits: bool) -> bool:
    """Whether the parts of a chain make up what stands elsewhere, or can be no words that stand on lines of their own.

    Where the first `fits` on the line before, a whole word would stand there: then they are parts, unless each stands
    elsewhere too.
    """
    parts = [part.strip() for part in chain]
    for before, after in pairwise(parts):
        tail, head = _TAIL.search(before), _HEAD.match(after)
        assert tail and head
        first, second = tail.group(), head.group()
        if not first or not second:
            whole = fits or bool(_MARKUP.search(before + after))
        elif known(first + second):
            whole = True
        else:
            whole = fits and not (known(first) and known(second)) and not (first[-1].isdigit() and second[0].isdigit())
        if not whole:
            return False
    return True
