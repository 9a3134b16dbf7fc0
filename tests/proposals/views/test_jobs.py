from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from proposals.models import Job
from proposals.services import comparisons, jobs, steering
from tests import factories
from tests.flat import flat


def test_it_asks_again_while_the_work_goes_on(page):
    job = jobs.submit("reading", factories.version().pk)
    taken = jobs.take(job.slug)
    assert taken is not None
    jobs.report(taken, "storing the clauses", done=3, total=12)
    text = flat(page.get(reverse("job", args=[job.slug])).text)
    assert "storing the clauses" in text
    assert '<progress aria-label="Progress" max="12" value="3">' in text
    assert f'hx-get="{reverse("job", args=[job.slug])}"' in text


def test_when_it_is_over_the_page_is_drawn_anew(page):
    job = jobs.submit("reading", factories.version().pk)
    jobs.drain()
    answer = page.get(reverse("job", args=[job.slug]), headers={"hx-request": "true"})
    assert answer["HX-Refresh"] == "true"


def test_the_work_of_others_is_not_found(page):
    hidden = factories.version(proposal=factories.proposal(teams=[factories.team()]))
    job = jobs.submit("reading", hidden.pk)
    assert page.get(reverse("job", args=[job.slug])).status_code == 404


def test_it_says_what_it_waits_for(page):
    first, second = (jobs.submit("reading", factories.version().pk) for _ in range(2))
    later = jobs.submit("hints", factories.version().pk)
    said = [page.get(reverse("job", args=[job.slug])).text for job in (first, second, later)]
    assert all("waiting for its turn, with 1 other\n" in one for one in said[:2])
    assert "waiting until no upload and no comparison waits\n" in said[2]
    jobs.take(first.slug)
    assert "waiting for its turn\n" in page.get(reverse("job", args=[second.slug])).text


def test_who_asked_for_it_is_offered_to_cancel_it(page, editor):
    mine, other = (jobs.submit("reading", factories.version().pk, by=by) for by in (editor, None))
    assert reverse("job-cancel", args=[mine.slug]) in page.get(reverse("job", args=[mine.slug])).text
    assert "<form" not in page.get(reverse("job", args=[other.slug])).text


@pytest.mark.postgres
def test_a_cancelled_reading_leaves_a_page_with_a_way_to_read_it(page, editor):
    version = factories.version(uploaded_by=editor)
    job = jobs.submit("reading", version.pk, by=editor)
    there = reverse("version", args=[version.slug])
    assert page.post(reverse("job-cancel", args=[job.slug])).url == there
    text = page.get(there).text
    assert f"The reading of version {version} was cancelled" in text
    assert steering.CANCELLED in text
    assert page.post(reverse("job-retry", args=[job.slug])).url == there
    assert f"Version {version} is being read" in page.get(there).text


@pytest.mark.postgres
def test_who_may_correct_it_reads_it_again_too(page, editor):
    version, other = factories.version(proposal=factories.kept(editor)), factories.person()
    steering.cancel(jobs.submit("reading", version.pk, by=other), by=other)
    assert reverse("version-read-again", args=[version.slug]) in page.get(reverse("version", args=[version.slug])).text


def test_a_comparison_says_which_version_it_waits_for(page, editor):
    scope = factories.paragraphs("1", "Scope", "Avatars move.")
    read, unread = factories.version(scope), factories.version(number="N 12")
    job = jobs.submit("reading", unread.pk, by=editor)
    there = reverse("comparison", args=[comparisons.request(old=read, new=unread).slug])
    assert "It waits until version N 12 is read:" in page.get(there).text
    page.post(reverse("job-cancel", args=[job.slug]))
    text = page.get(there).text
    assert "It waits for version N 12, which was not read:" in text
    assert reverse("job-retry", args=[job.slug]) in text


def test_others_cannot_cancel_it(page):
    job = jobs.submit("reading", factories.version().pk, by=factories.person())
    assert page.post(reverse("job-cancel", args=[job.slug])).status_code == 403
    assert Job.objects.get().state == "queued"


def test_a_list_has_ones_own_work_and_for_the_admin_all(page, client, editor):
    mine, other = (jobs.submit("reading", factories.version().pk, by=by) for by in (editor, factories.person()))
    hidden = factories.version(proposal=factories.proposal(teams=[factories.team()]))
    jobs.submit("reading", hidden.pk, by=editor)
    text = page.get(reverse("jobs")).text
    assert [one in text for one in (f"cancel-{mine.slug}", f"cancel-{other.slug}", hidden.slug)] == [True, False, False]
    client.force_login(factories.person(is_superuser=True))
    text = client.get(reverse("jobs"), {"state": "queued"}).text
    assert [one in text for one in (f"cancel-{mine.slug}", f"cancel-{other.slug}", hidden.slug)] == [True, True, False]
    assert "There is no such work." in client.get(reverse("jobs"), {"state": "failed"}).text


def test_a_list_takes_as_many_queries_for_three_as_for_one(page, editor):
    def look():
        with CaptureQueriesContext(connection) as seen:
            page.get(reverse("jobs"))
        return len(seen)

    jobs.submit("reading", factories.version().pk, by=editor)
    one = look()
    for kind in ("hints", "reading"):
        jobs.submit(kind, factories.version().pk, by=editor)
    assert look() == one
