"""Of some kinds of jobs one at most waits for a target, also when several people come at one moment."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from celery import current_app
from django.db import connection, transaction

from proposals.models import Job, User
from proposals.services import jobs
from tests import factories as make

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


def waiting(**facts):
    return Job.objects.filter(state=Job.State.QUEUED, **facts).count()


@pytest.mark.parametrize("kind", Job.FOLDED)
def test_what_waits_already_does_it_too(kind):
    first, second = jobs.submit(kind, 7), jobs.submit(kind, 7)
    assert (second, waiting()) == (first, 1)
    assert jobs.submit(kind, 8) != first


def test_beside_one_that_runs_another_waits():
    first = jobs.submit("carrying", 7)
    jobs.take(first.slug)
    assert jobs.submit("carrying", 7) == jobs.submit("carrying", 7) != first
    assert waiting() == 1


def test_readings_and_comparisons_are_each_done():
    for kind in ("reading", "comparison"):
        assert jobs.submit(kind, 7) != jobs.submit(kind, 7)


def test_one_message_is_sent_for_all(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        for _ in range(3):
            jobs.submit("carrying", 7)
    with django_capture_on_commit_callbacks(execute=True):
        jobs.submit("carrying", 7)
    assert current_app.control.purge() == 1


def test_one_that_is_given_back_leaves_its_work_to_the_one_that_waits():
    job = jobs.submit("carrying", 7)
    taken = jobs.take(job.slug)
    assert taken is not None
    other = jobs.submit("carrying", 7)
    jobs.give_back(taken)
    assert list(Job.objects.order_by("pk").values_list("pk", "state")) == [(job.pk, "done"), (other.pk, "queued")]


def in_a_thread(act: Callable[[], object]) -> threading.Thread:
    def run():
        act()
        connection.close()

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    return thread


if connection.vendor == "postgresql":
    # On SQLite a transaction that writes is alone from its start.

    @pytest.mark.django_db(transaction=True)
    def test_no_worker_begins_while_somebody_still_writes_for_it():
        job = jobs.submit("carrying", 7)
        written, may_commit, seen = threading.Event(), threading.Event(), []

        def write():
            with transaction.atomic():
                make.person("writer")
                jobs.submit("carrying", 7)
                written.set()
                assert may_commit.wait(10)

        def work():
            seen.append((jobs.take(job.slug) == job, User.objects.filter(username="writer").exists()))

        writer = in_a_thread(write)
        assert written.wait(10)
        worker = in_a_thread(work)
        worker.join(0.5)
        assert (worker.is_alive(), seen) == (True, [])
        may_commit.set()
        for thread in (writer, worker):
            thread.join(10)
        assert (seen, waiting()) == ([(True, True)], 0)

    @pytest.mark.django_db(transaction=True)
    def test_two_at_one_moment_bring_one_job():
        begun, may_commit, made = threading.Event(), threading.Event(), []

        def first():
            with transaction.atomic():
                made.append(jobs.submit("carrying", 7))
                begun.set()
                assert may_commit.wait(10)

        one = in_a_thread(first)
        assert begun.wait(10)
        other = in_a_thread(lambda: made.append(jobs.submit("carrying", 7)))
        other.join(0.5)
        assert other.is_alive()
        may_commit.set()
        for thread in (one, other):
            thread.join(10)
        assert (made[0] == made[1], waiting()) == (True, 1)
