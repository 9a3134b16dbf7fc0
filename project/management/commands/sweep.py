"""`python manage.py sweep`: every two seconds, send again what was accepted and is not being done.

It writes down what reading requests only noted, which write nothing, and forgets what has had its time.

At its start it has looked through for hints what was read before this release.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import InterfaceError, OperationalError, close_old_connections, connection

from annotations.services import hints, visits
from proposals.services import jobs, readings, receipts, tokens

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Send again what was accepted and is not being done."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=float, default=2.0, help="seconds between two looks")
        parser.add_argument("--once", action="store_true", help="look once and end")

    def handle(self, *args: Any, **options: Any) -> None:
        look(hints.catch_up)
        while True:
            look(jobs.sweep)
            look(receipts.forget_old)
            look(readings.sweep)
            look(tokens.keep_uses)
            look(visits.keep)
            if options["once"]:
                return
            time.sleep(options["every"])


def look(at: Callable[[], object]) -> None:
    """Once. A database that does not answer is waited for."""
    close_old_connections()
    try:
        at()
    except (OperationalError, InterfaceError) as problem:
        logger.warning("The database does not answer: %s", problem)
        connection.close()
