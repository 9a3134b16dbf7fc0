"""A copy of the tree, in which somebody does what a page says."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests import template
from tests.project.how_tos.pages import Step, Unfit
from tests.test_habits import HERE, tracked

CHECK = ("python", "-m", "tests.quick")
"""What ./check does with a path when all is installed."""


@dataclass(frozen=True)
class Tree:
    """`root` is a repository of its own; `environment` holds what its programs share with those of other copies."""

    root: Path
    environment: Mapping[str, str]

    def follow(self, steps: Iterable[Step]) -> None:
        """Do these steps, all but the checks; raises `Unfit` where one cannot be done."""
        for step in steps:
            if step.language != "sh":
                step.apply(self.root)
            elif step.number:
                for command in step.commands:
                    done = self.ask(*shlex.split(command))
                    if done.returncode:
                        raise Unfit(done.stdout + done.stderr)

    def check(self, steps: Iterable[Step]) -> str:
        """Ask the checks of these steps; what the first one says that finds a fault, "" if none does."""
        for command in (command for step in steps if not step.number for command in step.commands):
            first, *others = shlex.split(command)
            done = self.ask(*(CHECK if first == "./check" else [first]), *others)
            if done.returncode:
                return done.stdout + done.stderr
        return ""

    def missing(self, steps: Iterable[Step]) -> str:
        """The same where a fault is to be expected: if tests are named, they come first, and end with the first one."""
        steps = list(steps)
        words = [word for step in steps if not step.number for line in step.commands for word in shlex.split(line)]
        tests = [word for word in words if word.startswith("tests/")]
        if tests:
            done = self.ask("python", "-m", "pytest", "-q", "-x", "-p", "no:xdist", *tests)
            if done.returncode:
                return done.stdout + done.stderr
        return self.check(steps)

    def ask(self, command: str, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """What a command answers here; GOLDEN=anew is no argument but a variable."""
        words = [command, *arguments]
        while "=" in words[0]:
            name, _, value = words.pop(0).partition("=")
            more[name] = value
        return subprocess.run(
            words, cwd=self.root, env={**self.environment, **more}, capture_output=True, text=True, check=False
        )


def copied(root: Path, kept: Path) -> Tree:
    """The files of the repository as they are now; `kept` is a folder for what copies share."""
    for file in tracked():
        copy = root / file.relative_to(HERE)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, copy)
    for name in (".venv", "node_modules"):
        (root / name).symlink_to((HERE / name).resolve())
    with template.kept(kept):
        (root / "var").mkdir()
        (root / "var/check").symlink_to(kept)
    subprocess.run(("git", "init", "-q"), cwd=root, check=True)
    paths = (root / ".venv/bin", root / "node_modules/.bin", Path(sys.executable).parent)
    own = {
        "PATH": os.pathsep.join([*map(str, paths), os.environ["PATH"]]),
        "PYTHONPATH": ".",
        "MYPY_CACHE_DIR": str(kept / "mypy"),
        "RUFF_CACHE_DIR": str(kept / "ruff"),
    }
    left = ("ALL", "CI", "DATABASE_URL", "REDIS_URL", "FIRST_KEY", "PYTEST_XDIST_WORKER", "DJANGO_SETTINGS_MODULE")
    return Tree(root, {**{name: value for name, value in os.environ.items() if name not in left}, **own})
