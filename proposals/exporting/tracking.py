"""Words, paragraphs and rows of a Word document as tracked changes."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from lxml import etree

from proposals.comparing.changes import ADDED, KEPT, REMOVED
from proposals.exporting.word import run, w

AUTHOR, INITIALS = "Clauseline", "CL"
TAGS = {ADDED: "ins", REMOVED: "del"}


class Tracker:
    """Marks what came and went, all on one date (ISO 8601), and keeps the remarks beside the text."""

    def __init__(self, date: str) -> None:
        self.by = {"author": AUTHOR, **({"date": f"{date}T00:00:00Z"} if date else {})}
        self.numbers = count(1)
        self.remarks: list[str] = []

    def words(self, op: str, words: str, *formats: str) -> etree._Element:
        """A run; `formats` are names of elements such as "b"."""
        return self.around(op, run(words, *map(w, formats)))

    def around(self, op: str, made: etree._Element) -> etree._Element:
        """A run as it is, or within what says that it came or went."""
        if op == KEPT:
            return made
        if op == REMOVED:
            for text in made.iterchildren(w("t").tag):
                text.tag = w("delText").tag
        return w(TAGS[op], made, id=next(self.numbers), **self.by)

    def mark(self, op: str) -> list[etree._Element]:
        """What says of the end of a paragraph, or of a row, that it came or went; nothing of one that stayed."""
        return [] if op == KEPT else [w(TAGS[op], id=next(self.numbers), **self.by)]

    def paragraph(self, op: str, facts: Iterable[etree._Element], *runs: etree._Element) -> etree._Element:
        """A paragraph; `facts` are the properties before that of its end."""
        mark = self.mark(op)
        return w("p", w("pPr", *facts, *([w("rPr", *mark)] if mark else [])), *runs)

    def remarked(self, op: str, remark: str, runs: list[etree._Element]) -> list[etree._Element]:
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
