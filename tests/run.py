"""`python -m tests.run [ARGUMENTS]`: the tests of the check, with these arguments of pytest.

Two processes share them by whole files, and each has a browser. Then, with nothing beside them, come those in which
processes are killed, starved or kept waiting. What failed, if it is not much,
is tried once more, alone. The last lines tell all that one has to know of a run that one did not see.

REPORT names a folder that keeps what became of it, for `python -m tests.report`; the folder may hold more runs.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests import report, template

MOST = 10
"""So many tests may be tried once more: with more than that it is not the machine."""
NO_TESTS = 5
"""What pytest ends with where the arguments leave no test of a part."""
PARTS = {
    "two at a time": ("-m", "not faults", "-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"),
    "one at a time": ("-m", "faults"),
}


def main(arguments: Sequence[str]) -> int:
    """Runs them; 0 if all passed, at least at the second try."""
    with tempfile.TemporaryDirectory(prefix="clauseline-check-") as scratch:
        folder = Path(os.environ.get("REPORT", scratch)) / service()
        folder.mkdir(parents=True)
        with template.made(Path(scratch)) as environment:
            codes = {
                part: run(folder / f"{part}.json", options, arguments, environment) for part, options in PARTS.items()
            }
            found = report.failed(folder)
            is_right = all(code in (0, NO_TESTS) for code in codes.values())
            if not is_right and may_try_again(list(codes.values()), found):
                again = Path(scratch) / "again"
                again.write_text("\n".join(found), "utf-8")
                code = run(folder / "second try.json", ("-p", "no:xdist"), (f"@{again}",), environment)
                is_right = code == 0
        (folder / report.VERDICT).write_text(report.RIGHT if is_right else report.WRONG)
        if "REPORT" not in os.environ:
            report.show(Path(scratch))
        return 0 if is_right else 1


def service() -> str:
    """What the tests run against, in one word."""
    return "PostgreSQL" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "SQLite"


def may_try_again(codes: Sequence[int], failed: Sequence[str]) -> bool:
    """Whether tests failed, few of them, and nothing else is wrong: a run that broke off says too little."""
    return all(code in (0, 1, NO_TESTS) for code in codes) and 0 < len(failed) <= MOST


def run(outcome: Path, options: Sequence[str], arguments: Sequence[str], environment: dict[str, str]) -> int:
    """What pytest ends with."""
    command = (sys.executable, "-m", "pytest", "--outcome", str(outcome), *options, *arguments)
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
