"""Notes that a draft's editors left in it: which came, which went, which say something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.fuzz import ratio

from clauseline.comparing.changes import Change, Detail
from clauseline.comparing.details.sides import Place, Side, overlap

ALIKE = 50
"""Of 100: notes that are less alike are not the same."""
MOST = 4_000
"""Of more pairs none is looked for."""


def find_editors(old: Side, new: Side, change: Change) -> Iterator[Detail]:
    """The notes of editors that only one side has, and those that were reworded.

    A note with the very words of one on the other side stayed; one that went to or came from another clause did not
    go or come.
    """
    ours, theirs = _notes(old, change, "old"), _notes(new, change, "new")
    stayed = {old.text[slice(*place)] for place in ours} & {new.text[slice(*place)] for place in theirs}
    ours, theirs = (
        [place for place in places if side.text[slice(*place)] not in stayed]
        for side, places in ((old, ours), (new, theirs))
    )
    reworded = _pairs([old.text[slice(*place)] for place in ours], [new.text[slice(*place)] for place in theirs])
    for i, place in enumerate(ours):
        other = theirs[reworded[i]] if i in reworded else None
        yield Detail("editor", old.text[slice(*place)], new.text[slice(*other)] if other else "", place, other)
    for j, place in enumerate(theirs):
        if j not in reworded.values():
            yield Detail("editor", "", new.text[slice(*place)], None, place)


def _notes(side: Side, change: Change, name: str) -> list[Place]:
    """Where the notes stand that are not in a passage from or to elsewhere."""
    is_one = len(change.old if name == "old" else change.new) == 1
    away = [(one.start, one.end) for one in change.passages if one.side == name] if is_one else []
    notes = [(block.start, block.end) for block in side.blocks if block.facts.editor and block.start < block.end]
    return [place for place in notes if 2 * sum(max(0, overlap(place, one)) for one in away) < place[1] - place[0]]


def _pairs(ours: Sequence[str], theirs: Sequence[str]) -> dict[int, int]:
    """Each with the one most like it, best first."""
    if len(ours) * len(theirs) > MOST:
        return {}
    scored = [(ratio(one, two), i, j) for i, one in enumerate(ours) for j, two in enumerate(theirs)]
    pairs: dict[int, int] = {}
    for score, i, j in sorted(scored, key=lambda row: (-row[0], abs(row[1] - row[2]), row[1])):
        if score >= ALIKE and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs
