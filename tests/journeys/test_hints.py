"""From a faint underline to an annotation, by keyboard."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from annotations.models import Annotation, Hint
from proposals.models import Version
from proposals.services import jobs
from proposals.signals import version_ready
from tests import factories
from tests.factories import paragraphs

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

RECORD = paragraphs("2", "Record", "Records of each user are stored permanently.")


@pytest.fixture
def page(signed_in):
    ana = factories.person("ana", name="Ana")
    factories.team(ana)
    version = factories.version(RECORD)
    version_ready.send(Version, version=version)
    jobs.drain()
    page = signed_in(ana)
    page.goto(f"/versions/{version.slug}/")
    page.locator("[data-hints-of]").wait_for()
    return page


def test_a_hint_becomes_an_annotation(page):
    assert page.evaluate("[...CSS.highlights.get('hint')].map(String)") == ["stored permanently"]
    page.keyboard.press("h")
    expect(page.locator(".hints > summary")).to_be_focused()
    assert Axe().run(page).response["violations"] == []
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.get_by_label("What is this about?").fill("Nothing may be kept for ever.")
    page.locator("[data-entry] button.primary").click()
    expect(page.locator("[data-hints-of]")).to_have_count(0)
    said, hint = Annotation.objects.get(), Hint.objects.get()
    assert (said.quote, [row.concern for row in said.concerns.all()]) == ("stored permanently", ["retention"])
    assert (hint.state, hint.annotation) == ("accepted", said)


def test_a_hint_is_dismissed(page):
    page.locator(".hints > summary").click()
    page.get_by_role("button", name="Dismiss").click()
    expect(page.locator("[data-hints-of]")).to_have_count(0)
    assert Hint.objects.get().state == "dismissed"
