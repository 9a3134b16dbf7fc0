"""`python manage.py backup FILE`: all that this site keeps, in one file. The site may go on running."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from project import status, tables
from project.backup import saving
from proposals.management.progress import add_quiet, progress_of
from proposals.refusals import Refusal


class Command(BaseCommand):
    help = "Save all that this site keeps in one file: rows, uploaded files, and the key of the embedded default."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the file to make, such as: clauseline.zip")
        add_quiet(parser)

    def handle(self, *args: Any, file: Path, quiet: bool, **options: Any) -> None:
        try:
            saved = saving.save(file, told=progress_of(self, quiet=quiet))
        except Refusal as no:
            raise CommandError(no.sentence, returncode=tables.CANNOT if isinstance(no, tables.Newer) else 1) from None
        status.note_backup(saved)
        if not quiet:
            self.stdout.write(
                f"{file}: {saved.count} rows and {len(saved.files)} files. Whoever has it has the whole site."
            )
        for name in saved.lost:
            self.stderr.write(f"A file is missing on this site, and so in the backup: {name}")
