"""Where a passage or a clause of one version stands in another: a place with evidence, or a doubt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from annotations.anchoring.anchor import Anchor, anchor_at, occurrences, shared_context
from annotations.anchoring.boundaries import is_han, snap, tokens
from annotations.anchoring.near import Found, find_near, likeness, nearly_verbatim
from proposals.comparing.changes import KEPT, Change
from proposals.outline import Outline

SAME, REWORDED, MOVED, TO_CONFIRM, GONE = "same", "reworded", "moved", "to-confirm", "gone"
STATES = (SAME, REWORDED, MOVED, TO_CONFIRM, GONE)

FLOOR = 0.6
"""A passage less like the quote than this is no place but a question to a person."""

DOUBTFUL = 0.5
"""Less than this is not even a question."""

TELLING = 5
"""Words a quote needs to be known by itself, without its surroundings."""

FAMILIAR = 20
"""Code points of surroundings (of up to 64) that must agree for a short quote to be known by them."""

CHECK = 0.6
"""A pair of clauses the comparison is less sure of than this needs a person's eye."""


class Compared(Protocol):
    """The result of a comparison, as far as placing needs it."""

    @property
    def changes(self) -> Sequence[Change]: ...


@dataclass(frozen=True, slots=True)
class Placed:
    """Where something stands in the new outline: `clause` is an index there.

    `anchor` is the passage in the clause's text (None for a whole clause). For *to-confirm* both name a
    suggestion; for *gone* both are None. `score` is 0 to 1: how like the old words the new ones are.
    """

    state: str
    clause: int | None
    anchor: Anchor | None
    score: float

    @property
    def found(self) -> bool:
        """Whether this claims a place: a suggestion to confirm does not."""
        return self.state in (SAME, REWORDED, MOVED)


NOWHERE = Placed(GONE, None, None, 0.0)


@dataclass(frozen=True, slots=True)
class _Candidate:
    clause: int
    found: Found
    sure: bool
    home: bool


def place(anchor: Anchor, clause: int, old: Outline, new: Outline, compared: Compared) -> Placed:
    """Where the passage at `anchor` of `old.clauses[clause]` stands in `new`.

    It is looked for in the clauses that became of its own and in those its words went to; a telling
    sentence that stands once in each text may have moved anywhere. Nothing is guessed: what is unlike
    the quote becomes *to-confirm* or *gone*.
    """
    change = change_of(clause, compared)
    if change is None:
        return NOWHERE
    aligned = _candidates(anchor, clause, change, old, new, compared)
    best = max(aligned, key=lambda c: (c.sure, c.found.score, c.home), default=None)
    if best and best.sure and best.found.score == 1.0:
        return _settle(best, change, new)
    elsewhere = _elsewhere(anchor, clause, old, new, compared, searched=change.new)
    if elsewhere and (elsewhere.sure or best is None or best.found.score < FLOOR):
        best = elsewhere
    return _settle(best, change, new) if best else NOWHERE


def place_clause(clause: int, old: Outline, new: Outline, compared: Compared) -> Placed:
    """Where the whole clause `old.clauses[clause]` stands in `new`; of several heirs the one most like it."""
    change = change_of(clause, compared)
    if change is None or not change.new:
        return NOWHERE
    before = old.clauses[clause]
    scores = {heir: likeness(_words(old, clause), _words(new, heir)) for heir in change.new}
    heir = max(scores, key=lambda index: (scores[index], -index))
    after = new.clauses[heir]
    if change.confidence < CHECK:
        state = TO_CONFIRM
    elif change.kind == "moved":
        state = MOVED
    else:
        state = SAME if (before.text, before.title) == (after.text, after.title) else REWORDED
    return Placed(state, heir, None, round(scores[heir], 4))


def change_of(clause: int, compared: Compared) -> Change | None:
    """The change the old clause is a side of."""
    return next((change for change in compared.changes if clause in change.old), None)


def _words(outline: Outline, index: int) -> str:
    return f"{outline.clauses[index].title}\n{outline.clauses[index].text}"


def _candidates(
    anchor: Anchor, clause: int, change: Change, old: Outline, new: Outline, compared: Compared
) -> list[_Candidate]:
    found = [_inside(anchor, heir, change, old.clauses[clause].text, new) for heir in change.new]
    others = [other for other in _receivers(anchor, clause, compared) if other not in change.new]
    found += [_inside(anchor, other, None, old.clauses[clause].text, new) for other in others]
    return [candidate for candidate in found if candidate]


