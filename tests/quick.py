"""`python -m tests.quick [--quick | PATH ...]`: the laws and the tests of what changed, or of some paths.

`--quick`: of what changed since this branch left its upstream, or, where nothing did, of the last commit. Laws look at
these files alone, but for mypy, which looks at everything and remembers; beside it the tests begin, the nearest first,
and what failed the last time before all of them. After SECONDS no test begins, and the rooms are named that were not
reached. PATH: the laws of these files and their tests, whole.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests import template
from tests.laws import LAWS
from tests.rooms import is_test, nearest, own_tests, rooms_of

HERE = Path(__file__).resolve().parent.parent
KEPT = HERE / "var/check"
"""What the next run needs."""
SECONDS = 60
LIMITS = ("--ff", "-m", "not journey and not faults and not once")
NO_TESTS, STOPPED = 5, 2
"""What pytest ends with where there is no test, and where it was stopped."""
AT_FIRST, AT_ONCE = 12, 40
"""So many files of tests the first process has, and each one after it."""
PYTEST = (sys.executable, "-m", "pytest", "-p", "tests.stopping")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one command; `said` is what it printed."""

    name: str
    command: tuple[str, ...]
    is_right: bool
    seconds: float
    said: str = ""

    @property
    def line(self) -> str:
        return f"  {'right' if self.is_right else 'WRONG'}  {self.seconds:6.1f} s  {self.name}"


def main(arguments: Sequence[str]) -> int:
    """0 if nothing is wrong."""
    begun = time.monotonic()
    files = there()
    if arguments[:1] == ["--quick"]:
        return quick(files, begun)
    named = meant(arguments, files)
    if not named:
        sys.stderr.write(f"No file of the repository is called {' '.join(arguments)}\n")
        return 2
    asked = [one for one in arguments if "::" in one or is_test(one)]
    tests = asked or own_tests(named, files)
    done = [ask(name, command) for name, command in commands(named, files)]
    if tests:
        done.append(tested(tests))
    return told(done, () if tests else (f"tests: none is of {' '.join(arguments)}",), begun)


def quick(files: Sequence[str], begun: float) -> int:
    """Laws and tests of what changed, within SECONDS of tests."""
    found = changed()
    tests = nearest(found, sources(files))
    sys.stdout.write(f"{len(found)} files changed, {len(tests)} files of tests are near them.\n")
    with ThreadPoolExecutor(max_workers=1) as beside:
        laws = [
            beside.submit(ask, name, command)
            for name, command in commands([file for file in found if (HERE / file).is_file()], files, mypy=(".",))
        ]
        ran, left = in_time(batches(tests, failed_before()), time.time() + SECONDS - (time.monotonic() - begun))
        done = [one.result() for one in laws] + ran
    left_out = [f"tests: {len(left)} files of {', '.join(rooms_of(left))}: {SECONDS} s were over"] if left else []
    return told(done, (*left_out, "tests: journeys and what is far from the change: ./check has all"), begun)


def batches(tests: Sequence[str], failed: Collection[str]) -> list[list[str]]:
    """What one process after another runs: first what failed before, then few files, then more: to begin is dear."""
    first = [test for test in tests if test in failed]
    rest = [test for test in tests if test not in failed]
    return [batch for batch in (first, rest[:AT_FIRST], *batched(rest[AT_FIRST:], AT_ONCE)) if batch]


def batched(tests: list[str], size: int) -> list[list[str]]:
    """Pieces of so many."""
    return [tests[at : at + size] for at in range(0, len(tests), size)]


def failed_before() -> set[str]:
    """The files with tests that failed the last time."""
    kept = HERE / ".pytest_cache/v/cache/lastfailed"
    return {name.partition("::")[0] for name in json.loads(kept.read_text("utf-8"))} if kept.exists() else set()


def in_time(groups: Iterable[Sequence[str]], ends_at: float) -> tuple[list[Outcome], list[str]]:
    """What became of these tests until then, and the files that were not reached."""
    done: list[Outcome] = []
    left: list[str] = []
    for group in groups:
        if time.time() > ends_at:
            left += group
            continue
        with tempfile.NamedTemporaryFile(prefix="unreached-") as unreached:
            limits = (*LIMITS, "--until", str(ends_at), "--unreached", unreached.name)
            done.append(tested(group, *limits))
            left += Path(unreached.name).read_text("utf-8").split()
    return done, left


