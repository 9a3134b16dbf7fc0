"""A comment set as people work on it: its rows with what is wrong with each, and what asks for a decision."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass, field, replace
from typing import Literal

from annotations.exporting.alike import AlikePair, alike
from annotations.exporting.checking import NO_DOCUMENT, NO_ROWS, Fault
from annotations.exporting.force import in_words, sentences
from annotations.exporting.proposing import Wording, read_back
from annotations.exporting.sheet import Row, Sheet
from annotations.models import Annotation, Comment, CommentSet, Uptake
from annotations.queries.checks import faults
from annotations.queries.comment_sets import row_of, sheet_with
from annotations.queries.force import with_force
from annotations.queries.sources import News, news
from proposals.access import Person
from proposals.drawing.build import build
from proposals.drawing.shared import digest
from proposals.drawing.store import owner_of, pages
from proposals.models import Version
from proposals.queries.shared_texts import parts

MOST_NAMED = 40
MAY_BE_BARE = ("member", "line", "element")
BREADTHS = {"broader": 20, "broad": 9}
"""From how many signs of the longest name on the column of clauses is broader, the broadest first."""
MANY = 100
"""Rows from which on it costs less to keep what may be double than to look again."""


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One row: `wording` is its proposed change as a redline, if it is one of the quoted words; `uptake` what the last
    version has of it since it was sent.
    """

    comment: Comment
    wording: Wording | None
    faults: list[Fault] = field(default_factory=list)
    news: list[News] = field(default_factory=list)
    uptake: Uptake | None = None

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


Remedy = Literal["", "member", "facts", "rows"]
"""One field for the code, the facts of the version, or annotations to add; "" where each row is mended by itself."""
REMEDIES: dict[str, Remedy] = {NO_DOCUMENT: "facts", NO_ROWS: "rows"}


@dataclass(frozen=True, slots=True)
class Complaint:
    """One sentence about the `rows`; about the set as a whole without any. `found` is what stands there."""

    sentence: str
    is_error: bool
    found: str
    column: str
    rows: list[Comment]

    @property
    def remedy(self) -> Remedy:
        """What mends it for all of them at once."""
        if self.column == "member" and self.is_error:
            return "member"
        return REMEDIES.get(self.sentence, "")

    @property
    def shown(self) -> list[Comment]:
        """Those that are named: nobody walks a thousand links, and they are drawn anew with each cell."""
        return self.rows[:MOST_NAMED]

    @property
    def rest(self) -> int:
        """How many more there are."""
        return len(self.rows) - len(self.shown)


@dataclass(frozen=True, slots=True)
class Twins:
    """Two rows that may be duplicates, and why (see `annotations.exporting.alike`)."""

    one: Comment
    other: Comment
    why: str


@dataclass(frozen=True, slots=True)
class Worksheet:
    """All rows of a set, the lines of those that are asked for. What is wrong, and what may be double, is looked for in
    drafts alone.
    """

    sheet: Sheet
    rows: list[Comment]
    lines: list[SheetLine]
    complaints: list[Complaint]
    twins: list[Twins]

    @property
    def error_count(self) -> int:
        """How many different errors there are, in however many rows each."""
        return sum(one.is_error for one in self.complaints)

    @property
    def bare(self) -> list[str]:
        """The columns in which no row has anything, and nothing is wrong: nobody needs to see them."""
        wrong = {one.column for one in self.complaints}
        return [name for name in MAY_BE_BARE if name not in wrong and not any(getattr(row, name) for row in self.rows)]

    @property
    def breadth(self) -> str:
        """How much room the names of clauses take."""
        longest = max((len(row.clause) for row in self.rows), default=0)
        return next((name for name, least in BREADTHS.items() if longest > least), "")

    @property
    def warning_count(self) -> int:
        return sum(not one.is_error for one in self.complaints)


Choice = Callable[[Sequence[Comment]], Sequence[Comment]]
"""Of the rows of a set those that are shown."""


