"""`python manage.py sample [--real FOLDER]`: load the fictional sample, or a real one from files that one has, once."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from project.sample import loading, real
from proposals.refusals import Refusal


class Command(BaseCommand):
    help = "Load the fictional sample: drafts, accounts named by role, annotations, a comment set. Twice is as once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--real",
            type=Path,
            metavar="FOLDER",
            help=f"instead OpenChain and ISO/IEC 5230, from {real.OLD.filename} and {real.NEW.filename} there",
        )

    def handle(self, *args: Any, real: Path | None, **options: Any) -> None:
        if not settings.EMBEDDED:
            raise CommandError("The sample keeps passwords in a file: it is for one's own machine only.")
        if real is None:
            loading.load()
            self.stdout.write(f"The sample is loaded. Its accounts and their passwords are in {loading.ACCOUNTS}.")
        else:
            self._load(real)

    def _load(self, folder: Path) -> None:
        try:
            for line in real.load(folder):
                self.stdout.write(line)
        except Refusal as no:
            raise CommandError(no.sentence) from None
        self.stdout.write(f"The accounts that see it, and their passwords, are in {loading.ACCOUNTS}.")
