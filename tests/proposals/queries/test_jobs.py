"""What jobs work on, what they wait behind, and who is told of it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from proposals.models import Comparison, Job, User, Version
from proposals.queries.jobs import (
    GATHER,
    LATELY,
    due,
    gathered_until,
    held_back,
    on_what,
    with_place,
    with_subject,
    work,
)
from proposals.queries.waiting import comparison_job, reading_job, unread
from tests import factories
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

CLAUSE = paragraphs("1", "Faces", "The platform records faces.")


@pytest.fixture
def secret(reviewer: User) -> Version:
    """A version that the reviewer's team alone sees."""
    return factories.version(proposal=factories.proposal(teams=[reviewer.teams.get()]))


def job(target: Version | Comparison, kind: str = "reading", by: User | None = None, **facts: Any) -> Job:
    return Job.objects.create(kind=kind, target=target.pk, submitted_by=by, **facts)


def comparison(older: Version, newer: Version, **facts: Any) -> Comparison:
    return Comparison.objects.create(old_version=older, new_version=newer, engine="1", **facts)


def place(of: Job, person: Any) -> dict[str, int]:
    found = vars(with_place(Job.objects.filter(pk=of.pk), person).get())
    return {name: found[name] for name in ("others", "own", "lately", "written")}


def running(by: User | None, count: int = 2, **facts: Any) -> None:
    version = factories.version()
    for _ in range(count):
        job(version, "export-set", by, state=Job.State.RUNNING, **facts)


@pytest.mark.postgres
def test_a_subject_is_a_version_or_a_comparison_though_both_have_one_key():
    one, two = factories.version(), factories.version()
    between = comparison(one, two)
    Job.objects.create(kind="reading", target=one.pk)
    Job.objects.create(kind="export", target=between.pk)
    Job.objects.create(kind="export-set", target=two.pk)
    Job.objects.create(kind="comparison", target=between.pk + 1000)
    rows = [vars(row) for row in with_subject(Job.objects.order_by("pk"))]
    assert [(row["kind"], row["version"], row["comparison"]) for row in rows] == [
        ("reading", one.slug, None),
        ("export", None, between.slug),
        ("export-set", two.slug, None),
        ("comparison", None, None),
    ]


@pytest.mark.postgres
def test_a_place_counts_what_waits_in_the_same_queue_wherever_it_came_from(reader: User, editor: User):
    version = factories.version()
    mine = job(version, by=reader)
    assert place(mine, reader) == {"others": 0, "own": 0, "lately": 0, "written": 0}
    job(version, by=editor)
    job(version, "drawing")
    job(version, queue=Job.Queue.LATER)
    job(version, state=Job.State.RUNNING)
    job(version, state=Job.State.DONE)
    assert place(mine, reader) == {"others": 2, "own": 0, "lately": 0, "written": 0}


@pytest.mark.postgres
def test_own_are_those_of_its_person_and_kind_before_it_in_any_queue(reader: User, editor: User):
    version = factories.version()
    job(version, by=reader, queue=Job.Queue.BULK)
    job(version, "drawing", reader)
    job(version, by=editor)
    job(version, by=reader, state=Job.State.RUNNING)
    mine = job(version, by=reader)
    job(version, by=reader)
    assert place(mine, reader)["own"] == 1
    assert place(mine, editor)["own"] == 1


def test_who_asked_for_nobody_has_none_of_their_own():
    version = factories.version()
    job(version)
    job(version, state=Job.State.DONE, beat_at=timezone.now())
    assert place(job(version), factories.person()) == {"others": 1, "own": 0, "lately": 0, "written": 0}


@pytest.mark.postgres
def test_lately_are_files_of_the_person_that_were_read_just_now(reader: User, editor: User):
    version, now = factories.version(), timezone.now()
    mine = job(version, by=reader)
    read: dict[str, Any] = {"state": Job.State.DONE, "beat_at": now - LATELY + timedelta(minutes=1)}
    for _ in range(2):
        job(version, by=reader, **read)
    job(version, by=reader, **{**read, "beat_at": now - LATELY - timedelta(minutes=1)})
    job(version, by=reader, **{**read, "state": Job.State.FAILED})
    job(version, "drawing", reader, **read)
    job(version, by=editor, **read)
    assert place(mine, reader)["lately"] == 2


