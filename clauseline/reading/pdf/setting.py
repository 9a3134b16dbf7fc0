"""Paragraphs of print to lines: which is a heading is learned from those that bookmarks and contents confirm.

    2 Terms            (12 pt, bold; in the bookmarks)       heading: the bookmarks name it
    2.1 wall           (10 pt, bold)                     ->  heading: bold, with a number
    2 of the walls     (10 pt)                               text
    Sources            (12 pt, bold; text comes next)        heading: in the type of "2 Terms"

The body's type is 10 points here.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, dropwhile, pairwise, takewhile

from clauseline.outline import Why, canonical
from clauseline.reading.lines import Line
from clauseline.reading.pdf.flanks import find_flanked
from clauseline.reading.pdf.joining import printed_markers
from clauseline.reading.pdf.paragraphs import PrintedParagraph
from clauseline.reading.pdf.witnesses import Witnesses, close
from clauseline.reading.structure.headings import is_heading_label
from clauseline.reading.structure.letters import find_letters
from clauseline.reading.words.numbering import Label, find_label
from clauseline.reading.words.vocabulary import (
    CAPTION,
    has_words,
    is_bibliography,
    is_contents,
    is_front,
    is_front_part,
    is_title,
)
from clauseline.vocabulary import Role

LONGEST, TITLE = 220, 80
"""No heading has more characters, and none without a number that only its type tells."""
COVER_TITLE, COVER_PAGES = 200, 3
"""No row of a document's title has as many characters, and it stands on one of so many first pages."""
LARGER = 1.06
"""Type is larger than the body's from here on: less is a matter of rounding."""
MUCH_LARGER = 1.3
"""The title of a document is set in type that is larger than the body's by this."""
SAME, NEAR = 0.1, 0.2
"""Rows of a title are of one size if theirs differ by less, in points, and headings alike."""
INSET = 6.0
"""Points by which a title stands further in than others."""
COMMON, MOST = 0.1, 0.6
"""The part of headings that begin in one place, so that others do, too; and of all that begin in such places."""
HIGH = 100
"""No clause begins with such a number, unless the one before it is there."""
ENOUGH = 4
"""More confirmed headings than these tell how all are set; fewer only that they stand out."""

_SENTENCE = re.compile(r"[.。;；]\s*$")
_LONG_WORD = re.compile(r"[^\W\d_]{4}|[一-鿿]{2}")
"""What a title has, and "ITU-T F.921" has not."""
_BANNER = re.compile(r"^(?:inter|nation|europ|draft|final)\w*\b.{0,40}\bstandard\b|^norme .{0,20}nationale", re.I)
_NO_TITLE = re.compile(r"[,;:，；：]\s*$")


Kind = tuple[Role, int | None, Why | None]
PLAIN: Kind = ("text", None, None)
NAMED = Why("named")


