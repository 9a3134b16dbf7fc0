"""Chinese duties in a row, which share whom they bind and by which verb: 甲应当一；二，三。"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from typing import NamedTuple

from clauseline.comparing.duties.verbs import CHINESE
from clauseline.comparing.sentences import Sentence
from clauseline.outline import ClauseText

_ROW = re.compile(r"[^。！？\n]+")
_SEGMENT = re.compile(r"[^；;]+")
_PIECE = re.compile(r"[^，,]+")
_JOINT = re.compile(r"^(?:并且?|且|同时|也|还)")
"""With which a verb goes on from the one before it."""
_LEAST = 12
"""Signs of a sentence that is not there by chance."""
Place = tuple[int, int]
Said = tuple[str, str, str]


class ChainedDuty(NamedTuple):
    """One part of a row: who it binds, and under which condition, the verb, which may stand in an earlier part, and
    what is asked. It begins at `start` of its text.
    """

    start: int
    who: str
    verb: str
    what: str

    @property
    def said(self) -> Said:
        """The part, wherever it stands."""
        return self[1:]


class TurnedDuties(NamedTuple):
    """Sentences of either side by their places, with what each says: in all they say the same."""

    old: Mapping[Place, frozenset[Said]]
    new: Mapping[Place, frozenset[Said]]

    def pairs(self) -> list[tuple[Place, Place]]:
        """Each old sentence with a new one that has a part of it."""
        homes = {one: place for place, said in self.new.items() for one in said}
        return [(place, homes[min(said)]) for place, said in self.old.items()]


@lru_cache(maxsize=64)
def duties_of(text: str) -> tuple[ChainedDuty, ...]:
    """The parts of all rows of a text, in order; a row without a verb of force has none."""
    return tuple(one for row in _ROW.finditer(text) for one in _of_row(text, *row.span()))


def _of_row(text: str, start: int, end: int) -> Iterator[ChainedDuty]:
    """Behind a semicolon a part has its own words; behind a comma only where it has a verb, or else it goes on."""
    who = verb = ""
    for segment in _SEGMENT.finditer(text, start, end):
        lead, first, what = "", segment.start(), ""
        for piece in _PIECE.finditer(text, *segment.span()):
            found = next(CHINESE.find(piece[0]), None)
            if found is None and (not what or piece[0].endswith("的")):
                lead += piece[0]
            elif found is None:
                what += lead + piece[0]
                lead = ""
            else:
                if what:
                    yield ChainedDuty(first, who, verb, what)
                    first = piece.start()
                who = _JOINT.sub("", lead + piece[0][: found.start()]) or who
                verb, what, lead = found[0], piece[0][found.end() :].strip(), ""
        if verb and what + lead:
            yield ChainedDuty(first, who, verb, (what + lead).strip())


def find_turned(texts: tuple[str, str], gone: Sequence[Sentence], come: Sequence[Sentence]) -> TurnedDuties:
    """Of the sentences that one side alone has, those whose parts stand, in another order or otherwise parted, on the
    other side.
    """
    ours, theirs = (_said_by(text, side) for text, side in zip(texts, (gone, come), strict=True))
    while True:
        every, every_new = ({one for said in side.values() for one in said} for side in (ours, theirs))
        kept, kept_new = _covered(ours, every_new), _covered(theirs, every)
        if (len(kept), len(kept_new)) == (len(ours), len(theirs)):
            break
        ours, theirs = kept, kept_new
    return TurnedDuties(ours, theirs)


def _covered(side: Mapping[Place, frozenset[Said]], every: set[Said]) -> dict[Place, frozenset[Said]]:
    return {place: said for place, said in side.items() if said <= every}


def _said_by(text: str, sentences: Iterable[Sentence]) -> dict[Place, frozenset[Said]]:
    """What each sentence says by its place, if it says anything in such parts."""
    duties = duties_of(text)
    found = (
        ((one.start, one.end), frozenset(each.said for each in duties if one.start <= each.start < one.end))
        for one in sentences
    )
    return {place: said for place, said in found if said}


class DutyRows:
    """The rows of one side, by their parts; read when one first asks."""

    def __init__(self, clauses: Sequence[ClauseText]) -> None:
        self._clauses = clauses

    def have(self, whole: str, text: str) -> bool:
        """Whether one clause has all parts of `text`, a sentence of `whole`, in rows of whatever form."""
        start = whole.find(text)
        parts = {one.said for one in duties_of(whole) if start <= one.start < start + len(text)}
        if sum(map(len, chain.from_iterable(parts))) < _LEAST:
            return False
        return bool(set.intersection(*(self._homes[one] for one in parts)))

    @cached_property
    def _homes(self) -> Mapping[Said, set[int]]:
        """In which clauses each part stands."""
        found: defaultdict[Said, set[int]] = defaultdict(set)
        for k, clause in enumerate(self._clauses):
            for one in duties_of(clause.text):
                found[one.said].add(k)
        return found
