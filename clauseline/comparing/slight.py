"""The changed sentences of a change that differ in their writing alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from clauseline.comparing.changes import Change, EditorialSentence, Span
from clauseline.comparing.details.sides import Place, Side, overlap
from clauseline.comparing.editorial import Writing
from clauseline.comparing.sentences import Cut
from clauseline.comparing.stretches import Stretch, changed_stretches
from clauseline.outline import ClauseText
from clauseline.vocabulary import BlockKind, DetailKind

_CODE: tuple[BlockKind, ...] = ("code", "formula")
_OF_WORDS: tuple[DetailKind, ...] = (
    "reference", "dangling", "redirected", "number", "deadline", "member", "bracket-opened", "bracket-closed",
)  # fmt: skip
"""Details that a sentence which holds one says something new by."""


@dataclass(frozen=True, slots=True)
class Slight:
    """The sentences whose writing alone changed; `is_all`: nothing else did. `reworded` are the others."""

    sentences: tuple[EditorialSentence, ...]
    is_all: bool
    reworded: tuple[Stretch, ...] = ()


def find_slight(
    spans: Sequence[Span], old: Sequence[ClauseText], new: Sequence[ClauseText], writing: Writing, cut: Cut
) -> Slight:
    """What of the sentences of these clauses, between which `spans` are the changed words, is a matter of writing.

    `cut` knows the sentences of a text.
    """
    before, after = Side.of(old), Side.of(new)
    if before.text == after.text:
        return Slight((), True)
    code, code_new = _code(before), _code(after)
    found: list[EditorialSentence] = []
    reworded: list[Stretch] = []
    is_all = before.text.count("\t") == after.text.count("\t")
    for stretch in changed_stretches(before.text, after.text, spans, cut):
        one, two = stretch
        is_code = _lies_in(code, one) or _lies_in(code_new, two)
        if not writing.is_same(before.text[slice(*one)], after.text[slice(*two)], is_code=is_code):
            is_all = False
            reworded.append(stretch)
        elif one[0] < one[1] and two[0] < two[1]:
            found.append(EditorialSentence(one, two))
    return Slight(tuple(found), is_all, tuple(reworded))


def without_told(change: Change) -> Change:
    """`change` without those of its editorial sentences of which something is told: force, a number, a reference."""
    told, told_new = [*_told(change, is_old=True)], [*_told(change, is_old=False)]
    left = tuple(one for one in change.editorial if not _lies_in(told, one.old) and not _lies_in(told_new, one.new))
    return replace(change, editorial=left) if left != change.editorial else change


def _told(change: Change, *, is_old: bool) -> Iterator[Place]:
    """Where something stands of which a change tells in particular, in the text of one side."""
    for row in change.strength:
        own = row.old if is_old else row.new
        if own and row.is_told:
            yield own.start, own.end
    for detail in change.details:
        at = detail.old_at if is_old else detail.new_at
        if at and detail.kind in _OF_WORDS:
            yield at


def _code(side: Side) -> list[Place]:
    return [(block.start, block.end) for block in side.blocks if block.kind in _CODE]


def _lies_in(places: Sequence[Place], one: Place) -> bool:
    return any(overlap(place, one) > 0 for place in places)