def _receivers(anchor: Anchor, clause: int, compared: Compared) -> list[int]:
    """New clauses that words of the old clause went to, those that took words of the quote first."""
    end = anchor.start + len(anchor.quote)
    found: dict[int, bool] = {}
    for change in compared.changes:
        for passage in change.passages:
            if passage.side == "old" and passage.clause == clause:
                touches = passage.start < end and anchor.start < passage.end
                found[passage.other] = found.get(passage.other, False) or touches
            elif passage.side == "new" and passage.other == clause:
                found.setdefault(passage.clause, False)
    return sorted(found, key=lambda index: (not found[index], index))


def _inside(anchor: Anchor, heir: int, change: Change | None, text: str, new: Outline) -> _Candidate | None:
    target = new.clauses[heir].text
    mapped = _through_spans(anchor, change, target) if change else None
    if mapped and mapped.score == 1.0:
        return _Candidate(heir, mapped, sure=True, home=True)
    near = find_near(anchor, target, mapped.start if mapped else None)
    found = max((f for f in (mapped, near) if f), key=lambda f: f.score, default=None)
    if found is None:
        return None
    known = is_telling(anchor.quote) and not _is_anothers(anchor, text, target, found)
    sure = text == target or known or _is_at_home(anchor, target, found, mapped)
    return _Candidate(heir, found, sure=sure, home=change is not None)


def _is_anothers(anchor: Anchor, text: str, target: str, found: Found) -> bool:
    """Whether the words found stood in the old clause beside the quote already, as often as they do now."""
    words, end = target[found.start : found.end], anchor.start + len(anchor.quote)
    beside = [s for s in occurrences(words, text) if s + len(words) <= anchor.start or end <= s]
    return len(beside) >= len(occurrences(words, target))


def _is_at_home(anchor: Anchor, text: str, found: Found, mapped: Found | None) -> bool:
    """Whether kept words or the surroundings say that this is the place, and not just similar words."""
    if mapped and mapped.score >= DOUBTFUL and mapped.start < found.end and found.start < mapped.end:
        return True
    return shared_context(anchor, text, found.start, found.end) >= FAMILIAR


def is_telling(quote: str) -> bool:
    """Whether a quote has enough words to be known by itself; a Chinese character is half a word."""
    words = {word for word in tokens(quote).words if word.isalnum()}
    return sum(0.5 if is_han(word) else 1 for word in words) >= TELLING


def _through_spans(anchor: Anchor, change: Change, text: str) -> Found | None:
    """Where the kept words of the quote stand, if the change is one clause to one."""
    if len(change.old) != 1 or len(change.new) != 1:
        return None
    end = anchor.start + len(anchor.quote)
    edges: list[tuple[int, int]] = []
    for span in change.spans:
        if span.op == KEPT and span.old and span.new and span.old[0] < end and anchor.start < span.old[1]:
            shift = span.new[0] - span.old[0]
            edges.append((max(anchor.start, span.old[0]) + shift, min(end, span.old[1]) + shift))
    if not edges:
        return None
    start, stop = edges[0][0], edges[-1][1]
    if text[start:stop] == anchor.quote:
        return Found(start, stop, 1.0)
    start, stop = snap(text, start, stop)
    return Found(start, stop, round(likeness(anchor.quote, text[start:stop]), 4))


def _elsewhere(
    anchor: Anchor, clause: int, old: Outline, new: Outline, compared: Compared, *, searched: tuple[int, ...]
) -> _Candidate | None:
    """A clause of `new` not yet searched where a telling quote stands: surely if it is the only free one.

    A place is taken when its clause came from another old clause with the same words.
    """
    if not is_telling(anchor.quote):
        return None
    wanted = nearly_verbatim(anchor.quote)
    twins = {i for i, c in enumerate(old.clauses) if i != clause and wanted.search(c.text)}
    taken = {heir for change in compared.changes if twins.intersection(change.old) for heir in change.new}
    others = [(i, c) for i, c in enumerate(new.clauses) if i not in searched]
    homes = [(i, match) for i, c in others for match in wanted.finditer(c.text)]
    free = [home for home in homes if home[0] not in taken]
    if not homes:
        return None
    index, match = (free or homes)[0]
    found = find_near(anchor, match.string, match.start()) or Found(*match.span(), 1.0)
    return _Candidate(index, found, sure=len(free) == 1, home=False)


def _settle(candidate: _Candidate, change: Change, new: Outline) -> Placed:
    found = candidate.found
    anchor = anchor_at(new.clauses[candidate.clause].text, found.start, found.end)
    if found.score < DOUBTFUL:
        return NOWHERE
    if found.score < FLOOR or not candidate.sure:
        state = TO_CONFIRM
    elif not candidate.home or (change.kind == "moved" and found.score == 1.0):
        state = MOVED
    else:
        state = SAME if found.score == 1.0 else REWORDED
    return Placed(state, candidate.clause, anchor, found.score)
