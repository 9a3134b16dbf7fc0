"""One button on the page of a file with tracked changes, and the comparison of its two texts.

Dear: a real file is read, compared and drawn by the jobs.
"""

from __future__ import annotations

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from proposals.models import Comparison, User, Version
from proposals.services import jobs
from tests import factories
from tests.drafts import tracked
from tests.journeys.looking import in_each_width, shut_out
from tests.journeys.pressing import press_on

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def version(reviewer: User) -> Version:
    made = factories.version(number="D.3", proposal=factories.proposal(title="Identity", number="X.gaze"))
    made.file.save("draft.docx", ContentFile(tracked.WORD))
    jobs.submit("reading", made.pk)
    jobs.drain()
    return made


def test_by_keyboard_from_the_button_to_what_is_tracked(signed_in, reviewer, version):
    page = signed_in(reviewer)
    page.goto(f"/versions/{version.slug}/")
    press_on(page, page.get_by_role("button", name="Show what is tracked"))
    expect(page.get_by_text("Reading what is tracked in D.3").first).to_be_visible()
    jobs.drain()
    page.reload()
    expect(page.get_by_text("before its tracked changes → after them")).to_be_visible()
    expect(page.locator(".frame-text ins", has_text="may")).to_be_visible()
    expect(page.locator(".frame-text del", has_text="for ever")).to_be_visible()
    page.goto(f"/versions/{version.slug}/")
    press_on(page, page.get_by_role("link", name="Show what is tracked"))
    expect(page.get_by_text("before its tracked changes → after them")).to_be_visible()


def test_what_is_tracked_shuts_nobody_out(signed_in, reviewer, version):
    page = signed_in(reviewer)
    for there in in_each_width(page, [f"/versions/{version.slug}/"]):
        assert (there, shut_out(page)) == (there, [])
    page.get_by_role("button", name="Show what is tracked").click()
    page.wait_for_url("**/comparisons/**")
    jobs.drain()
    made = Comparison.objects.get()
    for there in in_each_width(page, [f"/comparisons/{made.slug}/?view={view}" for view in ("unified", "side")]):
        assert (there, shut_out(page)) == (there, [])
