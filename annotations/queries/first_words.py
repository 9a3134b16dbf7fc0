"""The words of what changed, for what to read first: sentences, the concerns near them, and what stands aside."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, takewhile
from typing import NamedTuple

from annotations.queries.first_hints import Hints, Place, Touched, touched_in
from clauseline.comparing.changes import Span
from clauseline.comparing.edits.lone_sentences import LoneSentence, lone_sentences, rewordings
from clauseline.comparing.sentences import sentences
from clauseline.redline.values import NEW, OLD
from clauseline.vocabulary import BlockKind, SideName
from proposals.models import ChangeSide, Comparison
from proposals.models.clause import blocks_of
from proposals.queries.comparisons import spans_of, the_text

ASIDE: frozenset[BlockKind] = frozenset(("note", "example", "caption", "code", "formula", "figure"))
LEADS = (":", "：", "—")
"""With what a sentence ends that leads a list in."""
MOST = 5_000
"""So many sentences of one side alone are looked at, at most: the first ones."""
SAME = 0.95
"""From this share of its words in a row on that stand elsewhere, a sentence only moved."""


class WordedClause(NamedTuple):
    """A clause of one side of a change: its keys, its own text, and its blocks as they are stored."""

    pk: int
    key: str
    text: str
    packed: bytes


@dataclass(slots=True)
class ChangeWords:
    """The words of a change; places count where the texts of each side are joined."""

    spans: tuple[Span, ...] = ()
    clauses: dict[SideName, list[WordedClause]] = field(default_factory=lambda: {OLD: [], NEW: []})

    def text(self, side: SideName) -> str:
        """That of a side."""
        return "\n".join(one.text for one in self.clauses[side])

    def sentence(self, side: SideName, at: int) -> Place:
        """The sentence in which a place is."""
        text = self.text(side)
        return next(((one.start, one.end) for one in sentences(text) if one.start <= at <= one.end), (at, at))

    def paragraph(self, side: SideName, at: int) -> int:
        """Which one of its side a place is in."""
        return self.text(side).count("\n", 0, at)

    def at_home(self, side: SideName, at: int) -> tuple[WordedClause, int] | None:
        """The clause in which a place is, and where there."""
        clauses = self.clauses[side]
        starts = list(accumulate((len(one.text) + 1 for one in clauses), initial=0))[:-1]
        return (clauses[k := bisect_right(starts, at) - 1], at - starts[k]) if clauses else None

    def is_aside(self, side: SideName, at: int) -> bool:
        """Whether a note, an example or the like stands at a place."""
        home = self.at_home(side, at)
        if home is None:
            return False
        clause, start = home
        blocks = blocks_of(clause.pk, clause.packed, clause.text)
        return any(one.kind in ASIDE and one.start <= start < one.end for one in blocks)

    def with_items(self, side: SideName, place: Place) -> str:
        """The words at a place; of a sentence that leads a list in those of its items, too."""
        text = self.text(side)[slice(*place)]
        home = self.at_home(side, place[0]) if text.rstrip().endswith(LEADS) else None
        if home is None:
            return text
        clause, start = home
        end = start + place[1] - place[0]
        behind = [one for one in blocks_of(clause.pk, clause.packed, clause.text) if one.start >= end]
        items = takewhile(lambda one: one.kind == "item", behind)
        return "\n".join((text, *(clause.text[one.start : one.end] for one in items)))

    def touched(self, hints: Hints, side: SideName, place: Place) -> Iterator[Touched]:
        """What hints in a sentence point to."""
        home = self.at_home(side, place[0])
        if home:
            clause, start = home
            yield from touched_in(hints, side, clause.key, (start, start + place[1] - place[0]))


class CameOrWent(NamedTuple):
    """A sentence of one side alone, of the change at `order`; `before` is one of the other that says much of it."""

    order: int
    side: SideName
    sentence: LoneSentence
    before: str = ""


def words_of_changes(comparison: Comparison, orders: Collection[int]) -> dict[int, ChangeWords]:
    """The words of these changes: one query."""
    found: dict[int, ChangeWords] = {}
    stored: dict[int, tuple[list[dict[str, object]], bytes | None]] = {}
    rows = ChangeSide.objects.filter(comparison=comparison).exclude(
        change__kind__in=("unchanged", "renumbered"), change__flags__in=([], ["renumbered"])
    )
    columns = ("clause", "clause__key", "clause__text", "clause__packed", "change__spans", "change__packed")
    for order, side, pk, key, text, blocks, spans, packed in rows.order_by("clause__order").values_list(
        "change__order", "side", *columns
    ):
        if order in orders:
            found.setdefault(order, ChangeWords()).clauses[side].append(WordedClause(pk, key, text, bytes(blocks)))
            stored[order] = (spans, packed)
    for order, (spans, packed) in stored.items():
        old, new = (the_text([one.text for one in found[order].clauses[side]]) for side in (OLD, NEW))
        found[order].spans = spans_of(spans, packed, old, new)
    return found


def came_and_went(
    words: Mapping[int, ChangeWords], told: Mapping[tuple[int, SideName], Sequence[Place]]
) -> Iterator[CameOrWent]:
    """Sentences that only one side has and of which nothing is `told` yet; what only moved is not among them."""
    alone: dict[SideName, list[tuple[int, LoneSentence]]] = {OLD: [], NEW: []}
    for order, one in words.items():
        for side, found in alone.items():
            places = told.get((order, side), ())
            found += ((order, each) for each in lone_sentences(one.spans, side) if not _touch(each, places))
            del found[MOST:]
    ours, theirs = ([one.text for _order, one in alone[side]] for side in (OLD, NEW))
    went, came = rewordings(ours, theirs), rewordings(theirs, ours)
    for k, (order, sentence) in enumerate(alone[NEW]):
        if k not in came:
            yield CameOrWent(order, NEW, sentence)
        elif came[k][1] < SAME:
            yield CameOrWent(order, NEW, sentence, ours[came[k][0]])
    taken = {place for place, _share in came.values()}
    for k, (order, sentence) in enumerate(alone[OLD]):
        if k not in went and k not in taken:
            yield CameOrWent(order, OLD, sentence)


def _touch(one: LoneSentence, places: Sequence[Place]) -> bool:
    return any(start < one.end and end > one.start for start, end in places)
