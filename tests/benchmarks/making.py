"""Two made drafts to measure on: `python -m tests.benchmarks.making FOLDER [--parts PARTS] [--seed SEED] [--markdown]`.

It writes old.txt and new.txt, shaped like an Internet-Draft: pages with running heads, a table of contents, numbered
clauses; or old.md and new.md, as such a draft is kept in a repository. Their words are made up but for the commonest
English ones, and are as often as words of real texts: a few stand everywhere, most stand once or twice, and a clause
repeats its own. `PARTS` parts are so many different texts in one draft.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from pathlib import Path

from tests.benchmarks.markdown import set_in_markdown
from tests.benchmarks.setting import set_in_pages

CHAPTERS = 24
"""Of one part."""

COMMON = str.split(
    "the of to a in and is that be for with as by it on this an are or not from which at can if when each other any "
    "has been before after its than only such no all these more into between same one does then there where but "
    "both while have those during within until also without other their would might either using under"
)
BINDING = ("MUST", "SHOULD", "MAY", "MUST NOT", "SHOULD NOT", "is expected to", "can", "will", "needs to", "shall")
SOFTER = {"MUST": "SHOULD", "SHOULD": "MAY", "MUST NOT": "SHOULD NOT", "shall": "should", "MAY": "MUST"}
SOUNDS = ("b c d f g l m n p r s t v st tr pl pr con re de in ex", "a e i o u ea io", "l n r s t nt st ck ve te ng x")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause at `level` 1 to 3: paragraphs of sentences. `§KEY§` in a sentence stands for that clause's number."""

    key: str
    level: int
    title: str
    paragraphs: tuple[tuple[str, ...], ...]


SETTINGS: dict[str, Callable[[Sequence[Clause], str], str]] = {".txt": set_in_pages, ".md": set_in_markdown}
"""How clauses are set, by the ending of the file."""


def drafts(parts: int = 1, seed: int = 7, suffix: str = ".txt") -> tuple[str, str]:
    """The old and the new text: of other words for each part and for another `seed`, the same on every run."""
    set_clauses = SETTINGS[suffix]
    made = [Writer(f"{seed}.{part}") for part in range(parts)]
    sides = [(old, writer.revised(old)) for writer in made for old in [writer.text()]]
    old, new = ([clause for side in sides for clause in side[k]] for k in (0, 1))
    return set_clauses(old, "Draft 15"), set_clauses(new, "Draft 29")


@cache
def vocabulary() -> tuple[list[str], list[float]]:
    """Words, the commonest first, and the sums of their weights up to each, which fall as Zipf's law says."""
    chance = random.Random("words")
    starts, middles, ends = (sounds.split() for sounds in SOUNDS)
    words: dict[str, None] = {}
    while len(words) < 12_000:
        syllables = chance.choices((1, 2, 3, 4), (2, 5, 4, 1))[0]
        made = "".join(chance.choice(starts) + chance.choice(middles) for _ in range(syllables))
        words.setdefault(made + chance.choice(ends))
    return list(words), list(accumulate(1 / (rank + 8) for rank in range(len(words))))


