from __future__ import annotations

import pytest

from proposals.models import Job
from proposals.services import jobs, steering
from tests import factories
from tests.clients import UNSEEN, api, problem

pytestmark = pytest.mark.django_db


@pytest.fixture
def me():
    return factories.person()


@pytest.fixture
def job(me):
    return jobs.submit("reading", factories.version().pk, by=me)


def act(user, job, name):
    return api(user).post(f"/api/v1/jobs/{job.slug}/{name}/")


def test_who_asked_for_work_cancels_it_and_has_it_done_after_all(me, job):
    cancelled = act(me, job, "cancel")
    assert (cancelled.status_code, cancelled.json()["state"]) == (200, "cancelled")
    assert cancelled.json()["error"] == steering.CANCELLED
    tried = act(me, job, "retry")
    again = Job.objects.latest("pk")
    assert (tried.status_code, tried.json()["id"], tried.json()["state"]) == (202, again.slug, "queued")
    assert (tried["Location"], tried["Retry-After"]) == (f"/api/v1/jobs/{again.slug}/", "1")


def test_so_does_the_sites_admin(job):
    assert act(factories.person(is_superuser=True), job, "cancel").status_code == 200


def test_others_may_not(job):
    said = "Work is cancelled and tried again by who asked for it, and by the site's admin."
    for name in ("cancel", "retry"):
        answer = act(factories.person(), job, name)
        assert (answer.status_code, answer.json()) == (403, problem(403, "Forbidden", said))


def test_what_is_over_is_not_cancelled(me, job):
    Job.objects.update(state=Job.State.DONE)
    answer = act(me, job, "cancel")
    assert (answer.status_code, answer.json()["detail"]) == (409, "This work is over already.")


def test_the_work_of_others_on_what_one_may_not_see_is_not_there(me):
    hidden = factories.version(proposal=factories.proposal(teams=[factories.team()]))
    job = jobs.submit("reading", hidden.pk, by=me)
    for name in ("cancel", "retry"):
        assert act(me, job, name).json() == UNSEEN


def test_whoever_is_not_signed_in_is_asked_to(job):
    assert act(None, job, "cancel").status_code == 401
