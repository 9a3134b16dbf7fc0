"""Acts are done for real, with all work that they bring."""

from __future__ import annotations

from celery import current_app
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import F
from django.test import override_settings

from proposals.models import Job
from tests.project.matrix.asking import UNHURRIED, send, wanted
from tests.project.matrix.bodies import filled
from tests.project.matrix.world import World
from tests.project.silent.acts import Act

WORN = 99
"""So often tried, a job is taken by nobody."""


def do(act: Act, world: World) -> bool:
    """Whether it succeeded; if not, nothing was done."""
    address, body = wanted(act.cell, world)
    body = filled(act.body, world.known[act.cell.kind]) if act.body else body
    cache.clear()
    with override_settings(**UNHURRIED), transaction.atomic():
        answer = send(world.client(act.cell.who), act.cell, address, body)
        is_done: bool = answer.status_code < 400
        transaction.set_rollback(not is_done)

    what_waited()
    return is_done


def what_waited() -> None:
    """What was to be done when the transaction ends, in which all is done here."""
    while connection.run_on_commit:
        connection.run_on_commit.pop(0)[1]()


def work(left_alone: frozenset[int]) -> None:
    """Do the jobs that wait, and those they bring, whenever they are due; not those of `left_alone`."""
    current_app.loader.import_default_modules()
    known = Job.objects.filter(pk__in=left_alone, state=Job.State.QUEUED)
    known.update(attempts=F("attempts") + WORN)
    fresh = Job.objects.filter(state=Job.State.QUEUED, attempts__lt=WORN)
    while fresh.update(due_at=None):
        for kind, slug in list(fresh.order_by("pk").values_list("kind", "slug")):
            current_app.tasks[kind].run(slug)
            what_waited()
    known.update(attempts=F("attempts") - WORN)


def waiting() -> frozenset[int]:
    """The jobs that wait now."""
    return frozenset(Job.objects.filter(state=Job.State.QUEUED).values_list("pk", flat=True))
