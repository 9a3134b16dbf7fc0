"""Commands of the engine by `manage.py`: the same names, arguments and answers as those of `clauseline`."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from importlib import import_module
from typing import Any

from django.core.management.base import BaseCommand

from clauseline.cli.answers import Answer, deliver
from clauseline.cli.arguments import ARGUMENTS


class EngineCommand(BaseCommand):
    """A command that needs no database; it is called as its module."""

    requires_system_checks = []
    requires_migrations_checks = False

    @property
    def name(self) -> str:
        """What it is called on the command line."""
        return type(self).__module__.rpartition(".")[2]

    @property
    def help(self) -> str:  # type: ignore[override]
        """What it does, in a sentence."""
        return ARGUMENTS[self.name][0]

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Those of the engine."""
        ARGUMENTS[self.name][1](parser)

    def answer(self, options: Namespace) -> Answer:
        """What the engine answers."""
        found: Answer = import_module(f"clauseline.cli.{self.name}").answer(options)
        return found

    def handle(self, *_: Any, **options: Any) -> None:
        """Print the answer; ends with the exit status of `diff`."""
        status = deliver(lambda: self.answer(Namespace(**options)), self.stdout, self.stderr)
        if status:
            sys.exit(status)