class Headings:
    """Knows the looks of headings: those of confirmed ones, else all that are bold or large."""

    def __init__(self, paragraphs: Sequence[PrintedParagraph], witnesses: Witnesses, size: float) -> None:
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
        self._flanked = find_flanked(paragraphs)
        self._unnumbered = self._found_unnumbered(paragraphs)
        told = ((paragraph.text, self._looks_like_one(paragraph)) for paragraph in paragraphs)
        self._lettered = {id(paragraphs[place]) for place in find_letters(told)}

    def _found_unnumbered(self, paragraphs: Sequence[PrintedParagraph]) -> dict[int, int]:
        """The depth of titles without a number, by their ids: they look as numbered ones do that are larger than the
        text, and text or a title further down comes next. Several in a row are a list. 0 is for those that head no
        clause."""
        depths = self._depths_of(paragraphs)
        edge = self._edge_of(paragraphs)
        found = {}
        for one, after in pairwise(paragraphs):
            depth = depths.get(one.look, 0)
            goes_down = after.look[0] <= one.look[0] and depths.get(after.look, depth + 1) > depth
            if depth and goes_down and _is_unnumbered_title(one.text):
                # What stands further in than any numbered heading heads a panel or a quotation.
                found[id(one)] = 0 if one.rows[0].left > edge + INSET else depth
        return found

    def _edge_of(self, paragraphs: Sequence[PrintedParagraph]) -> float:
        """Where headings with a number begin, from the left; without bound if they begin in many places."""
        lefts = [
            round(paragraph.rows[0].left) for paragraph in paragraphs
            if _clause_label(paragraph) and self._looks_like_one(paragraph)
        ]  # fmt: skip
        usual = {left: count for left, count in Counter(lefts).items() if count >= COMMON * len(lefts)}
        return max(usual) if sum(usual.values()) > MOST * len(lefts) else float("inf")

    def _depths_of(self, paragraphs: Sequence[PrintedParagraph]) -> dict[tuple[float, bool], int]:
        """How many parts the numbers of headings in larger type have, by their looks."""
        found: dict[tuple[float, bool], Counter[int]] = defaultdict(Counter)
        for paragraph in paragraphs:
            label = _clause_label(paragraph)
            if label and paragraph.look[0] > LARGER * self.size and self._looks_like_one(paragraph):
                found[paragraph.look][label.parts] += 1
        return {look: counts.most_common(1)[0][0] for look, counts in found.items() if counts.total() > 1}

    def _found_copies(self, paragraphs: Sequence[PrintedParagraph]) -> set[int]:
        """Those that have the words of a title but not its looks, where another has both: they only name it."""
        alike: dict[str, list[PrintedParagraph]] = defaultdict(list)
        for paragraph in paragraphs:
            if len(paragraph.text) <= LONGEST and self.witnesses.knows(paragraph.text):
                alike[close(paragraph.text)].append(paragraph)
        copies = {
            id(paragraph)
            for same in alike.values() if len(same) > 1
            for best in [max(map(self._likeness, same))]
            for paragraph in same if self._likeness(paragraph) < best
        }  # fmt: skip
        return copies | self._mentions(alike)

    def _mentions(self, alike: Mapping[str, Sequence[PrintedParagraph]]) -> set[int]:
        """Those in the type of the text that say the title of a clause without its number: items of a list, say."""
        bold = [same for same in chain.from_iterable(alike.values()) if self._stands_out(same.look)]
        titles = {close(one.text[label.end :]) for one in bold if (label := _clause_label(one))}
        return {
            id(paragraph)
            for title in titles for paragraph in alike.get(title, ()) if not self._stands_out(paragraph.look)
        }  # fmt: skip

    def _likeness(self, paragraph: PrintedParagraph) -> tuple[bool, bool]:
        return self._stands_out(paragraph.look), not _SENTENCE.search(paragraph.text)

    def _stands_out(self, look: tuple[float, bool]) -> bool:
        return look[1] or look[0] > LARGER * self.size

    def line(self, paragraph: PrintedParagraph) -> Line:
        """What a paragraph is as a line."""
        text, (_, bold) = paragraph.text, paragraph.look
        role, level, why = self._kind(paragraph)
        self._started = self._started or (role == "heading" and _has_number(paragraph))
        line, lines, notes = paragraph.rows[0].line, paragraph.lines, paragraph.notes
        return Line(
            text, role, level, bold=bold, page=paragraph.page, line=line, lines=lines, notes=notes,
            added=-printed_markers(notes), why=why,
        )  # fmt: skip

    def _kind(self, paragraph: PrintedParagraph) -> Kind:
        """What a paragraph is, with the level and the reason of a heading."""
        text = paragraph.text
        if paragraph.rows[0].fixed and not self.witnesses.knows(text):
            return "code", None, None
        if len(text) > LONGEST or id(paragraph) in self._copies or _is_caption(text):
            return PLAIN
        if id(paragraph) in self._lettered:
            return "heading", None, Why("letter", (text.strip()[0],))
        named = self._named(text)
        if named or id(paragraph) in self._flanked:
            return named or PLAIN
        return self._unnumbered_title(paragraph) or self._numbered(paragraph)

    def _named(self, text: str) -> Kind | None:
        """What a title that a witness names is, if it is more than one on the cover."""
        level, label = self.witnesses.level(text), find_label(text)
        if level and label is None and not self._started and self.witnesses.numbered and not _names_part(text):
            return "subheading", None, None
        if level is None or not (label or level or is_front(text) or is_bibliography(text)):
            return None
        return ("text" if is_front(text) else "heading"), None if label and label.number else level or 1, NAMED

    def _unnumbered_title(self, paragraph: PrintedParagraph) -> Kind | None:
        depth = self._unnumbered.get(id(paragraph)) if self._started else None
        if depth == 0:
            return "subheading", None, None
        return ("heading", depth, Why("alike")) if depth else None

    def _numbered(self, paragraph: PrintedParagraph) -> Kind:
        """A heading by its number and its type, or plain text."""
        text, label = paragraph.text, find_label(paragraph.text)
        if label is None or not label.number or not is_heading_label(label, text) or label.mark in (")", "）", "、"):
            return PLAIN
        words = text[label.end :]
        if not has_words(words) or "\t" in words.strip() or not self._is_counted(label):
            return PLAIN
        if label.number.isalpha() and label.kind == "clause" and not words.strip():
            return PLAIN  # A letter alone parts an index.
        if label.kind in ("annex", "appendix") and self.witnesses.begins(text):
            return "heading", None, NAMED
        return ("heading", None, Why("type")) if self._looks_like_one(paragraph) else PLAIN

    def _is_counted(self, label: Label) -> bool:
        """Whether a number behind a letter, or a high one, has one before it: "E.164" names a document, unless there
        is an E.163, and "345 Park Avenue" a house."""
        head, dot, last = label.number.rpartition(".")
        least = 2 if head.isalpha() else HIGH
        if label.kind != "clause" or not (head.isalpha() or not head) or not last.isdigit() or int(last) < least:
            return True
        return any(f"{head}{dot}{int(last) - back}" in self._numbers for back in (1, 2, 3))

    def _looks_like_one(self, paragraph: PrintedParagraph) -> bool:
        if _NO_TITLE.search(paragraph.text):
            return False
        if self.looks and self.confirmed > ENOUGH:
            return self._stands_out(paragraph.look) and self._is_alike(*paragraph.look)
        return self._stands_out(paragraph.look)

    def _is_alike(self, size: float, bold: bool) -> bool:
        """Whether type is as large as that of a confirmed heading, and as bold."""
        known = self._sizes[bold]
        place = bisect_left(known, size - 2 * NEAR)
        return any(abs(one - size) < NEAR for one in known[place : bisect_right(known, size + 2 * NEAR, place)])


