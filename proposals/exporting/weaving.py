"""Both texts of a comparison as one document: each strip stayed, went or came, and words within those that stayed.

What went and what came stand whole in it, one behind the other. So the document without what came is the old
text, and without what went the new one, strip by strip and in its own order.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from proposals.comparing.changes import ADDED, KEPT, REMOVED, Change, Span
from proposals.comparing.order import longest_increasing
from proposals.comparing.wording import changed_wording
from proposals.exporting.redline import Redline
from proposals.exporting.strips import HEADING, Strip, strips
from proposals.outline import ClauseText

Words = tuple[tuple[str, str], ...]
"""Runs of words, each after what happened to it: kept, removed, added."""
Table = tuple[int, int]
"""The number of a clause, and of a table in it."""


@dataclass(frozen=True, slots=True)
class Woven:
    """A strip of the old text, of the new one, or of both: `op` is removed, added or kept.

    `label` and `cells` say what happened to its words; `remark` belongs to neither text. `tables` are those of
    the old and the new text that a row is of.
    """

    op: str
    strip: Strip
    label: Words
    cells: tuple[Words, ...]
    remark: str = ""
    tables: tuple[Table | None, Table | None] = (None, None)


def weave(redline: Redline) -> Iterator[Woven]:
    """The whole document, in the order of the new text; what went stands before what came in its place."""
    return _Loom(redline).run()


class _Loom:
    def __init__(self, redline: Redline) -> None:
        self.redline = redline
        self.old, self.new = redline.old.clauses, redline.new.clauses
        self.changes: dict[tuple[int, int], Change] = {}
        self.gone: dict[int, str] = {}
        self.come: dict[int, str] = {}
        pairs = [pair for change in redline.compared.changes if (pair := self._pair(change))]
        stayed = sorted(pair for pair in pairs if "moved" not in (self.changes[pair].kind, *self.changes[pair].flags))
        order = longest_increasing([new for _, new in stayed])
        self.stayed = [stayed[at] for at in order]
        for old, new in set(pairs) - set(self.stayed):
            self.gone[old] = redline.remarks.moved_to % _name(self.new[new])
            self.come[new] = redline.remarks.moved_from % _name(self.old[old])

    def _pair(self, change: Change) -> tuple[int, int] | None:
        """The clauses of a change that are shown as one; the others of a split or merged one are told by a remark."""
        if not (change.old and change.new):
            return None
        if len(change.old) == len(change.new) == 1:
            pair = change.old[0], change.new[0]
        else:
            pair = _best(change, [self.old[i].text for i in change.old], [self.new[j].text for j in change.new])
        self.changes[pair] = change
        for old in set(change.old) - {pair[0]}:
            self.gone[old] = self.redline.remarks.merged_into % _name(self.new[pair[1]])
        for new in set(change.new) - {pair[1]}:
            self.come[new] = self.redline.remarks.split_from % _name(self.old[pair[0]])
        return pair

    def run(self) -> Iterator[Woven]:
        i = j = 0
        for old, new in [*self.stayed, (len(self.old), len(self.new))]:
            for at in range(i, old):
                yield from self._whole(REMOVED, at, self.old[at], self.gone.get(at, ""))
            for at in range(j, new):
                yield from self._whole(ADDED, at, self.new[at], self.come.get(at, ""))
            if old < len(self.old):
                yield from self._both(old, new)
            i, j = old + 1, new + 1

    def _whole(self, op: str, at: int, clause: ClauseText, remark: str) -> Iterator[Woven]:
        rows = [_alone(op, strip, at) for strip in self._strips(clause)]
        return _remarked(rows, remark)

    def _both(self, old: int, new: int) -> Iterator[Woven]:
        before, after = self.old[old], self.new[new]
        ours, theirs = self._strips(before), self._strips(after)
        rows: list[Woven] = []
        i = j = 0
        pairs = _pairs(self._spans(old, new), ours, theirs)
        for one, other in [*pairs, (len(ours), len(theirs))]:
            rows += [_alone(REMOVED, strip, old) for strip in ours[i:one]]
            rows += [_alone(ADDED, strip, new) for strip in theirs[j:other]]
            if one < len(ours):
                rows.append(_together(ours[one], theirs[other], old, new))
            i, j = one + 1, other + 1
        return _remarked(rows, self._status(before, after))

    def _spans(self, old: int, new: int) -> Sequence[Span]:
        change = self.changes[old, new]
        if len(change.old) == len(change.new) == 1:
            return change.spans
        return changed_wording(self.old[old].text, self.new[new].text)

    def _strips(self, clause: ClauseText) -> list[Strip]:
        return strips(clause, picture=self.redline.remarks.picture)

    def _status(self, old: ClauseText, new: ClauseText) -> str:
        if old.status == new.status:
            return ""
        words = self.redline.remarks
        named = {"normative": words.normative, "informative": words.informative}
        return words.became % {"old": named.get(old.status, old.status), "new": named.get(new.status, new.status)}


def _name(clause: ClauseText) -> str:
    return f"{clause.number} {clause.title}".strip() or clause.text[:60]


def _best(change: Change, old: Sequence[str], new: Sequence[str]) -> tuple[int, int]:
    """The old and the new clause that share most words, the first of several such."""
    ours, theirs = ([*accumulate((len(text) + 1 for text in side), initial=0)] for side in (old, new))
    shared = _shared(change.spans, [*pairwise(ours)], [*pairwise(theirs)])
    one, other = max(shared, key=lambda pair: (shared[pair], -pair[0], -pair[1]), default=(0, 0))
    return change.old[one], change.new[other]


def _shared(
    spans: Sequence[Span], old: Sequence[tuple[int, int]], new: Sequence[tuple[int, int]]
) -> Mapping[tuple[int, int], int]:
    """How many kept characters stand both in this place of the old text and in that of the new one.

    The places of either side follow one another.
    """
    found: Counter[tuple[int, int]] = Counter()
    i = j = 0
    for span in spans:
        if span.old is None or span.new is None:
            continue
        at, offset = span.old[0], span.new[0] - span.old[0]
        while at < span.old[1]:
            while i < len(old) and old[i][1] <= at:
                i += 1
            while j < len(new) and new[j][1] <= at + offset:
                j += 1
            if i == len(old) or j == len(new):
                return found
            begin = max(at, old[i][0], new[j][0] - offset)
            end = min(span.old[1], old[i][1], new[j][1] - offset)
            if begin < end:
                found[i, j] += end - begin
            at = max(end, at + 1)
    return found


def _pairs(spans: Sequence[Span], old: Sequence[Strip], new: Sequence[Strip]) -> list[tuple[int, int]]:
    """The strips of a clause that stayed, in order: those that share words, and between them those without any."""
    first = [side[0].kind == HEADING if side else False for side in (old, new)]
    heads = [(0, 0)] if all(first) and old[0].shape == new[0].shape else []
    ours, theirs = [*range(first[0], len(old))], [*range(first[1], len(new))]
    places = [[(side[k].start, side[k].end) for k in order] for side, order in ((old, ours), (new, theirs))]
    shared = _shared(spans, *places)
    weights = {(ours[i], theirs[j]): weight for (i, j), weight in shared.items()}
    found = _heaviest({pair: w for pair, w in weights.items() if old[pair[0]].shape == new[pair[1]].shape})
    fixed = [(first[0] - 1, first[1] - 1), *found, (len(old), len(new))]
    between = (pair for one, other in pairwise(fixed) for pair in _equal(old, new, one, other))
    return [*heads, *sorted([*found, *between])]


def _heaviest(weights: Mapping[tuple[int, int], int]) -> list[tuple[int, int]]:
    """Pairs that increase on both sides and weigh most together; those given never cross, but may share a strip."""
    pairs = sorted(weights)
    totals, before, best = [0], [-1], [0]
    free = 0
    for number, (i, j) in enumerate(pairs, 1):
        # What stands before a pair on both sides also does so for all pairs behind it.
        while pairs[free][0] < i and pairs[free][1] < j:
            free += 1
        totals.append(totals[best[free]] + weights[i, j])
        before.append(best[free])
        best.append(number if totals[number] > totals[best[-1]] else best[-1])
    found = []
    at = best[-1]
    while at > 0:
        found.append(pairs[at - 1])
        at = before[at]
    return found[::-1]


def _equal(
    old: Sequence[Strip], new: Sequence[Strip], after: tuple[int, int], before: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Strips without words of their own that are the same on both sides, between two pairs."""
    j = after[1] + 1
    for i in range(after[0] + 1, before[0]):
        if any(old[i].words):
            continue
        at = next((k for k in range(j, before[1]) if _is_same(old[i], new[k])), None)
        if at is not None:
            yield i, at
            j = at + 1


