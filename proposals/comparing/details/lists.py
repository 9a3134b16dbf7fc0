"""Members of lists that came or went: items of their own, and members named in a row inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from proposals.comparing.changes import ADDED, REMOVED, Change, Detail
from proposals.comparing.details.citations import DESIGNATED
from proposals.comparing.details.sides import Gap, Place, Side, overlap
from proposals.comparing.hashing import stands_alone
from proposals.outline import BlockText

MOST = 0.8
"""So much of an item has to be new, or gone, for the item itself to be."""
_LONGEST = 60
_SHORT = 5
"""So many words, or twice as many Han characters, a member of an enumeration may have."""
_JOINT = 20
"""What stands between two members is shorter than this."""
_FAR = 200
"""So far from it what stands beside a member is looked for."""
_LINK = r"\b(?:and|or)\b|以及|和|或者?|及|与"
_SEPARATOR = re.compile(rf"\s*(?:[,，、]\s*(?:{_LINK})?|{_LINK})\s*")
_JOINED = re.compile(rf"{_LINK}|、")
"""What an enumeration has before its last member, if not between all of them."""
_SENTENCE = re.compile(r"[.;:](?=\s|$)|[。；：\n()（）]")


def find_items(old: Side, new: Side, change: Change) -> Iterator[Detail]:
    """List items that only one side has, and that did not come from or go to another clause."""
    for block in _alone(old, change, REMOVED):
        yield Detail("item", old.words(block), "", (block.start, block.end), None)
    for block in _alone(new, change, ADDED):
        yield Detail("item", "", new.words(block), None, (block.start, block.end))


def find_members(old: Side, new: Side, gaps: Sequence[Gap]) -> Iterator[Detail]:
    """Members of an enumeration ("name, address and gait") of which the rest stayed."""
    for gap in gaps:
        if _joins(old.text[slice(*gap.old)]) and (place := _member(new.text, gap.new)):
            yield Detail("member", "", new.text[slice(*place)], None, place)
        elif _joins(new.text[slice(*gap.new)]) and (place := _member(old.text, gap.old)):
            yield Detail("member", old.text[slice(*place)], "", place, None)


def _joins(words: str) -> bool:
    """Whether `words` are at most what stands between two members."""
    return len(words) < _JOINT and not _SEPARATOR.sub("", words).strip()


def _alone(side: Side, change: Change, op: str) -> Iterator[BlockText]:
    """The items that stand in spans of `op`."""
    is_old = op == REMOVED
    places = [place for span in change.spans if span.op == op and (place := span.old if is_old else span.new)]
    if len(change.old if is_old else change.new) == 1:
        elsewhere = [(one.start, one.end) for one in change.passages if one.side == ("old" if is_old else "new")]
    else:
        elsewhere = []
    for block in side.blocks:
        size = block.end - block.start
        if block.kind != "item" or not size:
            continue
        if _shared(block, places) >= MOST * size and 2 * _shared(block, elsewhere) < size:
            yield block


def _shared(block: BlockText, places: Sequence[Place]) -> int:
    return sum(max(0, overlap((block.start, block.end), place)) for place in places)


def _member(text: str, gap: Place) -> Place | None:
    """The one member of an enumeration that stands at `gap` with what joins it to the rest, or None."""
    words = text[slice(*gap)]
    if len(words) > _LONGEST or _SENTENCE.search(words) or not _SEPARATOR.search(words):
        return None
    near = max(0, gap[0] - _FAR)
    first = max((match.end() for match in _SENTENCE.finditer(text, near, gap[0])), default=near)
    last = next((match.start() for match in _SENTENCE.finditer(text, gap[1], gap[1] + _FAR)), gap[1] + _FAR)
    if not _JOINED.search(text, first, last):
        return None
    edges = [(first, first), *(match.span() for match in _SEPARATOR.finditer(text, first, last)), (last, last)]
    members = [(end, start) for (_, end), (start, _) in pairwise(edges)]
    found = [k for k, member in enumerate(members) if overlap(member, gap) > 0 and member[1] > member[0]]
    if len(found) != 1 or not _is_short(text[slice(*members[found[0]])]):
        return None
    if DESIGNATED.search(text, *members[found[0]]):
        return None
    around = members[max(0, found[0] - 1) : found[0]] + members[found[0] + 1 : found[0] + 2]
    return members[found[0]] if any(_is_short(text[slice(*other)]) for other in around) else None


def _is_short(words: str) -> bool:
    return bool(words.strip()) and len(words.split()) + sum(map(stands_alone, words)) / 2 <= _SHORT