def commands(
    asked: Sequence[str], files: Sequence[str], *, mypy: tuple[str, ...] = ()
) -> list[tuple[str, tuple[str, ...]]]:
    """The laws that say something of these files, by name."""
    found = [(law.name, law.asked_of(asked)) for law in LAWS]
    return [(name, ("mypy", *mypy) if mypy and name == "mypy" else command) for name, command in found if command]


def ask(name: str, command: tuple[str, ...]) -> Outcome:
    """Ask one law."""
    begun = time.monotonic()
    spread = [word for one in command for word in (sorted(map(str, HERE.glob(one))) if "*" in one else [one])]
    done = subprocess.run(spread, cwd=HERE, capture_output=True, text=True, check=False)
    return Outcome(name, command, done.returncode == 0, time.monotonic() - begun, done.stdout + done.stderr)


def tested(tests: Sequence[str], *limits: str) -> Outcome:
    """These tests, whose output is seen as it comes."""
    begun = time.monotonic()
    with template.kept(KEPT) as environment, tempfile.NamedTemporaryFile(prefix="outcome-") as outcome:
        asked = (*PYTEST, "--outcome", outcome.name, *limits, *tests)
        code = subprocess.run(asked, cwd=HERE, env=environment, check=False).returncode
        kept = Path(outcome.name).read_text("utf-8")
    name, fault = next(iter(json.loads(kept)["failures"].items()), ("", "")) if kept else ("", "")
    alone = (".venv/bin/pytest", name) if name else ()
    # Pytest ends with STOPPED also where the time was over.
    is_right = code in (0, NO_TESTS) or (code == STOPPED and bool(limits) and bool(kept) and not name)
    return Outcome(f"tests of {', '.join(rooms_of(tests))}", alone, is_right, time.monotonic() - begun, fault)


def told(done: Sequence[Outcome], left_out: Iterable[str], begun: float) -> int:
    """The table of what ran and of what did not, then the first fault whole, and what asks for it alone."""
    write = sys.stdout.write
    write("\n" + "".join(f"{one.line}\n" for one in done))
    write("".join(f"  left out         {one}\n" for one in left_out))
    wrong = [one for one in done if not one.is_right]
    write(f"{'WRONG' if wrong else 'Right'}, {time.monotonic() - begun:.0f} s\n")
    for one in (one for one in wrong[:1] if one.said):
        write(f"\n{one.said.rstrip()}\n\nAlone: {' '.join(one.command)}\n")
    return 1 if wrong else 0


def git(*arguments: str) -> list[str]:
    """The lines of an answer; [] where git has none."""
    done = subprocess.run(("git", *arguments), cwd=HERE, capture_output=True, text=True, check=False)
    return done.stdout.split("\n")[:-1] if done.returncode == 0 else []


def changed() -> list[str]:
    """What differs from where this branch left its upstream, new files too; else what the last commit changed."""
    upstream = git("rev-parse", "--verify", "-q", "@{upstream}") or git("rev-parse", "--verify", "-q", "main")
    base = git("merge-base", "HEAD", upstream[0])[0] if upstream else "HEAD"
    new = git("ls-files", "--others", "--exclude-standard")
    return sorted({*git("diff", "--name-only", base), *new}) or git("diff", "--name-only", "HEAD^", "HEAD")


def there() -> list[str]:
    """The files of the repository, and new ones."""
    names = git("ls-files", "--cached", "--others", "--exclude-standard")
    return sorted({name for name in names if (HERE / name).is_file()})


def meant(arguments: Iterable[str], files: Collection[str]) -> list[str]:
    """The files that these paths and tests are of, each once: mypy takes none twice."""
    return list(dict.fromkeys(name for one in arguments for name in under(one.partition("::")[0], files)))


def under(path: str, files: Iterable[str]) -> list[str]:
    """The file of this path, or those of this folder."""
    asked = os.path.relpath(HERE / path, HERE)
    return [file for file in files if asked in (".", file) or file.startswith(f"{asked}/")]


def sources(files: Iterable[str]) -> Mapping[str, str]:
    """Their texts, as far as one file says there what it needs of others; of the rest the names are enough."""
    is_read = (".py", ".html")
    return {name: (HERE / name).read_text("utf-8") if name.endswith(is_read) else "" for name in files}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
