"""The origins of a version's clauses, each with its words and what a team says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotations.queries.origins import OriginDecided, OriginDecisions, origin_decisions
from clauseline.comparing.changes import KEPT, REMOVED, Span
from clauseline.comparing.wording import changed_wording
from clauseline.vocabulary import Ubiquity
from proposals.models import Clause, Proposal, Team
from proposals.queries.origin_rows import ListedOrigin, OriginList, OriginRow, origin_rows

EVERYWHERE = ("no", "yes")
"""Whether words stand in so many proposals that they come from none."""
LONGEST = 700
"""Code points of a passage that are shown."""
MOST = 3
"""Passages of an origin that are shown."""


@dataclass(frozen=True, slots=True)
class OriginChoice:
    """Which origins are asked for, "" and None for all: those of one proposal, one of `EVERYWHERE`, and those of the
    clauses with these primary keys, from the key `first` to the key `last`.
    """

    proposal: Proposal | None = None
    everywhere: str = ""
    clauses: frozenset[int] | None = None
    first: str = ""
    last: str = ""

    def has(self, row: ListedOrigin) -> bool:
        is_so = not self.everywhere or (self.everywhere == "yes") == bool(row.found.ubiquity)
        is_here = self.clauses is None or row.clause in self.clauses
        return is_so and is_here and (self.proposal is None or row.found.proposal == self.proposal.pk)


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """From the source's words to ours, as far as it is shown; and whether it stands everywhere."""

    spans: tuple[Span, ...]
    ubiquity: Ubiquity


@dataclass(frozen=True, slots=True)
class OriginEntry:
    """An origin, what the team says of it, its first passages, and how many more there are; or, where it may say the
    same in another language, our text and the source's, as far as they are shown.
    """

    row: OriginRow
    decided: OriginDecided | None
    passages: tuple[SharedPassage, ...]
    more: int
    meant: tuple[str, str] | None = None


def origin_entries(listed: OriginList, page: Sequence[ListedOrigin], team: Team | None) -> list[OriginEntry]:
    """Some of the origins of a version: two queries more than `origin_rows`, one without a team."""
    said = origin_decisions(listed.origins.shared.version, team, listed.person) if team else OriginDecisions({}, {})
    pks = {key for row in page for key in (row.clause, row.found.standing.clause)}
    texts = dict(Clause.objects.filter(pk__in=pks).values_list("pk", "text"))
    return [_entry(one, row, said, texts) for one, row in zip(page, origin_rows(listed, page), strict=True)]


def _entry(one: ListedOrigin, row: OriginRow, said: OriginDecisions, texts: dict[int, str]) -> OriginEntry:
    if one.found.match.method == "meaning":
        ours, theirs = (_cut(texts[clause]) for clause in (one.clause, one.found.standing.clause))
        return OriginEntry(row, said.of(row), (), 0, (ours, theirs))
    return OriginEntry(row, said.of(row), tuple(_passages(one, texts)), max(0, len(one.found.spans) - MOST))


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST]} …"


def _passages(one: ListedOrigin, texts: dict[int, str]) -> Iterator[SharedPassage]:
    ours, theirs = texts[one.clause], texts[one.found.standing.clause]
    for span in one.found.spans[:MOST]:
        at = span.place
        words = changed_wording(theirs[at.source_start : at.source_end], ours[at.start : at.end])
        yield SharedPassage(tuple(clip(words)), span.ubiquity)


def clip(spans: Iterable[Span]) -> Iterator[Span]:
    """As much of these as is shown of a passage."""
    left = LONGEST
    for span in spans:
        if left <= 0:
            yield Span(KEPT, " …")
            return
        yield Span(span.op, span.text if span.op == REMOVED else span.text[:left])
        left -= len(span.text)
