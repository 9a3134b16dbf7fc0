"""Clauseline beside peers, measured in one run: `python -m tests.benchmarks.comparing [--pair OLD NEW] [--quick]`.

Prints what each takes for one pair of drafts, how long drafts take as they grow, whether the result is always the
same, and for each figure that was promised whether it is met. The drafts are made here unless a pair is given.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import Any

from tests.benchmarks.measuring import HERE, Failed, Taken, exponent, load, middle, run
from tests.benchmarks.peers import Peer, compare_with, peers
from tests.benchmarks.table import HEAD, Target, beside, line, verdict

RUNS, ENOUGH = 5, 45
"""So many runs, but no further one of a peer that took so many CPU seconds already."""
SIZES = (1, 2, 4, 8, 16)
SLOWEST_PAIR, EXPONENT, SECONDS, MEMORY = 30, 1.05, 2, 250
"""What was promised: milliseconds of the slowest pair of clauses, growth, and CPU seconds and MiB at the largest."""

say = sys.stdout.write


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--pair", nargs=2, type=Path, metavar=("OLD", "NEW"), help="two files instead of the made ones")
    asked.add_argument("--quick", action="store_true", help="leave out peers that take more than a few seconds")
    asked.add_argument("--no-growth", action="store_true", help="leave out how the time grows")
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        old, new = pair_in(folder, told.pair)
        warm = made(folder / "warm", seed=11)
        ours = [comparison(old, new, warm, k) for k in range(RUNS)]
        targets = side_by_side(folder, (old, new), ours, is_quick=told.quick)
        targets += sameness(old, new, warm, ours)
        if not told.no_growth:
            targets += growth(folder, warm)
        say("\nPromised\n")
        for target in targets:
            say(f"{verdict(target)}\n")


def made(folder: Path, parts: int = 1, seed: int = 7) -> tuple[Path, Path]:
    """The made drafts, written in a process of its own so that this one stays small."""
    folder.mkdir()
    run([sys.executable, "-m", "tests.benchmarks.making", str(folder), str(parts), str(seed)])
    return folder / "old.txt", folder / "new.txt"


def pair_in(folder: Path, given: Sequence[Path] | None) -> tuple[Path, Path]:
    """The pair to measure in a folder, with Word documents beside for those that compare nothing else."""
    if not given:
        old, new = made(folder / "pair")
    else:
        (folder / "pair").mkdir()
        old, new = (folder / "pair" / f"{side}{path.suffix}" for side, path in zip(("old", "new"), given, strict=True))
        for path, copy in zip(given, (old, new), strict=True):
            shutil.copy(path, copy)
    return old, new


def comparison(old: Path, new: Path, warm: Sequence[Path] = (), seed: int = 0, *asked: str) -> dict[str, Any]:
    """One comparison by Clauseline, in a process of its own that first compares `warm`."""
    command = [sys.executable, "-m", "tests.benchmarks.ours", str(old), str(new), *asked]
    command += ["--warm", *map(str, warm)] if warm else []
    answer: dict[str, Any] = json.loads(run(command, environment={"PYTHONHASHSEED": str(seed)}).answer)
    return answer


def as_taken(figures: dict[str, Any]) -> Taken:
    return Taken(figures["reading"] + figures["comparing"], figures["wall"], figures["memory"])


def side_by_side(folder: Path, pair: tuple[Path, Path], ours: list[dict[str, Any]], *, is_quick: bool) -> list[Target]:
    """Prints the table; gives what was promised of it."""
    sizes = [path.stat().st_size / 1000 for path in pair]
    clauses = ours[0]["clauses"]
    say(f"{sizes[0]:.0f} to {sizes[1]:.0f} kB, {clauses[0]} to {clauses[1]} clauses\n\n{HEAD}\n")
    warm = middle([as_taken(one) for one in ours])
    say(f"{line('Clauseline, warm worker', warm, RUNS)}\n")
    parts = [median(one[key] for one in ours) for key in ("reading", "comparing", "import")]
    whole = [run([sys.executable, "manage.py", "compare", *map(str, pair), "--json"]) for _ in range(3)]
    say(f"{line('Clauseline, whole process', middle(whole), len(whole))}\n")
    say(f"  of the worker's CPU: reading {parts[0]:.3f}, comparing {parts[1]:.3f}; importing before {parts[2]:.3f}\n")
    say("  below: times = CPU of the warm worker / CPU of the peer, whole and less its start-up\n")
    targets = []
    for peer in peers():
        if is_quick and not (peer.at_most or 0) >= 0.3:
            continue
        took = measured(peer, folder, pair)
        if took is None:
            continue
        runs, start = took
        say(f"{beside(peer.name, warm, middle(runs), start, len(runs))}\n")
        if peer.at_most:
            targets.append(Target(f"CPU, times {peer.name}", warm.cpu / middle(runs).cpu, peer.at_most))
    return targets


def measured(peer: Peer, folder: Path, pair: tuple[Path, Path]) -> tuple[list[Taken], float] | None:
    """The runs of a peer and the CPU seconds of its start-up; says so if there are none."""
    if not peer.is_here:
        say(f"{peer.name:28} not installed, skipped: {peer.install}\n")
        return None
    if peer.suffix != ".txt":
        for path in (*pair, *tiny(folder)):
            if not path.with_suffix(".docx").exists():
                run([sys.executable, "-m", "tests.benchmarks.peer", "word", str(path), str(path.with_suffix(".docx"))])
    profiles = folder / "profiles"
    profiles.mkdir(exist_ok=True)
    try:
        start = min(compare_with(peer, *tiny(folder), profiles).cpu for _ in range(2))
        runs = [compare_with(peer, *pair, profiles)]
        while len(runs) < RUNS and sum(one.cpu for one in runs) < ENOUGH and not runs[0].is_stopped:
            runs.append(compare_with(peer, *pair, profiles))
    except Failed as fault:
        say(f"{peer.name:28} failed: {str(fault).splitlines()[-1]}\n")
        return None
    return runs, start


def tiny(folder: Path) -> tuple[Path, Path]:
    """Two files with one line each: what comparing them takes is the start-up of a program."""
    paths = folder / "tiny-old.txt", folder / "tiny-new.txt"
    for path, words in zip(paths, ("One line.\n", "Another line.\n"), strict=True):
        path.write_text(words)
    return paths


def sameness(old: Path, new: Path, warm: tuple[Path, Path], ours: list[dict[str, Any]]) -> list[Target]:
    """Whether every process gave the same bytes, whatever its hash seed, also while the processors are busy."""
    with load(sys.executable, 2 * (os.cpu_count() or 1)):
        busy = comparison(old, new, seed=4321)
    results = {one["sha256"] for one in (*ours, busy)}
    say(f"\n{len(ours) + 1} processes, hash seeds all different, the last under load: ")
    say(f"{len(results)} result{'s' * (len(results) > 1)}, sha256 {', '.join(sorted(results))}\n")
    slowest, number = min(comparison(old, new, warm, seed, "--worst")["worst"] for seed in range(2))
    say(f"the slowest pair of clauses, {number} of the old text, takes {slowest:.1f} ms of CPU when compared alone\n")
    return [
        Target("different results of the same pair", len(results), 1),
        Target("ms, slowest pair of clauses", slowest, SLOWEST_PAIR),
    ]


def growth(folder: Path, warm: tuple[Path, Path]) -> list[Target]:
    """Prints how time and memory grow over drafts of different texts; gives what was promised of that."""
    say(f"\nboth sides together\n{'':8}{'kB':>8}{'clauses':>9}{'CPU s':>8}{'reading':>9}{'wall s':>8}{'MiB':>7}\n")
    took: list[Taken] = []
    kilobytes: list[float] = []
    for size in SIZES:
        pair = made(folder / f"times{size}", size, seed=23)
        figures = [comparison(*pair, warm, k) for k in range(3)]
        took.append(middle([as_taken(one) for one in figures]))
        kilobytes.append(sum(path.stat().st_size for path in pair) / 1000)
        say(f"{size:6} x{kilobytes[-1]:8.0f}{sum(figures[0]['clauses']):9}")
        reading = median(one["reading"] for one in figures)
        say(f"{took[-1].cpu:8.2f}{reading:9.2f}{took[-1].wall:8.2f}{took[-1].memory:7.0f}\n")
    power = exponent(kilobytes, [one.cpu for one in took])
    return [
        Target("exponent of growth, CPU", power, EXPONENT),
        Target(f"CPU s at {SIZES[-1]} x", took[-1].cpu, SECONDS),
        Target(f"MiB at {SIZES[-1]} x", took[-1].memory, MEMORY),
    ]


if __name__ == "__main__":
    os.chdir(HERE)
    main()
