"""Lines to headings and bodies: which paragraph starts a clause, and which belongs to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from proposals.outline import canonical
from proposals.reading.account import Account, weigh
from proposals.reading.blocks import is_editors
from proposals.reading.headings import (
    LABEL_MARKS,
    STATUS_WORDS,
    Heading,
    leave_label,
    read_heading,
    stated_status,
    typed_heading,
)
from proposals.reading.ladder import Ladder
from proposals.reading.lines import Line, Row, join_lines, rest_of
from proposals.reading.numbering import Label, find_label, place_of, status_alone
from proposals.reading.surveying import (
    FREE,
    annex_lines,
    can_start_annex,
    chained_numbers,
    glued_articles,
    labels_of,
    unit,
    units,
)
from proposals.reading.vocabulary import (
    LONGEST,
    close_up,
    is_bibliography,
    is_front,
    is_front_part,
    is_term,
    is_title,
)
from proposals.saying import said

TITLE = said("title of the document")


@dataclass(slots=True)
class Sorter:
    """Sorts lines one after the other; knows the numbers of the clauses that are open."""

    account: Account
    title_level: int = 0
    numbered: bool = False
    found: list[Heading | Line | Row] = field(default_factory=list)
    _ladder: Ladder = field(default_factory=Ladder)
    _waiting: int | None = None
    _annexes: dict[str, Line] = field(default_factory=dict)
    _units: set[str] = field(default_factory=set)
    _chained: set[str] = field(default_factory=set)
    _glued: set[int] = field(default_factory=set)
    _last: dict[str, int] = field(default_factory=dict)

    def sort(self, lines: Sequence[Line | Row]) -> list[Heading | Line | Row]:
        """Headings, and between them the lines and rows of their clauses."""
        labelled = labels_of(lines)
        self._annexes = annex_lines(labelled)
        self._units = units(labelled)
        self._chained = chained_numbers(labelled)
        self._glued = glued_articles(labelled)
        for line in lines:
            if isinstance(line, Row):
                self._waiting = None
                self.found.append(line)
            elif line.text.strip() or line.label or line.pictures or line.notes:
                self._place(line)
        if not self.numbered or _has_few_numbers(self.found):
            self.found = [_unnumbered_clause(item) for item in self.found]
        return self.found

    def _place(self, line: Line) -> None:
        if self._completes(line):
            return
        if line.role in ("title", "number") and self.numbered:
            self.found.append(line._replace(role="subheading"))
        elif line.role in ("title", "number"):
            self.account.leave_line(TITLE, line)
        elif line.role in ("heading", "annex") and (line.text.strip() or line.label):
            self._heading(line)
        else:
            self._body(line)

    def _heading(self, line: Line) -> None:
        heading = read_heading(line, self.account)
        if not heading.number and not self.numbered and 0 < (line.level or 9) <= self.title_level:
            self.account.leave_line(TITLE, line)
            return
        if line.role == "annex" and not heading.number and heading.kind == "clause":
            self.found.append(line._replace(role="subheading"))
            return
        if not heading.number and not self.numbered and heading.kind == "clause":
            heading = replace(heading, kind="front")
        if heading.kind == "clause" and self._ladder.in_terms(heading.number) and is_term(heading.title):
            heading = replace(heading, kind="term")
        self._add(heading)

    def _add(self, heading: Heading) -> None:
        if heading.number:
            self.numbered = True
            self._ladder.step(heading)
        self._waiting = None if heading.title else len(self.found)
        self.found.append(heading)

    def _completes(self, line: Line) -> bool:
        """Whether `line` is the status or the title of the annex, or the term of the entry, that has none yet."""
        if self._waiting is None:
            return False
        heading = self.found[self._waiting]
        assert isinstance(heading, Heading)
        if stated_status(line.text) or is_editors(line.text):
            self.found.append(line)
            return True
        status = status_alone(line.text)
        if status and heading.kind in ("annex", "appendix"):
            self.account.leave_line(STATUS_WORDS, line)
            self.found[self._waiting] = replace(heading, status=status)
            return True
        if not self._can_be_title(line, heading):
            self._waiting = None
            return False
        self.found[self._waiting] = replace(heading, title=canonical(line.text), line=join_lines(heading.line, line))
        self._waiting = None
        return True

    def _can_be_title(self, line: Line, heading: Heading) -> bool:
        words = canonical(line.text)
        if not is_title(words) or line.label or line.role not in ("text", "heading", "annex", "subheading", "term"):
            return False
        if heading.kind == "term":
            return line.role in ("text", "term")
        label = find_label(line.text)
        if heading.kind in ("chapter", "article"):
            return label is None and not heading.number.startswith("第")
        return heading.kind in ("annex", "appendix") and (label is None or (label.kind == "clause" and label.parts < 2))

    def _body(self, line: Line) -> None:
        # Of long lines, which name nothing, the words are not needed.
        words = canonical(line.text) if len(line.text) < 2 * LONGEST else ""
        if line.role in ("text", "subheading") and is_bibliography(words) and self.numbered:
            self._add(Heading("", close_up(words), "bibliography", line=line))
        elif line.role in ("text", "subheading", "item") and not self.numbered and is_front(words):
            self._add(Heading("", close_up(words), "front", line=line))
        elif line.role == "text" and not self.numbered and is_front_part(words):
            self.found.append(line._replace(role="subheading"))
        elif line.label and (label := find_label(line.label + "\t")) and self._starts(line, label):
            self._drawn(line, label)
        elif line.role == "clause" and (label := find_label(line.text)):
            self._start(line, label)
        elif not self._typed(line):
            self.found.append(line)

    def _starts(self, line: Line, label: Label) -> bool:
        """Whether a paragraph with a number that its program draws starts a clause."""
        if line.role in ("numbered", "term number", "clause") or (label.rank and label.number[:1] != "§"):
            return bool(label.number)
        return line.role in ("item", "text") and self._ladder.continues(line, label)

    def _drawn(self, line: Line, label: Label) -> None:
        self.account.added += weigh(label.number)
        kind = "term" if line.role == "term number" else label.kind
        self._begin(replace(label, kind=kind), line._replace(label="", role="text"))

    def _typed(self, line: Line) -> bool:
        """Whether a plain paragraph starts a clause by its typed number; if so it is placed."""
        if line.role not in ("text", "item", "term number", "subheading", "numbered") or line.label:
            return False
        label = find_label(line.text)
        if label is None or not label.number:
            return False
        if label.kind in ("annex", "appendix"):
            return self._typed_annex(line, label)
        if label.rank:
            return self._typed_rank(line, label)
        if line.role in ("item", "subheading") or not self._ladder.continues(line, label):
            return False
        if label.number in self._chained:
            return False  # The line that starts this clause is another: here a sentence breaks before its number.
        self._start(line, label)
        return True

    def _typed_annex(self, line: Line, label: Label) -> bool:
        if self._annexes.get(label.number) is not line or not can_start_annex(line, label):
            return False
        self._add(typed_heading(line, label, self.account))
        return True

    def _typed_rank(self, line: Line, label: Label) -> bool:
        rest = line.text[label.end :]
        if not label.number.startswith("第"):
            return self._typed_unit(line, label, canonical(rest))
        if label.glued and label.kind == "article" and rest[:1] not in "【（(" and id(line) not in self._glued:
            return False
        if label.kind == "article":
            self._start(line, label)
        elif rest.strip() and not is_title(canonical(rest), longest=60):
            return False
        else:
            self._add(typed_heading(line, label, self.account))
        return True

    def _typed_unit(self, line: Line, label: Label, words: str) -> bool:
        """The same for "Article 5" and its like: alone or before a title, or the next of them before any words."""
        apart = bool(label.mark or label.tabbed or not words)
        due = self._is_due(label)
        if unit(label) not in self._units or not (apart or (due and words[:1].isupper())):
            return False
        if is_title(words or "-") or (words.isupper() and is_title(words.rstrip("."))):
            self._add(typed_heading(line._replace(level=None), label, self.account))
        elif due and apart:
            self._start(line._replace(level=None), label)
        else:
            return False
        self._last[unit(label)] = place_of(label.number)
        return True

    def _is_due(self, label: Label) -> bool:
        """Whether `label` is the first of its unit, or follows the last one that was read."""
        last, place = self._last.get(unit(label)), place_of(label.number)
        if last is None:
            return place == 1 or unit(label) in FREE
        return place - last in (0, 1)

    def _start(self, line: Line, label: Label) -> None:
        """Begin a clause at `line`, whose words after the number are a term, a title or the first paragraph."""
        leave_label(line.text, label, self.account)
        self._begin(label, rest_of(line, label.end))

    def _begin(self, label: Label, rest: Line) -> None:
        words = canonical(rest.text)
        kind = "term" if label.kind == "clause" and self._ladder.in_terms(label.number) else label.kind
        cut = _end_of_term(rest.text) if kind == "term" else None
        heading = Heading(label.number, "", kind, label.status, label.parts, label.rank)
        if cut:
            self.account.leave_out(LABEL_MARKS, rest.text[cut[0] : cut[1]])
            self._add(replace(heading, title=canonical(rest.text[: cut[0]])))
            self.found.append(rest_of(rest, cut[1]))
        elif kind != "article" and is_title(words):
            self._add(replace(heading, title=words, line=rest._replace(text="")))
        elif words or rest.pictures:
            self._add(heading)
            self._waiting = None
            self.found.append(rest)
        else:
            self._add(replace(heading, line=rest))  # Its notes stay with it.


def _has_few_numbers(found: Sequence[Heading | Line | Row]) -> bool:
    """Whether more headings stand before the first number than have one, annexes aside: they are the body."""
    headings = [item for item in found if isinstance(item, Heading)]
    before = sum(heading.kind == "front" and not is_front(heading.title) for heading in headings)
    return before > sum(bool(heading.number) and heading.kind not in ("annex", "appendix") for heading in headings)


def _unnumbered_clause(item: Heading | Line | Row) -> Heading | Line | Row:
    """In a file without numbers a heading starts a clause, unless it names a front part."""
    if isinstance(item, Heading) and item.kind == "front" and not is_front(item.title):
        return replace(item, kind="clause")
    return item


def _end_of_term(text: str) -> tuple[int, int] | None:
    """Where the term of "term: definition" or "term [source]" ends and what follows begins."""
    for place, sign in enumerate(text[:200]):
        if sign in ":：":
            return place, place + 1
        if sign == "[" and place:
            return place, place
        if sign in ".。;；":
            return None
    return None
