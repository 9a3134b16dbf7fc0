"""Doors from the queue: a job's slug in, one service call."""

from __future__ import annotations

from celery import shared_task

from annotations.services import carrying, hints
from proposals.services import jobs


@shared_task(name="carrying")
def carry(slug: str) -> None:
    jobs.perform(slug, carrying.carry_over)


@shared_task(name="hints")
def hint(slug: str) -> None:
    jobs.perform(slug, hints.draw_up)
