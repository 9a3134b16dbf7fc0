from __future__ import annotations

from django.urls import reverse

from proposals.services import jobs
from tests import factories


def test_it_asks_again_while_the_work_goes_on(page):
    job = jobs.submit("reading", factories.version().pk)
    taken = jobs.take(job.slug)
    assert taken is not None
    jobs.report(taken, "storing the clauses", done=3, total=12)
    text = page.get(reverse("job", args=[job.slug])).text
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