def test_written_are_files_for_the_person_that_are_under_way_of_each_kind(reader: User, editor: User):
    version = factories.version()
    mine = job(version, "export-set", reader)
    job(version, "export-changes", reader, state=Job.State.RUNNING)
    job(version, "export-set", reader, state=Job.State.RUNNING)
    job(version, "export-set", reader, state=Job.State.DONE)
    job(version, "reading", reader, state=Job.State.RUNNING)
    job(version, "export-set", editor, state=Job.State.RUNNING)
    assert place(mine, reader)["written"] == 2
    assert with_place(Job.objects.all(), reader).get(pk=mine.pk).is_held_back


@pytest.mark.postgres
def test_no_place_counts_what_the_one_who_is_told_may_not_see(reader: User, reviewer: User, secret: Version, settings):
    job(secret, by=reader)
    job(secret, by=reader, state=Job.State.DONE, beat_at=timezone.now())
    mine = job(factories.version(), by=reader)
    assert place(mine, reader) == {"others": 0, "own": 0, "lately": 0, "written": 0}
    assert place(mine, reviewer) == {"others": 1, "own": 1, "lately": 1, "written": 0}
    settings.PUBLIC_SITE = True
    assert place(mine, AnonymousUser())["others"] == 0


def test_work_is_what_waits_or_runs_the_oldest_first_and_no_more_than_asked_for(reader: User, secret: Version):
    one, two = factories.version(), factories.version()
    between = comparison(one, two)
    first = job(two, state=Job.State.RUNNING)
    job(secret)
    second = job(between, "comparison")
    for state in Job.OVER:
        job(one, state=state)
    third = job(one)
    found = [(row.job, row.version, row.comparison) for row in work(reader, most=9)]
    assert found == [(first, two, None), (second, None, between), (third, one, None)]
    assert [row.job for row in work(reader, most=2)] == [first, second]


def test_work_for_one_person_is_told_to_nobody_else(reader: User, editor: User, settings):
    settings.PUBLIC_SITE = True
    version = factories.version()
    mine = job(version, "export-set", reader)
    openly = job(version, "export-set", options={"is_open": True})
    assert [row.job for row in work(reader, most=9)] == [mine]
    assert work(editor, most=9) == []
    assert [row.job for row in work(AnonymousUser(), most=9)] == [openly]


@pytest.mark.parametrize("count", [1, 3])
def test_work_takes_three_statements_however_much_there_is(reader: User, count: int, django_assert_num_queries):
    for _ in range(count):
        one, two = factories.version(), factories.version()
        job(one)
        job(comparison(one, two), "comparison")
    with django_assert_num_queries(3):
        found = work(reader, most=50)
        told = [str(row.version and row.version.proposal) + str(row.comparison or "") for row in found]
    assert len(told) == 2 * count


def test_what_is_gone_is_worked_on_by_neither():
    row = Job.objects.create(kind="reading", target=factories.version().pk + 1000)
    assert [(one.version, one.comparison) for one in on_what([row])] == [(None, None)]


@pytest.mark.parametrize(
    ("age", "state", "waits"),
    [
        (timedelta(), Job.State.DONE, True),
        (timedelta(), Job.State.RUNNING, True),
        (timedelta(), Job.State.QUEUED, False),
        (GATHER + timedelta(seconds=1), Job.State.DONE, False),
    ],
)
def test_the_next_one_waits_for_as_long_as_its_like_was_done_just_now(age, state, waits, reader: User):
    version, now = factories.version(), timezone.now()
    job(version, "carrying", reader, state=state, beat_at=now - age)
    until = gathered_until(Job(kind="carrying", target=version.pk, submitted_by=reader))
    assert until == (now - age + GATHER if waits else None)


