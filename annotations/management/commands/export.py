"""`python manage.py export SET FORMAT OUT`: a comment set as a form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from annotations.models import CommentSet
from annotations.services import comment_sets
from proposals.refusals import Refusal
from proposals.services import orders


class Command(BaseCommand):
    help = "Write a comment set as a form."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("set", help="the set's name in its address, such as: sample")
        parser.add_argument("format", help="the form, such as: iso")
        parser.add_argument("out", type=Path, help="the file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        comment_set = CommentSet.objects.filter(slug=options["set"]).first()
        if comment_set is None:
            raise CommandError(f"There is no comment set called {options['set']}.")
        try:
            file = orders.now(comment_sets.order(comment_set, options["format"]), by=None)
            options["out"].write_bytes(file.data)
        except (Refusal, OSError) as no:
            raise CommandError(str(no)) from None
        self.stdout.write(f"{options['out']}: {comment_set.comments.count()} comments, {file.media_type}")
