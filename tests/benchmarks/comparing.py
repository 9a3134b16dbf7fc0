"""The comparison beside peers, measured in one run: `python -m tests.benchmarks.comparing [CLAUSES]`.

Each runs in a process of its own on the same two texts, which are made here and are the same on every run.
Ratios are those of a peer to Clauseline: above 1, the peer takes more.
"""

from __future__ import annotations

import importlib.util
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from difflib import SequenceMatcher
from multiprocessing import get_context
from pathlib import Path

from proposals.comparing import compare
from proposals.outline import BlockText, ClauseText, Outline

WORDS = re.findall(
    r"\w+",
    "the platform shall keep records of each user and may share identity data with other bodies when a court "
    "asks for them under law of place avatar gaze record token trust person consent device service operator",
)


EVERYONE = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
"""This process, and the programs that it started."""


@dataclass(frozen=True, slots=True)
class Taken:
    """Seconds and mebibytes."""

    cpu: float
    wall: float
    memory: float


def drafts(clauses: int) -> tuple[list[str], list[str]]:
    """The clauses of an old and a new text: one in five reworded, some deleted, some new."""
    chance = random.Random(7)
    old = [_clause(chance) for _ in range(clauses)]
    reworded = [text.replace("shall", "should") if chance.random() < 0.2 else text for text in old]
    kept = [text for text in reworded if chance.random() > 0.03]
    return old, [text for one in kept for text in ([one, _clause(chance)] if chance.random() < 0.03 else [one])]


def _clause(chance: random.Random) -> str:
    words = (chance.choice(WORDS) + (str(chance.randrange(900)) if chance.random() < 0.2 else "") for _ in range(150))
    return f"{' '.join(words)}."


def clauseline(old: list[str], new: list[str]) -> None:
    compare(_outline(old), _outline(new))


def _outline(texts: list[str]) -> Outline:
    blocks = ((BlockText("paragraph", 0, len(text)),) for text in texts)
    named = enumerate(zip(texts, blocks, strict=True), 1)
    return Outline("docx", "en", tuple(ClauseText(str(k), "", 1, text=text, blocks=own) for k, (text, own) in named))


def difflib_on_words(old: list[str], new: list[str]) -> None:
    SequenceMatcher(None, "\n".join(old).split(), "\n".join(new).split(), autojunk=False).get_opcodes()


def diff_match_patch_on_all(old: list[str], new: list[str]) -> None:
    from diff_match_patch import diff_match_patch

    engine = diff_match_patch()
    engine.Diff_Timeout = 0
    engine.diff_main("\n".join(old), "\n".join(new))


def git_word_diff(old: list[str], new: list[str]) -> None:
    _outside(["git", "diff", "--no-index", "--word-diff=porcelain"], old, new)


def wdiff(old: list[str], new: list[str]) -> None:
    _outside(["wdiff"], old, new)


def _outside(command: list[str], old: list[str], new: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        names = [str(Path(folder) / name) for name in ("old.txt", "new.txt")]
        for name, texts in zip(names, (old, new), strict=True):
            Path(name).write_text("\n".join(texts) + "\n", encoding="utf-8")
        subprocess.run([*command, *names], stdout=subprocess.DEVNULL, check=False)


PEERS: dict[str, tuple[Callable[[list[str], list[str]], None], Callable[[], object]]] = {
    "git diff --word-diff": (git_word_diff, lambda: shutil.which("git")),
    "wdiff": (wdiff, lambda: shutil.which("wdiff")),
    "difflib": (difflib_on_words, lambda: True),
    "diff-match-patch": (diff_match_patch_on_all, lambda: importlib.util.find_spec("diff_match_patch")),
}
"""By name: how to run it, and whether it is here."""


def measure(run: Callable[[list[str], list[str]], None], old: list[str], new: list[str]) -> Taken:
    """What one run takes in a process of its own, with the programs that it starts."""
    here, there = get_context("spawn").Pipe(duplex=False)
    child = get_context("spawn").Process(target=_run, args=(there, run, old, new))
    child.start()
    there.close()
    taken: Taken = here.recv()
    child.join()
    return taken


def _run(answer, run: Callable[[list[str], list[str]], None], old: list[str], new: list[str]) -> None:
    before, start = _seconds(), time.perf_counter()
    run(old, new)
    cpu, wall = _seconds() - before, time.perf_counter() - start
    own, started = (resource.getrusage(who).ru_maxrss for who in EVERYONE)
    answer.send(Taken(cpu, wall, (started or own) / 1024))


def _seconds() -> float:
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, EVERYONE))


def main(clauses: int) -> None:
    old, new = drafts(clauses)
    say = sys.stdout.write
    say(f"{len(old)} to {len(new)} clauses, {sum(map(len, old))} characters\n")
    say(f"{'':22}{'CPU s':>8}{'wall s':>8}{'MiB':>7}{'CPU x':>8}{'wall x':>8}{'memory x':>10}\n")
    ours = measure(clauseline, old, new)
    say(f"{'Clauseline':22}{ours.cpu:8.2f}{ours.wall:8.2f}{ours.memory:7.0f}\n")
    for name, (run, is_here) in PEERS.items():
        if not is_here():
            say(f"{name:22} not installed, skipped\n")
            continue
        one = measure(run, old, new)
        ratios = one.cpu / max(ours.cpu, 0.01), one.wall / ours.wall, one.memory / ours.memory
        say(f"{name:22}{one.cpu:8.2f}{one.wall:8.2f}{one.memory:7.0f}")
        say(f"{ratios[0]:8.1f}{ratios[1]:8.1f}{ratios[2]:10.1f}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
