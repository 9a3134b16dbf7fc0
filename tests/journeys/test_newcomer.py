"""The first five minutes, as the README tells them: from its one command to an export, by the first steps.

Dear: the site makes its tables and loads the sample as on the first day.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site import HERE, Site, running_site

pytestmark = pytest.mark.journey

FIVE_MINUTES = 300


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("var"), sample=True, from_nothing=True) as site:
        yield site


def told() -> tuple[str, str]:
    """The account to take, and the file with its password."""
    found = re.search(r"sign in as `(\w+)`: the passwords .*? are in `var/(\S+)`", (HERE / "README.md").read_text())
    assert found
    return found[1], found[2]


def step(page: Page, name: str) -> Locator:
    return page.get_by_role("region", name="First steps").get_by_role("listitem").filter(has_text=name)


def done(page: Page) -> list[bool]:
    """What is ticked on the desk."""
    page.goto("/desk/")
    steps = page.locator(".first-step")
    expect(steps).to_have_count(4)
    return ["Done:" in text for text in steps.all_inner_texts()]


def take(page: Page, name: str) -> None:
    """Go where a step leads."""
    step(page, name).get_by_role("link").click()
    page.wait_for_load_state("networkidle")


def test_a_newcomer_reaches_a_change_a_hint_an_annotation_and_an_export(site: Site, browser: Browser, tmp_path: Path):
    began = time.monotonic()
    account, file = told()
    passwords = dict(line.split() for line in (site.var / file).read_text().splitlines())
    context = browser.new_context(base_url=f"http://127.0.0.1:{site.port}")
    page = context.new_page()
    page.goto("/")
    expect(page.get_by_role("figure").locator("ins").first).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Sign in").click()
    page.get_by_label("Account name").fill(account)
    page.get_by_label("Password").fill(passwords[account])
    page.keyboard.press("Enter")
    expect(page.get_by_text("0 of 4 done")).to_be_visible()

    take(page, "See a change")
    clause = page.locator(".change:target")
    expect(clause).to_be_in_viewport()
    expect(clause.locator("ins").first).to_be_attached()
    with page.expect_response("**/reviews/"):
        clause.locator("[data-reviews]").click()
    assert done(page) == [True, False, False, False]

    take(page, "Answer a suggested concern")
    expect(page.locator(".clause:target")).to_be_in_viewport()
    page.keyboard.press("h")
    bubble = page.get_by_role("dialog", name=re.compile("^Suggested concern: "))
    expect(bubble).to_be_visible()
    with page.expect_response("**/hints/*/"):
        bubble.get_by_role("button", name="Dismiss").click()
    assert done(page) == [True, True, False, False]

    take(page, "Write a remark")
    page.keyboard.press("a")
    page.get_by_label("What is this about?").fill("Who decides, and who may object?")
    with page.expect_response("**/api/v1/annotations/"):
        page.locator("[data-entry] button.primary").click()
    page.wait_for_load_state("networkidle")
    assert done(page) == [True, True, True, False]

    take(page, "Export the comments")
    with page.expect_download() as download:
        page.locator("#downloads a").first.click()
    download.value.save_as(tmp_path / "comments.docx")
    assert (tmp_path / "comments.docx").read_bytes()[:2] == b"PK"
    assert done(page) == [True, True, True, True]
    assert time.monotonic() - began < FIVE_MINUTES

    page.get_by_role("button", name="Hide the first steps").click()
    expect(page.get_by_role("heading", name="Desk", level=1)).to_be_visible()
    expect(page.locator(".first-steps")).to_have_count(0)
    context.close()


def test_readers_of_the_sample_have_no_steps_which_they_could_not_take(site: Site, browser: Browser):
    passwords = dict(line.split() for line in (site.var / "accounts.txt").read_text().splitlines())
    context = browser.new_context(base_url=f"http://127.0.0.1:{site.port}")
    page = context.new_page()
    page.goto("/sign-in/")
    page.get_by_label("Account name").fill("reader")
    page.get_by_label("Password").fill(passwords["reader"])
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Desk", level=1)).to_be_visible()
    expect(page.locator(".first-steps")).to_have_count(0)
    context.close()
