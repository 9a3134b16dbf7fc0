"""Walks through a draft in XML: its headings, paragraphs, lists, notes and pictures in reading order."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from lxml import etree

from clauseline.outline import Why, canonical
from clauseline.reading.account import Account, weigh
from clauseline.reading.files.mathml import COPIES, write_mathml
from clauseline.reading.limits import check_count
from clauseline.reading.lines import Line, Note, Picture, Row
from clauseline.reading.paragraphs import ParagraphBuilder
from clauseline.reading.structure.headings import LABEL_MARKS, STATUS_WORDS, Heading
from clauseline.reading.words.numbering import find_label, split_status
from clauseline.reading.xml.source import whole_text
from clauseline.vocabulary import ClauseKind, Role, Status

ABOUT = "about the document"
MARKS = "marks of notes"
_SPACE = re.compile(r"[ \t\r\n]+")
_TERM = re.compile(r"[.:：\s]+$")


@dataclass(slots=True)
class TaggedParagraph(ParagraphBuilder):
    """A paragraph of a draft in XML; of `code` the ends of lines stay."""

    code: bool = False

    def add(self, text: str | None) -> None:
        """Words of the file, white space as one space but for the ends of lines of code."""
        if text:
            self.pieces.append(text if self.code else _SPACE.sub(" ", text))

    def draw(self, text: str) -> None:
        """Words that the format's own tools would draw and that are not in the file."""
        self.pieces.append(text)
        self.added += weigh(text)

    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not self.pictures and not self.notes and not self.text().strip()


