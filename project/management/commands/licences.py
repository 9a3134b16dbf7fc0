"""`manage.py licences`: under which licences the packages of the site are. Needs no database."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from project.licences import licences


class Command(BaseCommand):
    """One line a package: name, version, licence."""

    help = "Print the licence of each package that the site is installed with."
    requires_system_checks = []
    requires_migrations_checks = False

    def handle(self, *args: Any, **options: Any) -> None:
        """In the order of the lock file."""
        for row in licences(settings.BASE_DIR / "requirements.lock"):
            self.stdout.write("\t".join(row))
