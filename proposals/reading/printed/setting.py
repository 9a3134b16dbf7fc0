"""Paragraphs of print to lines: which is a heading is learned from those that bookmarks and contents confirm."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise, takewhile

from proposals.outline import canonical
from proposals.reading.headings import is_heading_label
from proposals.reading.letters import find_letters
from proposals.reading.lines import Line
from proposals.reading.numbering import Label, find_label
from proposals.reading.printed.joining import printed_markers
from proposals.reading.printed.paragraphs import Paragraph
from proposals.reading.printed.witnesses import Witnesses, close
from proposals.reading.vocabulary import (
    CAPTION,
    has_words,
    is_bibliography,
    is_contents,
    is_front,
    is_front_part,
    is_title,
)

LONGEST, TITLE = 220, 80
LARGER = 1.06
"""Type is larger than the body's from here on."""

_SENTENCE = re.compile(r"[.。;；]\s*$")
_LONG_WORD = re.compile(r"[^\W\d_]{4}|[一-鿿]{2}")
"""What a title has, and "ITU-T F.921" has not."""
_BANNER = re.compile(r"^(?:inter|nation|europ|draft|final)\w*\b.{0,40}\bstandard\b|^norme .{0,20}nationale", re.I)
_NO_TITLE = re.compile(r"[,;:，；：]\s*$")


class Headings:
    """Knows the looks of headings: those of confirmed ones, else all that are bold or large."""

    def __init__(self, paragraphs: Sequence[Paragraph], witnesses: Witnesses, size: float) -> None:
        self.witnesses = witnesses
        self.size = size
        looks = Counter(
            paragraph.look for paragraph in paragraphs if _has_number(paragraph) and witnesses.knows(paragraph.text)
        )
        self.looks = {look for look in looks if self._stands_out(look)}
        self._sizes = {way: sorted(size for size, bold in self.looks if bold == way) for way in (False, True)}
        self.confirmed = sum(looks.values())
        self._numbers = {label.number for paragraph in paragraphs if (label := find_label(paragraph.text))}
        self._started = False
        self._copies = self._found_copies(paragraphs)
        self._unnumbered = self._found_unnumbered(paragraphs)
        told = ((paragraph.text, self._looks_like_one(paragraph)) for paragraph in paragraphs)
        self._lettered = {id(paragraphs[place]) for place in find_letters(told)}

    def _found_unnumbered(self, paragraphs: Sequence[Paragraph]) -> dict[int, int]:
        """The depth of titles without a number, by their ids: they look as numbered ones do that are larger than the
        text, and text or a title further down comes next. Several in a row are a list."""
        depths = self._depths_of(paragraphs)
        found = {}
        for one, after in pairwise(paragraphs):
            depth = depths.get(one.look, 0)
            goes_down = after.look[0] <= one.look[0] and depths.get(after.look, depth + 1) > depth
            if depth and goes_down and _is_unnumbered_title(one.text):
                found[id(one)] = depth
        return found

    def _depths_of(self, paragraphs: Sequence[Paragraph]) -> dict[tuple[float, bool], int]:
        """How many parts the numbers of headings in larger type have, by their looks."""
        found: dict[tuple[float, bool], Counter[int]] = defaultdict(Counter)
        for paragraph in paragraphs:
            if paragraph.look[0] > LARGER * self.size and self._looks_like_one(paragraph):
                label = find_label(paragraph.text)
                if label and label.number and label.kind == "clause":
                    found[paragraph.look][label.parts] += 1
        return {look: counts.most_common(1)[0][0] for look, counts in found.items() if counts.total() > 1}

    def _found_copies(self, paragraphs: Sequence[Paragraph]) -> set[int]:
        """Those that have the words of a title but not its looks, where another has both: they only name it."""
        alike: dict[str, list[Paragraph]] = defaultdict(list)
        for paragraph in paragraphs:
            if len(paragraph.text) <= LONGEST and self.witnesses.knows(paragraph.text):
                alike[close(paragraph.text)].append(paragraph)
        return {
            id(paragraph)
            for same in alike.values() if len(same) > 1
            for best in [max(map(self._likeness, same))]
            for paragraph in same if self._likeness(paragraph) < best
        }  # fmt: skip

    def _likeness(self, paragraph: Paragraph) -> tuple[bool, bool]:
        return self._stands_out(paragraph.look), not _SENTENCE.search(paragraph.text)

    def _stands_out(self, look: tuple[float, bool]) -> bool:
        return look[1] or look[0] > LARGER * self.size

    def line(self, paragraph: Paragraph) -> Line:
        """What a paragraph is as a line."""
        text, (_, bold) = paragraph.text, paragraph.look
        role, level = self._role(paragraph)
        self._started = self._started or (role == "heading" and _has_number(paragraph))
        line, lines, notes = paragraph.rows[0].line, paragraph.lines, paragraph.notes
        return Line(
            text, role, level, bold=bold, page=paragraph.page, line=line, lines=lines, notes=notes,
            added=-printed_markers(notes),
        )  # fmt: skip

    def _role(self, paragraph: Paragraph) -> tuple[str, int | None]:
        text = paragraph.text
        if paragraph.rows[0].fixed and not self.witnesses.knows(text):
            return "code", None
        if len(text) > LONGEST or id(paragraph) in self._copies or _is_caption(text):
            return "text", None
        if id(paragraph) in self._lettered:
            return "heading", None
        level = self.witnesses.level(text)
        label = find_label(text)
        if level and label is None and not self._started and self.witnesses.numbered and not _names_part(text):
            return "subheading", None
        if level is not None and (label or level or is_front(text) or is_bibliography(text)):
            return ("text" if is_front(text) else "heading"), None if label and label.number else level or 1
        if self._started and id(paragraph) in self._unnumbered:
            return "heading", self._unnumbered[id(paragraph)]
        if label is None or not label.number or not is_heading_label(label, text) or label.mark in (")", "）", "、"):
            return "text", None
        if not has_words(text[label.end :]) or not self._is_counted(label):
            return "text", None
        if label.kind in ("annex", "appendix") and self.witnesses.begins(text):
            return "heading", None
        return ("heading", None) if self._looks_like_one(paragraph) else ("text", None)

    def _is_counted(self, label: Label) -> bool:
        """Whether a number behind a letter has one before it: "E.164" names a document, unless there is an E.163."""
        head, _, last = label.number.rpartition(".")
        if label.kind != "clause" or not head.isalpha() or not last.isdigit() or int(last) < 2:
            return True
        return any(f"{head}.{int(last) - back}" in self._numbers for back in (1, 2, 3))

    def _looks_like_one(self, paragraph: Paragraph) -> bool:
        if _NO_TITLE.search(paragraph.text):
            return False
        if self.looks and self.confirmed > 4:
            return self._stands_out(paragraph.look) and self._is_alike(*paragraph.look)
        return self._stands_out(paragraph.look)

    def _is_alike(self, size: float, bold: bool) -> bool:
        """Whether type is as large as that of a confirmed heading, and as bold."""
        known = self._sizes[bold]
        place = bisect_left(known, size - 0.3)
        return any(abs(one - size) < 0.2 for one in known[place : bisect_right(known, size + 0.3, place)])


