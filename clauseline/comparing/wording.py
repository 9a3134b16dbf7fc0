"""Which words changed between two texts, as whole phrases and exactly reversible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

from clauseline.comparing.alignment import Kept, align, join, landmarks
from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Span
from clauseline.comparing.phrases import slide, whole_phrases
from clauseline.comparing.tokens import MOST_CHARACTERS, Tokens, tokenize


def changed_wording(old: str, new: str) -> list[Span]:
    """The spans from `old` to `new` in reading order, removed before added.

    Kept and removed spans together are `old`, kept and added ones are `new`, character by character; offsets
    count code points. A change begins and ends between words, numbers, single Han characters or signs.
    """
    if old == new:
        return [Span(KEPT, old, (0, len(old)), (0, len(new)))] if old else []
    if not old or not new:
        return [Span(REMOVED, old, (0, len(old)), None) if old else Span(ADDED, new, None, (0, len(new)))]
    kept: list[Kept] = []
    i = j = 0
    for start, start_new, size in (*_equal_paragraphs(old, new), (len(old), len(new), 0)):
        kept += _kept_words(old[i:start], new[j:start_new], i, j)
        kept.append((start, start_new, size))
        i, j = start + size, start_new + size
    return list(_spans(old, new, join(_with_last_spaces(old, new, join(kept)))))


def _equal_paragraphs(old: str, new: str) -> Iterator[Kept]:
    """Paragraphs, between line feeds, that stand once in both texts: they hold the rest in place."""
    ours, theirs = old.split("\n"), new.split("\n")
    starts, starts_new = ([0, *accumulate(len(words) + 1 for words in side)] for side in (ours, theirs))
    for i, j in landmarks(ours, theirs):
        if ours[i]:
            yield starts[i], starts_new[j], len(ours[i])


def _kept_words(old: str, new: str, start: int, start_new: int) -> list[Kept]:
    """What two stretches that begin at these places of the whole texts have in common, in characters."""
    if old == new:
        return [(start, start_new, len(old))]
    if not old or not new or len(old) + len(new) > MOST_CHARACTERS:
        return []
    one, two = tokenize(old, new)
    words = one.words, two.words
    runs = slide(whole_phrases(align(*words), *words), *words)
    return [(start + i, start_new + j, size) for i, j, size in _characters(one, two, runs)]


def _characters(old: Tokens, new: Tokens, runs: Iterable[Kept]) -> Iterator[Kept]:
    """Runs of words as runs of characters, where white space counts as well."""
    for run in runs:
        i, j, size = run
        start, end, start_new = old.starts[i], old.starts[i + size], new.starts[j]
        if old.text[start:end] == new.text[start_new : new.starts[j + size]]:
            yield start, start_new, end - start
        else:
            yield from _word_by_word(old, new, run)


def _word_by_word(old: Tokens, new: Tokens, run: Kept) -> Iterator[Kept]:
    """Equal words between some of which the white space differs."""
    i, j, size = run
    for k in range(size):
        start, start_new = old.starts[i + k], new.starts[j + k]
        space, space_new = old.starts[i + k + 1], new.starts[j + k + 1]
        is_same = old.text[start:space] == new.text[start_new:space_new]
        yield start, start_new, (space if is_same else old.end(i + k)) - start


def _with_last_spaces(old: str, new: str, runs: Iterable[Kept]) -> Iterator[Kept]:
    """The runs, and the spaces at the end of both the removed and the added words between them."""
    end = end_new = 0
    for i, j, size in (*runs, (len(old), len(new), 0)):
        if i > end and j > end_new and old[i - 1] == new[j - 1] == " ":
            yield i - 1, j - 1, 1
        yield i, j, size
        end, end_new = i + size, j + size


def _spans(old: str, new: str, runs: Iterable[Kept]) -> Iterator[Span]:
    end = end_new = 0
    for i, j, size in (*runs, (len(old), len(new), 0)):
        if end < i:
            yield Span(REMOVED, old[end:i], (end, i), None)
        if end_new < j:
            yield Span(ADDED, new[end_new:j], None, (end_new, j))
        end, end_new = i + size, j + size
        if size:
            yield Span(KEPT, old[i:end], (i, end), (j, end_new))
