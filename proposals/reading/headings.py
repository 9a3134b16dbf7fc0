"""Headings: the number, title, kind and status that a line gives to a clause, and the level it takes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from proposals.outline import INFORMATIVE, NORMATIVE, canonical
from proposals.reading.account import Account, weigh
from proposals.reading.lines import Line, Row
from proposals.reading.numbering import INVISIBLE, Label, find_label, split_status
from proposals.reading.vocabulary import close_up, is_bibliography, is_front
from proposals.saying import said

LABEL_MARKS = said("marks between number and title")
STATUS_WORDS = said("status words, kept as the clause's status")
_THIS = r"\(?(?:This|The present) (?:section|clause|annex|appendix)"
_INFORMATIVE = re.compile(
    rf"{_THIS} (?:is (?:non-normative|informative)\b|does not form an integral part)|本附录(?:不是|不构成)"
)
_NORMATIVE = re.compile(rf"{_THIS} (?:is normative\b|forms an integral part)|本附(?:录|件)(?:是|构成)本")


@dataclass(frozen=True, slots=True)
class Heading:
    """The start of a clause. `parts` counts the parts of its number (0 without), `style` the level of its style."""

    number: str
    title: str
    kind: str = "clause"
    status: str | None = None
    parts: int = 0
    rank: int = 0
    style: int | None = None
    level: int = 1
    line: Line = field(default_factory=lambda: Line(""))


def is_heading_label(label: Label, text: str) -> bool:
    """Whether `label` is a clause's in a line styled as a heading: "3GPP systems" and "2D images" have none."""
    if label.kind != "clause" or label.tabbed or label.mark or label.parts > 1:
        after = text[label.end : label.end + 2]
        return not label.glued or label.mark != "" or not after[:1].islower()
    if not label.number.isdigit():
        return label.number[:1].isalpha()
    if label.glued:
        after = text[label.end : label.end + 2]
        return not after[:1].isascii() or (after[:1].isupper() and after[1:2].islower())
    return len(label.number) < 4


def read_heading(line: Line, account: Account) -> Heading:
    """The heading that a line styled as one is: its typed number before the one its program draws."""
    typed = find_label(line.text)
    if typed and typed.number and is_heading_label(typed, line.text) and _outweighs(typed, line):
        return typed_heading(line, typed, account)
    if typed and line.role == "annex" and not line.label:
        return Heading("", canonical(line.text), typed.kind, style=line.level, line=line)
    if line.label:
        return _drawn_heading(line, account)
    return _unnumbered(line)


def _outweighs(typed: Label, line: Line) -> bool:
    """Whether a typed label is one although it may be all the words there are, or a number is drawn before it."""
    words = line.text[typed.end :].strip()
    if typed.kind == "clause" and not words and typed.number[:1].isalpha():
        return False
    return not line.label or (bool(words) and (typed.tabbed or typed.parts > 1 or typed.kind != "clause"))


def typed_heading(line: Line, label: Label, account: Account) -> Heading:
    """The heading whose number is typed at the start of `line`."""
    leave_label(line.text, label, account)
    title = canonical(line.text[label.end :])
    return Heading(label.number, title, label.kind, label.status, label.parts, label.rank, line.level, line=line)


def leave_label(text: str, label: Label, account: Account) -> None:
    """Account for what stands between a typed number and its title and is kept in neither."""
    raw = text[: label.end]
    rest = "".join(INVISIBLE.sub("", canonical(raw)).split())[len("".join(canonical(label.number).split())) :]
    account.leave_out(STATUS_WORDS if label.status else LABEL_MARKS, rest)
    account.leave_out("invisible marks in numbers", "".join(INVISIBLE.findall(raw)))


def _drawn_heading(line: Line, account: Account) -> Heading:
    label = find_label(line.label + "\t")
    status, end = split_status(line.text)
    account.leave_out(STATUS_WORDS, line.text[:end])
    title = canonical(line.text[end:])
    if label is None or not label.number:
        number = canonical(line.label).strip(" .):：")
        heading = Heading(number, title, "clause", status, 1, style=line.level, line=line)
    else:
        stated = status or label.status
        heading = Heading(label.number, title, label.kind, stated, label.parts, label.rank, line.level, line=line)
    account.added += weigh(heading.number)
    return heading


def _unnumbered(line: Line) -> Heading:
    title = close_up(canonical(line.text))
    kind = "bibliography" if is_bibliography(title) else "front" if is_front(title) else "clause"
    return Heading("", title, kind, style=line.level, line=line)


def status_of(heading: Heading) -> str | None:
    """What `heading` says about its own status: by its words, then by what annexes and appendices are for the ITU."""
    if heading.status:
        return heading.status
    if re.search(r"[（(](?:informative|资料性|non-normative)[)）]", heading.title, re.I):
        return INFORMATIVE
    by_kind = {"appendix": INFORMATIVE, "front": INFORMATIVE, "bibliography": INFORMATIVE, "annex": NORMATIVE}
    return by_kind.get(heading.kind)


def stated_status(text: str) -> str | None:
    """The status that the first sentence of a clause states for it: "This section is non-normative."."""
    words = canonical(text)
    if _INFORMATIVE.match(words):
        return INFORMATIVE
    return NORMATIVE if _NORMATIVE.match(words) else None


def style_offset(lines: Iterable[Line | Row]) -> tuple[int, bool]:
    """How far heading styles stand below the parts of their numbers, and whether higher headings stand among them.

    A file whose title is in "Heading 1" and whose clause 1 is in "Heading 2" has the offset 1.
    """
    seen: Counter[int] = Counter()
    styles: list[int] = []
    for line in lines:
        if isinstance(line, Row) or line.role != "heading" or not line.level:
            continue
        label = find_label(line.label + "\t" if line.label else line.text)
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
    raised = offset if above else 0
    for heading in headings:
        level = 1
        if heading.rank and not heading.style:
            while ranks and ranks[-1] >= heading.rank:
                ranks.pop()
            ranks.append(heading.rank)
            level = len(ranks)
        elif heading.kind in ("annex", "appendix") and heading.parts < 2:
            ranks.clear()
        elif heading.parts > 1:
            level = heading.parts + (raised if heading.kind == "clause" else 0)
        elif heading.style:
            level = heading.style - (offset - raised)
        settled.append(replace(heading, level=max(1, level)))
    return settled
