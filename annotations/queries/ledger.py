"""What became of each concern in the versions of a proposal and in linked drafts, from people's marks alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from annotations.models import Annotation
from annotations.queries.duties import DutyEntry
from annotations.queries.ledger_columns import LedgerColumn, ledger_columns
from annotations.queries.ledger_force import MarkForce, mark_force
from annotations.queries.ledger_judged import Judged, MarkSaid, judged_marks
from annotations.queries.ledger_places import LedgerAnnotation, MarkPlace, MarkPlaces, mark_places
from annotations.queries.ledger_states import (
    STANDING,
    LedgerReason,
    LedgerState,
    LedgerVoice,
    MarkFacts,
    finding_of,
    found_of,
    state_of,
)
from annotations.queries.ledger_taken import TakenUp, taken_up
from annotations.queries.ledger_unread import UnreadClause, unread_clauses
from annotations.queries.ledger_words import words_elsewhere
from clauseline.gc_paused import gc_paused
from proposals.access import Person
from proposals.models import Proposal, Team

UNNAMED = ""
"""The row of marks that name no concern."""


class MarkStep(NamedTuple):
    """The `entries` of a comparison say what became of the sentences of a mark; `old_key` is their clause there.

    `force` and `status` are what holds of them since it was made, over all steps up to here; `unconfirmed` is what of
    `force` rests on a sentence of which no person confirmed it.
    """

    comparison: int | None = None
    old_key: str = ""
    entries: tuple[DutyEntry, ...] = ()
    force: frozenset[str] = frozenset()
    status: str = ""
    unconfirmed: frozenset[str] = frozenset()

    @property
    def says(self) -> bool:
        return bool(self.entries or self.status)

    @property
    def is_sentence_gone(self) -> bool:
        return any(entry.duty.new is None and entry.standing == "weakened" for entry in self.entries)

    def after(self, earlier: MarkStep) -> MarkStep:
        """What both say together, this one after `earlier`."""
        if not (earlier.force or earlier.status):
            return self
        if not self.says and earlier.says:
            return earlier
        # What became normative and informative again is what it was where the mark was made.
        status = "" if self.status and earlier.status else self.status or earlier.status
        unconfirmed = self.unconfirmed | earlier.unconfirmed
        return self._replace(force=self.force | earlier.force, status=status, unconfirmed=unconfirmed)

    def confirmed(self, standing: str) -> DutyEntry | None:
        """The sentence of which a person confirmed that, if nothing of it is unconfirmed."""
        if standing in self.unconfirmed:
            return None
        return next((one for one in self.entries if one.is_confirmed and one.standing == standing), None)


class LedgerMark(NamedTuple):
    """An annotation in the text of a column, what became of it there, and why that is said.

    `came_from` is where it stood when it was looked for. `step` is what was said of its sentences last, on the way from
    where it was made. `finding` is what a person may confirm or deny, "" if there is nothing; `words` is the digest of
    the words of which it is, and `said` tells by what one did.
    """

    annotation: LedgerAnnotation
    at: MarkPlace
    came_from: MarkPlace
    state: LedgerState
    reason: LedgerReason
    step: MarkStep
    finding: str = ""
    words: str = ""
    said: MarkSaid | None = None

    @property
    def entries(self) -> tuple[DutyEntry, ...]:
        """The binding sentences that say so."""
        return self.step.entries

    @property
    def is_standing(self) -> bool:
        return self.at.place in STANDING

    @property
    def is_denied(self) -> bool:
        """Whether a person said that what was found is not so."""
        return self.said is not None and not self.said.is_so

    @property
    def is_gone(self) -> bool:
        return self.at.place == "gone" and not self.is_denied

    @property
    def is_surely_gone(self) -> bool:
        return self.is_gone and self.reason != "not-found"

    @property
    def voice(self) -> LedgerVoice:
        """Who says so: a person by name, Clauseline, or nobody, since it is to check."""
        if self.is_denied:
            return "denied"
        if self.said or self.reason in ("home", "marked-removed") or (self.at.is_settled and not self.finding):
            return "confirmed"
        return "asked" if self.state == "check" else "found"


@dataclass(frozen=True, slots=True)
class LedgerCell:
    """How many marks stand in a text, how many of these are safeguards, how many are gone, and how many are in which
    state.
    """

    standing: int = 0
    safeguards: int = 0
    gone: int = 0
    states: Mapping[LedgerState, int] = field(default_factory=dict)

    @classmethod
    def of(cls, marks: Sequence[LedgerMark]) -> LedgerCell:
        standing = [mark.annotation.polarity for mark in marks if mark.is_standing]
        gone = sum(mark.is_gone for mark in marks)
        kept = standing.count(Annotation.Polarity.SAFEGUARD)
        return cls(len(standing), kept, gone, Counter(mark.state for mark in marks))

    @property
    def marks(self) -> int:
        """How many there are in all."""
        return sum(self.states.values())


@dataclass(frozen=True, slots=True)
class Ledger:
    """All marks of a ledger as they stand for `team`, by version of the columns, in the order they were made.

    `concerns` are those that each annotation names, by its primary key. `unread` is None without a team.
    """

    proposal: Proposal
    team: Team | None
    columns: Sequence[LedgerColumn]
    marks: Mapping[int, Sequence[LedgerMark]]
    concerns: Mapping[int, Sequence[str]]
    unread: Mapping[int, Sequence[UnreadClause]]

    @property
    def all_marks(self) -> list[LedgerMark]:
        """Column by column."""
        return [mark for column in self.columns for mark in self.marks[column.version.pk]]

    def concerns_of(self, mark: LedgerMark) -> Sequence[str]:
        return self.concerns.get(mark.annotation.pk) or (UNNAMED,)

    def cells(self) -> Mapping[tuple[str, int], LedgerCell]:
        """By concern and version; what has no mark is left out."""
        found: dict[tuple[str, int], list[LedgerMark]] = defaultdict(list)
        for version, marks in self.marks.items():
            for mark in marks:
                for concern in self.concerns.get(mark.annotation.pk) or (UNNAMED,):
                    found[concern, version].append(mark)
        return {key: LedgerCell.of(marks) for key, marks in found.items()}

    def marks_of(self, concerns: Collection[str], version: int) -> list[LedgerMark]:
        """Those that name one of these concerns, each once; what needs a person first."""
        wanted = set(concerns)
        return [mark for mark in self.marks.get(version, ()) if wanted.intersection(self.concerns_of(mark))]


def ledger(proposal: Proposal, team: Team | None, person: Person) -> Ledger:
    """The ledger of `proposal` as `person` may see it: some twenty queries, however many marks there are."""
    with gc_paused():
        columns = ledger_columns(proposal, person)
        places = mark_places(columns, person, team)
        force, judged = mark_force(places, person, team), judged_marks(places, person, team)
        judging = _Judging(places, force, taken_up(places, person), judged)
        marks = {column.version.pk: list(judging.marks(column)) for column in columns}
        own = columns_of(columns)
        newest = marks[own[-1].version.pk] if own else []
        gone = {mark.annotation.pk for mark in newest if mark.is_surely_gone}
        for at in words_elsewhere(places, columns):
            marks[at.version].append(judging.mark(at, was_gone=at.mark in gone))
    return Ledger(proposal, team, columns, marks, places.concerns, unread_clauses(columns, team))


def columns_of(columns: Iterable[LedgerColumn]) -> list[LedgerColumn]:
    """Those of the proposal itself."""
    return [column for column in columns if not column.is_sibling]


@dataclass(slots=True)
class _Judging:
    """What became of each mark, column by column in their order.

    `gone` are the marks that an earlier version of their proposal had no more, `settled` those of which a person said
    so, with that version.
    """

    places: MarkPlaces
    force: MarkForce
    taken: Mapping[tuple[int, int], TakenUp]
    judged: Judged
    gone: set[int] = field(default_factory=set)
    settled: dict[int, int] = field(default_factory=dict)
    steps: dict[tuple[int, int], MarkStep] = field(default_factory=dict)

    def marks(self, column: LedgerColumn) -> Iterator[LedgerMark]:
        """What stands, is asked or is gone in the text of `column` of the marks on its own proposal."""
        version = column.version.pk
        for pk in self.places.marks:
            at = self.places.of.get((pk, version))
            if at is None:
                continue
            was_gone = pk in self.gone and not column.is_sibling
            if at.place == "gone":
                if at.is_settled:
                    self.settled[pk] = version
                elif pk in self.settled:
                    at = at._replace(is_settled=True)
            mark = self.mark(at, was_gone=was_gone)
            if mark.is_gone:
                self.gone.add(pk)
            yield mark

    def mark(self, at: MarkPlace, *, was_gone: bool) -> LedgerMark:
        mark, came_from = self.places.marks[at.mark], self._came_from(at)
        step = self._step(at, came_from)
        is_surely_gone = at.place == "gone" and (at.is_settled or self.force.is_deleted(at, came_from.key))
        extent, taken = self.taken.get((at.mark, at.version), TakenUp())
        facts = MarkFacts(
            mark.polarity, at.place, is_surely_gone, step.is_sentence_gone, step.force, step.status, extent, was_gone
        )
        finding, reason = finding_of(facts), found_of(facts)[1]
        if not finding:
            return LedgerMark(mark, at, came_from, *state_of(facts, is_so=None), step)
        words = taken if reason == "taken" else at.judged_words(mark)
        said = self.judged.get((at.mark, at.version, finding, words)) or self._said(at, reason, step)
        state = state_of(facts, is_so=said and said.is_so)
        return LedgerMark(mark, at, came_from, *state, step, finding, words, said)

    def _said(self, at: MarkPlace, reason: LedgerReason, step: MarkStep) -> MarkSaid | None:
        """By what but a judgement of the team a person said that it is so: the place, or the force of a sentence.

        What the tray still asks nothing but its answer confirms; that a wording was taken up, nothing but a judgement.
        """
        if reason == "taken":
            return None
        if at.place == "gone":
            return MarkSaid("place", self.settled.get(at.mark, at.version)) if at.is_settled else None
        return MarkSaid("force", 0) if step.confirmed(reason) else None

    def _came_from(self, at: MarkPlace) -> MarkPlace:
        return self.places.of.get((at.mark, at.old), at) if at.old else at

    def _step(self, at: MarkPlace, came_from: MarkPlace) -> MarkStep:
        """What was said up to this place. A mark that a person put somewhere begins anew there."""
        if (known := self.steps.get((at.mark, at.version))) is not None:
            return known
        own = self._own_step(at, came_from)
        if came_from is not at and not at.is_settled:
            own = own.after(self._step(came_from, self._came_from(came_from)))
        self.steps[at.mark, at.version] = own
        return own

    def _own_step(self, at: MarkPlace, before: MarkPlace) -> MarkStep:
        if (fate := self.force.fate(at, before.key)) is None:
            return MarkStep(at.comparison, before.key)
        entries = tuple(self.force.entries(at, before, fate))
        force = frozenset(entry.standing for entry in entries)
        unconfirmed = frozenset(entry.standing for entry in entries if not entry.is_confirmed)
        return MarkStep(at.comparison, before.key, entries, force, self.force.status(at, fate), unconfirmed)
