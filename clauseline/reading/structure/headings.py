"""Headings: the number, title, kind and status that a line gives to a clause, and the level it takes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from clauseline.messages import gettext_noop as N_
from clauseline.outline import INFORMATIVE, NORMATIVE, Why, canonical
from clauseline.reading.account import Account, weigh
from clauseline.reading.lines import Line, Row, label_of, typed_label
from clauseline.reading.words.dates import is_date
from clauseline.reading.words.numbering import INVISIBLE, Label, split_status
from clauseline.reading.words.vocabulary import close_up, is_bibliography, is_front
from clauseline.vocabulary import ClauseKind, Status

LONGEST_NUMBER = 3
"""Digits of a number without parts: "2023 in review" begins with a year."""
LABEL_MARKS = N_("marks between number and title")
STATUS_WORDS = N_("status words, kept as the clause's status")
_THIS = r"\(?(?:This|The present) (?:section|clause|annex|appendix)"
_INFORMATIVE = re.compile(
    rf"{_THIS} (?:is (?:non-normative|informative)\b|does not form an integral part)|本附录(?:不是|不构成)"
)
_NORMATIVE = re.compile(rf"{_THIS} (?:is normative\b|forms an integral part)|本附(?:录|件)(?:是|构成)本")
_MAY_STATE = re.compile(r"\s*\(?Th")
"""How a text in ASCII that states a status begins: most are told by it."""
_STATUS_BY_KIND: dict[ClauseKind, Status] = {
    "appendix": INFORMATIVE,
    "front": INFORMATIVE,
    "bibliography": INFORMATIVE,
    "annex": NORMATIVE,
}


@dataclass(frozen=True, slots=True)
class Heading:
    """The start of a clause. `parts` counts the parts of its number (0 without), `style` the level of its style."""

    number: str
    title: str
    kind: ClauseKind = "clause"
    status: Status | None = None
    parts: int = 0
    rank: int = 0
    style: int | None = None
    level: int = 1
    line: Line = field(default_factory=lambda: Line(""))
    why: Why | None = field(default=None, compare=False)

    def at(self, level: int) -> Heading:
        """The same on another level."""
        return Heading(
            self.number, self.title, self.kind, self.status, self.parts, self.rank, self.style, level, self.line,
            self.why,
        )  # fmt: skip


Item = Heading | Line | Row
"""Of lines that are sorted into clauses: the start of one, or what belongs to one."""


def is_heading_label(label: Label, text: str) -> bool:
    """Whether `label` is a clause's in a line styled as a heading: "3GPP systems", "2D images" and days have none."""
    if is_date(text.strip()):
        return False
    if label.kind != "clause" or label.tabbed or label.mark or label.parts > 1:
        after = text[label.end : label.end + 2]
        return not label.glued or label.mark != "" or not after[:1].islower()
    if not label.number.isdigit():
        return label.number[:1].isalpha()
    if label.glued:
        after = text[label.end : label.end + 2]
        return not after[:1].isascii() or (after[:1].isupper() and after[1:2].islower())
    return len(label.number) <= LONGEST_NUMBER


def read_heading(line: Line, account: Account, why: Why | None = None) -> Heading:
    """The heading that a line styled as one is: its typed number before the one its program draws."""
    typed = typed_label(line)
    if typed and typed.number and is_heading_label(typed, line.text) and _outweighs(typed, line):
        return typed_heading(line, typed, account, why)
    if typed and line.role == "annex" and not line.label:
        return Heading("", canonical(line.text), typed.kind, style=line.level, line=line, why=why)
    if line.label:
        return _drawn_heading(line, account, why)
    return _unnumbered(line, why)


def _outweighs(typed: Label, line: Line) -> bool:
    """Whether a typed label is one although it may be all the words there are, or a number is drawn before it."""
    words = line.text[typed.end :].strip()
    if typed.kind == "clause" and not words and typed.number[:1].isalpha():
        return False
    return not line.label or (bool(words) and (typed.tabbed or typed.parts > 1 or typed.kind != "clause"))


def typed_heading(line: Line, label: Label, account: Account, why: Why | None) -> Heading:
    """The heading whose number is typed at the start of `line`."""
    leave_label(line.text, label, account)
    title = close_up(canonical(line.text[label.end :]))
    return Heading(
        label.number, title, label.kind, label.status, label.parts, label.rank, line.level, line=line, why=why
    )