def _is_same(old: Strip, new: Strip) -> bool:
    return (old.shape, old.label, old.words) == (new.shape, new.label, new.words)


def _alone(op: str, strip: Strip, clause: int) -> Woven:
    table = (clause, strip.table) if strip.kind == "row" else None
    tables = (table, None) if op == REMOVED else (None, table)
    return Woven(op, strip, _run(op, strip.label), tuple(_run(op, words) for words in strip.words), tables=tables)


def _together(old: Strip, new: Strip, before: int, after: int) -> Woven:
    label = _run(KEPT, new.label) if old.label == new.label else (*_run(REMOVED, old.label), *_run(ADDED, new.label))
    cells = tuple(_wording(*words) for words in zip(old.words, new.words, strict=True))
    tables = ((before, old.table), (after, new.table)) if new.kind == "row" else (None, None)
    return Woven(KEPT, new, label, cells, tables=tables)


def _run(op: str, words: str) -> Words:
    return ((op, words),) if words else ()


def _wording(old: str, new: str) -> Words:
    return tuple((span.op, span.text) for span in changed_wording(old, new))


def _remarked(rows: Sequence[Woven], remark: str) -> Iterator[Woven]:
    """The rows, the first of which has the remark."""
    for number, row in enumerate(rows):
        yield replace(row, remark=remark) if remark and not number else row