def test_nobody_waits_for_another_kind_target_or_person(reader: User, editor: User):
    version = factories.version()
    done: dict[str, Any] = {"state": Job.State.DONE, "beat_at": timezone.now()}
    job(version, "hints", reader, **done)
    job(factories.version(), "carrying", reader, **done)
    job(version, "carrying", editor, **done)
    job(version, "carrying", **done)
    assert gathered_until(Job(kind="carrying", target=version.pk, submitted_by=reader)) is None


def test_the_last_one_says_until_when(reader: User):
    version, now = factories.version(), timezone.now()
    for seconds in (3, 1, 2):
        job(version, "carrying", reader, state=Job.State.DONE, beat_at=now - timedelta(seconds=seconds))
    until = gathered_until(Job(kind="carrying", target=version.pk, submitted_by=reader))
    assert until == now - timedelta(seconds=1) + GATHER


def test_due_is_what_has_no_time_or_one_that_came():
    version, now = factories.version(), timezone.now()
    found = [job(version), job(version, due_at=now - timedelta(seconds=1))]
    job(version, due_at=now + timedelta(minutes=1))
    assert list(Job.objects.filter(due()).order_by("pk")) == found


@pytest.mark.postgres
def test_files_are_held_back_of_who_has_as_many_under_way_as_may_be(reader: User, editor: User):
    version = factories.version()
    mine, theirs = (job(version, "export-set", by) for by in (reader, editor))
    nobodys, other = job(version, "export-changes"), job(version, "reading", reader)
    running(editor, 1)

    def free() -> list[Job]:
        return list(Job.objects.filter(state=Job.State.QUEUED).exclude(held_back()).order_by("pk"))

    assert free() == [mine, theirs, nobodys, other]
    running(reader)
    assert free() == [theirs, nobodys, other]
    running(None)
    assert free() == [theirs, other]


@pytest.mark.postgres
def test_files_of_nobody_alone_are_held_back_where_nobody_has_too_many(reader: User):
    version = factories.version()
    mine, _nobodys = job(version, "export-set", reader), job(version, "export-set")
    running(None)
    assert list(Job.objects.filter(state=Job.State.QUEUED).exclude(held_back())) == [mine]


def test_what_is_held_back_takes_one_statement(reader: User, django_assert_num_queries):
    running(reader)
    with django_assert_num_queries(1):
        held_back()


def test_the_latest_reading_is_told_to_who_may_see_the_version(reader: User, reviewer: User, secret: Version):
    job(secret, by=reader)
    last = job(secret)
    job(secret, "drawing")
    job(factories.version())
    assert reading_job(secret, reviewer) == last
    assert reading_job(secret, reader) is None


def test_a_place_comes_with_the_latest_reading(reader: User):
    version = factories.version()
    job(version)
    job(version)
    found = reading_job(version, reader)
    assert found and found.others == 1  # type: ignore[attr-defined]


def test_a_comparison_waits_for_its_own_job_or_else_for_the_reading_that_it_needs(reader: User):
    old, new = factories.version(CLAUSE), factories.version()
    job(old)
    read = job(new)
    waiting = comparison(old, new, old=old.current_reading)
    assert comparison_job(waiting, reader) == read
    own = job(waiting, "comparison")
    assert comparison_job(waiting, reader) == own


def test_a_comparison_needs_the_old_version_first_and_none_that_was_read_meanwhile():
    old, new = factories.version(), factories.version()
    waiting = comparison(old, new)
    assert unread(waiting) == old
    old.current_reading = factories.reading(old, CLAUSE)
    assert unread(waiting) == new
    new.current_reading = factories.reading(new, CLAUSE)
    assert unread(waiting) is None


def test_a_comparison_that_waits_for_nothing_has_no_job(reader: User):
    old, new = factories.version(CLAUSE), factories.version(CLAUSE)
    job(old)
    ready = comparison(old, new, old=old.current_reading, new=new.current_reading)
    assert comparison_job(ready, reader) is None


def test_a_comparison_kept_aside_has_a_job_for_nobody(reader: User):
    old, new = factories.version(CLAUSE), factories.version(CLAUSE)
    aside = comparison(old, new, old=old.current_reading, new=new.current_reading, aside=True)
    job(aside, "comparison")
    assert comparison_job(aside, reader) is None
