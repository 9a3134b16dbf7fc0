"""What to read first, sentence by sentence: the rows, and what is found of a change while they are put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from annotations.queries.duties import DutyEntry
from annotations.queries.weights import LABELS, USED, WEIGHTS, FirstReason
from clauseline.comparing.changes import KEPT, Edit, Span
from clauseline.redline.duties import duty_name
from clauseline.redline.values import NEW


@dataclass(frozen=True, slots=True)
class FirstRow:
    """A sentence to read, or a change as a whole: why, the heaviest reason first, and what that weighs.

    `key` is that of the clause under which the page shows it, `order` the place among the changes. `entry` is the duty,
    or `edit` the words in a sentence that binds nobody; `before` and `after` are the words of the sentence, or others
    that changed. `more` counts further sentences of a clause that came or went as a whole.
    """

    order: int
    key: str
    number: str
    title: str
    reasons: tuple[FirstReason, ...]
    weight: int
    entry: DutyEntry | None = None
    before: tuple[Span, ...] = ()
    after: tuple[Span, ...] = ()
    users: int = 0
    edit: Edit | None = None
    more: int = 0

    @property
    def spot(self) -> str:
        """What the sentence, or words in it, are called on the page of the comparison; "" where they have no name."""
        if self.entry:
            return self.entry.duty.spot
        return duty_name(NEW, self.key, self.edit.new_at[0]) if self.edit and self.edit.new else ""

    @property
    def why(self) -> list[str]:
        """The reasons in words."""
        return [
            str(USED % {"n": self.users} if one == "definition" and self.users else LABELS[one]) for one in self.reasons
        ]


@dataclass(slots=True)
class ToldSentence:
    """What a sentence is read for."""

    weights: dict[FirstReason, int]
    entry: DutyEntry | None = None
    edit: Edit | None = None

    @property
    def weight(self) -> int:
        return max(self.weights.values())


@dataclass(slots=True)
class ToldChange:
    """What was found of a change so far; `is_whole`: its clause came or went."""

    order: int
    lead: tuple[str, str, str]
    is_whole: bool = False
    keys: set[str] = field(default_factory=set)
    weights: dict[FirstReason, int] = field(default_factory=dict)
    sentences: list[ToldSentence] = field(default_factory=list)
    before: str = ""
    after: str = ""
    users: int = 0

    def add(self, reason: FirstReason) -> None:
        """What is true of the clause, and not of one of its sentences."""
        self.weights[reason] = WEIGHTS[reason]

    def add_entry(self, entry: DutyEntry, reasons: Iterable[FirstReason]) -> None:
        if weights := {reason: WEIGHTS[reason] for reason in reasons}:
            self.sentences.append(ToldSentence(weights, entry=entry))

    def add_edit(self, edit: Edit, reason: FirstReason) -> None:
        """Of several edits of a sentence the heaviest, which comes first, leads."""
        for one in self.sentences:
            if one.edit and one.edit.sentence == edit.sentence:
                one.weights.setdefault(reason, WEIGHTS[reason])
                return
        self.sentences.append(ToldSentence({reason: WEIGHTS[reason]}, edit=edit))

    def rows(self, *, is_ours: bool) -> Iterator[FirstRow]:
        """The row of each sentence; what is true of the clause is told with the heaviest."""
        if is_ours:
            self.add("ours")
        told = sorted(self.sentences, key=lambda one: -one.weight)
        first = told[0] if told else ToldSentence({})
        if first.weights or self.weights:
            yield self._first(first, is_ours=is_ours, more=len(told) - 1 if self.is_whole and told else 0)
        for one in () if self.is_whole else told[1:]:
            yield FirstRow(self.order, *self.lead, _ordered(one.weights), one.weight, one.entry, edit=one.edit)

    def _first(self, one: ToldSentence, *, is_ours: bool, more: int) -> FirstRow:
        weights = self.weights | one.weights
        reasons = _ordered(weights)
        heaviest = weights[reasons[0]]
        weight = heaviest + WEIGHTS["ours"] if is_ours and reasons[0] != "ours" else heaviest
        row = FirstRow(self.order, *self.lead, reasons, weight, one.entry, users=self.users, edit=one.edit, more=more)
        # The words of a sentence stand before those of a definition or a safeguard that weigh less.
        is_of_clause = bool(self.weights) and (not one.weights or max(self.weights.values()) > one.weight)
        has_words = is_of_clause or not (one.entry or one.edit)
        return replace(row, before=_whole(self.before), after=_whole(self.after)) if has_words else row


def _ordered(weights: dict[FirstReason, int]) -> tuple[FirstReason, ...]:
    return tuple(sorted(weights, key=lambda one: -weights[one]))


def _whole(text: str) -> tuple[Span, ...]:
    return (Span(KEPT, text),) if text else ()