def _names_part(text: str) -> bool:
    return is_front(text) or is_front_part(text) or is_bibliography(text) or is_contents(text)


def _is_caption(text: str) -> bool:
    found = CAPTION.match(text.replace("\xa0", " "))
    return found is not None and bool(found["mark"])


def _is_unnumbered_title(text: str) -> bool:
    return is_title(text, longest=TITLE) and find_label(text) is None


def _has_number(paragraph: Paragraph) -> bool:
    label = find_label(paragraph.text)
    return label is not None and bool(label.number)


def mark_title(lines: Sequence[Line], paragraphs: Sequence[Paragraph], size: float) -> list[Line]:
    """The lines, those of the document's title among them, wherever it is set in larger type; and its number above."""
    found = list(_with_cover_title(lines, paragraphs, size))
    whole = close(" ".join(line.text for line in _first_title(found)))
    for place, (line, paragraph) in enumerate(zip(found, paragraphs, strict=True)):
        if line.role == "text" and paragraph.look[0] > LARGER * size and close(line.text) == whole:
            found[place] = line._replace(role="title", bold=False, lines=())
            above = place - 1
            if above >= 0 and found[above].role == "text" and paragraphs[above].look == paragraph.look:
                found[above] = found[above]._replace(role="number", bold=False, lines=())
    return found


def _with_cover_title(lines: Sequence[Line], paragraphs: Sequence[Paragraph], size: float) -> Iterator[Line]:
    """The lines, with the largest words of the first pages as title, bold ones before others, and what is as large
    behind them."""
    early = [
        paragraph for paragraph in paragraphs
        if paragraph.page < 4 and _may_be_title(paragraph.text) and not _has_number(paragraph)
    ]  # fmt: skip
    largest = max((paragraph.look for paragraph in early), default=(0.0, False))
    places = {id(paragraph) for paragraph in early if paragraph.look == largest and largest[0] > 1.3 * size}
    page = 0
    for line, paragraph in zip(lines, paragraphs, strict=True):
        goes_on = page == paragraph.page and abs(paragraph.look[0] - largest[0]) < 0.1
        is_title = line.role == "text" and len(canonical(line.text)) < 200 and (id(paragraph) in places or goes_on)
        page = paragraph.page if is_title else 0
        yield line._replace(role="title", bold=False, lines=()) if is_title else line


def _first_title(lines: Sequence[Line]) -> Iterator[Line]:
    return takewhile(lambda line: line.role == "title", dropwhile(lambda line: line.role != "title", lines))


def _may_be_title(text: str) -> bool:
    words = canonical(text)
    return _LONG_WORD.search(words) is not None and not _BANNER.search(words)