class TaggedFlow:
    """One file. A format fills `blocks` and `inline`: what to do with elements, by their local names.

    Elements that are in neither are read through. `extra` counts characters of attributes that are words;
    `warnings` are sentences for people.
    """

    def __init__(self, account: Account) -> None:
        self.account = account
        self.found: list[Heading | Line | Row] = []
        self.extra = 0
        self.tables = 0
        self.warnings: list[str] = []
        self.blocks: dict[str, Callable[[etree._Element], None]] = {}
        self.inline: dict[str, Callable[[etree._Element, TaggedParagraph], None]] = {"math": self.maths}
        self._pending: Line | None = None
        self._depth = 0

    def leave(self, rule: str) -> Callable[..., None]:
        """A handler that leaves an element out by rule."""
        return lambda element, *_: self.account.leave_out(rule, whole_text(element))

    def write(self, sign: str) -> Callable[[etree._Element, TaggedParagraph], None]:
        """A handler that writes white space for an element, and after it what the element holds against its rules."""

        def handler(element: etree._Element, words: TaggedParagraph) -> None:
            words.pieces.append(sign)
            self.read(element, words)

        return handler

    def attribute(self, element: etree._Element, name: str) -> str:
        """The value of an attribute that holds words of the draft, which count as its characters."""
        value = element.get(name) or ""
        self.extra += weigh(value)
        return value

    def through(self, element: etree._Element) -> None:
        """Read all that an element holds; words between blocks are paragraphs."""
        words = TaggedParagraph()
        words.add(element.text)
        for child in element:
            handler = self.blocks.get(child.tag)
            if handler is None:
                self._inline(child, words)
            else:
                words = self._flush(words)
                handler(child)
            words.add(child.tail)
        self._flush(words)

    def one(self, element: etree._Element) -> None:
        """Read one element as what it is."""
        self.blocks.get(element.tag, self.through)(element)

    def _flush(self, words: TaggedParagraph) -> TaggedParagraph:
        if words.is_empty():
            return words
        self.emit(words)
        return TaggedParagraph()

    def words(self, element: etree._Element, *, code: bool = False) -> TaggedParagraph:
        """What an element holds, as one paragraph or piece of code."""
        words = TaggedParagraph(code=code)
        self.read(element, words)
        return words

    def read(self, element: etree._Element, words: TaggedParagraph) -> None:
        """Add what an element holds to `words`."""
        words.add(element.text)
        for child in element:
            if child.tag in self.blocks and child.tag not in self.inline:
                words.pieces.append(" ")
            self._inline(child, words)
            words.add(child.tail)

    def _inline(self, element: etree._Element, words: TaggedParagraph) -> None:
        handler = self.inline.get(element.tag)
        if handler is None:
            self.read(element, words)
        else:
            handler(element, words)

    def emit(self, words: TaggedParagraph, role: Role = "text", *, label: str = "", ours: bool = False) -> None:
        """A paragraph; the first of an item or a note takes its label. `ours`: the label is not in the file."""
        line = Line(words.text(), role, None, label, tuple(words.notes), tuple(words.pictures), words.added)
        if label and not ours:
            line = line._replace(added=line.added - weigh(label))
        pending = self._pending
        if pending is not None and role == "text" and not label:
            self._pending = None
            line = line._replace(role=pending.role, level=pending.level, label=pending.label)
            line = line._replace(added=line.added + pending.added)
        # The tree of the draft is in memory beside them.
        check_count(len(self.found))
        self.found.append(line)

    def paragraph(self, element: etree._Element, role: Role = "text") -> None:
        """An element that is one paragraph, whatever it holds."""
        words = self.words(element, code=role == "code")
        if not words.is_empty():
            self.emit(words, role)

    def labelled(
        self, element: etree._Element, label: str, *, role: Role = "item", ours: bool = False, skip: Iterable[str] = ()
    ) -> None:
        """An element whose first paragraph has a label: an item, a note. `skip` are children read before."""
        nested = role == "item"
        self._finish()
        self._depth += nested
        label = canonical(label)
        self._pending = Line(
            "", role, self._depth if nested else None, label, added=0 if ours or not label else -weigh(label)
        )
        for child in [child for child in element if child.tag in set(skip)]:
            self._cut(child)
        self.through(element)
        self._finish()
        self._depth -= nested

    def _finish(self) -> None:
        """A label that no paragraph took stands alone."""
        if self._pending is not None:
            line, self._pending = self._pending, None
            if line.label:
                self.found.append(line)

    def _cut(self, child: etree._Element) -> None:
        """Take a child, which was read, out of its parent; what follows it stays."""
        parent, before = child.getparent(), child.getprevious()
        assert parent is not None
        if before is None:
            parent.text = (parent.text or "") + (child.tail or "")
        else:
            before.tail = (before.tail or "") + (child.tail or "")
        child.tail = None
        parent.remove(child)

    def part(self, element: etree._Element | None) -> TaggedParagraph:
        """The words of a child that stands elsewhere in the outline than in the file; it is taken out."""
        if element is None:
            return TaggedParagraph()
        words = self.words(element)
        self._cut(element)
        return words

    def mark(self, element: etree._Element | None) -> str:
        """The printed number or label in a child, which is taken out; notes on it are left out by rule."""
        words = self.part(element)
        self.account.added += words.added
        for note in words.notes:
            self.account.leave_out("notes on numbers", note.text)
        return words.text()

    def head(
        self, element: etree._Element, number: str, title: TaggedParagraph, *, level: int, kind: ClauseKind = "clause",
        status: Status | None = None, ours: bool = False,
    ) -> None:  # fmt: skip
        """Begin the clause that `element` is.

        `number` as it is printed, with what it says of the status; `ours`: it is not in the file.
        """
        self._finish()
        raw = canonical(number)
        label = find_label(raw + "\t") if raw else None
        shown = label.number if label and label.number else _TERM.sub("", raw)
        said = None
        if label and label.number and not ours:
            said, end = split_status(raw[label.end :])
            self.account.leave_out(STATUS_WORDS, raw[label.end :][:end])
            raw = raw[: label.end] + raw[label.end + end :]
        if ours:
            self.account.added += weigh(shown)
        else:
            self._rest(raw, shown, STATUS_WORDS if label and label.status else LABEL_MARKS)
        self.account.added += title.added
        line = Line("", notes=tuple(title.notes), pictures=tuple(title.pictures))
        if label and label.kind in ("annex", "appendix") and kind == "clause":
            kind = label.kind
        status = status or said or (label.status if label else None)
        words, why = canonical(title.text()), Why("markup", (str(element.tag),))
        self.found.append(Heading(shown, words, kind, status, level=max(1, level), line=line, why=why))

    def _rest(self, raw: str, shown: str, rule: str) -> None:
        """Account for what a printed number has beside the number itself."""
        if shown in raw:
            self.account.leave_out(rule, raw.replace(shown, "", 1))
        else:
            self.account.added += weigh(shown)
            self.account.leave_out(rule, raw)

    def caption(self, label: str, words: TaggedParagraph, *, ours: bool = False) -> None:
        """The caption of a figure or table, with its label if it has one."""
        if label or not words.is_empty():
            self.emit(words, "caption", label=canonical(label), ours=ours)

    def note_here(self, element: etree._Element, words: TaggedParagraph, marker: str) -> None:
        """A footnote where it is called; its mark is written anew."""
        inner = self.words(element)
        self.account.added += inner.added
        call = words.offset()
        words.notes += [Note(call, marker, inner.text().strip())] if inner.text().strip() else []
        words.notes += [note._replace(call=call) for note in inner.notes]

    def maths(self, element: etree._Element, words: TaggedParagraph) -> None:
        """A formula on a line."""
        text, added, copies = write_mathml(element)
        self.account.leave_out(COPIES, copies)
        words.pieces.append(text)
        words.added += added


def picture(source: str, alt: str = "") -> Picture:
    """The picture of an address: with its hash if its bytes stand in the address itself."""
    head, _, data = source.partition(",")
    if not head.startswith("data:") or not head.endswith(";base64"):
        return Picture("", alt)
    try:
        return Picture(hashlib.sha256(base64.b64decode(data)).hexdigest(), alt)
    except (binascii.Error, ValueError):
        return Picture("", alt)
