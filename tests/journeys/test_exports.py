"""What is taken away of a comparison: the menu by keyboard, and the page in one file."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from proposals.models import Comparison, User
from proposals.services import comparisons, exports, jobs, orders
from tests import factories
from tests.drafts import changed, tabled
from tests.journeys.axe import faults
from tests.journeys.looking import at, in_each_theme, in_each_width, shut_out
from tests.journeys.test_comparing import tab_to

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def comparison(reviewer: User) -> Comparison:
    proposal = factories.proposal(title="Identity", number="X.gaze")
    old, new = ((*changed.OLD, tabled.OLD), (*changed.NEW, tabled.NEW))
    one, other = (factories.version(*clauses, proposal=proposal) for clauses in (old, new))
    made = comparisons.request(old=one, new=other)
    jobs.drain()
    return Comparison.objects.with_state().get(pk=made.pk)


def test_the_menu_of_exports_is_used_by_keyboard_alone(signed_in, reviewer, comparison):
    page = signed_in(reviewer)
    for there in in_each_width(page, [f"/comparisons/{comparison.slug}/"]):
        with at(there):
            tab_to(page, page.locator(".head-top summary"))
            page.keyboard.press("Enter")
            links = page.locator(".head-top .menu-body a")
            expect(links.first).to_be_in_viewport(ratio=1)
            expect(links.last).to_be_in_viewport(ratio=1)
            assert [faults(page) for _scheme in in_each_theme(page)] == [[], []]
            page.keyboard.press("Tab")
            expect(links.first).to_be_focused()
            page.keyboard.press("Tab")
            with page.expect_download() as waiting:
                page.keyboard.press("Enter")
            assert waiting.value.suggested_filename == "X.gaze_v1_v2.html"


def test_a_large_one_is_waited_for_and_taken_by_keyboard(signed_in, reviewer, comparison, monkeypatch):
    monkeypatch.setattr(exports, "SMALL", 0)
    page = signed_in(reviewer)
    page.goto(f"/comparisons/{comparison.slug}/")
    page.locator(".head-top summary").click()
    page.locator(".head-top .menu-body a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your file is being written")
    expect(page.get_by_role("button", name="Cancel this work")).to_be_visible()
    jobs.drain()
    expect(page.get_by_role("link", name="Download", exact=True)).to_be_focused()
    expect(page.locator(".lede")).to_contain_text("X.gaze_v1_v2.docx")
    assert faults(page) == []
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename == "X.gaze_v1_v2.docx"


@pytest.fixture
def file(comparison, tmp_path) -> str:
    """The address of the page in one file."""
    file = tmp_path / "compared.html"
    file.write_bytes(orders.now(exports.order(comparison, "html", by=None), by=None).data)
    return str(file.as_uri())


def test_the_page_in_one_file_shuts_nobody_out(visit, file):
    page = visit()
    for there in in_each_width(page, [file]):
        with at(there):
            for summary in page.locator("summary").all():
                if summary.locator("..").get_attribute("open") is None:
                    summary.click()
            expect(page.locator(".grid")).to_have_count(1)
        assert (there, shut_out(page)) == (there, [])


def test_on_paper_the_page_in_one_file_is_read_as_well(visit, file):
    page = visit()
    page.goto(file)
    page.emulate_media(media="print")
    assert [faults(page) for _scheme in in_each_theme(page)] == [[], []]
