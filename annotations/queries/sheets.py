"""A comment set as people work on it: its rows with what is wrong with each, and what asks for a decision."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, field

from annotations.exporting.alike import AlikePair, alike
from annotations.exporting.checking import Fault
from annotations.exporting.force import in_words, sentences
from annotations.exporting.proposing import Wording, read_back
from annotations.exporting.sheet import Row, Sheet
from annotations.models import Comment, CommentSet
from annotations.queries.checks import faults
from annotations.queries.comment_sets import row_of, sheet_with
from annotations.queries.force import with_force
from annotations.queries.sources import News, news
from proposals.access import Person
from proposals.drawing.build import build
from proposals.drawing.shared import digest
from proposals.drawing.store import owner_of, pages

MOST_NAMED = 40
MANY = 100
"""Rows from which on it costs less to keep what may be double than to look again."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One row: `wording` is its proposed change as a redline, if it is one of the quoted words."""

    comment: Comment
    wording: Wording | None
    faults: list[Fault] = field(default_factory=list)
    news: list[News] = field(default_factory=list)

    @property
    def is_made_again(self) -> bool:
        """Whether its wording was written for other words and made again on these by itself."""
        return bool(self.comment.wording.get("state") == "made-again")

    @property
    def is_for_others(self) -> bool:
        """Whether its wording was written for other words than these."""
        return self.comment.wording.get("state") in ("made-again", "conflict")

    @property
    def is_done(self) -> bool:
        """Whether the body did by itself what its wording asks for."""
        return bool(self.comment.wording.get("state") == "done-by-body")

    @property
    def errors(self) -> int:
        """How many of its faults stand in the way of freezing."""
        return sum(fault.is_error for fault in self.faults)

    @property
    def wrong(self) -> set[str]:
        """The columns that have a fault."""
        return {fault.column for fault in self.faults}

    @property
    def force(self) -> list[str]:
        """What the team confirmed of the sentences it stands on."""
        return [in_words(one) for one in self.comment.force]

    @property
    def unsaid(self) -> list[str]:
        """What its comment can still say of that."""
        return sentences(self.comment.force, self.comment.comment)

    @property
    def can_renew(self) -> bool:
        """Whether an annotation of it says something else by now."""
        return any(one.changed for one in self.news)


@dataclass(frozen=True, slots=True)
class Complaint:
    """One sentence about the rows of `lines`; about the set as a whole without any. `found` is what stands there."""

    sentence: str
    is_error: bool
    found: str
    lines: list[SheetLine]

    @property
    def shown(self) -> list[SheetLine]:
        """Those that are named: nobody walks a thousand links, and they are drawn anew with each cell."""
        return self.lines[:MOST_NAMED]

    @property
    def rest(self) -> int:
        """How many more there are."""
        return len(self.lines) - len(self.shown)


@dataclass(frozen=True, slots=True)
class Twins:
    """Two rows that may be duplicates, and why (see `annotations.exporting.alike`)."""

    one: SheetLine
    other: SheetLine
    why: str


@dataclass(frozen=True, slots=True)
class Worksheet:
    """All lines of a set. What is wrong, and what may be double, is looked for in drafts alone."""

    sheet: Sheet
    lines: list[SheetLine]
    complaints: list[Complaint]
    twins: list[Twins]

    @property
    def error_count(self) -> int:
        return sum(max(1, len(one.lines)) for one in self.complaints if one.is_error)

    @property
    def warning_count(self) -> int:
        return sum(max(1, len(one.lines)) for one in self.complaints if not one.is_error)


def worksheet(comment_set: CommentSet, person: Person) -> Worksheet:
    """The set as `person` works on it: at most five queries, however many rows there are, and some for each version
    since which the team confirmed the force of sentences.
    """
    comments = with_force(comment_set, comment_set.comments.select_related("annotation", "disposition"), person)
    sheet = sheet_with(comment_set, map(row_of, comments))
    if comment_set.state != CommentSet.State.DRAFT:
        return Worksheet(sheet, [_line(comment) for comment in comments], [], [])
    wrong = faults(comment_set, sheet)
    by_row: dict[int, list[Fault]] = defaultdict(list)
    for fault in wrong:
        by_row[fault.number].append(fault)
    fresh = news(comments, person)
    lines = [_line(one, by_row[one.order], fresh.get(one.slug, [])) for one in comments]
    return Worksheet(sheet, lines, _complaints(wrong, lines), _twins(comment_set, sheet, lines))


def _line(comment: Comment, wrong: Sequence[Fault] = (), fresh: Sequence[News] = ()) -> SheetLine:
    # Of a wording for a whole clause the words are not in the row.
    wording = read_back(comment.proposed, comment.quote) if comment.quote else None
    return SheetLine(comment, wording, list(wrong), list(fresh))


def _complaints(wrong: Iterable[Fault], lines: list[SheetLine]) -> list[Complaint]:
    """The faults sentence by sentence, errors first."""
    by_number = {line.comment.order: line for line in lines}
    found: dict[tuple[str, str], Complaint] = {}
    for fault in sorted(wrong, key=lambda fault: not fault.is_error):
        fresh = Complaint(fault.sentence, fault.is_error, fault.found, [])
        complaint = found.setdefault((fault.sentence, fault.found), fresh)
        if fault.number:
            complaint.lines.append(by_number[fault.number])
    return list(found.values())


def _twins(comment_set: CommentSet, sheet: Sheet, lines: list[SheetLine]) -> list[Twins]:
    by_number = {line.comment.order: line for line in lines}
    numbers = {line.comment.slug: line.comment.order for line in lines}
    known = [(numbers[one], numbers[other]) for one, other in comment_set.apart if {one, other} <= numbers.keys()]
    pairs = _alike(comment_set, sheet.rows, sorted((min(pair), max(pair)) for pair in known))
    return [Twins(by_number[pair.one], by_number[pair.other], pair.why) for pair in pairs]


def _alike(comment_set: CommentSet, rows: Sequence[Row], apart: list[tuple[int, int]]) -> list[AlikePair]:
    """What may be duplicates, kept until one of the rows that are compared says something else."""
    if len(rows) < MANY:
        return alike(rows, apart)
    compared = [(row.number, row.clause, row.comment, row.quote) for row in rows]
    owner, name = owner_of(comment_set), f"alike-{digest(compared, apart, build())}"
    if (kept := pages().get(owner, name)) is not None:
        return [AlikePair(*pair) for pair in json.loads(kept)]
    found = alike(rows, apart)
    pages().put(owner, name, json.dumps([astuple(pair) for pair in found]).encode())
    return found
