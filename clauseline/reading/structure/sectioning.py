"""Lines to headings and bodies: which paragraph starts a clause, and which belongs to one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from clauseline.messages import gettext_noop as N_
from clauseline.outline import Why, canonical
from clauseline.reading.account import Account, weigh
from clauseline.reading.lines import Line, Row, join_lines, label_of, rest_of, typed_label
from clauseline.reading.structure.blocks import is_editors
from clauseline.reading.structure.ended_titles import ended_titles
from clauseline.reading.structure.headings import (
    LABEL_MARKS,
    STATUS_WORDS,
    Heading,
    Item,
    leave_label,
    read_heading,
    stated_status,
    typed_heading,
)
from clauseline.reading.structure.lone_parts import cells
from clauseline.reading.structure.open_numbers import OpenNumbers
from clauseline.reading.structure.ranked_lines import GOES_ON, NUMBERED_PARAGRAPH, RankedLines
from clauseline.reading.structure.run_in import run_in_titles
from clauseline.reading.structure.surveying import (
    annex_lines,
    can_start_annex,
    chained_numbers,
    labels_of,
)
from clauseline.reading.structure.terms import end_of_term
from clauseline.reading.words.numbering import Label, status_alone
from clauseline.reading.words.quoting import quotes_part
from clauseline.reading.words.ranks import GONE
from clauseline.reading.words.vocabulary import (
    LONGEST,
    close_up,
    is_bibliography,
    is_front,
    is_front_part,
    is_term,
    is_title,
)
from clauseline.vocabulary import Role

TITLE = N_("title of the document")
FRONT, BIBLIOGRAPHY, ANNEX, NUMBERED = Why("front"), Why("bibliography"), Why("annex"), Why("numbered")
_NUMBERING: dict[Role, Why] = {"numbered": NUMBERED, "term number": Why("term")}


@dataclass(slots=True)
class Sectioner:
    """Sorts lines one after the other; knows the numbers of the clauses that are open."""

    account: Account
    title_level: int = 0
    numbered: bool = False
    found: list[Item] = field(default_factory=list)
    _open: OpenNumbers = field(default_factory=OpenNumbers)
    _waiting: int | None = None
    _annexes: dict[str, Line] = field(default_factory=dict)
    _ranked: RankedLines = field(default_factory=lambda: RankedLines(()))
    _chained: set[str] = field(default_factory=set)
    _cells: set[int] = field(default_factory=set)
    _run_in: dict[int, tuple[int, int]] = field(default_factory=dict)

    def sort(self, lines: Sequence[Line | Row]) -> list[Item]:
        """Headings, and between them the lines and rows of their clauses."""
        labelled = labels_of(lines)
        self._annexes = annex_lines(labelled)
        self._ranked = RankedLines(labelled, ended_titles(lines, labelled))
        self._chained = chained_numbers(labelled)
        self._cells = cells(lines)
        self._run_in = run_in_titles(labelled)
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
        elif line.role in ("heading", "annex") and quotes_part(line.text):
            self.found.append(line._replace(role="subheading"))
        elif line.role in ("heading", "annex") and (line.text.strip() or line.label):
            self._heading(line)
        else:
            self._body(line)

    def _heading(self, line: Line) -> None:
        heading = read_heading(line, self.account, line.why or _styled(line))
        if not heading.number and not self.numbered and 0 < (line.level or 9) <= self.title_level:
            self.account.leave_line(TITLE, line)
            return
        if line.role == "annex" and not heading.number and heading.kind == "clause":
            self.found.append(line._replace(role="subheading"))
            return
        if not heading.number and not self.numbered and heading.kind == "clause":
            heading = replace(heading, kind="front")
        if heading.kind == "clause" and self._open.in_terms(heading.number) and is_term(heading.title):
            heading = replace(heading, kind="term")
        self._add(heading)

    def _add(self, heading: Heading) -> None:
        if heading.number:
            self.numbered = True
            self._open.step(heading)
            self._ranked.step(heading)
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
        title = close_up(canonical(line.text))
        self.found[self._waiting] = replace(heading, title=title, line=join_lines(heading.line, line))
        self._waiting = None
        return True

    def _can_be_title(self, line: Line, heading: Heading) -> bool:
        words = canonical(line.text)
        if not is_title(words) or line.label or line.role not in ("text", "heading", "annex", "subheading", "term"):
            return False
        if heading.kind == "term":
            return line.role in ("text", "term")
        label = typed_label(line)
        if heading.kind in ("chapter", "article"):
            is_higher = line.role == "heading" and (line.level or 9) < (heading.style or 0)
            return label is None and not is_higher and not self._begins_words(words, line, heading)
        return heading.kind in ("annex", "appendix") and (label is None or (label.kind == "clause" and label.parts < 2))

    def _begins_words(self, words: str, line: Line, heading: Heading) -> bool:
        """Whether `words` behind the number of a part of a law begin its first paragraph."""
        if heading.number.startswith("第") or NUMBERED_PARAGRAPH.match(words) or GOES_ON.search(words):
            return True
        on_lines = line.role == "text" and self._ranked.titles_on_its_line(heading.number)
        return heading.kind == "article" and on_lines and not GONE.match(words)

    def _body(self, line: Line) -> None:
        # Of long lines, which name nothing, the words are not needed.
        words = canonical(line.text) if len(line.text) < 2 * LONGEST else ""
        if self.numbered and line.role in ("text", "subheading") and is_bibliography(words):
            self._add(Heading("", close_up(words), "bibliography", line=line, why=BIBLIOGRAPHY))
        elif line.role in ("text", "subheading", "item") and not self.numbered and is_front(words):
            self._add(Heading("", close_up(words), "front", line=line, why=FRONT))
        elif line.role == "text" and not self.numbered and is_front_part(words):
            self.found.append(line._replace(role="subheading"))
        elif line.label and (label := label_of(line)) and (why := self._starts(line, label)):
            self._drawn(line, label, why)
        elif line.role == "clause" and (label := typed_label(line)):
            self._start(line, label, line.why or NUMBERED)
        elif not self._typed(line):
            self.found.append(line)

    def _starts(self, line: Line, label: Label) -> Why | None:
        """Why a paragraph with a number that its program draws starts a clause; None if it starts none."""
        if line.role in ("numbered", "term number", "clause") or (label.rank and label.number[:1] != "§"):
            return (line.why or _NUMBERING.get(line.role) or Why("drawn", (label.number,))) if label.number else None
        before = self._open.before(line, label) if line.role in ("item", "text") else ""
        return Why("follows", (label.number, before)) if before else None

    def _drawn(self, line: Line, label: Label, why: Why) -> None:
        self.account.added += weigh(label.number)
        kind = "term" if line.role == "term number" else label.kind
        self._begin(replace(label, kind=kind), line._replace(label="", role="text"), why)

    def _typed(self, line: Line) -> bool:
        """Whether a plain paragraph starts a clause by its typed number; if so it is placed."""
        if line.role not in ("text", "item", "term number", "subheading", "numbered") or line.label:
            return False
        label = typed_label(line)
        if label is None or not label.number or id(line) in self._cells:
            return False
        if label.kind in ("annex", "appendix"):
            return self._typed_annex(line, label)
        if label.rank:
            return self._typed_rank(line, label)
        before = "" if line.role in ("item", "subheading") else self._open.before(line, label)
        # Of a chained number another line starts the clause: here a sentence breaks before it.
        if not before or label.number in self._chained:
            return False
        self._start(line, label, Why("follows", (label.number, before)))
        return True

    def _typed_annex(self, line: Line, label: Label) -> bool:
        if self._annexes.get(label.number) is not line or not can_start_annex(line, label):
            return False
        self._add(typed_heading(line, label, self.account, ANNEX))
        return True

    def _typed_rank(self, line: Line, label: Label) -> bool:
        has_title = self._ranked.has_title(line, label)
        if has_title is None:
            return False
        why, line = Why("unit", (label.number,)), line._replace(level=None)
        if has_title:
            self._add(typed_heading(line, label, self.account, why))
        else:
            self._start(line, label, why)
        return True

    def _start(self, line: Line, label: Label, why: Why) -> None:
        """Begin a clause at `line`, whose words after the number are a term, a title or the first paragraph."""
        leave_label(line.text, label, self.account)
        cut = self._run_in.get(id(line))
        self._begin(label, rest_of(line, label.end), why, cut and (cut[0] - label.end, cut[1] - label.end))

    def _begin(self, label: Label, rest: Line, why: Why, cut: tuple[int, int] | None = None) -> None:
        """`cut` is where a title that runs into `rest` ends, and where what follows it begins."""
        words = canonical(rest.text)
        kind = "term" if label.kind == "clause" and self._open.in_terms(label.number) else label.kind
        cut = end_of_term(rest.text) if kind == "term" else cut
        heading = Heading(label.number, "", kind, label.status, label.parts, label.rank, why=why)
        if cut:
            self.account.leave_out(LABEL_MARKS, rest.text[cut[0] : cut[1]])
            self._add(replace(heading, title=canonical(rest.text[: cut[0]])))
            self._rest(rest_of(rest, cut[1]))
        elif kind != "article" and is_title(words):
            self._add(replace(heading, title=close_up(words), line=rest._replace(text="")))
        elif words or rest.pictures:
            self._add(heading)
            self._waiting = None
            self.found.append(rest)
        else:
            self._add(replace(heading, line=rest))  # Its notes stay with it.

    def _rest(self, line: Line) -> None:
        """What follows a title on its line, or the notes and pictures of this title."""
        if line.text.strip() or line.notes or line.pictures:
            self.found.append(line)


def _styled(line: Line) -> Why:
    """Why a line with the style of a heading is one."""
    if line.role == "annex":
        return Why("annex style")
    return Why("heading", (str(line.level),)) if line.level else Why("set")


def _has_few_numbers(found: Sequence[Item]) -> bool:
    """Whether more headings stand before the first number than have one, annexes aside: they are the body."""
    headings = [item for item in found if isinstance(item, Heading)]
    before = sum(heading.kind == "front" and not is_front(heading.title) for heading in headings)
    return before > sum(bool(heading.number) and heading.kind not in ("annex", "appendix") for heading in headings)


def _unnumbered_clause(item: Item) -> Item:
    """In a file without numbers a heading starts a clause, unless it names a front part."""
    if isinstance(item, Heading) and item.kind == "front" and not is_front(item.title):
        return replace(item, kind="clause")
    return item
