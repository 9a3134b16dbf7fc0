"""`python -m tests.run [ARGUMENTS]`: the tests of the check, with these arguments of pytest.

Two processes share them by whole files, and each has a browser. A third one has those in which processes are killed,
starved or kept waiting: it waits most of the time, and none of them measures a promise in seconds. What failed, if it
is not much, is tried once more, alone. Where all passed, and there are tests that PostgreSQL has to see, since none
shows it what they do, that is a fault, too, and they are named. The last lines tell all that one has to know of a run
that one did not see.

REPORT names a folder that keeps what became of it, for `python -m tests.report`; the folder may hold more runs.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests import report, template
from tests.everything import everything
from tests.sharing import files_marked, marks_asked

MOST = 10
"""So many tests may be tried once more: with more than that it is not the machine."""
NO_TESTS = 5
"""What pytest ends with where the arguments leave no test of a part."""


SHARED = ("-m", "not faults", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder")


def main(arguments: Sequence[str]) -> int:
    """Runs them; 0 if all passed, at least at the second try."""
    with tempfile.TemporaryDirectory(prefix="clauseline-check-") as scratch:
        folder = Path(os.environ.get("REPORT", scratch)) / service()
        folder.mkdir(parents=True)
        with template.made(Path(scratch)) as environment:
            codes = both_parts(folder, arguments, environment)
            found = report.failed(folder)
            is_right = all(code in (0, NO_TESTS) for code in codes)
            if not is_right and may_try_again(codes, found):
                again = Path(scratch) / "again"
                again.write_text("\n".join(found), "utf-8")
                code = run(folder / "second try.json", ("-p", "no:xdist"), (f"@{again}",), environment)
                is_right = code == 0
        if is_right and is_whole(arguments):
            unmarked = report.unmarked(folder)
            (folder / report.UNMARKED).write_text("\n".join(unmarked), "utf-8")
            is_right = not unmarked
        (folder / report.VERDICT).write_text(report.RIGHT if is_right else report.WRONG)
        if "REPORT" not in os.environ:
            report.show(Path(scratch))
        return 0 if is_right else 1


def both_parts(folder: Path, arguments: Sequence[str], environment: dict[str, str]) -> list[int]:
    """What pytest ends with for each of them."""
    marks = marks_asked()
    is_told_where = any(Path(one.partition("::")[0]).exists() for one in arguments)
    many = [] if is_told_where or not marks else files_marked(marks)
    few = [] if is_told_where else files_marked({*marks, "faults"})
    # What needs services shows more with them; with ALL=1 it is tried with its own ones too.
    faults = "faults" if service() == "PostgreSQL" or everything() else "faults and not postgres"
    with ThreadPoolExecutor(1) as pool:
        beside = (folder / "beside them.json", ("-m", faults, "-p", "no:xdist"), (*arguments, *few), apart(environment))
        waiting = pool.submit(run, *beside, says_late=True)
        shared = run(folder / "two at a time.json", SHARED, (*arguments, *many), environment)
        return [shared, waiting.result()]


def apart(environment: dict[str, str]) -> dict[str, str]:
    """The environment with databases of the broker that no process of the other part has."""
    place, _, number = environment.get("REDIS_URL", "").rpartition("/")
    return {**environment, "REDIS_URL": f"{place}/{int(number) - 4}"} if place else environment


def service() -> str:
    """What the tests run against, in one word."""
    return "PostgreSQL" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "SQLite"


def is_whole(arguments: Sequence[str]) -> bool:
    """Whether all tests run that PostgreSQL might have to see: then none shows it what no marked one does."""
    return service() == "SQLite" and set(arguments) <= {"--backwards"}


def may_try_again(codes: Sequence[int], failed: Sequence[str]) -> bool:
    """Whether tests failed, few of them, and nothing else is wrong: a run that broke off says too little."""
    return all(code in (0, 1, NO_TESTS) for code in codes) and 0 < len(failed) <= MOST


def run(
    outcome: Path,
    options: Sequence[str],
    arguments: Sequence[str],
    environment: dict[str, str],
    *,
    says_late: bool = False,
) -> int:
    """What pytest ends with; what it says comes as it is said, or in the end."""
    command = (sys.executable, "-m", "pytest", "--outcome", str(outcome), *options, *arguments)
    done = subprocess.run(command, env=environment, check=False, stdout=subprocess.PIPE if says_late else None)
    if says_late:
        sys.stdout.buffer.write(done.stdout)
        sys.stdout.flush()
    return done.returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
