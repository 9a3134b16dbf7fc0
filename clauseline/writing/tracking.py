"""Words, paragraphs and rows of a Word document as tracked changes."""

from __future__ import annotations

from itertools import count

from lxml import etree

from clauseline.comparing.changes import ADDED, KEPT, REMOVED
from clauseline.redline.values import CAME, WENT
from clauseline.vocabulary import Op, TrackFate
from clauseline.writing.blocks import WrittenWords
from clauseline.writing.word import NAMESPACE, run, w

AUTHOR, INITIALS = "Clauseline", "CL"
TAGS: dict[TrackFate, str] = {ADDED: "ins", REMOVED: "del", CAME: "moveTo", WENT: "moveFrom"}
DATE = f"{{{NAMESPACE}}}date"
UNKNOWN = "1970-01-01"
"""The date of what has none: the marks of moves need one, and `LATER` has to be later than something."""
FIRST, LATER = "T00:00:00Z", "T00:10:00Z"
CELLS: dict[Op, str] = {ADDED: "cellIns", REMOVED: "cellDel"}


class Tracker:
    """Marks what came and went, all on one date (ISO 8601), and keeps the remarks beside the text."""

    def __init__(self, date: str) -> None:
        self.by = {"author": AUTHOR, "date": f"{date or UNKNOWN}{FIRST}"}
        self.numbers = count(1)
        self.remarks: list[str] = []

    def words(self, words: WrittenWords, *formats: str, behind: str = "") -> list[etree._Element]:
        """A run, and what ties it to its other place; `formats` are names of elements such as "b"."""
        made = self.around(words.fate, run(words.text + behind, *map(w, formats)))
        if not words.move:
            return [made]
        tag, number = TAGS[words.fate], next(self.numbers)
        start = w(f"{tag}RangeStart", id=number, name=f"move{words.move}", **self.by)
        return [start, made, w(f"{tag}RangeEnd", id=number)]

    def around(self, fate: TrackFate, made: etree._Element) -> etree._Element:
        """A run as it is, or within what says that it came or went."""
        if fate == KEPT:
            return made
        if fate == REMOVED:
            for text in made.iterchildren(w("t").tag):
                text.tag = w("delText").tag
        return w(TAGS[fate], made, id=next(self.numbers), **self.by)

    def mark(self, fate: TrackFate) -> list[etree._Element]:
        """What says of the end of a paragraph, or of a row, that it came or went; nothing of one that stayed."""
        return [] if fate == KEPT else [w(TAGS[fate], id=next(self.numbers), **self.by)]

    def cell(self, op: Op) -> list[etree._Element]:
        """What says of a cell that it came or went with its column."""
        return [] if op == KEPT else [w(CELLS[op], id=next(self.numbers), **self.by)]

    def paragraph(self, end: TrackFate, style: str, *runs: etree._Element, was: str = "") -> etree._Element:
        """A paragraph in a named style, which is another one than it `was` in; `end` says what became of that."""
        mark = self.mark(end)
        facts = w("pPr", w("pStyle", val=style), *([w("rPr", *mark)] if mark else []))
        if was and was != style:
            facts.append(w("pPrChange", w("pPr", w("pStyle", val=was)), id=next(self.numbers), **self.by))
        made = w("p", facts, *runs)
        return self._later(made) if end in (ADDED, CAME) else made

    def _later(self, made: etree._Element) -> etree._Element:
        """All marks in it minutes after the others.

        LibreOffice takes what came at the end of a paragraph and what came behind it at the same time for one, and
        rejects the end of the paragraph between them as well.
        """
        for mark in made.iter():
            if DATE in mark.attrib:
                mark.set(DATE, mark.get(DATE, "").replace(FIRST, LATER))
        return made

    def remarked(self, op: Op, remark: str, runs: list[etree._Element]) -> list[etree._Element]:
        """The runs with a remark beside them, which comes and goes with them."""
        if not remark:
            return runs
        number = len(self.remarks)
        self.remarks.append(remark)
        place = run("", w("rStyle", val="Remark"))
        place.append(w("commentReference", id=number))
        return [w("commentRangeStart", id=number), *runs, w("commentRangeEnd", id=number), self.around(op, place)]

    def comments(self) -> etree._Element:
        """The part that holds the remarks."""
        return w("comments", *(self._comment(number, words) for number, words in enumerate(self.remarks)))

    def _comment(self, number: int, words: str) -> etree._Element:
        text = w("p", w("pPr", w("pStyle", val="RemarkText")), run(words))
        return w("comment", text, id=number, initials=INITIALS, **self.by)
