"""A text that comes in portions is one text: for links, keys, the browser's search and the printer."""

from __future__ import annotations

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

from proposals.drawing.portions import CLAUSES
from proposals.models import Clause, Comparison, User, Version
from proposals.services import comparisons, jobs
from tests import factories
from tests.annotations.remarks import remark
from tests.factories import paragraphs
from tests.site import until

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

COUNT = 4 * CLAUSES
WORDS = "Every platform tells people what it keeps of them, for how long, and who may look into it. " * 6


@pytest.fixture
def comparison(reviewer: User) -> Comparison:
    """Of 400 clauses every third one changed, and the last one."""
    proposal = factories.proposal(title="Identity")
    for verb in ("shall", "should"):
        clauses = (
            paragraphs(str(k), f"Title {k}", f"Record {k} {verb if k % 3 == 0 or k == COUNT else 'shall'} end. {WORDS}")
            for k in range(1, COUNT + 1)
        )
        factories.version(*clauses, proposal=proposal)
    old, new = proposal.versions.all()
    made = comparisons.request(old=old, new=new)
    jobs.drain()
    made.refresh_from_db()
    return made


@pytest.fixture
def version(comparison: Comparison) -> Version:
    return comparison.new_version


def key(version: Version, number: int) -> str:
    """That of the clause with this number."""
    return Clause.objects.get(reading=version.current_reading_id, number=str(number)).key


def has_all(page: Page) -> bool:
    return page.locator("section.clause").count() == COUNT and page.locator("[data-brings]").count() == 0


