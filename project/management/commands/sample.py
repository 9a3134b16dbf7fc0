"""`python manage.py sample`: load the fictional sample, once."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from project.sample import loading


class Command(BaseCommand):
    help = "Load the fictional sample: drafts, accounts named by role, annotations, a comment set. Twice is as once."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EMBEDDED:
            raise CommandError("The sample keeps passwords in a file: it is for one's own machine only.")
        loading.load()
        self.stdout.write(f"The sample is loaded. Its accounts and their passwords are in {loading.ACCOUNTS}.")
