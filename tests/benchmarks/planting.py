"""Passages of one draft planted in clauses of another, some of their words edited."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from clauseline.origins.words import words_of
from clauseline.outline import ClauseText, Outline

HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class Planted:
    """A clause with foreign words at [start, end) that came from `family`."""

    text: str
    start: int
    end: int
    family: str


def edited(text: str, rate: float, words: Sequence[str], chance: random.Random) -> str:
    """`text` with so many of its words edited: three in five replaced, one left out, one joined by another."""
    found, pieces, last = words_of(text), [], 0
    for start, end in zip(found.start.tolist(), found.end.tolist(), strict=True):
        word = text[start:end]
        if chance.random() < rate:
            other = chance.choice(words)
            between = "" if HAN.match(word) else " "
            word = chance.choices([other, "", f"{word}{between}{other}"], [3, 1, 1])[0]
        pieces += [text[last:start], word]
        last = end
    return "".join([*pieces, text[last:]])


def planted(
    families: dict[str, list[Outline]], rate: float, count: int, sizes: tuple[int, int], chance: random.Random
) -> Iterator[Planted]:
    """So many clauses of one family with as many words of another as `sizes` allow, from the first to the last."""
    names = sorted(families)
    texts = {name: [c.text for outline in families[name] for c in outline.clauses] for name in names}
    words = [word for name in names for text in texts[name] for word in HAN.findall(text) or text.split()]
    while count:
        home, source = chance.sample(names, 2)
        passage, host = chance.choice(texts[source]), chance.choice(texts[home])
        ours, theirs = words_of(host), words_of(passage)
        size = chance.randint(*sizes)
        if len(theirs) < size or len(ours) < sizes[0]:
            continue
        first = chance.randint(0, len(theirs) - size)
        cut = int(ours.start[chance.randrange(len(ours))])
        foreign = edited(passage[theirs.start[first] : theirs.end[first + size - 1]], rate, words, chance)
        yield Planted(f"{host[:cut]}{foreign} {host[cut:]}", cut, cut + len(foreign), source)
        count -= 1


def shuffled(own: Outline, foreign: Outline, chance: random.Random) -> tuple[Outline, dict[int, int]]:
    """`foreign` with a third of the clauses of `own` anywhere in it; and for each of these which it was."""
    long = [k for k, clause in enumerate(own.clauses) if len(words_of(clause.text)) >= 20]
    rows: list[tuple[ClauseText, int]] = [(own.clauses[k], k) for k in chance.sample(long, len(long) // 3)]
    rows += [(clause, -1) for clause in foreign.clauses]
    chance.shuffle(rows)
    clauses = tuple(clause for clause, _ in rows)
    return Outline("made", own.language, clauses), {place: k for place, (_, k) in enumerate(rows) if k >= 0}
