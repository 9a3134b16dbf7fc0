"""Drafts of made-up words, and new versions of them to which everything happens that happens to drafts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from clauseline.outline import NO_FACTS, BlockText, Cell, ClauseText, Facts, Outline
from clauseline.vocabulary import BlockKind
from tests.factories import outline

SYLLABLES = (
    "ava",
    "tar",
    "mark",
    "shall",
    "iden",
    "tity",
    "re",
    "cord",
    "fee",
    "world",
    "应当",
    "永久",
    "身份",
    "é",
    "😀",
)
KINDS: tuple[BlockKind, ...] = ("paragraph", "item", "note", "code", "footnote", "figure")

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Told:
    """A block: its words, or the rows of a table, each of as many cells."""

    kind: BlockKind
    marker: str = ""
    words: tuple[str, ...] = ()
    rows: Rows = ()


@dataclass(frozen=True)
class Draft:
    """A clause to be."""

    title: str
    level: int
    told: tuple[Told, ...]


def revised_pair(seed: int) -> tuple[Outline, Outline]:
    """A draft and its next version, always the same of one seed."""
    reviser = Reviser(Random(seed))
    old = [reviser.draft() for _ in range(reviser.chance.randint(1, 6))]
    return _outline(old), _outline(reviser.revised(old))


def _outline(drafts: list[Draft]) -> Outline:
    return outline(*(_clause(str(number), draft) for number, draft in enumerate(drafts, 1)))


def _clause(number: str, draft: Draft) -> ClauseText:
    found: list[BlockText] = []
    texts: list[str] = []
    start = 0
    for table, one in enumerate(draft.told, 1):
        for row, cells in enumerate(one.rows or [one.words]):
            words = ("\t" if one.rows else " ").join(cells)
            facts = Facts(table=table, row=row, cells=_cells(cells, start)) if one.rows else NO_FACTS
            found.append(BlockText(one.kind, start, start + len(words), one.marker, facts=facts))
            texts.append(words)
            start += len(words) + 1
    return ClauseText(number, draft.title, draft.level, text="\n".join(texts), blocks=tuple(found))


def _cells(cells: tuple[str, ...], start: int) -> tuple[Cell, ...]:
    found = []
    for column, words in enumerate(cells):
        found.append(Cell(start, start + len(words), column))
        start += len(words) + 1
    return tuple(found)


class Reviser:
    """Makes and revises drafts by chance."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance

    def draft(self) -> Draft:
        told = tuple(self._told() for _ in range(self.chance.randint(0, 5)))
        return Draft(" ".join(self._words(0, 3)), self.chance.randint(1, 3), told)

    def revised(self, drafts: list[Draft]) -> list[Draft]:
        """All clauses reworded, and some moved, split, merged, gone or come."""
        found = [replace(one, told=tuple(self._blocks([*one.told]))) for one in drafts]
        for act in self.chance.sample([self._move, self._split, self._merge, self._go, self._come, self._entitle], 2):
            act(found)
        return found

    def _words(self, least: int, most: int) -> tuple[str, ...]:
        count = self.chance.randint(least, most)
        return tuple("".join(self.chance.choices(SYLLABLES, k=self.chance.randint(1, 3))) for _ in range(count))

    def _told(self) -> Told:
        if self.chance.random() < 0.3:
            width = self.chance.randint(1, 4)
            rows = (tuple(self._cell() for _ in range(width)) for _ in range(self.chance.randint(1, 5)))
            return Told("row", rows=tuple(rows))
        kind = self.chance.choice(KINDS)
        words = () if kind == "figure" else self._words(3, 14)
        return Told(kind, self.chance.choice(["", "", "a)", "NOTE 1"]), words)

    def _cell(self) -> str:
        return " ".join(self._words(0, 4))

    def _move(self, drafts: list[Draft]) -> None:
        if drafts:
            one = drafts.pop(self._place(drafts))
            drafts.insert(self.chance.randint(0, len(drafts)), one)

    def _split(self, drafts: list[Draft]) -> None:
        if drafts:
            at = self._place(drafts)
            one = drafts[at]
            half = self.chance.randint(0, len(one.told))
            drafts[at : at + 1] = [replace(one, told=one.told[:half]), replace(self.draft(), told=one.told[half:])]

    def _merge(self, drafts: list[Draft]) -> None:
        if len(drafts) > 1:
            at = self._place(drafts[1:])
            one, other = drafts[at : at + 2]
            drafts[at : at + 2] = [replace(one, told=one.told + other.told)]

    def _go(self, drafts: list[Draft]) -> None:
        if drafts:
            del drafts[self._place(drafts)]

    def _come(self, drafts: list[Draft]) -> None:
        drafts.insert(self.chance.randint(0, len(drafts)), self.draft())

    def _entitle(self, drafts: list[Draft]) -> None:
        if drafts:
            at = self._place(drafts)
            drafts[at] = replace(self.draft(), told=drafts[at].told)

    def _place(self, of: list[Draft]) -> int:
        return self.chance.randrange(len(of))

    def _blocks(self, told: list[Told]) -> list[Told]:
        """The blocks of a clause reworded, joined, parted, gone and come."""
        found: list[Told] = []
        for one in told:
            act = self.chance.random()
            if act < 0.1:
                continue
            if act < 0.2:
                found.append(self._told())
            if act < 0.35 and found and not found[-1].rows and not one.rows:
                found[-1] = replace(found[-1], words=found[-1].words + one.words)
            elif act < 0.5 and len(one.words) > 1:
                half = self.chance.randrange(len(one.words))
                found += [replace(one, words=one.words[:half]), Told("item", words=one.words[half:])]
                if self.chance.random() < 0.2:
                    found.insert(-1, self._told())
            else:
                found.append(replace(one, words=self._reworded(one.words), rows=self._table(one.rows)))
        return found

    def _reworded(self, words: tuple[str, ...]) -> tuple[str, ...]:
        if not words or self.chance.random() < 0.3:
            return words
        at = self.chance.randint(0, len(words))
        return words[:at] + self._words(0, 2) + words[at + self.chance.randint(0, 2) :]

    def _table(self, rows: Rows) -> Rows:
        """A table with rows and columns gone, come or moved, and a cell reworded."""
        if not rows:
            return rows
        revised = self._lines([*rows], len(rows[0]))
        columns = self._lines([*zip(*revised, strict=True)], len(revised))
        found = [[*row] for row in zip(*columns, strict=True)]
        row, at = self.chance.choice(found), self.chance.randrange(len(found[0]))
        row[at] = f"{row[at]} {self._cell()}".strip()
        return tuple(tuple(row) for row in found)

    def _lines(self, lines: list[tuple[str, ...]], length: int) -> list[tuple[str, ...]]:
        """Rows or columns of as many cells, one of which went, came or moved."""
        act = self.chance.random()
        at, to = self.chance.randrange(len(lines)), self.chance.randrange(len(lines))
        if act < 0.5 and (act < 0.25 or len(lines) > 1):
            one = lines.pop(at) if act >= 0.25 else tuple(self._cell() for _ in range(length))
            if act < 0.4:
                lines.insert(min(to, len(lines)), one)
        return lines
