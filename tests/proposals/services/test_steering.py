"""Who asked for work, and the site's admin, cancel it and have it tried again."""

from __future__ import annotations

import time

import pytest

from proposals.models import AuditEvent, Comparison, Job, Role, Version
from proposals.queries.jobs import with_place
from proposals.refusals import Conflict, NotAllowed
from proposals.services import comparisons, facts, hearts, jobs, sandbox, steering
from tests import factories as make
from tests.site import readers

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]
SCOPE = make.paragraphs("1", "Scope", "Avatars move between worlds.")


@pytest.fixture
def me():
    return make.person()


@pytest.fixture
def job(me):
    return jobs.submit("reading", make.version().pk, by=me)


def state_of(version):
    row = Version.objects.with_state().get(pk=version.pk)
    return row.state, row.failure


def taken(job) -> Job:
    mine = jobs.take(job.slug)
    assert mine is not None
    return mine


def test_what_waits_is_taken_by_nobody(job, me):
    steering.cancel(job, by=me)
    job.refresh_from_db()
    assert (job.state, job.is_over, jobs.take(job.slug)) == (Job.State.CANCELLED, True, None)


def test_what_runs_stores_nothing(job, me):
    mine = taken(job)
    steering.cancel(job, by=make.person(is_superuser=True))
    assert not jobs.beat(mine)
    with pytest.raises(hearts.Superseded):
        jobs.finish(mine)
    jobs.report(mine, "storing the clauses")
    jobs.fail(mine, "This file is empty.")
    job.refresh_from_db()
    assert (job.state, job.step, job.error) == (Job.State.CANCELLED, "", steering.CANCELLED)


def test_the_version_says_so_and_can_be_read_again(me):
    version = make.version(uploaded_by=me, team=make.team(me))
    steering.cancel(jobs.submit("reading", version.pk, by=me), by=me)
    assert state_of(version) == ("failed", steering.CANCELLED)
    facts.read_again(version, by=me)
    assert state_of(version)[0] == "reading"


def test_what_was_read_before_stays(me):
    version = make.version(SCOPE)
    steering.cancel(jobs.submit("reading", version.pk, by=me), by=me)
    assert state_of(version)[0] == "ready"


def test_it_is_done_after_all(job, me):
    steering.cancel(job, by=me)
    again = steering.retry(job, by=me)
    assert (again.kind, again.target, again.state, again.submitted_by) == ("reading", job.target, "queued", me)
    with pytest.raises(Conflict, match="already"):
        steering.retry(job, by=me)


def test_what_is_over_or_goes_on_is_not_touched(job, me):
    with pytest.raises(Conflict):
        steering.retry(job, by=me)
    jobs.finish(taken(job))
    for act in (steering.cancel, steering.retry):
        with pytest.raises(Conflict):
            act(job, by=me)


def test_others_may_not(job):
    for act in (steering.cancel, steering.retry):
        with pytest.raises(NotAllowed):
            act(job, by=make.person())
    assert Job.objects.get().state == Job.State.QUEUED


def test_what_is_done_for_others_too_is_the_admins_to_cancel(me):
    job = jobs.submit("carrying", 7, by=me)
    assert not steering.may_steer(me, job)
    with pytest.raises(NotAllowed, match="This work is done for everyone at once"):
        steering.cancel(job, by=me)
    admin = make.person(is_superuser=True)
    assert steering.may_steer(admin, job)
    jobs.fail(taken(job), "Broken.")
    job.refresh_from_db()
    assert (job.state, steering.may_steer(me, job)) == (Job.State.FAILED, True)


def test_both_are_recorded(me):
    version = make.version()
    job = jobs.submit("reading", version.pk, by=me)
    steering.cancel(job, by=me)
    steering.retry(job, by=me)
    fields = {"kind": "reading", "version": version.slug}
    assert list(AuditEvent.objects.values_list("verb", "object", "actor", "facts")) == [
        ("cancelled", f"job:{job.slug}", me.slug, fields),
        ("tried again", f"job:{job.slug}", me.slug, fields),
    ]


