"""Whole changed phrases instead of islands of equal words, at the places where a reader would cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from diff_match_patch import diff_match_patch

from clauseline.comparing.alignment import Kept, join
from clauseline.comparing.hashing import stands_alone

ISLAND = 4
"""Kept between two larger changes, up to so many words read better as part of one changed phrase."""
STRAY = 2
"""Beside a change of more words than this, one kept Han character is part of another word that changed."""

_CUTS = {"\n": 4, **dict.fromkeys(".。!！?？…", 3), **dict.fromkeys(",，;；:：、)）", 2)}

_DIFF = diff_match_patch()


def whole_phrases(runs: Sequence[Kept], old: str, new: str) -> list[Kept]:
    """`runs` without short ones between larger changes; texts are of one character a word."""
    if not runs:
        return []
    found: list[Kept] = []
    end = end_new = 0
    is_joined = False
    for run, before, after in zip(runs, *_gaps(runs, len(old), len(new)), strict=True):
        i, j, size = run
        if not _holds(size, before, after, old[i]):
            is_joined = True
            continue
        if is_joined:
            found += _again(old, new, end, i, end_new, j)
        found.append(run)
        end, end_new, is_joined = i + size, j + size, False
    if is_joined:
        found += _again(old, new, end, len(old), end_new, len(new))
    return found


def slide(runs: Sequence[Kept], old: str, new: str) -> list[Kept]:
    """`runs` with each pure insertion or deletion moved, where the words allow it, to the best place to cut."""
    found = join(runs)
    for k in range(1, len(found)):
        (i, j, size), (after, after_new, _) = found[k - 1], found[k]
        if i + size == after:
            step = _best_step(new, j + size, after_new, size, found[k][2])
        elif j + size == after_new:
            step = _best_step(old, i + size, after, size, found[k][2])
        else:
            continue
        if step:
            found[k - 1] = (i, j, size + step)
            found[k] = (after + step, after_new + step, found[k][2] - step)
    return found


def _gaps(runs: Sequence[Kept], size: int, size_new: int) -> tuple[list[int], list[int]]:
    """How many words were replaced before, and after, each of the runs."""
    found: list[int] = []
    end = end_new = 0
    for i, j, length in runs:
        found.append(max(i - end, j - end_new))
        end, end_new = i + length, j + length
    return found, [*found[1:], max(size - end, size_new - end_new)]


def _holds(size: int, before: int, after: int, first: str) -> bool:
    """Whether so many kept words, the first of them `first`, stand between changes of that many words."""
    if size > ISLAND or not before or not after:
        return True
    is_stray = size == 1 and stands_alone(first) and max(before, after) > STRAY
    return size >= min(before, after) and not is_stray


def _again(old: str, new: str, start: int, end: int, start_new: int, end_new: int) -> Iterator[Kept]:
    """What stays of a phrase that changed as a whole: what both sides of it begin and end with, or share at one end.

    As the semantic clean-up of diff-match-patch has it.
    """
    ours, theirs = old[start:end], new[start_new:end_new]
    first = _DIFF.diff_commonPrefix(ours, theirs)
    last = _DIFF.diff_commonSuffix(ours[first:], theirs[first:])
    yield start, start_new, first
    removed, added = ours[first : len(ours) - last], theirs[first : len(theirs) - last]
    half = min(len(removed), len(added)) / 2
    ahead, behind = _DIFF.diff_commonOverlap(removed, added), _DIFF.diff_commonOverlap(added, removed)
    if ahead >= behind and ahead and ahead >= half:
        yield end - last - ahead, start_new + first, ahead
    elif behind > ahead and behind >= half:
        yield start + first, end_new - last - behind, behind
    yield end - last, end_new - last, last


def _best_step(words: str, start: int, end: int, before: int, after: int) -> int:
    """By how many words to move the change [start, end) of `words`, which keeps so many before and after it."""
    size = end - start
    left = right = 0
    while left < before and words[start - left - 1] == words[end - left - 1]:
        left += 1
    while right < after and words[start + right] == words[end + right]:
        right += 1
    if not left and not right:
        return 0
    return max(range(-left, right + 1), key=lambda k: (_cut(words, start + k) + _cut(words, start + size + k), -abs(k)))


def _cut(words: str, place: int) -> int:
    """How natural it is to cut before word `place`."""
    if place in (0, len(words)):
        return 5
    return max(_CUTS.get(words[place - 1], 1), 4 if words[place] == "\n" else 1)
