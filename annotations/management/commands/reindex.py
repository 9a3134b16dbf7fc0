"""Search rows anew, where the way from texts to tokens has changed."""

from __future__ import annotations

from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from annotations.services import search as remarks
from proposals.management.progress import add_quiet, progress_of
from proposals.search import index as clauses
from proposals.services import meaning, origins


class Command(BaseCommand):
    help = "Write the rows of search anew that are missing or that an older release wrote."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_quiet(parser)
        parser.add_argument(
            "--all", dest="everything", action="store_true", help="write every row anew, and look for all origins"
        )

    def handle(self, *, everything: bool, quiet: bool, verbosity: int, **options: object) -> None:
        """It may be broken off, also while the site runs: it then goes on where it was."""
        told = progress_of(self, quiet=quiet)
        verbosity = 0 if quiet else verbosity
        total = clauses.count(everything=everything)
        versions = 0
        for version in told.over("Versions that search learns", clauses.renew(everything=everything), total):
            versions += 1
            if verbosity > 1:
                self.stdout.write(f"{version.proposal.number} {version}".strip())
        annotations = sum(remarks.renew(everything=everything))
        waiting = 0
        if everything:
            meaning.forget_runs()
            waiting = origins.catch_up(everything=True)
        if verbosity and waiting:
            self.stdout.write(f"Waiting for a worker: the origins of {waiting} versions.")
        if verbosity:
            self.stdout.write(f"Written anew: the clauses of {versions} versions, and {annotations} annotations.")
