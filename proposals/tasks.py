"""Doors from the queue: a job's slug in, one service call."""

from __future__ import annotations

from celery import shared_task

from proposals.services import comparisons, drawing_ahead, jobs, letters, meaning, origins, search, versions


@shared_task(name="reading")
def read(slug: str) -> None:
    jobs.perform(slug, versions.read)


@shared_task(name="comparison")
def compare(slug: str) -> None:
    jobs.perform(slug, comparisons.run)


@shared_task(name="search")
def learn(slug: str) -> None:
    jobs.perform(slug, search.learn)


@shared_task(name=drawing_ahead.OF_VERSION)
def draw_text(slug: str) -> None:
    jobs.perform(slug, drawing_ahead.draw_text)


@shared_task(name=drawing_ahead.OF_COMPARISON)
def draw_changes(slug: str) -> None:
    jobs.perform(slug, drawing_ahead.draw_changes)


@shared_task(name="origins")
def origin(slug: str) -> None:
    jobs.perform(slug, origins.look)


@shared_task(name="meaning")
def mean(slug: str) -> None:
    jobs.perform(slug, meaning.look)


@shared_task(name="mail")
def mail(slug: str) -> None:
    jobs.perform(slug, letters.send)
