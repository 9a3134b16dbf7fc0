"""`python manage.py verify SET`: whether a frozen comment set is still what was frozen."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.exporting.manifest import verify
from annotations.models import CommentSet
from annotations.queries.comment_sets import sheet_of


class Command(BaseCommand):
    help = "Verify the manifest of a comment set against its rows."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("set", help="the set's name in its address, such as: sample")

    def handle(self, *args: Any, **options: Any) -> None:
        comment_set = CommentSet.objects.filter(slug=options["set"]).first()
        if comment_set is None:
            raise CommandError(f"There is no comment set called {options['set']}.")
        if not comment_set.manifest:
            raise CommandError("This comment set is not frozen, so there is no manifest to verify.")
        verdict = verify(sheet_of(comment_set), comment_set.manifest)
        if verdict.changed:
            raise CommandError(f"Rows that are not as they were frozen: {', '.join(map(str, verdict.changed))}.")
        if not verdict.is_sealed:
            raise CommandError("The manifest itself, or the version it names, was changed.")
        self.stdout.write(
            f"{comment_set.comments.count()} rows are as they were frozen: {comment_set.manifest['sha256']}"
        )
