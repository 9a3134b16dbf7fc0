"""`manage.py hints --jsonl FILE`: `clauseline hints`. Needs no database.

`manage.py hints --all` has all versions looked through that were read before hints were, or with other signs.
"""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from annotations.services import hints as service
from clauseline.cli import hints
from clauseline.cli.answers import Answer
from clauseline.cli.arguments import TEXTS
from proposals.management.engine import EngineCommand


class Command(EngineCommand):
    """As the engine does it, or over the versions of this site."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The file of texts, or all versions."""
        either = parser.add_mutually_exclusive_group(required=True)
        either.add_argument("--jsonl", **TEXTS)
        either.add_argument("--all", action="store_true", help="look through all versions that are behind")

    def answer(self, options: Namespace) -> Answer:
        """What the engine answers, or how many versions there are to look through."""
        if options.all:
            return Answer([f"{service.catch_up()} versions will be looked through for hints."])
        return hints.answer(options)
