"""`python manage.py token USERNAME`: a new key of the REST API for an account."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from proposals.models import User
from proposals.services import tokens


class Command(BaseCommand):
    help = "Make a key of the REST API for an account. It is printed once and cannot be shown again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", default="made on the command line", help="what the key is for")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"], is_active=True).first()
        if user is None:
            raise CommandError(f"There is no account called {options['username']}.")
        self.stdout.write(tokens.make(user, options["name"])[1])
