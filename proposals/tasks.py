"""Doors from the queue: a job's slug in, one service call."""

from __future__ import annotations

from celery import shared_task

from proposals.services import comparisons, jobs, letters, meaning, origins, search, versions


@shared_task(name="reading")
def read(slug: str) -> None:
    jobs.perform(slug, versions.read)


@shared_task(name="comparison")
def compare(slug: str) -> None:
    jobs.perform(slug, comparisons.run)


@shared_task(name="search")
def learn(slug: str) -> None:
    jobs.perform(slug, search.learn)


@shared_task(name="origins")
def origin(slug: str) -> None:
    jobs.perform(slug, origins.look)


@shared_task(name="meaning")
def mean(slug: str) -> None:
    jobs.perform(slug, meaning.look)


@shared_task(name="mail")
def mail(slug: str) -> None:
    jobs.perform(slug, letters.send)
