"""`python manage.py token USERNAME`: a new key of the REST API for an account."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from proposals.models import Scope, User
from proposals.refusals import Refusal
from proposals.services import tokens


class Command(BaseCommand):
    help = "Make a key of the REST API for an account. It is printed once and cannot be shown again."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", default="made on the command line", help="what the key is for")
        parser.add_argument("--scope", choices=Scope.values, default=Scope.READ.value, help="what it may do")
        parser.add_argument("--days", type=int, default=tokens.USUAL.days, help="for how long, at most a year")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(username=options["username"], is_active=True).first()
        if user is None:
            raise CommandError(f"There is no account called {options['username']}.")
        ends = timezone.now() + timedelta(days=options["days"])
        try:
            made = tokens.make(user, options["name"], scope=Scope(options["scope"]), expires_at=ends)
        except Refusal as no:
            raise CommandError(no.sentence) from None
        self.stdout.write(made[1])
