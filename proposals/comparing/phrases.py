"""Whole changed phrases instead of islands of equal words, at the places where a reader would cut."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from diff_match_patch import diff_match_patch

from proposals.comparing.alignment import Run, join
from proposals.comparing.hashing import stands_alone

ISLAND = 4
"""Kept between two larger changes, up to so many words read better as part of one changed phrase."""
STRAY = 2
"""Beside a change of more words than this, one kept Han character is part of another word that changed."""

_CUTS = {"\n": 4, **dict.fromkeys(".。!！?？…", 3), **dict.fromkeys(",，;；:：、)）", 2)}


def whole_phrases(runs: Sequence[Run], old: str, new: str) -> list[Run]:
    """`runs` with short equal words between larger changes swallowed; texts are of one character a word."""
    sizes = [max(run.old_end - run.old, run.new_end - run.new) for run in runs]

    def holds(k: int) -> bool:
        if not runs[k].is_kept:
            return False
        if k in (0, len(runs) - 1) or sizes[k] > ISLAND:
            return True
        around = sizes[k - 1], sizes[k + 1]
        is_stray = sizes[k] == 1 and stands_alone(old[runs[k].old]) and max(around) > STRAY
        return sizes[k] >= min(around) and not is_stray

    found: list[Run] = []
    held = [*(k for k in range(len(runs)) if holds(k)), len(runs)]
    first = 0
    for k in held:
        piece = runs[first:k]
        found += piece if len(piece) < 3 else _without_islands(piece, old, new)
        found += runs[k : k + 1]
        first = k + 1
    return found


def slide(runs: Sequence[Run], old: str, new: str) -> list[Run]:
    """`runs` with each pure insertion or deletion moved, where the words allow it, to the best place to cut."""
    found = list(runs)
    for k in range(1, len(found) - 1):
        before, change, after = found[k - 1 : k + 2]
        if before.is_kept and not change.is_kept and after.is_kept:
            found[k - 1 : k + 2] = _best_place(before, change, after, old, new)
    return found


def _without_islands(runs: Sequence[Run], old: str, new: str) -> list[Run]:
    """Semantic clean-up of diff-match-patch."""
    diffs: list[tuple[int, str]] = []
    for run in runs:
        before, after = old[run.old : run.old_end], new[run.new : run.new_end]
        diffs += [(0, before)] if run.is_kept else [(-1, before), (1, after)]
    diffs = [(op, words) for op, words in diffs if words]
    _ENGINE.diff_cleanupSemantic(diffs)
    return join(_walked(diffs, runs[0].old, runs[0].new))


def _walked(diffs: Iterable[tuple[int, str]], i: int, j: int) -> Iterator[Run]:
    for op, words in diffs:
        here, there = (len(words) if op <= 0 else 0), (len(words) if op >= 0 else 0)
        yield Run(op == 0, i, i + here, j, j + there)
        i, j = i + here, j + there


def _best_place(before: Run, change: Run, after: Run, old: str, new: str) -> tuple[Run, Run, Run]:
    size_old, size_new = change.old_end - change.old, change.new_end - change.new
    if size_old and size_new:
        return before, change, after
    words, start = (old, change.old) if size_old else (new, change.new)
    size = size_old or size_new
    left = right = 0
    while left < before.old_end - before.old and words[start - left - 1] == words[start + size - left - 1]:
        left += 1
    while right < after.old_end - after.old and words[start + right] == words[start + size + right]:
        right += 1
    if not left and not right:
        return before, change, after
    # The words kept before and after may not run out: they would leave an empty run behind.
    step = max(range(-left, right + 1), key=lambda k: (_cut(words, start + k) + _cut(words, start + size + k), -abs(k)))
    return (
        before._replace(old_end=before.old_end + step, new_end=before.new_end + step),
        Run(False, change.old + step, change.old_end + step, change.new + step, change.new_end + step),
        after._replace(old=after.old + step, new=after.new + step),
    )


def _cut(words: str, place: int) -> int:
    """How natural it is to cut before word `place`."""
    if place in (0, len(words)):
        return 5
    return max(_CUTS.get(words[place - 1], 1), 4 if words[place] == "\n" else 1)


class _Cleaner(diff_match_patch):  # type: ignore[misc]
    """`slide` finds where to cut: characters that stand for words tell it nothing."""

    def diff_cleanupSemanticLossless(self, diffs: list[tuple[int, str]]) -> None:
        """Leave everything where it is."""


_ENGINE = _Cleaner()
_ENGINE.Diff_Timeout = 0
