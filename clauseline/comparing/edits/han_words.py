"""Chinese words of two signs: where one of the signs changed, the word did.

Chinese has no spaces. What the lists of `words_zh.toml` have of two signs are words; `words` there has more of them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from clauseline.comparing.tokens import HAN

_WORD = re.compile(rf"(?<![{HAN}])[{HAN}]{{2}}(?![{HAN}])")
Run = tuple[int, int]


@cache
def han_words() -> frozenset[str]:
    """All that are known, but for those with a sign that decides by itself, as "not" does."""
    text = files(__package__).joinpath("words_zh.toml").read_text("utf-8")
    deciding = {*tomllib.loads(text)["fixed"]}
    lines = (line for line in text.split("\n") if not line.startswith(("#", "example", "patterns", "same")))
    return frozenset(word for line in lines for word in _WORD.findall(line) if deciding.isdisjoint(word))


def in_whole_words(
    runs: Sequence[tuple[Run, Run]], ours: Sequence[str], theirs: Sequence[str]
) -> list[tuple[Run, Run]]:
    """`runs` of old and new signs that differ, each as far as the words reach that it cuts; `ours` and `theirs` are all
    signs and words. Runs that meet are one.
    """
    found: list[tuple[Run, Run]] = []
    for old, new in _widened(runs, ours, theirs):
        if found and found[-1][0][1] >= old[0]:
            (first, _), (first_new, _) = found.pop()
            old, new = (first, old[1]), (first_new, new[1])
        found.append((old, new))
    return found


def _widened(runs: Sequence[tuple[Run, Run]], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[Run, Run]]:
    for old, new in runs:
        sides = ((ours, old), (theirs, new))
        before = min(old[0], new[0]) > 0 and any(_begins_inside(*side) for side in sides)
        behind = old[1] < len(ours) and new[1] < len(theirs) and any(_ends_inside(*side) for side in sides)
        yield (old[0] - before, old[1] + behind), (new[0] - before, new[1] + behind)


def _begins_inside(signs: Sequence[str], run: Run) -> bool:
    """Whether a run begins with the second sign of a word, and not with a word of its own."""
    start, end = run
    is_word = end - start > 1 and "".join(signs[start : start + 2]) in han_words()
    return start < end and not is_word and "".join(signs[start - 1 : start + 1]) in han_words()


def _ends_inside(signs: Sequence[str], run: Run) -> bool:
    start, end = run
    is_word = end - start > 1 and "".join(signs[end - 2 : end]) in han_words()
    return start < end and not is_word and "".join(signs[end - 1 : end + 1]) in han_words()
