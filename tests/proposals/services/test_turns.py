"""People take turns: who brings many files keeps nobody waiting."""

from __future__ import annotations

from datetime import timedelta

import pytest
from celery import current_app
from django.core.files.base import ContentFile
from django.utils import timezone

from proposals.models import Job, User, Version
from proposals.queries.jobs import with_place
from proposals.services import jobs, turns, versions
from proposals.services.versions import VersionFacts
from proposals.templatetags.work import minutes_to_wait
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The targets of the work that is done, in its order."""
    current_app.loader.import_default_modules()
    done: list[int] = []

    def work(job: Job) -> None:
        done.append(job.target)
        jobs.finish(job)

    for kind in list(turns.WORK):
        monkeypatch.setitem(turns.WORK, kind, work)
    return done


def test_the_one_file_of_another_waits_for_one_at_most(order: list[int]):
    one, other = make.person(), make.person()
    mine = [jobs.submit("reading", target, by=one) for target in range(5)]
    turns.serve(mine[0].slug)
    late = jobs.submit("reading", 77, by=other)
    for job in (*mine[1:], late):
        turns.serve(job.slug)
    assert order == [0, 77, 1, 2, 3, 4]


def test_two_with_many_files_are_served_in_turn(order: list[int]):
    one, other = make.person(), make.person()
    sent = [jobs.submit("reading", target, by=one) for target in range(3)]
    sent += [jobs.submit("reading", target, by=other) for target in range(10, 13)]
    for job in sent:
        turns.serve(job.slug)
    assert order == [0, 10, 1, 11, 2, 12]


def took(seconds: float, by: User | None, **facts: object) -> None:
    """A job of this person is done that took so much CPU."""
    job = jobs.submit("reading", 99, by=by)
    facts = {"beat_at": timezone.now(), "state": Job.State.DONE, **facts}
    Job.objects.filter(pk=job.pk).update(cpu_seconds=seconds, **facts)


@pytest.mark.postgres
def test_whose_work_took_least_lately_comes_first_however_many_pieces_it_was(order: list[int]):
    one, other = make.person(), make.person()
    took(90, one, beat_at=timezone.now() - timedelta(hours=2))
    for _ in range(5):
        took(10, other)
    took(60, None)
    sent = [jobs.submit("reading", 1, by=one), jobs.submit("reading", 2), jobs.submit("reading", 3, by=other)]
    for job in sent:
        turns.serve(job.slug)
    assert order == [3, 2, 1]


@pytest.mark.postgres
def test_what_took_long_elsewhere_counts_and_what_was_long_ago_does_not(order: list[int]):
    one, other = make.person(), make.person()
    took(5, one, queue=Job.Queue.BULK)
    took(500, other, beat_at=timezone.now() - turns.RECENTLY)
    for job in (jobs.submit("reading", 1, by=one), jobs.submit("reading", 2, by=other)):
        turns.serve(job.slug)
    assert order == [2, 1]


def test_who_waits_alone_is_served_whatever_their_work_took(order: list[int]):
    one = make.person()
    took(10_000, one)
    took(0, make.person())
    jobs.submit("reading", 2, by=make.person(), queue=Job.Queue.LATER)
    turns.serve(jobs.submit("reading", 1, by=one).slug)
    assert order == [1]


def test_less_than_a_second_more_is_as_much(order: list[int]):
    one, other = make.person(), make.person()
    took(0.9, one, beat_at=timezone.now() - timedelta(minutes=2))
    took(0.1, other)
    for job in (jobs.submit("reading", 1, by=other), jobs.submit("reading", 2, by=one)):
        turns.serve(job.slug)
    assert order == [2, 1]


def test_a_message_does_one_piece_of_work_where_its_job_waits(order: list[int]):
    first, second = jobs.submit("reading", 1), jobs.submit("reading", 2)
    carried = jobs.submit("carrying", 3)
    for slug in (second.slug, carried.slug, second.slug, second.slug, first.slug, "nobody"):
        turns.serve(slug)
    assert order == [1, 3, 2]


def test_one_whose_worker_died_is_done_itself(order: list[int]):
    waiting, broken = jobs.submit("reading", 1), jobs.submit("reading", 2)
    jobs.take(broken.slug)
    Job.objects.filter(pk=broken.pk).update(beat_at=timezone.now() - timedelta(minutes=1))
    turns.serve(broken.slug)
    assert order == [2]
    assert Job.objects.get(pk=waiting.pk).state == Job.State.QUEUED


def test_a_message_whose_job_is_being_done_does_another(order: list[int]):
    first, second = jobs.submit("reading", 1), jobs.submit("reading", 2)
    assert jobs.take(first.slug)  # By a message that named the second one.
    turns.serve(first.slug)
    assert order == [2]
    turns.serve(second.slug)
    assert order == [2]


def test_every_task_is_a_door():
    current_app.loader.import_default_modules()
    assert {name for name in current_app.tasks if not name.startswith("celery.")} == set(turns.WORK)


def test_what_is_handed_in_beyond_some_files_waits_behind_all_else():
    person = make.person()
    proposal = make.proposal()
    team = make.team(person)
    for number in range(turns.FIRST + 2):
        file = ContentFile(f"1 Scope\n\nWords {number}.".encode(), name=f"{number}.txt")
        versions.add(proposal, file, VersionFacts(), by=person, team=team)  # type: ignore[arg-type]
    read = Job.objects.filter(kind="reading").order_by("pk")
    assert list(read.values_list("queue", flat=True)) == ["people"] * turns.FIRST + ["bulk"] * 2
    jobs.drain()
    assert Version.objects.filter(current_reading__isnull=False).count() == turns.FIRST + 2
    jobs.submit("reading", 99, by=person)
    *_, last = with_place(read.filter(state=Job.State.QUEUED), person)
    assert (vars(last)["own"], minutes_to_wait(last)) == (0, 1)


def test_a_job_knows_how_many_of_its_person_come_first_wherever_they_wait(client):
    person = make.person()
    version = make.version(uploaded_by=person)
    for _ in range(3):
        jobs.submit("reading", version.pk, by=person)
    jobs.submit("reading", version.pk, by=make.person())
    jobs.submit("reading", version.pk, by=person, queue=Job.Queue.BULK)
    last = with_place(Job.objects.filter(queue="bulk"), person).get()
    assert (vars(last)["own"], vars(last)["others"], minutes_to_wait(last)) == (3, 0, 0)
    client.force_login(person)
    told = " ".join(client.get(f"/jobs/{last.slug}/").text.split())
    assert "waiting behind 3 other files that the same person handed in, and behind what others wait for" in told