def _names_part(text: str) -> bool:
    return is_front(text) or is_front_part(text) or is_bibliography(text) or is_contents(text)


def _is_caption(text: str) -> bool:
    found = CAPTION.match(text.replace("\xa0", " "))
    return found is not None and bool(found["mark"])


def _is_unnumbered_title(text: str) -> bool:
    return is_title(text, longest=TITLE) and find_label(text) is None


def _clause_label(paragraph: PrintedParagraph) -> Label | None:
    label = find_label(paragraph.text)
    return label if label and label.number and label.kind == "clause" else None


def _has_number(paragraph: PrintedParagraph) -> bool:
    label = find_label(paragraph.text)
    return label is not None and bool(label.number)


def mark_title(lines: Sequence[Line], paragraphs: Sequence[PrintedParagraph], size: float) -> list[Line]:
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


def _with_cover_title(lines: Sequence[Line], paragraphs: Sequence[PrintedParagraph], size: float) -> Iterator[Line]:
    """The lines, with the largest words of the first pages as title, bold ones before others, and what is as large
    behind them."""
    early = [
        paragraph for paragraph in paragraphs
        if paragraph.page <= COVER_PAGES and _may_be_title(paragraph.text) and not _has_number(paragraph)
    ]  # fmt: skip
    largest = max((paragraph.look for paragraph in early), default=(0.0, False))
    places = {id(paragraph) for paragraph in early if paragraph.look == largest and largest[0] > MUCH_LARGER * size}
    page = 0
    for line, paragraph in zip(lines, paragraphs, strict=True):
        goes_on = page == paragraph.page and abs(paragraph.look[0] - largest[0]) < SAME
        is_title = (
            line.role == "text" and (goes_on or id(paragraph) in places) and len(canonical(line.text)) < COVER_TITLE
        )
        page = paragraph.page if is_title else 0
        yield line._replace(role="title", bold=False, lines=()) if is_title else line


def _first_title(lines: Sequence[Line]) -> Iterator[Line]:
    return takewhile(lambda line: line.role == "title", dropwhile(lambda line: line.role != "title", lines))


def _may_be_title(text: str) -> bool:
    words = canonical(text)
    return _LONG_WORD.search(words) is not None and not _BANNER.search(words)
