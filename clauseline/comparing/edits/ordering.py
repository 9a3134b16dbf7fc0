"""The same words in another order: a list whose items changed places, an active sentence that became passive."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain, takewhile

from clauseline.comparing.edits.language import Language
from clauseline.comparing.edits.reading import RewordedSentence, SentenceWord
from clauseline.comparing.edits.sameness import content, is_one
from clauseline.comparing.edits.turning import find_turn
from clauseline.vocabulary import Proof

MOST = 60
"""Of more words than this no other order is looked for."""
_SEPARATOR = re.compile(r"[,;，；、]")
_LEAD = 2
"""So many words before the first that differs may belong to the first item."""


def find_order(one: RewordedSentence, language: Language) -> Proof | None:
    """Whether the words that differ are the same ones in another order which says the same."""
    first, last = one.differences[0], one.differences[-1]
    ours, theirs = one.ours[first.old[0] : last.old[1]], one.theirs[first.new[0] : last.new[1]]
    if not 1 < min(len(ours), len(theirs)) <= max(len(ours), len(theirs)) <= MOST or not _may_be_moved(one, language):
        return None
    # Little words before the first that differs may belong to the first item: "your name".
    for lead in range(min(_LEAD, first.old[0], first.new[0]) + 1):
        items = _items(one.before, one.ours[first.old[0] - lead : last.old[1]], language)
        if items and items == _items(one.after, one.theirs[first.new[0] - lead : last.new[1]], language):
            return "order"
    whole = _whole_items(one.before, one.ours, (first.old[0], last.old[1]), language)
    others = _whole_items(one.after, one.theirs, (first.new[0], last.new[1]), language)
    # What leads the list in stands before its first item on both sides.
    for start in {0, _shared(whole, others)}:
        items = _items(one.before, whole[start:], language)
        if items and items == _items(one.after, others[start:], language):
            return "order"
    if _is_passive(ours, theirs, language) or _is_passive(theirs, ours, language):
        return "voice"
    return find_turn(one, ours, theirs, language)


def _may_be_moved(one: RewordedSentence, language: Language) -> bool:
    """Whether as many words that carry a sense went as came, but for the one that leads to who does it."""
    went, came = (
        sum(word.key not in language.grammar and word.key not in language.conjunctions for word in words)
        for words in (
            chain.from_iterable(map(one.went, one.differences)),
            chain.from_iterable(map(one.came, one.differences)),
        )
    )
    return abs(went - came) <= 1 and min(went, came) > 0


def _shared(ours: Sequence[SentenceWord], theirs: Sequence[SentenceWord]) -> int:
    """How many words both begin with."""
    return sum(1 for _ in takewhile(lambda both: both[0].key == both[1].key, zip(ours, theirs, strict=False)))


def _whole_items(
    text: str, words: Sequence[SentenceWord], place: tuple[int, int], language: Language
) -> Sequence[SentenceWord]:
    """The words at a place, and those beside them up to what parts the items of a list."""
    first, last = place
    while first and last - first < MOST and not _parts(text, words, first, language):
        first -= 1
    while last < len(words) and last - first < MOST and not _parts(text, words, last, language):
        last += 1
    return words[first:last]


def _parts(text: str, words: Sequence[SentenceWord], at: int, language: Language) -> bool:
    """Whether an item ends before the word at this place."""
    if words[at - 1].key in language.conjunctions or words[at].key in language.conjunctions:
        return True
    return _SEPARATOR.search(text, words[at - 1].end, words[at].start) is not None


def _items(text: str, words: Sequence[SentenceWord], language: Language) -> tuple[list[list[str]], list[str]] | None:
    """The items of a list in one order, and what joins them; None of what is no list."""
    items: list[list[str]] = [[]]
    joints: list[str] = []
    end = words[0].start if words else 0
    for word in words:
        is_joint = word.key in language.conjunctions
        if is_joint or _SEPARATOR.search(text, end, word.start):
            items.append([])
        if is_joint:
            joints.append(word.key)
        elif word.key not in language.grammar:
            items[-1].append(language.forms.get(word.key, word.key))
        end = word.end
    found = sorted(item for item in items if item)
    return (found, sorted(joints)) if len(found) > 1 else None


def _is_passive(ours: Sequence[SentenceWord], theirs: Sequence[SentenceWord], language: Language) -> bool:
    """Whether `theirs` says in the passive what `ours` says of the same people and things."""
    agents = [k for k, word in enumerate(theirs) if word.key in language.agents]
    if len(agents) != 1 + sum(word.key in language.agents for word in ours):
        return False
    active = content([word for word in ours if word.key not in language.agents], language)
    passive = content([word for word in theirs if word.key not in language.agents], language)
    doers = [doer[0] for k in agents if (doer := content(theirs[k + 1 :], language))]
    if not active or not passive or not any(is_one(doer, active[0], language) for doer in doers):
        return False
    return not is_one(passive[0], active[0], language) and _pairs(active, passive, language)


def _pairs(ours: Sequence[str], theirs: Sequence[str], language: Language) -> bool:
    """Whether each word of one side is a form of its own one on the other."""
    if len(ours) != len(theirs) or not ours:
        return False
    left = list(theirs)
    for one in ours:
        found = next((k for k, two in enumerate(left) if is_one(one, two, language) or _participle(one, two)), None)
        if found is None:
            return False
        del left[found]
    return True


def _participle(one: str, two: str) -> bool:
    """Whether a German participle stands for its infinitive: "gelöscht" for "löschen"."""
    short, long = sorted((one, two), key=lambda word: word.startswith("ge"))
    return long.startswith("ge") and len(short) > 5 and long[2:6] == short[:4]