class Writer:
    """Writes one part, and revises it."""

    def __init__(self, seed: str) -> None:
        self.seed, self.chance, self.count = seed, random.Random(seed), 0

    def text(self) -> list[Clause]:
        levels = [level for _ in range(CHAPTERS) for level in (1, *self._levels())]
        clauses: list[Clause] = []
        for level in levels:
            clauses.append(self._clause(level, [one.key for one in clauses[-40:]]))
        return clauses

    def _levels(self) -> list[int]:
        return [2 if k == 0 or self.chance.random() < 0.7 else 3 for k in range(self.chance.randint(5, 13))]

    def _clause(self, level: int, others: list[str]) -> Clause:
        self.count += 1
        topic = self._words(14)
        title = " ".join(topic[: self.chance.randint(1, 4)]).title()
        many = self.chance.randint(1, 6) if level > 1 else self.chance.randint(1, 2)
        paragraphs = (
            tuple(self._sentence(topic, others) for _ in range(self.chance.randint(1, 5))) for _ in range(many)
        )
        return Clause(f"{self.seed}.{self.count}", level, title, tuple(paragraphs))

    def _words(self, count: int) -> list[str]:
        words, weights = vocabulary()
        return self.chance.choices(words, cum_weights=weights, k=count)

    def _sentence(self, topic: list[str], others: list[str]) -> str:
        count = self.chance.randint(8, 30)
        kinds = self.chance.choices((COMMON, topic, None), (46, 20, 34), k=count)
        plain = iter(self._words(count))
        words = [self._common() if kind is COMMON else self.chance.choice(kind or [next(plain)]) for kind in kinds]
        if self.chance.random() < 0.4:
            words.insert(count // 3, self.chance.choice(BINDING))
        if others and self.chance.random() < 0.12:
            words.append(f"(see Section §{self.chance.choice(others)}§)")
        return f"{words[0].capitalize()} {' '.join(words[1:])}."

    def _common(self) -> str:
        return COMMON[min(int(self.chance.expovariate(0.09)), len(COMMON) - 1)]

    def revised(self, old: list[Clause]) -> list[Clause]:
        """The text that came of `old`: clauses reworded, deleted, new, moved, split and merged."""
        new: list[Clause] = []
        moved: list[Clause] = []
        for place, clause in enumerate(old):
            is_leaf = clause.level > 1 and (place + 1 == len(old) or old[place + 1].level <= clause.level)
            fate = self.chance.random()
            if not is_leaf or fate > 0.35:
                new.append(self._reworded(clause))
            elif fate < 0.06:
                continue
            elif fate < 0.16:
                moved.append(self._reworded(clause))
            elif fate < 0.19 and len(clause.paragraphs) > 2:
                new += self._split(clause)
            elif fate < 0.21 and new and new[-1].level > 1:
                new[-1] = replace(new[-1], paragraphs=(*new[-1].paragraphs, *clause.paragraphs))
            else:
                new += [self._reworded(clause), self._clause(clause.level, [one.key for one in new[-20:]])]
        for clause in moved:
            places = [k for k in range(1, len(new)) if new[k].level <= 2]
            new.insert(self.chance.choice(places), replace(clause, level=2))
        return new

    def _split(self, clause: Clause) -> list[Clause]:
        half = len(clause.paragraphs) // 2
        rest = self._clause(clause.level, [])
        return [
            replace(clause, paragraphs=clause.paragraphs[:half]),
            replace(rest, paragraphs=clause.paragraphs[half:]),
        ]

    def _reworded(self, clause: Clause) -> Clause:
        if self.chance.random() < 0.25:
            return clause
        much = self.chance.choice((0.05, 0.15, 0.4, 0.7))
        paragraphs = (tuple(self._edited(one, much) for one in paragraph) for paragraph in clause.paragraphs)
        title = clause.title if self.chance.random() > 0.08 else " ".join(self._words(3)).title()
        return replace(clause, title=title, paragraphs=tuple(paragraphs))

    def _edited(self, sentence: str, much: float) -> str:
        if self.chance.random() > much:
            return sentence
        if self.chance.random() < 0.2:
            return self._sentence(self._words(14), [])
        words = sentence.removesuffix(".").split(" ")
        for place in range(1, len(words)):
            if "§" not in words[place] and self.chance.random() < 0.2:
                words[place] = SOFTER.get(words[place], self._words(1)[0])
        cut = self.chance.randrange(1, len(words))
        added = self._words(self.chance.randint(0, 4))
        return f"{' '.join([*words[:cut], *added, *words[cut:]])}."


def write(folder: Path, parts: int = 1, seed: int = 7, suffix: str = ".txt") -> tuple[Path, Path]:
    """The two drafts as files named old and new in `folder`."""
    paths = folder / f"old{suffix}", folder / f"new{suffix}"
    for path, text in zip(paths, drafts(parts, seed, suffix), strict=True):
        path.write_text(text, encoding="utf-8")
    return paths


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--parts", type=int, default=1)
    asked.add_argument("--seed", type=int, default=7)
    asked.add_argument("--markdown", action="store_const", const=".md", default=".txt", dest="suffix")
    told = asked.parse_args()
    write(told.folder, told.parts, told.seed, told.suffix)


if __name__ == "__main__":
    main()
