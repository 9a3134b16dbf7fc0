"""`python manage.py verify SET`: whether a frozen comment set is still what was frozen."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.models import CommentSet
from annotations.queries.comment_sets import verdict_on
from proposals.refusals import Refusal


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
        try:
            verdict = verdict_on(comment_set)
        except Refusal as no:
            raise CommandError(no.sentence, returncode=2) from None
        if verdict.changed:
            raise CommandError(f"Rows that are not as they were frozen: {', '.join(map(str, verdict.changed))}.")
        if not verdict.is_sealed:
            raise CommandError("The manifest itself, or the version it names, was changed.")
        if verdict.erased:
            self.stdout.write(
                f"Rows whose quotes were erased for legal reasons: {', '.join(map(str, verdict.erased))}. "
                "They are as they were frozen in nothing else."
            )
        whole = comment_set.comments.count() - len(verdict.erased)
        self.stdout.write(f"{whole} rows are as they were frozen: {comment_set.manifest['sha256']}")
