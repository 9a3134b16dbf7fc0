"""Drafts that nobody would write: two versions in Markdown, bred by seed to cost much for their length."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

WORDS = (
    "the", "platform", "shall", "keep", "records", "of", "each", "user", "and", "may", "share", "identity", "data",
    "with", "bodies", "when", "a", "court", "asks", "for", "them", "under", "law", "place", "avatar", "gaze", "token",
    "trust", "person", "consent", "device", "service", "operator", "should", "not", "must", "record",
)  # fmt: skip
"""Words of drafts; what else is said is numbered."""
HAN = "应当保存用户身份数据并且可以向有关部门提供记录不得泄露个人信息平台运营者虚拟空间设备服务标准要求"
MARKS = ("[", "](", "`", "<", "![", "_", "*", "~", "{", "\\", "&", "[^1]")
"""What begins something in Markdown."""
PIECES = (
    "A", "a", "-", " ", "(", ")", "[", "]", "“", "”", ".", ",", ":", "1", "|", "_", "/", "§", "’", "应", "、", "。",
    " means ", " shall ", "NOTE ", "Table ", "see ", "clause ", "e.g. ", "http://", "% ", "TBD",
)  # fmt: skip
ENDS = ("\n\n", "\n", " ")
"""What stands between two units: paragraphs, lines, or words of one line."""


@dataclass(frozen=True, slots=True)
class Genes:
    """What a pair of drafts is bred from.

    Units of `shape`, and of `other` in turn where there is one, of `words` words each out of `stock` different ones,
    with `end` behind them; so many `units` in a clause, 0 for one clause in all. The new version has the rate `edited`
    of its words changed, and its units in another order if it is `shuffled`.
    """

    shape: str
    seed: int = 1
    other: str = ""
    words: int = 12
    stock: int = 2000
    units: int = 0
    edited: float = 0.1
    shuffled: bool = False
    end: str = ENDS[0]

    def __str__(self) -> str:
        shapes = f"{self.shape}+{self.other}" if self.other else self.shape
        order = " shuffled" if self.shuffled else ""
        sizes = f"{self.words} of {self.stock} words, {self.units or 'all'} in a clause"
        return f"{shapes}, {sizes}, {100 * self.edited:.0f} % edited{order}, {self.end!r}, seed {self.seed}"


class Pen:
    """Words by chance, and the number of the unit that is written."""

    def __init__(self, genes: Genes) -> None:
        self.genes, self.number = genes, 0
        self.chance = random.Random(repr(genes))

    def below(self) -> int:
        """A number by which words of the stock are told apart."""
        return self.chance.randrange(self.genes.stock)

    def word(self) -> str:
        at = self.below()
        return WORDS[at] if at < len(WORDS) else f"w{at}"

    def said(self, words: int | None = None) -> str:
        """So many words, or as many as a unit has."""
        return " ".join(self.word() for _ in range(self.genes.words if words is None else words))

    def some(self, make: Callable[[], str], between: str = " ") -> str:
        """As many of them as a unit has words."""
        return between.join(make() for _ in range(self.genes.words))


def _han(pen: Pen) -> str:
    return f"{''.join(pen.chance.choice(HAN) for _ in range(2 * pen.genes.words))}。"


def _figure(pen: Pen) -> str:
    return f"![{pen.said(3)}](p{pen.number}.png)\n\nFigure {pen.number} – {pen.said()}"


def _number(pen: Pen) -> str:
    return f"{pen.below()} {pen.chance.choice(('ms', '%', 'days', 'MB', 'm'))}"


def _repeated(pen: Pen) -> str:
    """The same few signs again and again: what patterns of words may try in many ways."""
    signs = random.Random(pen.genes.seed).choices(PIECES, k=3)
    return "".join(signs) * pen.genes.words


SHAPES: Final[Mapping[str, Callable[[Pen], str]]] = {
    "prose": lambda pen: f"{pen.said().capitalize()}.",
    "duties": lambda pen: f"The {pen.word()} shall {pen.said()}.",
    "terms": lambda pen: f"**{pen.said(2)} {pen.number}**: {pen.said()}",
    "defined": lambda pen: f"“w{pen.number + 1}” means “w{pen.number}” and {pen.said()}.",
    "citations": lambda pen: pen.some(lambda: f"[RFC{pen.below()}], clause 3.{pen.below()}"),
    "lists": lambda pen: f"{'    ' * (pen.number % 4)}- {pen.said()}",
    "table": lambda pen: f"| {' | '.join(pen.said(2) for _ in range(max(1, pen.genes.words // 3)))} |",
    "tables": lambda pen: f"| {pen.said(2)} | {pen.said(2)} |\n|---|---|\n| {pen.said(3)} | {pen.said(3)} |",
    "headings": lambda pen: f"{'#' * (2 + pen.number % 4)} {pen.number} {pen.said()}",
    "han": _han,
    "alike": lambda pen: f"The platform shall keep {pen.word()} of the user and may share {pen.word()} with a court.",
    "figures": _figure,
    "links": lambda pen: pen.some(lambda: f"[{pen.word()}](#{pen.word()})"),
    "emphasis": lambda pen: pen.some(lambda: "a**a*", ""),
    "marks": lambda pen: pen.some(lambda: pen.chance.choice(MARKS), ""),
    "numbers": lambda pen: f"{pen.some(lambda: _number(pen))}.",
    "concerns": lambda pen: f"The operator shall record gaze, identity and place of each user; {pen.said()}: consent.",
    "letters": lambda pen: pen.some(lambda: "a", ""),
    "notes": lambda pen: f"NOTE {pen.number} – {pen.said()}[^{pen.number}]\n\n[^{pen.number}]: {pen.said(3)}",
    "brackets": lambda pen: pen.some(lambda: "(a [b] « c"),
    "repeated": lambda pen: _repeated(pen),
}  # fmt: skip
"""How a unit of each shape is written."""

CHANGES: Final[Mapping[str, Sequence[object]]] = {
    "shape": tuple(SHAPES),
    "other": ("", *SHAPES),
    "words": (1, 4, 12, 40, 200, 5000),
    "stock": (1, 40, 400, 2000, 1_000_000),
    "units": (0, 1, 3, 30, 300),
    "edited": (0.0, 0.02, 0.1, 0.5, 1.0),
    "shuffled": (False, True),
    "end": ENDS,
    "seed": range(1000),
}
"""What each gene may become."""


def first(seed: int, shapes: Sequence[str] = tuple(SHAPES)) -> list[Genes]:
    """Two of each shape: one clause that is edited, and many that are shuffled."""
    pairs = [(Genes(one, seed), Genes(one, seed, units=3, edited=0.02, shuffled=True)) for one in shapes]
    return [one for pair in pairs for one in pair]


def mutated(genes: Genes, chance: random.Random) -> Genes:
    """One or two genes changed."""
    changed = {name: chance.choice(CHANGES[name]) for name in chance.sample(sorted(CHANGES), chance.randint(1, 2))}
    return replace(genes, **changed)  # type: ignore[arg-type]


def bred(genes: Genes, characters: int) -> tuple[str, str]:
    """The old and the new version, of about so many characters each."""
    pen = Pen(genes)
    units = list(_units(pen, characters))
    changed = [_edited(unit, pen) for unit in units]
    if genes.shuffled:
        pen.chance.shuffle(changed)
    return _draft(units, genes), _draft(changed, genes)


def _units(pen: Pen, characters: int) -> Iterator[str]:
    shapes = [SHAPES[name] for name in (pen.genes.shape, pen.genes.other) if name]
    written = 0
    while written < characters:
        unit = shapes[pen.number % len(shapes)](pen)
        pen.number += 1
        written += len(unit) + 2
        yield unit


def _edited(unit: str, pen: Pen) -> str:
    rate = pen.genes.edited
    if pen.genes.shape == "han":
        return "".join(pen.chance.choice(HAN) if one in HAN and pen.chance.random() < rate else one for one in unit)
    words = unit.split(" ")
    return " ".join(pen.word() if one.isalnum() and pen.chance.random() < rate else one for one in words)


def _draft(units: Sequence[str], genes: Genes) -> str:
    each = genes.units or len(units)
    texts = (_clause(units[at : at + each], genes) for at in range(0, len(units), each))
    return "".join(f"## {number} Terms\n\n{text}\n\n" for number, text in enumerate(texts, 1))


def _clause(units: Sequence[str], genes: Genes) -> str:
    if "table" not in (genes.shape, genes.other):
        return genes.end.join(units)
    columns = units[0].count("|") - 1 if units[0].startswith("|") else 1
    return "\n".join([f"|{' a |' * columns}", f"|{'---|' * columns}", *units])