def leave_label(text: str, label: Label, account: Account) -> None:
    """Account for what stands between a typed number and its title and is kept in neither."""
    raw = text[: label.end]
    unseen = "" if raw.isascii() else "".join(INVISIBLE.findall(raw))
    words = INVISIBLE.sub("", canonical(raw)) if unseen else canonical(raw)
    rest = "".join(words.split())[len("".join(canonical(label.number).split())) :]
    account.leave_out(STATUS_WORDS if label.status else LABEL_MARKS, rest)
    account.leave_out("invisible marks in numbers", unseen)


def _drawn_heading(line: Line, account: Account, why: Why | None) -> Heading:
    label = label_of(line)
    status, end = split_status(line.text)
    account.leave_out(STATUS_WORDS, line.text[:end])
    title = close_up(canonical(line.text[end:]))
    if label is None or not label.number:
        number = canonical(line.label).strip(" .):：")
        heading = Heading(number, title, "clause", status, 1, style=line.level, line=line, why=why)
    else:
        stated = status or label.status
        heading = Heading(
            label.number, title, label.kind, stated, label.parts, label.rank, line.level, line=line, why=why
        )
    account.added += weigh(heading.number)
    return heading


def _unnumbered(line: Line, why: Why | None) -> Heading:
    title = close_up(canonical(line.text))
    kind: ClauseKind = "bibliography" if is_bibliography(title) else "front" if is_front(title) else "clause"
    return Heading("", title, kind, style=line.level, line=line, why=why)


def status_of(heading: Heading) -> Status | None:
    """The status of a clause by its heading: by its words, then by what annexes and appendices are for the ITU."""
    return own_status(heading) or _STATUS_BY_KIND.get(heading.kind)


def own_status(heading: Heading) -> Status | None:
    """What `heading` says in words about its own status."""
    if heading.status:
        return heading.status
    return INFORMATIVE if re.search(r"[（(](?:informative|资料性|non-normative)[)）]", heading.title, re.I) else None


def stated_status(text: str) -> Status | None:
    """The status that the first sentence of a clause states for it: "This section is non-normative."."""
    if text.isascii() and not _MAY_STATE.match(text):
        return None
    words = canonical(text)
    if _INFORMATIVE.match(words):
        return INFORMATIVE
    return NORMATIVE if _NORMATIVE.match(words) else None


def style_offset(lines: Iterable[Line | Row]) -> tuple[int, bool]:
    """How far heading styles stand below the parts of their numbers, and whether higher headings stand among them.

        Heading 1   World models         level 1    (the title)
        Heading 2   1 Scope          ->  level 1
        Heading 3   1.1 Walls            level 2

    This file has the offset 1.
    """
    seen: Counter[int] = Counter()
    styles: list[int] = []
    for line in lines:
        if isinstance(line, Row) or line.role != "heading" or not line.level:
            continue
        label = label_of(line)
        if label and label.kind == "clause" and label.number[:1].isdigit() and is_heading_label(label, line.text):
            seen[line.level - label.parts] += 1
            styles.append(line.level)
        elif seen and line.text.strip():
            styles.append(line.level)
    offset = max(0, seen.most_common(1)[0][0]) if seen else 0
    return offset, any(style <= offset for style in styles)


def settle_levels(headings: Iterable[Heading], offset: int, *, above: bool) -> list[Heading]:
    """The headings with their levels, from 1; `offset` and `above` are those of `style_offset`."""
    settled: list[Heading] = []
    ranks: list[int] = []
    in_annex = 0
    raised = offset if above else 0
    for heading in headings:
        level = 1
        if heading.rank and not heading.style:
            while ranks and ranks[-1] >= heading.rank:
                ranks.pop()
            ranks.append(heading.rank)
            level = in_annex + len(ranks)
        elif heading.kind in ("annex", "appendix") and heading.parts < 2:
            ranks.clear()
            in_annex = 1
        elif heading.parts > 1:
            level = heading.parts + (raised if heading.kind == "clause" else 0)
        elif heading.style:
            level = max(heading.style - (offset - raised), 2 * in_annex if heading.rank else 1)
        in_annex = in_annex if level > 1 or heading.kind in ("annex", "appendix") else 0
        settled.append(heading if heading.level == max(1, level) else heading.at(max(1, level)))
    return settled