def worksheet(comment_set: CommentSet, person: Person, choose: Choice = lambda rows: rows) -> Worksheet:
    """The set as `person` works on it, with the lines of the rows that are shown: at most six queries, however many
    rows there are, and some for each version since which the team confirmed the force of sentences.
    """
    rows = list(comment_set.comments.select_related("disposition"))
    sheet = sheet_with(comment_set, map(row_of, rows))
    shown = choose(rows)
    if comment_set.state != CommentSet.State.DRAFT:
        return Worksheet(sheet, rows, _lines(comment_set, shown, (), person), [], [])
    wrong = faults(comment_set, sheet)
    lines = _lines(comment_set, shown, wrong, person)
    return Worksheet(sheet, rows, lines, _complaints(wrong, rows), _twins(comment_set, sheet, rows))


def lines_of(comment_set: CommentSet, start: int, end: int, person: Person) -> list[SheetLine]:
    """The lines of the rows with the numbers [start, end), without a look at the others."""
    rows = list(comment_set.comments.select_related("disposition").filter(order__gte=start, order__lt=end))
    is_draft = comment_set.state == CommentSet.State.DRAFT
    wrong = faults(comment_set, sheet_with(comment_set, map(row_of, rows))) if is_draft else ()
    return _lines(comment_set, rows, wrong, person)


def _lines(comment_set: CommentSet, rows: Sequence[Comment], wrong: Iterable[Fault], person: Person) -> list[SheetLine]:
    known = Annotation.objects.only("slug", "deleted_at").in_bulk({row.annotation_id for row in rows} - {None})
    for row in rows:
        row.annotation = known[row.annotation_id] if row.annotation_id else None
    by_row: dict[int, list[Fault]] = defaultdict(list)
    for fault in wrong:
        by_row[fault.number].append(fault)
    told = with_force(comment_set, rows, person)
    if comment_set.state != CommentSet.State.DRAFT:
        uptakes = last_uptakes(rows)
        return [replace(_line(one), uptake=uptakes.get(one.pk)) for one in told]
    fresh = news(told, person)
    return [_line(one, by_row[one.order], fresh.get(one.slug, ())) for one in told]


def last_uptakes(rows: Iterable[Comment]) -> Mapping[int, Uptake]:
    """By comment what the last version that it was looked for in has of it: a query for each thousand rows, and one."""
    found: dict[int, Uptake] = {}
    for some in parts([row.pk for row in rows]):
        looked = Uptake.objects.filter(comment__in=some, version__withdrawn_at=None).order_by("version__position")
        found.update({one.comment_id: one for one in looked})
    # Thousands of rows speak of a few versions: each is fetched once, not with every row.
    versions = Version.objects.in_bulk({one.version_id for one in found.values()})
    for one in found.values():
        one.version = versions[one.version_id]
    return found


def _line(comment: Comment, wrong: Sequence[Fault] = (), fresh: Sequence[News] = ()) -> SheetLine:
    # Of a wording for a whole clause the words are not in the row.
    wording = read_back(comment.proposed, comment.quote) if comment.quote else None
    return SheetLine(comment, wording, list(wrong), list(fresh))


def _complaints(wrong: Iterable[Fault], rows: Sequence[Comment]) -> list[Complaint]:
    """The faults sentence by sentence, errors first."""
    by_number = {row.order: row for row in rows}
    found: dict[tuple[str, str], Complaint] = {}
    for fault in sorted(wrong, key=lambda fault: not fault.is_error):
        fresh = Complaint(fault.sentence, fault.is_error, fault.found, fault.column, [])
        complaint = found.setdefault((fault.sentence, fault.found), fresh)
        if fault.number:
            complaint.rows.append(by_number[fault.number])
    return list(found.values())


def _twins(comment_set: CommentSet, sheet: Sheet, rows: Sequence[Comment]) -> list[Twins]:
    by_number = {row.order: row for row in rows}
    numbers = {row.slug: row.order for row in rows}
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
