"""One comparison by Clauseline in a process of its own, as JSON.

`python -m tests.benchmarks.ours OLD NEW [--warm OLD NEW] [--worst]`: with `--warm` another pair is compared before,
as in a worker that has worked already; with `--worst` each pair of clauses is compared alone as well.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from clauseline.comparing import Compared, compare
from clauseline.outline import ClauseText, Outline
from clauseline.reading import read
from clauseline.writing.json import as_answer
from tests.benchmarks.measuring import peak

TRIES, SLOWEST = 5, 12


def main() -> None:
    imported = time.process_time()
    asked = argparse.ArgumentParser()
    asked.add_argument("pair", nargs=2, type=Path)
    asked.add_argument("--warm", nargs=2, type=Path)
    asked.add_argument("--worst", action="store_true")
    told = asked.parse_args()
    if told.warm:
        compare(*outlines(told.warm))
    start, begun = time.process_time(), time.perf_counter()
    old, new = outlines(told.pair)
    was_read = time.process_time()
    compared = compare(old, new)
    end, ended, memory = time.process_time(), time.perf_counter(), peak()
    figures = {
        "import": imported,
        "reading": was_read - start,
        "comparing": end - was_read,
        "wall": ended - begun,
        "memory": memory,
        "clauses": [len(side.clauses) for side in (old, new)],
        "sha256": sha256(json.dumps(as_answer(old, new, compared), ensure_ascii=False).encode()).hexdigest(),
    }
    if told.worst:
        figures["worst"] = worst(old, new, compared)
    sys.stdout.write(json.dumps(figures))


def outlines(paths: Iterable[Path]) -> tuple[Outline, ...]:
    return tuple(read(path.read_bytes(), path.name) for path in paths)


def worst(old: Outline, new: Outline, compared: Compared) -> tuple[float, str]:
    """The milliseconds of CPU of the slowest pair of clauses, each compared as if it were all, and its number."""
    pairs = ((old.clauses[change.old[0]], new.clauses[change.new[0]]) for change in compared.changes
             if change.old and change.new)  # fmt: skip
    times = sorted(((alone(one, other, 1), one, other) for one, other in pairs), key=lambda row: -row[0])
    again = [(alone(one, other, TRIES), one.number or one.title) for _, one, other in times[:SLOWEST]]
    return max(again, default=(0.0, ""))


def alone(old: ClauseText, new: ClauseText, tries: int) -> float:
    """The least milliseconds of CPU that comparing two clauses took."""
    sides = [Outline("txt", "en", (replace(clause, level=1),)) for clause in (old, new)]
    times = []
    for _ in range(tries):
        # Where a limit of CPU time is set, some systems count that of the process in steps of milliseconds.
        start = time.thread_time_ns()
        compare(*sides)
        times.append((time.thread_time_ns() - start) / 1e6)
    return min(times)


if __name__ == "__main__":
    main()
