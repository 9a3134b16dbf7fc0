"""What the worst files cost: `python -m tests.benchmarks.worst [SHAPE ...] [--kilobytes 20] [--rounds 0] [--markdown]`.

Pairs of drafts that nobody would write are bred by seed, and each is uploaded to a scratch site that knows the old one,
as an earlier version and in another proposal. Measured is all that follows the upload of the new one: every job, the
page side by side, and each form of a file. The ten that cost most for their length are printed, with what costs most in
them, and by which power that grows to three times the length. Each round changes a gene or two of each of them.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.benchmarks.breeding import SHAPES, Genes, bred, first, mutated
from tests.benchmarks.following import Following, Site
from tests.benchmarks.machine import ran_on
from tests.benchmarks.measuring import LEAST, exponent
from tests.benchmarks.scratch import scratch
from tests.benchmarks.table import Table, as_markdown, plain

KEPT, TIMES = 10, 3
"""So many are kept, and measured again at so many times the length."""
HEADS = ("", "CPU s", "µs a character", "MiB", "most for", "of all", "power")


@dataclass(frozen=True, slots=True)
class Cost:
    """What followed the upload of a pair bred from `genes`, of so many characters a version.

    `start` is the CPU seconds of a file without a text, which each takes as well.
    """

    genes: Genes
    characters: int
    followed: Following
    start: float

    @property
    def more(self) -> float:
        """CPU seconds that it takes for its text."""
        return max(self.followed.cpu - self.start, LEAST)

    @property
    def each(self) -> float:
        """CPU microseconds a character of the new version."""
        return self.more / self.characters * 1_000_000


def worst_of(costs: Iterable[Cost]) -> list[Cost]:
    """Those that cost most for their length, each pair once, the worst first."""
    by_genes = {cost.genes: cost for cost in costs}
    return sorted(by_genes.values(), key=lambda one: -one.each)[:KEPT]


def cost(site: Site, limit: int, start: float, genes: Genes, characters: int) -> Cost:
    old, new = bred(genes, characters)
    return Cost(genes, max(len(new), 1), site.follow(old, new, limit), start)


def row(one: Cost, longer: Cost) -> tuple[str, ...]:
    """A pair as it is printed; a figure of what was stopped is the least that it takes."""
    followed = longer.followed
    kind, most = max(followed.by_kind().items(), key=lambda item: item[1])
    power = exponent((one.characters, longer.characters), (one.more, longer.more))
    least = ">" if followed.is_stopped else ""
    told = (f"{least}{followed.cpu:.1f}", f"{least}{longer.each:.0f}", f"{followed.memory:.0f}", kind)
    return str(longer.genes), *told, f"{100 * most / followed.cpu:.0f} %", f"{least}{power:.2f}"


def search(site: Site, asked: argparse.Namespace) -> Table:
    """Breed, measure, and keep the worst."""
    characters, chance = asked.kilobytes * 1000, random.Random(asked.seed)
    nothing = site.follow("# 1 Scope\n", "# 1 Scope\n", asked.limit)
    measure = partial(cost, site, asked.limit, nothing.cpu)
    worst, tried = (
        worst_of(measure(genes, characters) for genes in first(asked.seed, asked.shapes)),
        2 * len(asked.shapes),
    )
    for _ in range(asked.rounds):
        fresh = [measure(mutated(one.genes, chance), characters) for one in worst]
        worst, tried = worst_of((*worst, *fresh)), tried + len(fresh)
    longer = [measure(one.genes, TIMES * characters) for one in worst]
    rows = [row(*pair) for pair in zip(worst, longer, strict=True)]
    return Table(f"The worst of {tried} pairs of drafts", HEADS, rows, notes(nothing, longer))


def notes(nothing: Following, longer: Sequence[Cost]) -> tuple[str, ...]:
    """What is said below the table."""
    most = max(longer, key=lambda one: one.followed.cpu)
    stopped = sum(one.followed.is_stopped for one in longer)
    return (
        f"A file without a text takes {nothing.cpu:.1f} CPU s and {nothing.memory:.0f} MiB; microseconds and powers "
        "are of what the others take beyond it.",
        f"Most: {most.followed.cpu:.1f} CPU s for {most.characters / 1000:.0f} thousand characters, "
        f"{max(one.followed.memory for one in longer):.0f} MiB; {stopped} stopped at the limit.",
    )


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("shapes", nargs="*", metavar="SHAPE", help=" ".join(SHAPES))
    asked.add_argument("--kilobytes", type=int, default=20, help="of each version, in thousands of characters")
    asked.add_argument("--rounds", type=int, default=0)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--limit", type=int, default=60, help="CPU seconds at which a pair is stopped")
    asked.add_argument("--markdown", action="store_true", help="as a table of a page")
    told = asked.parse_args()
    if unknown := set(told.shapes) - set(SHAPES):
        asked.error(f"there is no shape called {', '.join(sorted(unknown))}")
    told.shapes = told.shapes or list(SHAPES)
    with scratch(), tempfile.TemporaryDirectory() as spare:
        table = search(Site(Path(os.environ["CLAUSELINE_VAR"]), Path(spare) / "site"), told)
    sys.stdout.write(f"{ran_on()}\n\n{(as_markdown if told.markdown else plain)(table)}")


if __name__ == "__main__":
    main()
