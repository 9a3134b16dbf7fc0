"""Where passages stand that go from each version to the next, beside where a comparison with home puts them.

`python -m tests.benchmarks.stepping FOLDER ...`: the files of a folder, in the order of their names, are the versions
of one draft. Three sentences of every version are followed to all later ones; drawn anew for each of the seeds. No text
is kept here: whoever measures brings the folders.
"""

from __future__ import annotations

import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from clauseline.anchoring import NOWHERE, SAME, TO_CONFIRM, Anchor, Known, Pair, Placed, anchor_at, follow, place
from clauseline.comparing import compare
from clauseline.outline import Outline
from clauseline.reading import read
from tests.benchmarks.table import Table, plain

SEEDS = (7, 8, 9)
EACH = 3
"""So many sentences of each version."""
SENTENCE = re.compile(r"[^\W\d_][^.\n。]{40,300}[.。]")
HEADS = ("", "comparisons", "of all", "same", "overlap", "elsewhere", "home alone", "way alone", "neither")


@dataclass
class Draft:
    """The versions of a draft, and what comparing came to."""

    texts: list[Outline]
    pairs: dict[tuple[int, int], Pair] = field(default_factory=dict)

    def pair(self, old: int, new: int) -> Pair:
        if (old, new) not in self.pairs:
            sides = self.texts[old], self.texts[new]
            self.pairs[old, new] = Pair(*sides, compare(*sides))
        return self.pairs[old, new]

    def passages(self, version: int, draw: random.Random) -> list[tuple[int, Anchor]]:
        """Some of its sentences: their clauses, and where they stand there."""
        found = [
            (place, anchor_at(clause.text, *match.span()))
            for place, clause in enumerate(self.texts[version].clauses)
            for match in SENTENCE.finditer(clause.text)
        ]
        draw.shuffle(found)
        return found[:EACH]

    def way(self, home: int, clause: int, passage: Anchor) -> Iterator[tuple[int, Placed, bool]]:
        """In each later version the place by the way there, and whether home was asked."""
        here, last = Placed(SAME, clause, passage, 1.0), passage.quote
        for old, new in pairwise(range(home, len(self.texts))):
            pair, is_asked = self.pair(old, new), False
            found = place(here.anchor, here.clause, pair) if here.anchor and here.clause is not None else NOWHERE
            if old > home:
                found, is_asked = follow(found, Known(here.state, here.score, passage.quote, last), pair)
            if is_asked:
                found = _better(found, place(passage, clause, self.pair(home, new)))
            if found.found and found.anchor and (is_asked or old == home):
                last = found.anchor.quote
            yield new, found, is_asked
            here = found


def _better(found: Placed, by_home: Placed) -> Placed:
    """What home knows answers a question."""
    return by_home if by_home.found or (by_home.state == TO_CONFIRM and found.clause is None) else found


def verdict(way: Placed, home: Placed) -> str:
    """How the two places go together, in the words of `HEADS`."""
    if not (way.found and home.found):
        return "way alone" if way.found else "home alone" if home.found else "neither"
    assert way.anchor and home.anchor
    if way.clause != home.clause:
        return "elsewhere"
    ours, theirs = (range(one.start, one.start + len(one.quote)) for one in (way.anchor, home.anchor))
    if (ours, way.anchor.quote) == (theirs, home.anchor.quote):
        return "same"
    return "overlap" if max(ours.start, theirs.start) < min(ours.stop, theirs.stop) else "elsewhere"


def measure(draft: Draft, seed: int) -> tuple[int, Counter[str]]:
    """How many comparisons the ways took, and the verdicts."""
    draw, asked, found = random.Random(seed), set(), Counter[str]()
    for home in range(len(draft.texts) - 1):
        for clause, passage in draft.passages(home, draw):
            for version, placed, is_asked in draft.way(home, clause, passage):
                found[verdict(placed, place(passage, clause, draft.pair(home, version)))] += 1
                if is_asked:
                    asked.add((home, version))
    return len(draft.texts) - 1 + len(asked), found


def row(name: str, draft: Draft, seed: int) -> list[str]:
    comparisons, found = measure(draft, seed)
    count = len(draft.texts)
    return [
        f"{name} {seed}",
        str(comparisons),
        str(count * (count - 1) // 2),
        *(str(found[head]) for head in HEADS[3:]),
    ]


def load(folder: Path) -> Draft:
    return Draft([read(file.read_bytes(), file.name) for file in sorted(folder.iterdir())])


def main() -> None:
    folders = [Path(name) for name in sys.argv[1:]]
    if not folders:
        sys.exit(__doc__)
    rows = [row(folder.name, draft, seed) for folder in folders for draft in [load(folder)] for seed in SEEDS]
    sys.stdout.write(plain(Table("Passages of each version in all later ones", HEADS, rows)))


if __name__ == "__main__":
    main()
