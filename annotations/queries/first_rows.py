"""What to read first, sentence by sentence: the rows, and what is found of a change while they are put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from annotations.queries.credits import confirmed_words
from annotations.queries.duties import DutyEntry
from annotations.queries.weights import LABELS, TURNS, USED, WEIGHTS, FirstReason
from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Edit, Span
from clauseline.comparing.edits.reading_first import ReadingWeight, definition_points, first_weights
from clauseline.concerns.vocabulary import VOCABULARY
from clauseline.redline.duties import duty_name
from clauseline.redline.values import NEW, OLD
from clauseline.vocabulary import SideName

MARKED: frozenset[FirstReason] = frozenset(("our-safeguard-gone", "our-safeguard-missing"))
"""What is read for words that somebody marked."""


@dataclass(frozen=True, slots=True)
class FirstRow:
    """A sentence to read, or a change as a whole: why, the heaviest reason first, and what that weighs.

    `key` is that of the clause under which the page shows it, `order` the place among the changes. `entry` is the duty,
    or `edit` the words in a sentence that binds nobody; `before` and `after` are the words of the sentence, or others
    that changed. `concerns` are what the sentence touches, the heaviest first. `more` counts further sentences of a
    paragraph that came or went as a whole, `twins` the other places where the same became of the same words, `said`.
    `credit` says who confirmed what became of a mark. `is_done`: one's team
    confirmed it, or reviewed the clause as it reads now.
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
    twins: int = 0
    said: str = ""
    concerns: tuple[str, ...] = ()
    is_done: bool = False
    credit: str = ""

    @property
    def confirmed(self) -> str:
        """Who confirmed it, in words; "" where it is only found."""
        if self.credit or self.entry is None or self.entry.confirmed is None:
            return self.credit
        said = self.entry.confirmed
        return confirmed_words(said.credit, said.confirmation.team, said.day)

    @property
    def spot(self) -> str:
        """What the sentence, or words in it, are called on the page of the comparison; "" where they have no name."""
        if self.entry:
            return self.entry.duty.spot
        return duty_name(NEW, self.key, self.edit.new_at[0]) if self.edit and self.edit.new else ""

    @property
    def turn(self) -> str:
        """Which way its force went, if that is what it is read for; "" for all others."""
        return TURNS.get(self.reasons[0], "") if self.reasons else ""

    @property
    def why(self) -> list[str]:
        """The reasons in words, then what it touches."""
        said = [
            str(USED % {"n": self.users} if one == "definition" and self.users else LABELS[one]) for one in self.reasons
        ]
        return said + [_("touches: %(concern)s") % {"concern": concern_label(one)} for one in self.concerns]


@dataclass(slots=True)
class ToldSentence:
    """What a sentence is read for. `paragraph`: that of a side in which it stands, if only that side has it.

    `said` are all its words, of both sides, where others may have the same.
    """

    reasons: list[FirstReason]
    weight: ReadingWeight
    concerns: tuple[str, ...] = ()
    entry: DutyEntry | None = None
    edit: Edit | None = None
    before: str = ""
    after: str = ""
    paragraph: tuple[SideName, int] | None = None
    said: str = ""
    more: int = 0
    is_done: bool = False
    credit: str = ""

    @property
    def is_new(self) -> bool:
        return self.paragraph is not None and self.paragraph[0] == NEW


@dataclass(slots=True)
class ToldChange:
    """What was found of a change so far: `reasons` are true of its clause, and not of one of its sentences."""

    order: int
    lead: tuple[str, str, str]
    is_aside: bool = False
    keys: set[str] = field(default_factory=set)
    reasons: set[FirstReason] = field(default_factory=set)
    sentences: list[ToldSentence] = field(default_factory=list)
    before: str = ""
    after: str = ""
    users: int = 0

    def add(self, sentence: ToldSentence) -> None:
        """Of several edits of a sentence the heaviest leads, and the others are reasons beside it."""
        for one in self.sentences:
            if one.edit and sentence.edit and one.edit.sentence == sentence.edit.sentence:
                lead, other = sorted((one, sentence), key=lambda each: -each.weight.total)
                lead.reasons += [reason for reason in other.reasons if reason not in lead.reasons]
                self.sentences[self.sentences.index(one)] = lead
                return
        self.sentences.append(sentence)

    def told(self) -> Iterator[WeighedRow]:
        """The row of each sentence, what it weighs, and whether it is new; what is true of the clause is told with the
        heaviest.
        """
        sentences = sorted(_by_paragraph(self.sentences), key=lambda one: -one.weight.total)
        if self.reasons and not sentences:
            sentences = [ToldSentence([], ReadingWeight(0), before=self.before, after=self.after)]
        for place, one in enumerate(sentences):
            reasons, weight = one.reasons, one.weight
            if place == 0:
                reasons = [*reasons, *self.reasons]
                weight = replace(weight, own=weight.own + sum(map(self._points, self.reasons)))
            in_order = tuple(sorted(reasons, key=lambda reason: -WEIGHTS[reason]))
            yield self._row(one, in_order, weight.total), weight, one.is_new

    def _points(self, reason: FirstReason) -> int:
        return definition_points(self.users) if reason == "definition" else WEIGHTS[reason]

    def _row(self, one: ToldSentence, reasons: tuple[FirstReason, ...], weight: int) -> FirstRow:
        bare = bool(one.before and one.after) or not MARKED.isdisjoint(reasons) or not one.paragraph
        return FirstRow(
            self.order,
            *self.lead,
            reasons,
            weight,
            one.entry,
            before=_whole(one.before, None if bare else OLD),
            after=_whole(one.after, None if bare else NEW),
            users=self.users,
            edit=one.edit,
            more=one.more,
            said=one.said,
            concerns=one.concerns,
            is_done=one.is_done,
            credit=one.credit,
        )


WeighedRow = tuple[FirstRow, ReadingWeight, bool]
"""A row, what it weighs, and whether its sentence is new."""


def without_twins(rows: Iterable[WeighedRow]) -> list[WeighedRow]:
    """Of rows of the same words that are read for the same the heaviest, with the count of the others."""
    found: dict[object, list[WeighedRow]] = {}
    for place, one in enumerate(rows):
        row = one[0]
        found.setdefault((row.reasons, row.is_done, row.said.casefold()) if row.said else place, []).append(one)
    leads = ((max(every, key=lambda one: one[1].total), len(every) - 1) for every in found.values())
    return [(replace(row, twins=twins), weight, is_new) for (row, weight, is_new), twins in leads]


def _by_paragraph(sentences: Iterable[ToldSentence]) -> Iterator[ToldSentence]:
    """Each sentence, but of a paragraph that only one side has the heaviest, which has the count of those left out, and
    others that are grave.
    """
    found: dict[tuple[SideName, int], list[ToldSentence]] = {}
    for one in sentences:
        if one.paragraph is None:
            yield one
        else:
            found.setdefault(one.paragraph, []).append(one)
    weights = first_weights()
    for every in found.values():
        every.sort(key=lambda one: -one.weight.total)
        lead, *others = every
        grave = [one for one in others[: weights.most - 1] if one.weight.total >= weights.grave]
        lead.more = len(others) - len(grave)
        yield from (lead, *grave)


def _whole(text: str, side: SideName | None) -> tuple[Span, ...]:
    return (Span(KEPT if side is None else REMOVED if side == OLD else ADDED, text),) if text else ()


def concern_label(concern: str) -> str:
    """What a concern is called in the language of the page."""
    try:
        label = VOCABULARY[concern].label
    except KeyError:
        return concern
    return label.get((get_language() or "en")[:2]) or label["en"]
