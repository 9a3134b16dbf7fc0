"""The laws beside the tests: for which files each is asked, and by which command. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

SCRIPTS = re.compile(r".*/static/.*\.js|tests/browser/.*\.(mjs|ts)|eslint\.config\.mjs")
HOUSE = re.compile(r"(project|annotations|proposals|clauseline)/.*\.py")
MODELS = re.compile(r"(annotations|proposals)/(models|migrations)/.*\.py")


@dataclass(frozen=True, slots=True)
class Law:
    """`command` takes the files behind it, if it is asked of some alone; all of it else."""

    name: str
    command: tuple[str, ...]
    is_of: Callable[[str], object]
    takes_files: bool = False
    whole: tuple[str, ...] = (".",)

    def asked_of(self, files: Iterable[str]) -> tuple[str, ...]:
        """Its command for some files that are there; () if it says nothing about any of them."""
        own = [file for file in files if self.is_of(file)]
        if not own:
            return ()
        return (*self.command, *(own if self.takes_files else self.whole))


def _python(file: str) -> bool:
    return file.endswith(".py")


def _template(file: str) -> bool:
    return file.endswith(".html")


LAWS = (
    Law("ruff", ("ruff", "check"), _python, takes_files=True),
    Law("ruff format", ("ruff", "format", "--check"), _python, takes_files=True),
    Law("djangofmt", ("djangofmt", "--check"), _template, takes_files=True),
    Law("djangofmt check", ("djangofmt", "check"), _template, takes_files=True),
    Law("lint-imports", ("lint-imports",), HOUSE.fullmatch, whole=()),
    Law("eslint", ("eslint",), SCRIPTS.fullmatch, takes_files=True),
    Law(
        "prettier",
        ("prettier", "--check"),
        SCRIPTS.fullmatch,
        takes_files=True,
        whole=("*/static/**/*.js", "tests/browser/*.mjs", "tests/browser/*.ts", "eslint.config.mjs"),
    ),
    Law("tsc", ("tsc", "--project"), SCRIPTS.fullmatch),
    Law("node --test", ("node", "--test"), SCRIPTS.fullmatch, whole=("tests/browser/*.test.mjs",)),
    Law(
        "makemigrations",
        ("python", "manage.py", "makemigrations", "--check", "--dry-run"),
        MODELS.fullmatch,
        whole=("--settings", "tests.settings"),
    ),
    Law("mypy", ("mypy",), _python, takes_files=True),
)
"""The quickest first."""
