"""Members of lists that came or went: items of their own, and members named in a row inside a sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from clauseline.comparing.changes import ADDED, REMOVED, Change, Detail
from clauseline.comparing.details.citations import DESIGNATED
from clauseline.comparing.details.sides import Gap, Place, Side, overlap, went_elsewhere
from clauseline.comparing.hashing import stands_alone
from clauseline.outline import BlockText
from clauseline.vocabulary import Op

MOST = 0.8
"""So much of an item has to be new, or gone, for the item itself to be."""
_LONGEST = 60
_SHORT = 5
"""So many words, or twice as many Han characters, a member of an enumeration may have."""
_SHORT_IN_HAN = 6
_CERTAIN = 2
"""More words than this between one comma and one "and" may be something else."""
_JOINT = 20
"""What stands between two members is shorter than this."""
_FAR = 200
"""So far from it what stands beside a member is looked for."""
_LINK = r"\b(?:and|or)\b|以及|和|或者?|及|与"
_SEPARATOR = re.compile(rf"\s*(?:[,，、]\s*(?:{_LINK})?|{_LINK})\s*")
_JOINED = re.compile(rf"{_LINK}|、")
"""What an enumeration has before its last member, if not between all of them."""
_CONJUNCTION = re.compile(r"\b(?:and|or)\b")
_CLAUSE = re.compile(
    r"\b(?i:must|shall|should|may|can|could|will|would|is|are|was|were|be|been|has|have|had|does|do|not)\b"
    r"|^\s*(?i:that|which|who|whose|when|where|while|if|as|upon|for|in|on|at|by|to|from|with|without|it|they|this"
    r"|but|unless|until|however|such|including|after|before|because|so|then|thus|therefore|only|even|also"
    r"|e\.g|i\.e|respectively|especially|typically|optionally|depending)\b"
    r"|[的应但并不由将被按是]|其(?!他)|依照|根据|^第.*[条款项章节]$"
)
"""What makes words part of a sentence, where they cannot be a member of an enumeration."""
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
            if not _stands_near(new.text[slice(*place)], old.text, gap.old):
                yield Detail("member", "", new.text[slice(*place)], None, place)
        elif (
            _joins(new.text[slice(*gap.new)])
            and (place := _member(old.text, gap.old))
            and not _stands_near(old.text[slice(*place)], new.text, gap.new)
        ):
            yield Detail("member", old.text[slice(*place)], "", place, None)


def _stands_near(member: str, text: str, place: Place) -> bool:
    """Whether the other side names it, too, only elsewhere in its enumeration."""
    near = text[max(0, place[0] - _FAR) : place[1] + _FAR].casefold()
    folded = re.escape(member.casefold())
    return bool(re.search(folded if stands_alone(member) else rf"(?<!\w){folded}(?!\w)", near))


def _joins(words: str) -> bool:
    """Whether `words` are at most what stands between two members."""
    return len(words) < _JOINT and not _SEPARATOR.sub("", words).strip()


def _alone(side: Side, change: Change, op: Op) -> Iterator[BlockText]:
    """The items that stand in spans of `op`, which are in order."""
    is_old = op == REMOVED
    places = [place for span in change.spans if span.op == op and (place := span.old if is_old else span.new)]
    elsewhere = went_elsewhere(change, "old" if is_old else "new")
    for block in side.blocks:
        size = block.end - block.start
        if block.kind != "item" or not size:
            continue
        first = bisect_right(places, block.start, key=itemgetter(1))
        last = bisect_left(places, block.end, lo=first, key=itemgetter(0))
        if _shared(block, places[first:last]) >= MOST * size and 2 * _shared(block, elsewhere) < size:
            yield block


def _shared(block: BlockText, places: Sequence[Place]) -> int:
    return sum(max(0, overlap((block.start, block.end), place)) for place in places)


def _member(text: str, gap: Place) -> Place | None:
    """The one member of an enumeration that stands at `gap` with what joins it to the rest, or None.

    The first one is never told, nor the last: nobody can see where it begins or ends.
    """
    words = text[slice(*gap)]
    if len(words) > _LONGEST or _SENTENCE.search(words) or not _SEPARATOR.search(words):
        return None
    near = max(0, gap[0] - _FAR)
    first = max((match.end() for match in _SENTENCE.finditer(text, near, gap[0])), default=near)
    last = next((match.start() for match in _SENTENCE.finditer(text, gap[1], gap[1] + _FAR)), gap[1] + _FAR)
    joints = [match.span() for match in _SEPARATOR.finditer(text, first, last)]
    edges = [(first, first), *joints, (last, last)]
    members = [(end, start) for (_, end), (start, _) in pairwise(edges)]
    found = [k for k, member in enumerate(members) if overlap(member, gap) > 0 and member[1] > member[0]]
    if len(found) != 1 or not 0 < found[0] < len(joints):
        return None
    said = [text[slice(*member)] for member in members]
    return members[found[0]] if _enumerates([text[slice(*joint)] for joint in joints], said, found[0]) else None


def _enumerates(joints: Sequence[str], members: Sequence[str], at: int) -> bool:
    """Whether member `at` is one of at least three that nothing else stands between; joint k ends member k."""
    if not _is_member(members[at]) or DESIGNATED.search(members[at]):
        return False
    before, after = joints[at - 1 : at + 1]
    if "、" in before + after:
        return "、" in before and not set("，,") & set(after) and len(members[at]) <= _SHORT_IN_HAN
    if _CONJUNCTION.search(before):
        return False
    if at == 1 and "," not in after and len(members[at].split()) > _CERTAIN:
        return False
    end = next((k for k in range(at, len(joints)) if _CONJUNCTION.search(joints[k])), None)
    return end is not None and all(map(_is_member, members[at : end + 1])) and not _CLAUSE.search(members[end + 1])


def _is_member(words: str) -> bool:
    """Whether they are short, and no sentence or part of one."""
    return _is_short(words) and any(map(str.isalpha, words)) and not _CLAUSE.search(words)


def _is_short(words: str) -> bool:
    return bool(words.strip()) and len(words.split()) + sum(map(stands_alone, words)) / 2 <= _SHORT
