"""All duties of a comparison that changed, and what a team says of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotations.models import ForceConfirmation
from annotations.queries.confirmations import Confirmed, confirmations
from annotations.queries.weights import COME, GONE
from clauseline.comparing.changes import Span
from clauseline.redline.clips import clip
from clauseline.redline.values import NEW, OLD
from clauseline.vocabulary import SentenceKind
from proposals.access import Person
from proposals.models import ChangeSide, Comparison, Team
from proposals.queries.changes import words_by
from proposals.queries.strength import DutyRow, duty_rows, with_alike

TO_CHECK = ForceConfirmation.State.OPEN.value
SURE = ("firm", "check")
CONFIRMED = ("yes", "no")
MOST_SPOTS = 100
"""A summary leads to so many sentences one after the other; the page of all duties lists the others."""
KIND_GROUPS: Mapping[str, tuple[SentenceKind, ...]] = {
    "binds": ("duty",),
    "granted": ("grant", "consent"),
    "threatened": ("liability", "sanction"),
    "entitled": ("right",),
    "set": ("default",),
    "told": ("definition", "information"),
}
"""What sentences do, in the order of the page: what binds, what is granted, what is threatened, to what people have a
right, what holds by default, what is merely told."""
_GROUPS: Mapping[SentenceKind, str] = {kind: group for group, kinds in KIND_GROUPS.items() for kind in kinds}
ORDERS = ("weight", "firm", "text")
"""The heaviest first, what is said firmly first, or as it stands in the text."""


@dataclass(frozen=True, slots=True)
class DutyEntry:
    """A row, and what the team says of it; `before` and `after` are its words, once they are asked for."""

    duty: DutyRow
    confirmed: Confirmed | None
    before: tuple[Span, ...] = ()
    after: tuple[Span, ...] = ()

    @property
    def standing(self) -> str:
        """What holds of its force: what a person confirmed, else what is firmly said, else that it is to check;
        "same" where nothing is said of it.
        """
        row = self.duty.row
        if self.confirmed:
            return self.confirmed.state
        if row.is_to_check:
            return TO_CHECK
        return "same" if row.verdict == "ambiguous" else row.verdict

    @property
    def group(self) -> str:
        """Which of `KIND_GROUPS` its sentence belongs to."""
        return _GROUPS[self.duty.row.kind]

    @property
    def counts_as(self) -> str:
        """How it is counted: as it stands, but what is new, or gone, is not among the duties that changed, and what a
        sentence does to people that binds nobody is counted by its group.
        """
        row = self.duty.row
        if self.standing == "same" and row.effect:
            return self.group
        if self.confirmed is None and row.is_firm and row.reason in (*COME, *GONE):
            return "new" if row.reason in COME else "gone"
        return self.standing

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed is not None

    @property
    def is_firm(self) -> bool:
        row = self.duty.row
        return row.is_firm or self.confirmed is not None or (row.effect is not None and not row.is_to_check)


@dataclass(frozen=True, slots=True)
class DutyChoice:
    """Which rows are asked for, "" for all: by fact, by the kind of their sentence, by whether they are sure, by
    whether a person confirmed them, and by the key of a clause.
    """

    fact: str = ""
    sure: str = ""
    confirmed: str = ""
    clause: str = ""
    kind: str = ""

    def has(self, entry: DutyEntry) -> bool:
        row = entry.duty.row
        return (
            self.fact in ("", row.reason)
            and self.kind in ("", row.kind)
            and self.sure in ("", "check" if row.is_to_check else "firm")
            and self.confirmed in ("", "no" if entry.confirmed is None else "yes")
            and (not self.clause or self.clause in entry.duty.keys)
        )


@dataclass(frozen=True, slots=True)
class DutyCounts:
    """How many rows count as what, how many a person confirmed, how many show which fact and are of which kind. `spots`
    are the names of the sentences by what they count as, in the order of the text.
    """

    standings: Mapping[str, int] = field(default_factory=dict)
    confirmed: int = 0
    facts: Mapping[str, int] = field(default_factory=dict)
    spots: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    kinds: Mapping[str, int] = field(default_factory=dict)

    @property
    def has_groups(self) -> bool:
        """Whether there is more than duties."""
        return any(kind != "duty" for kind in self.kinds)

    @property
    def to_check(self) -> int:
        return self.standings.get(TO_CHECK, 0)


def all_duties(comparison: Comparison, team: Team | None, person: Person) -> list[DutyEntry]:
    """All duties that changed, in the order of the text: three queries, two without a team."""
    return [one for one in every_duty(comparison, team, person) if one.duty.row.is_told]


def every_duty(comparison: Comparison, team: Team | None, person: Person) -> list[DutyEntry]:
    """The same with the sentences of duties of which nothing but their words changed."""
    said = confirmations(comparison, team, person) if team else None
    return [DutyEntry(row, said.of(row) if said and row.row.is_told else None) for row in duty_rows(comparison)]


def counted(entries: Collection[DutyEntry]) -> DutyCounts:
    """What a summary says of them."""
    spots: dict[str, list[str]] = {}
    for entry in entries:
        if entry.duty.row.is_told:
            spots.setdefault(entry.counts_as, []).append(entry.duty.spot)
    return DutyCounts(
        Counter(entry.counts_as for entry in entries),
        sum(entry.confirmed is not None for entry in entries),
        Counter(entry.duty.row.reason for entry in entries),
        {standing: tuple(filter(None, dict.fromkeys(names)))[:MOST_SPOTS] for standing, names in spots.items()},
        Counter(entry.duty.row.kind for entry in entries),
    )


def ordered(entries: Iterable[DutyEntry], order: str) -> list[DutyEntry]:
    """By their groups, and in each in one of `ORDERS`; those of one rank as they came."""
    groups = [*KIND_GROUPS]
    return sorted(entries, key=lambda entry: (groups.index(entry.group), order == "firm" and not entry.is_firm))


def with_words(comparison: Comparison, entries: Sequence[DutyEntry]) -> list[DutyEntry]:
    """`entries`, few of them, with their words and what is like them: one query, and one if something is."""
    spans = words_by("change", ChangeSide.objects.filter(change__in={one.duty.change for one in entries}))
    rows = with_alike(comparison, [one.duty for one in entries])
    return [_worded(replace(one, duty=row), spans[row.change]) for one, row in zip(entries, rows, strict=True)]


def _worded(entry: DutyEntry, spans: Sequence[Span]) -> DutyEntry:
    row = entry.duty.row
    before = clip(spans, OLD, row.old.start, row.old.end) if row.old else ()
    after = clip(spans, NEW, row.new.start, row.new.end) if row.new else ()
    return replace(entry, before=tuple(before), after=tuple(after))
