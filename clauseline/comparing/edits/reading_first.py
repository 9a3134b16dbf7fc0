"""How early a changed sentence is to be read: one sum, whose figures stand in `weights.toml`."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from heapq import heapify, heappop, heappush

from clauseline.comparing.changes import Edit
from clauseline.comparing.duties.duty import LONGEST
from clauseline.comparing.edits.language import Language
from clauseline.comparing.edits.losses import is_loss, loses
from clauseline.comparing.edits.subjects import LATER, LEADING, Subject, subjects_in
from clauseline.comparing.edits.weighing import the_data, weight_of
from clauseline.comparing.tokens import HAN

MOST = 120
"""So many sentences are put in an order in which the same thing fades; those behind them only weigh what they weigh."""
CONCERNS = 3
"""So many concerns of a sentence count."""
PART = " | "
"""Parts words that do not stand side by side."""
REST = 3
"""By this is divided what the rest of a sentence does in which words changed."""
HEAD = "inside if"
"""Conditions, which count where a sentence begins with one."""
SHORT = 50
"""Letters; a Han character counts as three."""
PLAIN = frozenset(("came", "went", "safeguard-gone", "inside", "protects-less", "protects-more"))
"""What may have become of a sentence that binds nobody: a short one of these is hardly one."""
_HAN = re.compile(f"[{HAN}]")


@dataclass(frozen=True)
class FirstWeights:
    """The figures by which sentences are read first; see the comments of the file."""

    edit: int
    fades: float
    least: int
    turns: int
    grave: int
    most: int
    example: int
    short: int
    aside: int
    happened: Mapping[str, int]
    concerns: Mapping[str, int]
    leading: Mapping[str, int]
    later: Mapping[str, int]
    words: Mapping[str, int]
    terms: Mapping[str, int]
    asides: re.Pattern[str]


@cache
def first_weights() -> FirstWeights:
    data = the_data()["first"]
    titles = data.pop("asides")["titles"].replace("\n", "")
    return FirstWeights(**data, asides=re.compile(rf"(?:{titles})(?![a-zà-ÿ])", re.IGNORECASE))


@dataclass(frozen=True, slots=True)
class ReadingWeight:
    """What a sentence weighs: `own` points, and those of each thing that fades where it comes again."""

    own: int
    things: Mapping[str, int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        return self.own + sum(self.things.values())

    def beside(self, seen: Mapping[str, int]) -> float:
        """What is left of it behind sentences of which so many have each thing."""
        fades = first_weights().fades
        return self.own + sum(points * fades ** seen.get(name, 0) for name, points in self.things.items())


def reading_weight(
    happened: Iterable[str], text: str, edits: Iterable[Edit], concerns: Iterable[str], language: Language
) -> ReadingWeight:
    """What a sentence weighs by what became of it, by names of `weights.toml`: the heaviest counts.

    `text` are its words, `edits` what changed in it, and `concerns` what hints near it point to.
    """
    weights, lower, became, changed = first_weights(), text[:LONGEST].lower(), {*happened}, list(edits)
    own = max((weights.happened[one] for one in became), default=0)
    own += weights.edit * max(map(weight_of, changed), default=0)
    if language.examples.match(lower):
        own += weights.example
    if became <= PLAIN and len(lower) + 2 * len(_HAN.findall(lower)) < SHORT:
        own += weights.short
    found = language.lists.find(lower)
    words = {name: points for name, points in weights.words.items() if name in found}
    if found.get(HEAD):
        del words[HEAD]
    does = _does(became, lower, changed, language)
    return ReadingWeight(own + does.own, {**_touched(concerns), **does.things, **words})


def _does(became: set[str], text: str, edits: Sequence[Edit], language: Language) -> ReadingWeight:
    """What a sentence weighs by what it does to people, or by what it tells instead."""
    figures = first_weights().leading
    whole = subjects_in(text, language)
    inside = subjects_in(PART.join(words for edit in edits for words in (edit.old, edit.new)).lower(), language, text)
    own = figures["loss"] * (loses(edits, text, language) if edits else is_loss(became, whole))
    if edits and not inside.isdisjoint(LEADING):
        return ReadingWeight(own + figures["inside"], _led(inside))
    things = _led(whole)
    if edits:
        things = {name: points // REST for name, points in things.items()}
    return ReadingWeight(own + min((first_weights().later[one] for one in LATER if one in whole), default=0), things)


def _led(subjects: Iterable[Subject]) -> dict[str, int]:
    """What the heaviest of what is done to people add."""
    figures = first_weights().leading
    heaviest = sorted((one for one in LEADING if one in {*subjects}), key=lambda one: -figures[one])[:CONCERNS]
    return {one: figures["further"] if place else figures[one] for place, one in enumerate(heaviest)}


def _touched(concerns: Iterable[str]) -> dict[str, int]:
    """What the heaviest of them add."""
    figures = first_weights().concerns
    heaviest = sorted({*concerns}, key=lambda one: (-figures.get(one, figures["other"]), one))[:CONCERNS]
    return {
        one: figures["further"] if place else figures.get(one, figures["other"]) for place, one in enumerate(heaviest)
    }


def definition_points(clauses: int) -> int:
    """What a definition adds that so many clauses use."""
    weights = first_weights()
    return weights.happened["definition"] + weights.terms["clause"] * min(clauses, weights.terms["most"])


def is_aside(title: str) -> bool:
    """Whether a clause of this title tells how a text came about, or how to read it."""
    return first_weights().asides.match(title) is not None


def in_order(weights: Sequence[ReadingWeight], new: Sequence[bool]) -> list[int]:
    """The places of sentences in the order in which they are read: the heaviest first, then those that stand first.

    Of those that are `new` no more come than of the others, as long as there are others that weigh `turns`.
    """
    seen: Counter[str] = Counter()
    heaps: list[list[tuple[float, int]]] = [
        [(-weights[k].total, k) for k in range(len(weights)) if new[k] is side] for side in (False, True)
    ]
    for heap in heaps:
        heapify(heap)
    found: list[int] = []
    came = 0
    while len(found) < MOST and any(heaps):
        best = [_top(heap, weights, seen) for heap in heaps]
        changed, fresh = (one if one is not None else (float("inf"), 0) for one in best)
        waits = 2 * came > len(found) and -changed[0] >= first_weights().turns
        is_new = fresh < changed and not waits
        _weight, k = heappop(heaps[is_new])
        found.append(k)
        came += is_new
        seen.update(weights[k].things.keys())
    rest = sorted((-weights[k].total, k) for heap in heaps for _weight, k in heap)
    return [*found, *(k for _weight, k in rest)]


def _top(
    heap: list[tuple[float, int]], weights: Sequence[ReadingWeight], seen: Mapping[str, int]
) -> tuple[float, int] | None:
    """The heaviest of a heap as things are now, which is put on top: what a sentence weighs can only have fallen."""
    while heap:
        stale, k = heap[0]
        now = -weights[k].beside(seen)
        if now <= stale:
            return heap[0]
        heappop(heap)
        heappush(heap, (now, k))
        if heap[0][1] == k:
            return heap[0]
    return None
