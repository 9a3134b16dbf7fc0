"""`python manage.py sweep`: every two seconds, send again what was accepted and is not being done.

It chains the acts that were recorded, has done what follows from what people said, writes down what reading requests
only noted, which write nothing, erases what is to be erased, and once a day what has had its time.

At its start it has learnt for search what that does not know, and has looked through for hints, for the origins of its
words, and for what says the same in other languages, what was read before this release or another encoder; and has had
packed what older releases stored of comparisons.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import InterfaceError, OperationalError, close_old_connections, connection
from django.utils import timezone

from annotations.services import hints, visits
from project import tables
from project.status import BEATS
from proposals.services import (
    audit,
    clearing,
    counters,
    erasure,
    jobs,
    letters,
    limits,
    meaning,
    origins,
    packing,
    readings,
    receipts,
    retention,
    search,
    tokens,
)

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = "Send again what was accepted and is not being done."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--every", type=float, default=2.0, help="seconds between two looks")
        parser.add_argument("--once", action="store_true", help="look once and end")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self.run(**options)
        except tables.Newer as no:
            raise CommandError(no.sentence, returncode=tables.CANNOT) from None

    def run(self, **options: Any) -> None:
        look(tables.refuse_newer)
        look(search.catch_up)
        look(hints.catch_up)
        look(origins.catch_up)
        look(meaning.catch_up)
        look(packing.catch_up)
        while True:
            counters.note(BEATS, "sweep", timezone.now().isoformat())
            look(jobs.sweep)
            look(audit.chain)
            for call in jobs.OUTBOXES:
                look(call)
            look(receipts.forget_old)
            look(readings.sweep)
            look(clearing.sweep)
            look(erasure.sweep)
            look(tokens.keep_uses)
            look(letters.sweep)
            look(limits.forget_old)
            look(visits.keep)
            look(retention.sweep)
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
