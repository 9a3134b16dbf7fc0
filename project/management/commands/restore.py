"""`python manage.py restore FILE`: this site as it was when the backup was made."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from project import tables
from project.backup import restoring
from project.management.commands.up import lock
from proposals.management.progress import add_quiet, progress_of
from proposals.refusals import Refusal


class Command(BaseCommand):
    help = "Make this site what it was when the backup was made. All of it is restored, or nothing is changed."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--force", action="store_true", help="replace all that this site has now")
        add_quiet(parser)

    def handle(self, *args: Any, file: Path, force: bool, quiet: bool, **options: Any) -> None:
        if not file.is_file():
            raise CommandError(f"There is no file {file}.")
        settings.VAR.mkdir(parents=True, exist_ok=True)
        # In a container that is read-only no other site runs on this directory.
        held = lock(settings.VAR / "up.lock") if os.access(settings.VAR, os.W_OK) else None
        try:
            restored = restoring.restore(file, force=force, told=progress_of(self, quiet=quiet))
        except Refusal as no:
            raise CommandError(no.sentence, returncode=tables.CANNOT if isinstance(no, tables.Newer) else 1) from None
        finally:
            if held is not None:
                os.close(held)
        if not quiet:
            self.stdout.write(
                f"This site is as it was at {restored.made_at}: {restored.count} rows and {len(restored.files)} files."
            )
        for name in restored.lost:
            self.stderr.write(f"This file was missing already when the backup was made: {name}")
