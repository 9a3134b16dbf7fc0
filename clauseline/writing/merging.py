"""Both texts of a comparison as one document, in the words of its redline: what was kept, went and came.

The document without what came is the old text, and without what went the new one, block by block and in its own order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from clauseline.comparing.order import longest_increasing
from clauseline.outline import ClauseText
from clauseline.redline.comparison import parts_of
from clauseline.redline.parts import Part
from clauseline.redline.values import NEW, OLD
from clauseline.vocabulary import SideName
from clauseline.writing.blocks import WrittenBlock
from clauseline.writing.judging import say_judged
from clauseline.writing.placing import PlacedChange
from clauseline.writing.redline import Redline

LONGEST = 80
"""Characters of a sentence beside the text."""


def merge(redline: Redline) -> Iterator[WrittenBlock]:
    """The whole document, in the order of the new text; what went stands before what came in its place."""
    return _Merger(redline).run()


class _Merger:
    def __init__(self, redline: Redline) -> None:
        self.words, self.judgements = redline.remarks, redline.judgements.of
        self.clauses = {OLD: redline.old.clauses, NEW: redline.new.clauses}
        self.changes: dict[tuple[SideName, int], PlacedChange] = {}
        self.remarks: dict[tuple[SideName, int], str] = {}
        parts = parts_of(redline.old, redline.new, redline.judged.changes)
        pairs = {change.pair: change for change in map(self._placed, parts) if change.pair}
        self.duties = {self._home(part): said for part in parts if (said := self._of_duties(part))}
        stayed = sorted(pair for pair, change in pairs.items() if "moved" not in change.part.marks)
        self.stayed = [stayed[at] for at in longest_increasing([new for _, new in stayed])]
        for old, new in pairs.keys() - {*self.stayed}:
            self.remarks[OLD, old] = self.words.moved_to % self._name(NEW, new)
            self.remarks[NEW, new] = self.words.moved_from % self._name(OLD, old)

    def _placed(self, part: Part) -> PlacedChange:
        """A change by its clauses; those that do not become one in the document are told by a remark."""
        change = PlacedChange(part, self.words.picture)
        self.changes.update({(OLD, one.order): change for one in part.old})
        self.changes.update({(NEW, one.order): change for one in part.new})
        if change.pair:
            old, new = change.pair
            merged, split = self.words.merged_into % self._name(NEW, new), self.words.split_from % self._name(OLD, old)
            self.remarks.update({(OLD, one.order): merged for one in part.old if one.order != old})
            self.remarks.update({(NEW, one.order): split for one in part.new if one.order != new})
        return change

    def run(self) -> Iterator[WrittenBlock]:
        i = j = 0
        for old, new in [*self.stayed, (len(self.clauses[OLD]), len(self.clauses[NEW]))]:
            for at in range(i, old):
                yield from _remarked(self.changes[OLD, at].written(at, None), self._beside(OLD, at))
            for at in range(j, new):
                yield from _remarked(self.changes[NEW, at].written(None, at), self._beside(NEW, at))
            if old < len(self.clauses[OLD]):
                remark = _joined(self._status(old, new), self.duties.get((NEW, new), ""))
                yield from _remarked(self.changes[OLD, old].written(old, new), remark)
            i, j = old + 1, new + 1

    def _beside(self, side: SideName, at: int) -> str:
        """What is said of a clause that stands in one of both texts alone, or elsewhere in the other."""
        return _joined(self.remarks.get((side, at), ""), self.duties.get((side, at), ""))

    def _home(self, part: Part) -> tuple[SideName, int]:
        """The clause beside which its duties are told."""
        return (NEW if part.new else OLD), part.section.order

    def _of_duties(self, part: Part) -> str:
        """What became of its binding sentences, one a line, with the beginning of each."""
        texts = {side: "\n".join(one.text for one in own) for side, own in ((OLD, part.old), (NEW, part.new))}
        told = []
        for number, row in enumerate(part.strength):
            made = self.judgements.get((part.order, number))
            side, force = (NEW, row.new) if row.new else (OLD, row.old)
            if force and (row.is_told or made):
                sentence = _short(texts[side][force.start : force.end])
                told.append(f"{say_judged(row, made, self.words.translate)} (“{sentence}”)")
        return "\n".join(told)

    def _status(self, old: int, new: int) -> str:
        before, after = self.clauses[OLD][old].status, self.clauses[NEW][new].status
        if before == after:
            return ""
        named = {"normative": self.words.normative, "informative": self.words.informative}
        return self.words.became % {"old": named.get(before, before), "new": named.get(after, after)}

    def _name(self, side: SideName, at: int) -> str:
        return _name(self.clauses[side][at])


def _name(clause: ClauseText) -> str:
    return f"{clause.number} {clause.title}".strip() or clause.text[:60]


def _short(sentence: str) -> str:
    """Its beginning, at the end of a word where there are spaces."""
    line = " ".join(sentence.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rpartition(' ')[0] or line[:LONGEST]} …"


def _joined(*remarks: str) -> str:
    return "\n".join(filter(None, remarks))


def _remarked(blocks: Iterable[WrittenBlock], remark: str) -> Iterator[WrittenBlock]:
    """The blocks, the first of which has the remark."""
    for number, block in enumerate(blocks):
        yield replace(block, remark=remark) if remark and not number else block
