"""Which words changed between two texts, as whole phrases and exactly reversible."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from proposals.comparing.alignment import Run, align
from proposals.comparing.changes import ADDED, KEPT, REMOVED, Span
from proposals.comparing.phrases import slide, whole_phrases
from proposals.comparing.tokens import Tokens, tokenize


def changed_wording(old: str, new: str) -> list[Span]:
    """The spans from `old` to `new` in reading order, removed before added.

    Kept and removed spans together are `old`, kept and added ones are `new`, character by character; offsets
    count code points. A change begins and ends between words, numbers, single Han characters or signs.
    """
    if old == new:
        return [Span(KEPT, old, (0, len(old)), (0, len(new)))] if old else []
    one, two = tokenize(old), tokenize(new)
    runs = list(whole_phrases(align(one.words, two.words), one.words, two.words))
    return _merged(_spans(one, two, slide(runs, one.words, two.words)))


def _spans(old: Tokens, new: Tokens, runs: Sequence[Run]) -> Iterator[Span]:
    for is_kept, i, i_end, j, j_end in runs:
        if is_kept and old.slice(i, i_end) == new.slice(j, j_end):
            yield _span(KEPT, old, new, (i, i_end), (j, j_end))
        elif is_kept:
            yield from _kept_words(old, new, range(i, i_end), j)
        else:
            yield _span(REMOVED, old, new, (i, i_end), (j, j_end))
            yield _span(ADDED, old, new, (i, i_end), (j, j_end))


def _span(op: str, old: Tokens, new: Tokens, here: tuple[int, int], there: tuple[int, int]) -> Span:
    text = new.slice(*there) if op == ADDED else old.slice(*here)
    old_place = None if op == ADDED else (old.starts[here[0]], old.starts[here[1]])
    new_place = None if op == REMOVED else (new.starts[there[0]], new.starts[there[1]])
    return Span(op, text, old_place, new_place)


def _kept_words(old: Tokens, new: Tokens, kept: range, j: int) -> Iterator[Span]:
    """Equal words between which the white space differs."""
    for i, k in zip(kept, range(j, j + len(kept)), strict=True):
        word = old.words[i]
        start, start_new = old.starts[i], new.starts[k]
        end, end_new = start + len(word), start_new + len(word)
        space, space_new = old.text[end : old.starts[i + 1]], new.text[end_new : new.starts[k + 1]]
        if space == space_new:
            end, end_new = end + len(space), end_new + len(space)
            space = space_new = ""
        yield Span(KEPT, old.text[start:end], (start, end), (start_new, end_new))
        yield Span(REMOVED, space, (end, end + len(space)))
        yield Span(ADDED, space_new, None, (end_new, end_new + len(space_new)))


def _merged(spans: Iterator[Span]) -> list[Span]:
    """The spans without empty ones, neighbours of one kind joined, removed before added."""
    found: list[Span] = []
    removed: list[Span] = []
    added: list[Span] = []
    kept: list[Span] = []
    for span in spans:
        if not span.text:
            continue
        if span.op == KEPT:
            if removed or added:
                found += _changed(kept, removed, added)
                kept, removed, added = [], [], []
            kept.append(span)
        else:
            (removed if span.op == REMOVED else added).append(span)
    return found + _changed(kept, removed, added)


def _changed(*kinds: list[Span]) -> list[Span]:
    return [_joined(spans) for spans in kinds if spans]


def _joined(spans: Sequence[Span]) -> Span:
    first, last = spans[0], spans[-1]
    old = (first.old[0], last.old[1]) if first.old and last.old else None
    new = (first.new[0], last.new[1]) if first.new and last.new else None
    return Span(first.op, "".join(span.text for span in spans), old, new)
