"""Doors from the queue: a job's slug in, one service call."""

from __future__ import annotations

from celery import shared_task

from proposals.services import comparisons, jobs, versions


@shared_task(name="reading")
def read(slug: str) -> None:
    jobs.perform(slug, versions.read)


@shared_task(name="comparison")
def compare(slug: str) -> None:
    jobs.perform(slug, comparisons.run)