@pytest.fixture
def pair(me):
    make.team(me, role=Role.EDITOR)
    proposal = make.kept(me)
    return {"old": make.version(SCOPE, proposal=proposal), "new": make.version(SCOPE, proposal=proposal)}


def test_a_comparison_that_serves_others_too_is_cancelled_by_who_changes_its_proposal(pair):
    uploader = make.person()
    make.team(uploader, role=Role.OWNER)
    comparisons.request(**pair, by=uploader)
    job = Job.objects.get()
    assert not steering.may_steer(uploader, job)
    with pytest.raises(NotAllowed, match="done for everyone at once"):
        steering.cancel(job, by=uploader)
    job.refresh_from_db()
    assert job.state == Job.State.QUEUED


def test_one_of_two_proposals_is_the_admins_to_cancel(pair, me):
    elsewhere = make.version(SCOPE, proposal=make.kept(me))
    comparisons.request(old=pair["old"], new=elsewhere, by=me)
    job = Job.objects.get()
    assert (steering.may_steer(me, job), steering.may_steer(make.person(is_superuser=True), job)) == (False, True)


def test_a_cancelled_comparison_is_made_when_somebody_asks_for_it_anew(pair, me):
    comparison = comparisons.request(**pair, by=me)
    steering.cancel(Job.objects.get(), by=me)
    assert Comparison.objects.with_state().get().state == "failed"
    comparisons.request(**pair, by=None, queue=Job.Queue.LATER)
    assert Job.objects.count() == 1
    assert comparisons.request(**pair, by=make.person()) == comparison
    jobs.drain()
    assert Comparison.objects.with_state().get().state == "ready"


def test_what_people_ask_for_overtakes_what_can_wait(pair, me):
    comparisons.request(**pair, queue=Job.Queue.LATER)
    comparisons.request(**pair, by=me)
    assert list(Job.objects.values_list("kind", "queue")) == [("comparison", "people")]


def test_a_job_knows_how_many_wait_with_it_in_its_queue(me):
    version, hidden = make.version(), make.version(proposal=make.proposal(teams=[make.team()]))
    for kind, target in (("reading", version.pk), ("search", version.pk), ("reading", version.pk)):
        jobs.submit(kind, target)
    jobs.submit("hints", version.pk)
    jobs.take(jobs.submit("reading", version.pk).slug)
    jobs.submit("reading", version.pk)
    rows = Job.objects.order_by("pk")[:6]
    told = [("people", 2), ("later", 1), ("people", 2), ("later", 1), ("people", 3), ("people", 2)]
    assert [(job.queue, job.others) for job in with_place(rows, me)] == told  # type: ignore[attr-defined]
    for kind in ("reading", "search"):
        jobs.submit(kind, hidden.pk)
    jobs.submit("carrying", 7)
    assert [(job.queue, job.others) for job in with_place(rows, me)] == told  # type: ignore[attr-defined]


@pytest.mark.django_db(transaction=True)
def test_who_works_on_it_stops_and_so_does_the_reader(settings, tmp_path):
    settings.JOB_STALE_AFTER = 0.6
    file = tmp_path / "draft.md"
    file.write_bytes(b"".join(b"# Duty %d\n\nAvatars shall keep the act %d.\n\n" % (n, n) for n in range(50_000)))
    job, came = jobs.submit("reading", 1), []

    def work(mine):
        Job.objects.filter(pk=mine.pk).update(state=Job.State.CANCELLED)
        sandbox.read(file, "draft.md", {}, tmp_path)
        came.append("to its end")

    jobs.perform(job.slug, work)
    job.refresh_from_db()
    assert (job.state, came) == (Job.State.CANCELLED, [])
    assert readers(file) == []


@pytest.mark.django_db(transaction=True)
def test_work_that_is_done_is_not_broken_off(settings):
    settings.JOB_STALE_AFTER = 0.15
    job, came = jobs.submit("reading", 1), []

    def work(mine):
        jobs.finish(mine)
        time.sleep(0.5)
        came.append("to its end")

    jobs.perform(job.slug, work)
    assert came == ["to its end"]
