"""Sentences that only one side of a change has, and those of the other side that say much of the same."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from clauseline.comparing.changes import ADDED, REMOVED, Span
from clauseline.comparing.sentences import sentences
from clauseline.comparing.tokens import HAN
from clauseline.vocabulary import SideName

WHOLE = 0.8
"""From this share of its letters on that only one side has, a sentence is of that side alone."""
ALIKE = 0.5
"""From this share of its words in a row on that stand in one sentence of the other side, a sentence was reworded."""
ROW = 3
"""So many words stand in a row for two sentences to share something; twice as many Han characters."""
COMMON = 12
"""What stands in more sentences of the other side than this tells nothing."""
_WORD = re.compile(rf"[{HAN}]|[^\W{HAN}]+")


class LoneSentence(NamedTuple):
    """A sentence at [start, end) of one side's text, of which only this side has at least `WHOLE`.

    `paragraph` counts the paragraphs of that text.
    """

    start: int
    end: int
    text: str
    paragraph: int


def lone_sentences(spans: Sequence[Span], side: SideName) -> Iterator[LoneSentence]:
    """Those of one side of a change, in their order."""
    op = REMOVED if side == "old" else ADDED
    own = [(span, place) for span in spans if (place := span.old if side == "old" else span.new)]
    if all(span.op != op for span, _place in own):
        return
    text = "".join(span.text for span, _place in own)
    alone = [place for span, place in own if span.op == op]
    k = paragraph = seen = 0
    for one in sentences(text):
        paragraph += text.count("\n", seen, one.start)
        seen = one.start
        while k < len(alone) and alone[k][1] <= one.start:
            k += 1
        size, each = 0, k
        while each < len(alone) and alone[each][0] < one.end:
            size += min(alone[each][1], one.end) - max(alone[each][0], one.start)
            each += 1
        if size >= WHOLE * (one.end - one.start):
            yield LoneSentence(*one, paragraph)


def rewordings(ours: Iterable[str], theirs: Iterable[str]) -> Mapping[int, tuple[int, float]]:
    """By the place of each of our sentences that of theirs which says most of it in a row, and which share that is."""
    found: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for k, text in enumerate(theirs):
        for row in _rows(text):
            found[row].append(k)
    alike: dict[int, tuple[int, float]] = {}
    for k, text in enumerate(ours):
        rows = _rows(text)
        counts = Counter(other for row in rows if len(found.get(row, ())) <= COMMON for other in found.get(row, ()))
        if counts:
            other, count = counts.most_common(1)[0]
            if count >= ALIKE * len(rows):
                alike[k] = (other, count / len(rows))
    return alike


def _rows(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text.lower())
    size = ROW if len("".join(words)) > len(words) * 2 else 2 * ROW
    return {tuple(words[k : k + size]) for k in range(max(1, len(words) - size + 1))}
