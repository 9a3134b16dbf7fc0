"""How surely clauses of two languages are paired, on pairs of documents whose correspondence is known.

`python -m tests.benchmarks.aligning FOLDER [--without-encoder]`: each `FAMILY-NAME.json` of the folder is
`{"old_language", "new_language", "old": [{"title", "text", "level"}], "new": [...], "truth": [[old, new]]}`, without
numbers of clauses. Pairs that are `"allowed"` are neither right nor wrong, and so are those of two clauses of which
nothing is known, unless the truth is `"complete"`. Each document is measured as it is, and again with a third of either
side's clauses gone, as many of other documents mixed in, and all in another order. No text is kept here: whoever
measures brings the folder.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from clauseline.aligning import Aligned, Known, align, load_encoder
from clauseline.outline import ClauseText, Outline

GONE, SEEDS = 1 / 3, (0, 1)


@dataclass
class Sums:
    """What was counted over the pairs of documents."""

    known: int = 0
    likely: int = 0
    likely_right: int = 0
    told: int = 0
    told_right: int = 0
    among_three: int = 0

    def count(self, aligned: Aligned, document: Document) -> None:
        truth = document.truth
        pairs = {(one.old, one.new): one.band for one in aligned.pairs if document.can_tell(one.old, one.new)}
        likely = [pair for pair, band in pairs.items() if band == "likely"]
        self.known += len(truth)
        self.likely += len(likely)
        self.likely_right += sum(pair in truth for pair in likely)
        self.told += len(pairs)
        self.told_right += sum(pair in truth for pair in pairs)
        self.among_three += sum(i in aligned.candidates[j] for i, j in truth)

    def __str__(self) -> str:
        def part(some: int, of: int) -> str:
            return f"{some / of:.3f}" if of else "-"

        return (
            f"pairs {self.known}; likely {self.likely}: right {part(self.likely_right, self.likely)}, "
            f"found {part(self.likely_right, self.known)}; both bands {self.told}: right "
            f"{part(self.told_right, self.told)}, found {part(self.told_right, self.known)}; "
            f"right one among three {part(self.among_three, self.known)}"
        )


@dataclass(frozen=True)
class Document:
    """A text in two languages, and which clause is which."""

    name: str
    old: Outline
    new: Outline
    truth: set[tuple[int, int]] = field(default_factory=set)
    allowed: set[tuple[int, int]] = field(default_factory=set)

    @property
    def family(self) -> str:
        """The first part of the name: what has the same says the same in another language or edition."""
        return self.name.partition("-")[0]

    def can_tell(self, old: int, new: int) -> bool:
        """Whether it is known if these two are one."""
        return (old, new) in self.truth or (old, new) not in self.allowed


def load(path: Path) -> Document:
    """A file of the folder."""
    told = json.loads(path.read_text(encoding="utf-8"))
    old, new = (_outline(told[side], told[f"{side}_language"]) for side in ("old", "new"))
    truth = {(i, j) for i, j in told["truth"]}
    allowed = {(i, j) for i, j in told.get("allowed", ())}
    if not told.get("complete"):
        left = [set(range(len(side.clauses))) - {pair[k] for pair in truth} for k, side in enumerate((old, new))]
        allowed |= {(i, j) for i in left[0] for j in left[1]}
    return Document(path.stem, old, new, truth, allowed)


def _outline(clauses: list[dict[str, Any]], language: str) -> Outline:
    texts = (ClauseText("", one["title"], one.get("level", 1), text=one["text"]) for one in clauses)
    return Outline("", language, tuple(texts))


def spoilt(document: Document, others: list[Document], seed: int) -> Document:
    """The document with clauses gone, in another order, and with those of others, each of which is in one language."""
    chance = random.Random(seed)
    families = sorted({one.family for one in others})
    half = chance.sample(families, len(families) // 2)
    places: list[dict[int, int]] = []
    outlines: list[Outline] = []
    for outline, strangers in (
        (document.old, [clause for one in others if one.family in half for clause in one.old.clauses]),
        (document.new, [clause for one in others if one.family not in half for clause in one.new.clauses]),
    ):
        kept = [(k, clause) for k, clause in enumerate(outline.clauses) if chance.random() > GONE]
        mixed = chance.sample(strangers, min(len(strangers), int(GONE * len(outline.clauses))))
        rows = [*kept, *((-1, clause) for clause in mixed)]
        chance.shuffle(rows)
        places.append({k: place for place, (k, _) in enumerate(rows) if k >= 0})
        outlines.append(Outline("", outline.language, tuple(ClauseText("", c.title, 1, text=c.text) for _, c in rows)))
    truth, allowed = (
        {(places[0][i], places[1][j]) for i, j in pairs if i in places[0] and j in places[1]}
        for pairs in (document.truth, document.allowed)
    )
    return Document(document.name, outlines[0], outlines[1], truth, allowed)


def measure(documents: list[Document], *, with_encoder: bool) -> Iterator[str]:
    """A line for each document, then the sums as it is and spoilt."""
    encoder = load_encoder() if with_encoder else None
    known: Known = {}
    whole, apart = Sums(), Sums()
    for document in documents:
        own, start = Sums(), time.process_time()
        for sums in (own, whole):
            sums.count(align(document.old, document.new, encoder, known), document)
        yield f"{document.name}: {own}; {time.process_time() - start:.1f} CPU s"
        others = [one for one in documents if one.family != document.family]
        for seed in SEEDS:
            changed = spoilt(document, others, seed)
            apart.count(align(changed.old, changed.new, encoder, known), changed)
    yield f"all as they are: {whole}"
    yield f"all spoilt: {apart}"


if __name__ == "__main__":
    paths = sorted(Path(sys.argv[1]).glob("*.json"))
    for line in measure([load(path) for path in paths], with_encoder="--without-encoder" not in sys.argv):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
