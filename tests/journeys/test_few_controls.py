"""A window of a text holds few things to press; what is done now and then stands in menus, for keys and for fingers.

Dear: a site is started with the sample.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from tests.journeys.pages import SLUGS
from tests.journeys.pressing import press, tab_to
from tests.site import Site, running_site

pytestmark = pytest.mark.journey

MOST = 45
CONTROLS = """() => {
  const kinds = "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0'], [role=slider]";
  const isThere = (one) => {
    const { left, top, right, bottom, width, height } = one.getBoundingClientRect();
    const isWithin = left < innerWidth && right > 0 && top < innerHeight && bottom > 0;
    const isSeen = one.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    return isSeen && isWithin && width > 3 && height > 3 && !one.disabled;
  };
  const found = [...document.querySelectorAll(kinds)].filter(isThere);
  const lists = ".tree, .first-body";
  const listed = found.filter((one) => one.closest(lists));
  return found.length - listed.length + (listed.length ? 1 : 0);
}"""
"""Those that are seen in the window and take the focus; a list of clauses or of sentences counts as one."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("var"), sample=True) as site:
        yield site


@pytest.fixture(scope="module")
def slugs(site: Site) -> dict[str, str]:
    found: dict[str, str] = json.loads(site.run(SLUGS))
    return found


@contextmanager
def opened(site: Site, browser: Browser, address: str, *, has_touch: bool = False) -> Iterator[Page]:
    """A text with all that an admin of the sample sees beside it."""
    password = dict(line.split() for line in (site.var / "accounts.txt").read_text().splitlines())["admin"]
    viewport = {"width": 390, "height": 844} if has_touch else {"width": 1440, "height": 900}
    with browser.new_context(
        base_url=f"http://127.0.0.1:{site.port}",
        viewport=viewport,  # type: ignore[arg-type]
        has_touch=has_touch,
        is_mobile=has_touch,
        reduced_motion="reduce",
    ) as context:
        page = context.new_page()
        page.goto(f"{reverse('sign-in')}?next={address}")
        page.get_by_label("Account name").fill("admin")
        page.get_by_label("Password").fill(password)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{address}")
        page.locator(".clause-menu").first.wait_for(state="attached")
        page.wait_for_load_state("networkidle")
        yield page


@pytest.mark.parametrize("noun", ["version", "comparison"])
def test_a_window_holds_few_controls(noun: str, site: Site, browser: Browser, slugs: dict[str, str]):
    with opened(site, browser, reverse(noun, args=[slugs[noun]])) as page:
        assert page.evaluate(CONTROLS) <= MOST
        said = page.locator("[data-cards] [data-card]:visible").first
        said.click()
        expect(said.get_by_role("button")).to_have_text(["Reply", "Accept"])
        expect(said.locator(".card-more > summary")).to_be_visible()
        page.locator(".dock-more > summary").click()
        page.get_by_role("button", name="Remark on the whole document").click(trial=True)
        page.locator(".dock-more > summary").click()
        page.locator(".clause").first.hover()
        assert page.evaluate(CONTROLS) <= MOST


def test_what_is_behind_more_is_reached_by_keys(site: Site, browser: Browser, slugs: dict[str, str]):
    with opened(site, browser, reverse("version", args=[slugs["version"]])) as page:
        press(page, "m")
        said = page.locator("[data-card].here")
        more = said.locator(".card-more > summary")
        tab_to(page, more)
        press(page, "Enter")
        tab_to(page, said.get_by_role("link", name="Keep as an argument"))
        press(page, "Escape")
        expect(more).to_be_focused()
        expect(said.get_by_role("link", name="Keep as an argument")).to_be_hidden()
        page.locator(f"[id='{slugs['key']}']").focus()
        tab_to(page, page.locator(f"[id='{slugs['key']}'] .clause-menu > summary"))
        press(page, "Enter")
        tab_to(page, page.locator(f"[id='{slugs['key']}'] .clause-menu a", has_text="Lineage"))
        press(page, "Enter")
        expect(page.get_by_role("heading", name="Lineage of a clause")).to_be_visible()


def test_the_menu_of_a_clause_opens_under_a_finger(site: Site, browser: Browser, slugs: dict[str, str]):
    with opened(site, browser, reverse("version", args=[slugs["version"]]), has_touch=True) as page:
        clause = page.locator(f"[id='{slugs['key']}']")
        clause.locator(".clause-menu > summary").tap()
        clause.get_by_role("button", name="Add a translation").tap()
        expect(clause.locator(".translations textarea").first).to_be_focused()
        expect(clause.locator(".clause-menu > .menu-body")).to_be_hidden()
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
