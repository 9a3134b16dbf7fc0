"""What follows from a remark is done by a job, and who writes waits for nobody."""

import threading
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from annotations.models import Annotation, Outbox, Placement
from annotations.queries.margins import margin
from annotations.services import annotations, following, replies
from annotations.services.annotations import Remark
from proposals.access import visible
from proposals.models import Job, SearchRow
from proposals.services import comparisons, jobs, restricting, withdrawals
from tests import factories
from tests.annotations.remarks import followed
from tests.annotations.services.test_search import said
from tests.proposals.services.test_waiting_once import in_a_thread
from tests.site import PATIENCE

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]


@pytest.fixture
def version():
    return factories.version(factories.paragraphs("1", "Records", "The platform shall store it."), number="N1")


def add(version, team, by, comment="A gaze", **facts):
    return annotations.add(version, Remark(comment, **facts), team=team, by=by)


def waiting():
    return list(Outbox.objects.order_by("pk").values_list("annotation", "is_new", "job__kind"))


def test_a_remark_is_in_the_margin_at_once_and_found_when_its_job_was_done(version, team, reviewer):
    one = add(version, team, reviewer)
    assert [card.annotation for card in margin(version, reviewer).all] == [one]
    assert (waiting(), said("gaze", reviewer)) == ([(one.pk, True, None)], [])
    assert (following.call(), following.call()) == (1, 0)
    assert waiting() == [(one.pk, True, "following")]
    jobs.drain()
    assert (waiting(), said("gaze", reviewer)) == ([], [one.pk])


def test_one_job_does_what_follows_from_all_that_was_said_of_a_version(version, team, reviewer, editor):
    many = [add(version, team, by) for by in (reviewer, editor, reviewer)]
    other = add(factories.version(number="N2"), team, reviewer)
    assert following.call() == 2
    assert Job.objects.filter(kind="following").count() == 2
    late = add(version, team, editor)
    assert (following.call(), Job.objects.filter(kind="following").count()) == (1, 2)
    jobs.drain()
    assert sorted(said("gaze", reviewer)) == sorted(one.pk for one in (*many, late, other)) and waiting() == []


def test_what_is_said_while_the_job_runs_gets_another_one(version, team, reviewer):
    add(version, team, reviewer)
    following.call()
    running = jobs.take(Job.objects.get(kind="following").slug)
    late = add(version, team, reviewer)
    following.call()
    assert running is not None
    following.follow(running)
    assert [row[0] for row in waiting()] == [late.pk]
    jobs.drain()
    assert said("gaze", reviewer)[-1] == late.pk


def test_what_a_killed_worker_left_is_done_by_the_next_one(version, team, reviewer):
    one = add(version, team, reviewer)
    following.call()
    job = Job.objects.get(kind="following")
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        taken = jobs.take(job.slug)
        assert taken is not None
        following.follow(taken)
        raise KeyboardInterrupt
    assert [row[0] for row in waiting()] == [one.pk]
    jobs.drain()
    assert (waiting(), said("gaze", reviewer)) == ([], [one.pk])


def test_changed_and_answered_words_are_found(version, team, reviewer):
    one = add(version, team, reviewer)
    followed()
    annotations.change(one, Remark("A posture"), by=reviewer)
    replies.add(one, "An avatar", by=reviewer)
    assert waiting() == [(one.pk, False, None), (one.pk, False, None)]
    followed()
    assert (said("gaze", reviewer), said("posture", reviewer), said("avatar", reviewer)) == ([], [one.pk], [one.pk])


def test_words_that_are_erased_are_in_no_row_from_the_same_moment_on(version, team, reviewer):
    one = add(version, team, reviewer)
    reply = replies.add(one, "An avatar", by=reviewer)
    followed()
    replies.delete(reply, by=reviewer)
    assert said("avatar", reviewer) == []
    Annotation.objects.all().delete()
    assert not SearchRow.objects.filter(reading=None).exists()


def test_a_remark_on_what_was_withdrawn_meanwhile_leads_nowhere(version, team, owner):
    later = factories.version(proposal=version.proposal, number="N2")
    comparisons.request(old=version, new=later)
    jobs.drain()
    add(version, team, owner)
    following.call()
    withdrawals.withdraw(version, reason="It was wrong.", by=factories.person(is_superuser=True))
    assert Job.objects.get(kind="following").state == "cancelled"
    jobs.drain()
    assert (waiting(), said("gaze", owner), Placement.objects.count()) == ([], [], 0)


def test_nobody_is_told_of_these_jobs(version, team, reviewer, admin):
    add(version, team, reviewer, visibility="private")
    following.call()
    assert Job.objects.filter(kind="following").count() == 1
    for person in (reviewer, admin):
        assert not visible(Job, person).filter(kind="following").exists()


if connection.vendor == "postgresql":
    # On SQLite a transaction that writes is alone from its start.

    @contextmanager
    def speaking(version, team, by):
        """Meanwhile `by` is saying something public in a transaction that is not over; afterwards it is."""
        begun, may_commit = threading.Event(), threading.Event()

        def slow():
            with transaction.atomic():
                add(version, team, by, visibility="public")
                begun.set()
                assert may_commit.wait(PATIENCE)

        one = in_a_thread(slow)
        assert begun.wait(PATIENCE)
        try:
            yield one
        finally:
            may_commit.set()
            one.join(PATIENCE)

    @pytest.mark.django_db(transaction=True)
    def test_people_who_write_at_once_wait_for_none_of_each_other(version, team, reviewer, editor):
        with speaking(version, team, reviewer) as one:
            other = in_a_thread(lambda: add(version, team, editor, visibility="public"))
            other.join(PATIENCE / 2)
            assert (one.is_alive(), other.is_alive(), Annotation.objects.count()) == (True, False, 1)
        assert Annotation.objects.count() == 2

    @pytest.mark.django_db(transaction=True)
    def test_nobody_restricts_a_proposal_while_something_public_is_said_on_it(version, team, reviewer, admin):
        with speaking(version, team, reviewer):
            other = in_a_thread(lambda: restricting.restrict(version.proposal, to=[team], by=admin))
            other.join(0.5)
            assert other.is_alive()
        other.join(PATIENCE)
        assert list(Annotation.objects.values_list("visibility", flat=True)) == ["team"]
