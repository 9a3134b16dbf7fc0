"""What a cell of a ledger rests on: each mark with its words before and after, and who says what became of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.urls import reverse

from annotations.models import Annotation
from annotations.queries.duties import DutyEntry
from annotations.queries.ledger import Ledger, LedgerMark
from annotations.queries.ledger_credits import MarkCredit, credits_of
from clauseline.comparing.changes import Span
from clauseline.comparing.wording import changed_wording
from proposals.models import Clause, Comparison, Version

LONGEST = 700
"""Code points of a passage that are shown."""
MOST = 3
"""Sentences of a mark that are shown."""

Clauses = Mapping[tuple[int, str], Clause]
"""By version and key."""


@dataclass(frozen=True, slots=True)
class LedgerPassage:
    """Words from what they were to what they are; with the `entry` that says what that does to their force."""

    spans: tuple[Span, ...]
    entry: DutyEntry | None = None


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A mark in the text of `version`, there on `clause`; it was made on `home`. None: on none, or on none any more.

    `before` and `after` are its words where it was looked for from and where it stands now, as far as they are shown;
    `comparison` led from one to the other, or is the one that said of its sentences what holds since. `credit` says who
    confirmed or denied what became of it.
    """

    mark: LedgerMark
    annotation: Annotation
    version: Version
    clause: Clause | None
    home: Clause | None
    comparison: Comparison | None
    before: str
    after: str
    credit: MarkCredit | None = None

    @property
    def concerns(self) -> list[str]:
        """By their ids."""
        return [row.concern for row in self.annotation.concerns.all()]

    @property
    def confirmed(self) -> MarkCredit | None:
        """Who confirmed it."""
        return self.credit if self.credit and self.credit.is_so else None

    @property
    def denied(self) -> MarkCredit | None:
        """Who said that it is not so."""
        return self.credit if self.credit and not self.credit.is_so else None

    @property
    def told_by(self) -> Comparison | None:
        """The comparison, if it is there for all."""
        return None if self.comparison is None or self.comparison.aside else self.comparison

    @property
    def permalink(self) -> str:
        """The path of the page that shows it there."""
        at = self.mark.at
        page = reverse("version", args=[self.version.slug])
        if at.place == "words":
            return f"{page}?at={at.start}-{at.end}#{at.key}"
        place = "" if self.annotation.version_id == self.version.pk else f"?version={self.version.slug}"
        return f"{reverse('annotation', args=[self.annotation.slug])}{place}"

    @property
    def passages(self) -> list[LedgerPassage]:
        """The sentences that say what became of it; or its words."""
        if self.mark.entries:
            return [LedgerPassage(_between(*_sides(one)), one) for one in self.mark.entries[:MOST]]
        return [LedgerPassage(_between(self.before, self.after))] if self.before or self.after else []


def ledger_entries(found: Ledger, marks: Sequence[LedgerMark]) -> list[LedgerEntry]:
    """Some of the marks of `found` with all there is to see: six queries."""
    rows = Annotation.objects.select_related("team", "author", "version__proposal").prefetch_related("concerns")
    annotations = rows.in_bulk({mark.annotation.pk for mark in marks})
    sides = ("old_version", "new_version")
    comparisons = Comparison.objects.select_related(*sides).in_bulk({mark.step.comparison for mark in marks} - {None})
    versions = {column.version.pk: column.version for column in found.columns}
    clauses = _clauses(versions, marks, annotations)
    named = credits_of(marks, annotations, found.team)
    entries = [
        _entry(mark, annotations[mark.annotation.pk], versions[mark.at.version], clauses, comparisons) for mark in marks
    ]
    return [replace(one, credit=named.get((one.annotation.pk, one.version.pk))) for one in entries]


def _entry(
    mark: LedgerMark,
    annotation: Annotation,
    version: Version,
    clauses: Clauses,
    comparisons: Mapping[int, Comparison],
) -> LedgerEntry:
    at, came_from = mark.at, mark.came_from
    home, clause = clauses.get((annotation.version_id, annotation.key)), clauses.get((at.version, at.key))
    before = annotation.quote or (home.text if home else "")
    if came_from.version not in (annotation.version_id, at.version):
        before = came_from.quote or before
    comparison = comparisons.get(mark.step.comparison or 0)
    cut = before[:LONGEST], _after(mark, clause)[:LONGEST]
    return LedgerEntry(mark, annotation, version, clause, home, comparison, *cut)


def _after(mark: LedgerMark, clause: Clause | None) -> str:
    at = mark.at
    if at.place == "gone" or clause is None:
        return ""
    return clause.text[at.start : at.end] if at.place == "words" else at.quote or clause.text


def _clauses(
    versions: Mapping[int, Version], marks: Sequence[LedgerMark], annotations: Mapping[int, Annotation]
) -> Clauses:
    of = {one.version.current_reading_id: one.version_id for one in annotations.values()}
    of |= {versions[mark.at.version].current_reading_id: mark.at.version for mark in marks}
    keys = {key for mark in marks for key in (mark.annotation.key, mark.at.key) if key}
    rows = Clause.objects.filter(reading__in=list(of), key__in=keys).defer("packed")
    return {(of[row.reading_id], row.key): row for row in rows}


def _sides(entry: DutyEntry) -> tuple[str, str]:
    old, new = entry.duty.old, entry.duty.new
    return (old.sentence if old else "")[:LONGEST], (new.sentence if new else "")[:LONGEST]


def _between(before: str, after: str) -> tuple[Span, ...]:
    return tuple(changed_wording(before, after))
