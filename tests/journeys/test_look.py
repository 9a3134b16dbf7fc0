"""Every page that a person can open, on a real site with the sample: open to all, in both themes, on any screen.

Dear: a site is started with the sample, and each page is looked at in three ways.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from playwright.sync_api import Browser, BrowserContext, Page
from pypdfium2 import PdfDocument

from tests.journeys.axe import faults
from tests.journeys.pages import ANYONES, NO_PAGES, OWN, SLUGS, Look
from tests.site import Site, running_site

pytestmark = pytest.mark.journey

OF_COLOUR = ("color-contrast", "link-in-text-block")
"""In the other theme nothing else is different."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("var"), sample=True, more={"PUBLIC_SITE": "on"}) as site:
        yield site


@pytest.fixture(scope="module")
def slugs(site: Site) -> dict[str, str]:
    found: dict[str, str] = json.loads(site.run(SLUGS))
    return found


@pytest.fixture(scope="module")
def anyone(site: Site, browser: Browser) -> Iterator[Page]:
    with _context(site, browser) as context:
        yield context.new_page()


@pytest.fixture(scope="module")
def password(site: Site) -> str:
    return dict(line.split() for line in (site.var / "accounts.txt").read_text().splitlines())["admin"]


@pytest.fixture(scope="module")
def owner(site: Site, browser: Browser, password: str) -> Iterator[Page]:
    with _context(site, browser) as context:
        page = context.new_page()
        page.goto(reverse("sign-in"))
        page.get_by_label("Account name").fill("admin")
        page.get_by_label("Password").fill(password)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url: reverse("sign-in") not in url)
        yield page


def prove(page: Page, password: str) -> None:
    """Say who one is, which holds for five minutes."""
    page.goto(reverse("account_reauthenticate"))
    page.get_by_label("Password").fill(password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: reverse("account_reauthenticate") not in url)


def _context(site: Site, browser: Browser) -> BrowserContext:
    # Without motion no colour is seen on its way from one theme to the other.
    return browser.new_context(base_url=f"http://127.0.0.1:{site.port}", reduced_motion="reduce")


@pytest.mark.parametrize("look", OWN, ids=lambda look: look.route + look.slug + look.query)
def test_a_page_of_an_owner(look: Look, owner: Page, password: str, slugs: dict[str, str]):
    if look.route.startswith(("account", "mfa")):
        prove(owner, password)
    assert seen(look, owner, slugs) == ""


@pytest.mark.parametrize("look", ANYONES, ids=lambda look: look.route)
def test_a_page_for_anyone(look: Look, anyone: Page, slugs: dict[str, str]):
    assert seen(look, anyone, slugs) == ""


def test_what_was_taken_up_of_a_comment_is_read_whole(owner: Page, slugs: dict[str, str]):
    owner.set_viewport_size({"width": 1440, "height": 900})
    owner.goto(reverse("comment-set", kwargs={"slug": slugs["frozen"]}))
    chips = owner.locator(".state-cell .chip", has_text="FGXW-O-088")
    chips.first.wait_for()
    is_whole = """(all) => all.map((one) => {
      const row = one.parentElement.getBoundingClientRect();
      return one.scrollWidth <= one.clientWidth && one.getBoundingClientRect().right <= row.right;
    })"""
    assert set(chips.evaluate_all(is_whole)) == {True}


def closed(text: str) -> str:
    """Text without spaces: in a printed table, a program that reads pages takes single letters for lines."""
    return "".join(text.split())


@pytest.mark.parametrize(
    ("look", "words"),
    [
        (Look("version", "", "version"), "traceable to the person within 24 h"),
        (Look("comparison", "", "comparison"), "traceable to the person within 24 h"),
        (Look("comment-set", "", "set"), "It turns each pseudonym into a name"),
    ],
    ids=lambda value: value.route if isinstance(value, Look) else "",
)
def test_what_is_read_can_be_printed_without_what_leads_elsewhere(
    look: Look, words: str, owner: Page, slugs: dict[str, str]
):
    owner.emulate_media(color_scheme="light")
    owner.goto(look.address(slugs), wait_until="networkidle")
    with closing(PdfDocument(owner.pdf(format="A4"))) as printed:
        text = closed("".join(page.get_textpage().get_text_range() for page in printed))
    assert closed(words) in text
    assert [name for name in ("Library", "Sample admin", "Find a clause", "Keys") if closed(name) in text] == []


def test_every_page_is_looked_at():
    looked_at = {look.route for look in (*OWN, *ANYONES)}
    assert looked_at & NO_PAGES.keys() == set()
    assert looked_at | NO_PAGES.keys() == set(routes(get_resolver()))


def routes(resolver: URLResolver) -> Iterator[str]:
    """The names of all routes but those of the admin and of the REST API's rows."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            if (pattern.name and not pattern.name.startswith("api-")) or pattern.name == "api-docs":
                yield str(pattern.name)
        elif not pattern.namespace:
            yield from routes(pattern)


def seen(look: Look, page: Page, slugs: dict[str, str]) -> str:
    """What is wrong with a page, wide and narrow, light and dark."""
    wrong = []
    page.set_viewport_size({"width": 1440, "height": 900})
    page.emulate_media(color_scheme="light")
    answer = page.goto(look.address(slugs), wait_until="networkidle")
    assert answer is not None
    if answer.status != 200:
        return f"it answers {answer.status}"
    page.locator("main").first.wait_for()
    headings = page.locator("h1:visible").all_inner_texts()
    if len(headings) != 1:
        wrong.append(f"headings of the page: {headings}")
    if look.names.casefold() not in page.title().casefold():
        wrong.append(f"its title is {page.title()}")
    wrong += [f"light: {fault}" for fault in faults(page)]
    page.emulate_media(color_scheme="dark")
    wrong += [f"dark: {fault}" for fault in faults(page, OF_COLOUR)]
    wrong += too_wide(page)
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload(wait_until="networkidle")
    return "\n".join([*wrong, *too_wide(page)])


def too_wide(page: Page) -> list[str]:
    """The elements that stand out at the side, if the page can be scrolled there."""
    width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if width <= 0:
        return []
    far = """() => [...document.querySelectorAll("body *")].filter(
        one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1
    ).slice(0, 3).map(one => one.outerHTML.slice(0, 120))"""
    return [f"{width} px too wide at {page.viewport_size}: {page.evaluate(far)}"]