def measured(page: Page) -> Page:
    """A page that counts how far what stands in the window is pushed about."""
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver((list) => list.getEntries().forEach((entry) => "
        "{ if (!entry.hadRecentInput) window.moved += entry.value; }))"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    return page


def slow(page: Page) -> Page:
    """A page whose portions come only when they are asked for, not by themselves."""
    page.add_init_script("window.requestIdleCallback = () => {};")
    return page


@pytest.mark.parametrize("of", ["version", "comparison"])
def test_all_of_it_comes_by_itself_and_nothing_moves(signed_in, reviewer, comparison, of):
    row = comparison.new_version if of == "version" else comparison
    page = measured(signed_in(reviewer))
    page.goto(f"/{of}s/{row.slug}/")
    assert not has_all(page)
    until(lambda: has_all(page))
    for _ in range(12):
        page.mouse.wheel(0, 2500)
        page.wait_for_timeout(50)
    assert page.evaluate("window.moved") < 0.05
    assert page.evaluate(f"window.find('Record {COUNT - 1} ')") is True


def test_what_is_printed_ends_with_the_last_clause(signed_in, reviewer, version):
    page = signed_in(reviewer)
    page.goto(f"/versions/{version.slug}/")
    until(lambda: has_all(page))
    printed = pypdfium2.PdfDocument(page.pdf())
    words = " ".join(word for sheet in printed for word in sheet.get_textpage().get_text_range().split())
    assert f"Record {COUNT} should end." in words


@pytest.mark.parametrize("of", ["version", "comparison"])
def test_a_link_to_a_late_clause_leads_there(signed_in, reviewer, comparison, of):
    row = comparison.new_version if of == "version" else comparison
    late = key(comparison.new_version, COUNT - 19)
    page = slow(signed_in(reviewer))
    page.goto(f"/{of}s/{row.slug}/#{late}")
    expect(page.locator(":target")).to_have_attribute("id", late)
    expect(page.locator(f"[id='{late}']")).to_be_in_viewport()
    expect(page.locator("[data-tree] [aria-current]")).to_have_attribute("data-clause", late)
    assert not has_all(page)


def test_the_tree_leads_to_what_is_not_there_yet(signed_in, reviewer, version):
    page = slow(signed_in(reviewer))
    page.goto(f"/versions/{version.slug}/")
    late = key(version, 2 * CLAUSES + 50)
    page.locator(f"[data-tree] [href='#{late}']").click()
    expect(page.locator(f"[id='{late}']")).to_be_focused()
    expect(page.locator(f"[id='{late}']")).to_be_in_viewport()


def test_keys_walk_over_the_border_of_portions(signed_in, reviewer, version):
    page = slow(signed_in(reviewer))
    page.goto(f"/versions/{version.slug}/#{key(version, CLAUSES)}")
    for pressed, number in (("j", CLAUSES + 1), ("j", CLAUSES + 2), ("k", CLAUSES + 1), ("k", CLAUSES)):
        page.keyboard.press(pressed)
        expect(page.locator(":focus")).to_have_attribute("id", key(version, number))


def test_the_next_change_is_found_in_the_next_portion(signed_in, reviewer, comparison):
    page = slow(signed_in(reviewer))
    page.add_init_script("localStorage.setItem('first', 'clauses')")
    page.goto(f"/comparisons/{comparison.slug}/#{key(comparison.new_version, CLAUSES - 1)}")
    for pressed, number in (("n", CLAUSES + 2), ("n", CLAUSES + 5), ("p", CLAUSES + 2), ("p", CLAUSES - 1)):
        page.keyboard.press(pressed)
        expect(page.locator(":focus")).to_have_attribute("id", key(comparison.new_version, number))


def test_the_heat_strip_leads_to_the_last_change(signed_in, reviewer, comparison):
    page = slow(signed_in(reviewer))
    page.goto(f"/comparisons/{comparison.slug}/")
    page.locator("[data-heat]").press("End")
    expect(page.locator(f"[id='{key(comparison.new_version, COUNT)}']")).to_be_in_viewport()


def test_without_scripts_the_whole_text_is_a_link_away(signed_in, reviewer, version):
    page = signed_in(reviewer, java_script_enabled=False)
    page.goto(f"/versions/{version.slug}/")
    expect(page.locator("section.clause")).to_have_count(CLAUSES)
    page.locator("[data-brings]").last.click()
    expect(page.locator("section.clause")).to_have_count(COUNT)
    expect(page.locator(f"[id='{key(version, COUNT - CLAUSES + 1)}']")).to_be_in_viewport()


def test_a_form_of_a_page_from_before_one_signed_in_anew_still_works(signed_in, reviewer, version):
    page = signed_in(reviewer)
    page.goto(f"/versions/{version.slug}/")
    page.context.clear_cookies(name="csrftoken")
    page.context.add_cookies([{"name": "csrftoken", "value": "b" * 32, "url": page.url.partition("/versions")[0]}])
    page.locator(".bar details.menu > summary").last.click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_the_text_may_be_there_before_the_margin(signed_in, reviewer, version):
    page, held = signed_in(reviewer), []
    page.route("**/margin/", lambda route: held.append(route))
    page.goto(f"/versions/{version.slug}/")
    until(lambda: has_all(page))
    page.locator(f"[id='{key(version, COUNT)}']").scroll_into_view_if_needed()
    until(lambda: page.title() and held)
    (margin,) = held
    margin.continue_()
    expect(page.get_by_text(f"0 of {COUNT} clauses reviewed by you")).to_be_attached()


def test_a_part_that_does_not_come_says_so_and_comes_later(signed_in, reviewer, version):
    page = signed_in(reviewer)
    page.route("**/portions/**", lambda route: route.abort())
    page.goto(f"/versions/{version.slug}/")
    told = page.locator("[data-did-not-come]:not([hidden])")
    expect(told).to_have_count(3)
    expect(told.first).to_have_text("This part did not come. The link opens the whole text.")
    page.unroute("**/portions/**")
    page.evaluate("dispatchEvent(new Event('online'))")
    until(lambda: has_all(page))
    expect(told).to_have_count(0)


def test_the_tree_that_does_not_come_says_so_and_comes_later(signed_in, reviewer, version):
    page = signed_in(reviewer)
    page.route("**/portions/*-tree/", lambda route: route.abort())
    page.goto(f"/versions/{version.slug}/#{key(version, COUNT - 19)}")
    expect(page.locator(f"[id='{key(version, COUNT - 19)}']")).to_be_in_viewport()
    expect(page.locator("[data-tree-comes] [data-did-not-come]")).to_be_visible()
    expect(page.get_by_role("link", name="All clauses of the text")).to_be_visible()
    page.locator("#find-clause").fill("Title 77")
    page.unroute("**/portions/*-tree/")
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.get_by_role("treeitem")).to_have_count(4)
    expect(page.get_by_role("treeitem", name="77 Title 77")).to_be_visible()
    page.locator("#find-clause").press("Escape")
    expect(page.get_by_role("treeitem")).to_have_count(COUNT)
    expect(page.locator("[data-tree] [aria-current]")).to_have_attribute("data-clause", key(version, COUNT - 19))


def test_the_tree_that_comes_after_the_margin_tells_of_annotations(signed_in, reviewer, version):
    team = factories.team(reviewer)
    late = key(version, COUNT - 1)
    remark(version, reviewer, team, number=str(COUNT - 1))
    page, held = signed_in(reviewer), []
    page.route("**/portions/*-tree/", lambda route: held.append(route))
    page.goto(f"/versions/{version.slug}/")
    expect(page.get_by_text(f"0 of {COUNT} clauses reviewed by you")).to_be_attached()
    until(lambda: page.title() and held)
    held[0].continue_()
    expect(page.locator(f"[data-tree] [data-clause='{late}'] [data-slot='badges']").last).to_contain_text("1")


def test_the_end_of_the_page_is_the_end_of_the_text(signed_in, reviewer, version):
    page = slow(signed_in(reviewer))
    page.goto(f"/versions/{version.slug}/")
    page.keyboard.press("End")
    expect(page.locator(f"[id='{key(version, COUNT)}']")).to_be_in_viewport()
    assert has_all(page)


def test_the_printer_gets_the_whole_text(signed_in, reviewer, version):
    page = slow(signed_in(reviewer))
    page.add_init_script(
        "window.print = () => { window.printed = document.querySelectorAll('section.clause').length; };"
    )
    page.goto(f"/versions/{version.slug}/")
    page.keyboard.press("Control+p")
    until(lambda: page.evaluate("window.printed") is not None)
    assert page.evaluate("window.printed") == COUNT


def test_the_search_of_the_browser_finds_what_had_not_come(signed_in, reviewer, version):
    page = slow(signed_in(reviewer))
    page.goto(f"/versions/{version.slug}/")
    page.keyboard.press("Control+f")
    until(lambda: has_all(page))


def test_back_returns_to_where_one_read(signed_in, reviewer, version):
    page = signed_in(reviewer)
    page.goto(f"/versions/{version.slug}/#{key(version, COUNT - 19)}")
    expect(page.locator(":target")).to_be_in_viewport()
    until(lambda: has_all(page))  # What comes above a place may move it.
    read = page.locator(f"[id='{key(version, 2 * CLAUSES + 7)}']")
    read.evaluate("element => element.scrollIntoView({ block: 'start', behavior: 'instant' })")
    until(lambda: page.evaluate("history.state?.read?.key") == key(version, 2 * CLAUSES + 7))
    page.goto("/desk/")
    page.go_back()
    expect(read).to_be_in_viewport()
    expect(page.locator(f"[id='{key(version, COUNT - 19)}']")).not_to_be_in_viewport()
