"""Which changed sentence of a clause is which: read from the words that its redline keeps."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from clauseline.comparing.changes import KEPT, Span
from clauseline.comparing.sentences import Sentence, sentences

SHARED = 0.4
"""Sentences with less in common than this are not one sentence before and after."""

_SIGNS = re.compile(r"[^\w<>=≤≥±%°-]+")
_ASCII_SIGNS = bytes(code for code in range(128) if _SIGNS.match(chr(code)))
_OTHER_SIGNS = re.compile(r"[^\w\x00-\x7f≤≥±°]+")


def changed_sentences(old: str, new: str) -> tuple[list[Sentence], list[Sentence]]:
    """The sentences of either side that the other does not have sign for sign."""
    ours, theirs = _unlike(list(_lines(old)), list(_lines(new)))
    gone = [sentence for line in ours for sentence in sentences(old, line.start, line.end)]
    come = [sentence for line in theirs for sentence in sentences(new, line.start, line.end)]
    return _unlike(gone, come)


def reworded_sentences(gone: Sequence[Sentence], come: Sequence[Sentence]) -> tuple[list[Sentence], list[Sentence]]:
    """Those of them that the other side does not have word for word, whatever the punctuation."""
    return _unlike(gone, come, _words_alone)


def match_sentences(gone: Sequence[Sentence], come: Sequence[Sentence], spans: Sequence[Span]) -> dict[int, int]:
    """Old to new sentence where the redline keeps enough of both, best first."""
    shared: defaultdict[tuple[int, int], int] = defaultdict(int)
    first_gone = first_come = 0
    for span in spans:
        if span.op != KEPT or not span.old or not span.new:
            continue
        while first_gone < len(gone) and gone[first_gone].end <= span.old[0]:
            first_gone += 1
        while first_come < len(come) and come[first_come].end <= span.new[0]:
            first_come += 1
        for i, j, count in _shared(span.old, span.new, gone, come, first_gone, first_come):
            shared[i, j] += count
    likeness = {(i, j): 2 * n / (len(gone[i].text) + len(come[j].text)) for (i, j), n in shared.items()}
    matches: dict[int, int] = {}
    taken: set[int] = set()
    for (i, j), alike in sorted(likeness.items(), key=lambda item: (-item[1], item[0])):
        if alike >= SHARED and i not in matches and j not in taken:
            matches[i] = j
            taken.add(j)
    return matches


def _lines(text: str) -> Iterator[Sentence]:
    start = 0
    for line in text.split("\n"):
        yield Sentence(start, start + len(line), line)
        start += len(line) + 1


def _words_alone(text: str) -> str:
    bare = text.encode(errors="surrogatepass").translate(None, _ASCII_SIGNS).decode(errors="surrogatepass")
    return bare if bare.isascii() else _OTHER_SIGNS.sub("", bare)


def _unlike(
    ours: Sequence[Sentence], theirs: Sequence[Sentence], read: Callable[[str], str] | None = None
) -> tuple[list[Sentence], list[Sentence]]:
    """Those of either side that do not read the same as one of the other side."""
    one, two = ([sentence.text for sentence in side] for side in (ours, theirs))
    if read:
        one, two = list(map(read, one)), list(map(read, two))
    both = {*one} & {*two}
    if not both:
        return list(ours), list(theirs)
    same = dict(Counter(filter(both.__contains__, one)) & Counter(filter(both.__contains__, two)))
    return list(_without(ours, one, dict(same))), list(_without(theirs, two, same))


def _without(found: Iterable[Sentence], read: Iterable[str], same: dict[str, int]) -> Iterator[Sentence]:
    """Those found, but for so many of the first that read the same."""
    for sentence, words in zip(found, read, strict=True):
        if same.get(words):
            same[words] -= 1
        else:
            yield sentence


def _shared(
    old: tuple[int, int],
    new: tuple[int, int],
    gone: Sequence[Sentence],
    come: Sequence[Sentence],
    first_gone: int,
    first_come: int,
) -> Iterator[tuple[int, int, int]]:
    """How many characters of a kept span lie in old sentence i and new sentence j."""
    shift = new[0] - old[0]
    j = first_come
    for i in range(first_gone, len(gone)):
        start, end = max(old[0], gone[i].start) + shift, min(old[1], gone[i].end) + shift
        if start >= new[1]:
            return
        while j < len(come) and come[j].start < end:
            count = min(end, come[j].end) - max(start, come[j].start)
            if count > 0:
                yield i, j, count
            if come[j].end > end:
                break
            j += 1
