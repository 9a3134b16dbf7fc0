"""Which words changed between two texts, as whole phrases and exactly reversible."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate

from proposals.comparing.alignment import Run, align, between, join, landmarks
from proposals.comparing.changes import ADDED, KEPT, REMOVED, Span
from proposals.comparing.phrases import slide, whole_phrases
from proposals.comparing.tokens import MOST_CHARACTERS, Tokens, tokenize, write


def changed_wording(old: str, new: str) -> list[Span]:
    """The spans from `old` to `new` in reading order, removed before added.

    Kept and removed spans together are `old`, kept and added ones are `new`, character by character; offsets
    count code points. A change begins and ends between words, numbers, single Han characters or signs.
    """
    if old == new:
        return [Span(KEPT, old, (0, len(old)), (0, len(new)))] if old else []
    whole = Run(False, 0, len(old), 0, len(new))
    runs = (run for block in between(_equal_paragraphs(old, new), whole) for run in _compared(old, new, block))
    calm = join(part for run in join(runs) for part in _without_last_space(old, new, run))
    return [span for run in calm for span in _spans(old, new, run)]


def _equal_paragraphs(old: str, new: str) -> Iterator[Run]:
    """Paragraphs, between line feeds, that stand once in both texts: they hold the rest in place."""
    ours, theirs = _paragraphs(old), _paragraphs(new)
    for i, j in landmarks([words for _, words in ours], [words for _, words in theirs]):
        (start, words), (start_new, _) = ours[i], theirs[j]
        yield Run(True, start, start + len(words), start_new, start_new + len(words))


def _paragraphs(text: str) -> list[tuple[int, str]]:
    """Each paragraph that has words: where it starts, and its words."""
    starts = accumulate((len(words) + 1 for words in text.split("\n")), initial=0)
    return [(start, words) for start, words in zip(starts, text.split("\n"), strict=False) if words]


def _compared(old: str, new: str, block: Run) -> Iterator[Run]:
    """The runs of a stretch of both texts, in characters of the whole texts."""
    ours, theirs = old[block.old : block.old_end], new[block.new : block.new_end]
    if ours == theirs:
        yield block._replace(is_kept=True)
        return
    if not ours or not theirs or len(ours) + len(theirs) > MOST_CHARACTERS:
        yield block
        return
    one, two = tokenize(ours), tokenize(theirs)
    words = write(one, two)
    for run in _characters(one, two, slide(whole_phrases(align(*words), *words), *words)):
        yield Run(
            run.is_kept, run.old + block.old, run.old_end + block.old, run.new + block.new, run.new_end + block.new
        )


def _characters(old: Tokens, new: Tokens, runs: Iterable[Run]) -> Iterator[Run]:
    """Runs of words as runs of characters, where white space counts as well."""
    for run in runs:
        whole = Run(
            run.is_kept, old.starts[run.old], old.starts[run.old_end], new.starts[run.new], new.starts[run.new_end]
        )
        if not run.is_kept or old.text[whole.old : whole.old_end] == new.text[whole.new : whole.new_end]:
            yield whole
        else:
            yield from _word_by_word(old, new, run)


def _without_last_space(old: str, new: str, run: Run) -> Iterator[Run]:
    """A space at the end of both the removed and the added words is kept."""
    has_both = not run.is_kept and run.old_end > run.old and run.new_end > run.new
    if has_both and old[run.old_end - 1] == new[run.new_end - 1] == " ":
        yield run._replace(old_end=run.old_end - 1, new_end=run.new_end - 1)
        yield Run(True, run.old_end - 1, run.old_end, run.new_end - 1, run.new_end)
    else:
        yield run


def _word_by_word(old: Tokens, new: Tokens, run: Run) -> Iterator[Run]:
    """Equal words between some of which the white space differs."""
    start, start_new = old.starts[run.old], new.starts[run.new]
    for i, j in zip(range(run.old, run.old_end), range(run.new, run.new_end), strict=True):
        size, after, after_new = len(old.word(i)), old.starts[i + 1], new.starts[j + 1]
        end, end_new = old.starts[i] + size, new.starts[j] + size
        if old.text[end:after] != new.text[end_new:after_new]:
            yield Run(True, start, end, start_new, end_new)
            yield Run(False, end, after, end_new, after_new)
            start, start_new = after, after_new
    yield Run(True, start, old.starts[run.old_end], start_new, new.starts[run.new_end])


def _spans(old: str, new: str, run: Run) -> Iterator[Span]:
    here, there = (run.old, run.old_end), (run.new, run.new_end)
    if run.is_kept:
        yield Span(KEPT, old[slice(*here)], here, there)
        return
    if run.old < run.old_end:
        yield Span(REMOVED, old[slice(*here)], here, None)
    if run.new < run.new_end:
        yield Span(ADDED, new[slice(*there)], None, there)
