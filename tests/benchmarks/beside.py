"""One pair of drafts compared by Clauseline and by its peers: what each takes."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import clauseline
from tests.benchmarks.measuring import LEAST, Failed, Taken, least, load, run
from tests.benchmarks.peers import MARK, Peer, compare_with, peers
from tests.benchmarks.table import Table

RUNS, ENOUGH = 11, 20
"""So many runs of each, but no further one of a peer that took so many CPU seconds already."""
HEADS = ("", "version", "CPU s", "wall s", "MiB", "runs", "start-up", "times", "less start")

Pair = tuple[Path, Path]


def made(folder: Path, parts: int = 1, seed: int = 7, suffix: str = ".txt") -> Pair:
    """The made drafts in a new folder, written in a process of its own so that this one stays small."""
    folder.mkdir()
    command = [sys.executable, "-m", "tests.benchmarks.making", str(folder), "--parts", str(parts), "--seed", str(seed)]
    run([*command, *(["--markdown"] if suffix == ".md" else [])])
    return folder / f"old{suffix}", folder / f"new{suffix}"


def comparison(pair: Pair, warm: Sequence[Path] = (), seed: int = 0, *asked: str) -> dict[str, Any]:
    """One comparison by Clauseline, in a process of its own that first compares `warm`."""
    command = [sys.executable, "-m", "tests.benchmarks.ours", *map(str, pair), *asked]
    command += ["--warm", *map(str, warm)] if warm else []
    answer: dict[str, Any] = json.loads(run(command, environment={"PYTHONHASHSEED": str(seed)}).answer)
    return answer


def as_taken(figures: dict[str, Any]) -> Taken:
    return Taken(figures["reading"] + figures["comparing"], figures["wall"], figures["memory"])


@dataclass(slots=True)
class Contest:
    """A `pair` in a folder of its own, which Clauseline compares after it compared another, `warm`."""

    pair: Pair
    warm: Pair
    runs: int = RUNS
    ours: list[dict[str, Any]] = field(default_factory=list)
    marks: list[Taken] = field(default_factory=list)
    """Runs of the peer that promises are set beside."""
    notes: list[str] = field(default_factory=list)

    def table(self, title: str, *, is_quick: bool) -> Table:
        """Clauseline, then each peer; if `is_quick`, only those that take no time."""
        self._by_turns()
        clauses, sizes = self.ours[0]["clauses"], [path.stat().st_size / 1000 for path in self.pair]
        rows = [*self._our_rows(), *self._rows_of([peer for peer in peers() if peer.is_quick or not is_quick])]
        pair = f"{sizes[0]:.0f} to {sizes[1]:.0f} kB, {clauses[0]} to {clauses[1]} clauses"
        return Table(f"{title}: {pair}", HEADS, rows, self.notes)

    def results(self) -> set[str]:
        """The results of all processes, one more included that runs while the processors are busy."""
        with load(sys.executable, 2 * (os.cpu_count() or 1)):
            busy = comparison(self.pair, seed=4321)
        return {one["sha256"] for one in (*self.ours, busy)}

    def slowest(self) -> tuple[float, str]:
        """Milliseconds of CPU of the pair of clauses that takes longest when compared alone, and its old number."""
        took, number = min(comparison(self.pair, self.warm, seed, "--worst")["worst"] for seed in range(2))
        return took, number

    def _by_turns(self) -> None:
        """Runs Clauseline and the peer of the promises in turns, so that both meet the same machine."""
        mark = next(peer for peer in peers() if peer.name == MARK)
        for seed in range(self.runs):
            self.ours.append(comparison(self.pair, self.warm, seed))
            self.marks += [self._run(mark, self.pair)] if mark.version else []

    def _our_rows(self) -> Iterator[tuple[str, ...]]:
        version, none, runs = clauseline.__version__, ("",) * 3, str(self.runs)
        warm = least([as_taken(one) for one in self.ours])
        command = [sys.executable, "-m", "clauseline", "compare", *map(str, self.pair), "--json"]
        whole = [run(command, is_heard=False) for _ in range(self.runs)]
        yield ("Clauseline, warm worker", version, *cells(warm), runs, *none)
        for part in ("reading", "comparing"):
            yield (f"of that, {part}", "", f"{min(one[part] for one in self.ours):.3f}", "", "", runs, *none)
        yield ("Clauseline, whole command", version, *cells(least(whole)), runs, *none)

    def _rows_of(self, chosen: Iterable[Peer]) -> Iterator[tuple[str, ...]]:
        """A row for each peer that is there and does not fail; of the others a note."""
        for peer in chosen:
            if not peer.version:
                self.notes.append(f"{peer.name} is not installed: {peer.install}.")
                continue
            try:
                yield self._row_of(peer)
            except Failed as fault:
                self.notes.append(f"{peer.name} failed: {str(fault).splitlines()[-1]}")

    def _row_of(self, peer: Peer) -> tuple[str, ...]:
        start = min(self._run(peer, self._tiny()).cpu for _ in range(2))
        runs = self.marks if peer.name == MARK else self._runs(peer)
        ours, theirs = least([as_taken(one) for one in self.ours]), least(runs)
        less = "<" if theirs.is_stopped else ""
        times = (f"{less}{figure:.3f}" for figure in ratios(ours.cpu, theirs.cpu, start))
        return (peer.name, peer.version, *cells(theirs), str(len(runs)), f"{start:.3f}", *times)

    def _runs(self, peer: Peer) -> list[Taken]:
        runs = [self._run(peer, self.pair)]
        while len(runs) < self.runs and sum(one.cpu for one in runs) < ENOUGH and not runs[0].is_stopped:
            runs.append(self._run(peer, self.pair))
        return runs

    def _run(self, peer: Peer, pair: Pair) -> Taken:
        for path in pair if peer.word_only else ():
            if not (word := path.with_suffix(".docx")).exists():
                run([sys.executable, "-m", "tests.benchmarks.peer", "word", str(path), str(word)])
        profiles = pair[0].parent / "profiles"
        profiles.mkdir(exist_ok=True)
        return compare_with(peer, *pair, profiles)

    def _tiny(self) -> Pair:
        """Two files with one line each: what comparing them takes is the start-up of a program."""
        folder, suffix = self.pair[0].parent, self.pair[0].suffix
        paths = folder / f"tiny-old{suffix}", folder / f"tiny-new{suffix}"
        for path, words in zip(paths, ("One line.\n", "Another line.\n"), strict=True):
            path.write_text(words)
        return paths


def cells(taken: Taken) -> tuple[str, str, str]:
    """CPU and wall seconds, and MiB."""
    return f"{'>' if taken.is_stopped else ''}{taken.cpu:.3f}", f"{taken.wall:.2f}", f"{taken.memory:.0f}"


def ratios(ours: float, peer: float, start: float) -> tuple[float, float]:
    """Ours to the peer's whole time, and to what is left of it without its start-up."""
    return ours / max(peer, LEAST), ours / max(peer - start, LEAST)
