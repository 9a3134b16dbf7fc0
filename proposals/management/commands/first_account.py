"""`python manage.py first_account`: the code that makes the first account of this site."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from proposals.services import accounts


class Command(BaseCommand):
    help = "Print the code that makes the first account of this site."

    def handle(self, *args: Any, **options: Any) -> None:
        if not accounts.is_new_site():
            raise CommandError("This site has its first account already.")
        self.stdout.write(accounts.first_account_code())
