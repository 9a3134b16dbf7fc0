"""`manage.py unkept`: the proposals that no team keeps. They are the admin's, until each is handed over.

Of each it prints id, number, title, how many versions it has and how many teams work on it, with tabs between them.
"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from proposals.queries import others
from proposals.services import keeping


class Command(BaseCommand):
    help = "Lists the proposals that no team keeps, for the admin to hand them over."

    def handle(self, *args: Any, **options: Any) -> None:
        for one in keeping.unkept():
            versions = one.versions.filter(withdrawn_at=None).count()
            at_work = others.count(one).teams
            self.stdout.write(f"{one.slug}\t{one.number}\t{one.title}\t{versions}\t{at_work}")
