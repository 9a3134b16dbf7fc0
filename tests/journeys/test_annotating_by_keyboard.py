"""From sign-in to an undone re-attachment without a mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from annotations.models import Annotation, Placement
from proposals.models import Role
from proposals.services import comparisons, jobs
from tests import factories
from tests.factories import paragraphs
from tests.journeys.pressing import press, press_on, tab_to

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

OLD = [
    paragraphs("1", "Scope", "This draft specifies identities for people in virtual worlds."),
    paragraphs("2", "Record", "Operators are asked whether an avatar may be renamed by a guardian at night."),
]
NEW = [
    OLD[0],
    paragraphs("2", "Sharing", "Platforms share what they keep about people with each other."),
    paragraphs("3", "Names", "Names of avatars may be changed by those who look after them."),
]


@pytest.fixture
def versions():
    eva = factories.person("eva", name="Eva")
    factories.team(eva, role=Role.EDITOR, name="Charter")
    proposal = factories.proposal(title="Identity", number="D1")
    return [factories.version(*clauses, number=f"N{i}", proposal=proposal) for i, clauses in enumerate((OLD, NEW), 1)]


@pytest.fixture
def page(visit: Callable[..., Page]) -> Page:
    return visit()


def sign_in(page: Page) -> None:
    page.goto("/")
    press_on(page, page.get_by_role("main").get_by_role("link", name="Sign in"))
    tab_to(page, page.get_by_label("Account name"))
    page.keyboard.type("eva")
    press(page, "Tab")
    page.keyboard.type("a good pass phrase")
    press(page, "Enter")
    press_on(page, page.locator(".bar-places").get_by_role("link", name="Library"))
    expect(page.get_by_role("heading", name="Library")).to_be_visible()


def open_version(page: Page, number: str) -> None:
    press_on(page, page.get_by_role("main").get_by_role("link", name="Identity"))
    press_on(page, page.get_by_role("main").get_by_role("link", name=number, exact=True))
    page.locator("[data-toolbar]").wait_for(state="attached")


def annotate_words(page: Page) -> None:
    """In clause 2 the second and third words."""
    press(page, "j", "ArrowRight", "ArrowRight", "Shift+ArrowRight", "a")
    expect(page.get_by_label("What is this about?")).to_be_focused()
    page.keyboard.type("Who is asked?")
    press(page, "Control+Enter")
    expect(page.locator("[data-card]")).to_be_focused()


def decide_and_answer(page: Page) -> None:
    card = page.locator("[data-card]")
    press_on(page, card.get_by_role("button", name="Accept"))
    expect(card.locator(".annotation-decided")).to_contain_text("Accepted by Eva")
    expect(card).to_be_focused()
    press_on(page, card.get_by_role("button", name="Reply"))
    page.keyboard.type("We ask for this in our set.")
    press_on(page, card.get_by_role("button", name="Send"))
    expect(card.locator(".replies")).to_contain_text("We ask for this in our set.")
    press(page, "Escape")
    expect(page.locator(".clause").nth(1)).to_be_focused()


def attach_elsewhere(page: Page) -> None:
    """To the first words of the last clause."""
    press(page, "m")
    card = page.locator("[data-card]")
    expect(card).to_be_focused()
    press_on(page, card.get_by_role("button", name="Attach elsewhere"))
    press(page, "j", "j", "j", "ArrowRight", "Shift+ArrowRight", "a")
    expect(page.locator("[data-toast]")).to_contain_text("Attached to 3.")
    expect(card).to_be_focused()


def test_all_of_it_is_done_by_keys(page: Page, versions):
    old, new = versions
    sign_in(page)
    open_version(page, "N1")
    annotate_words(page)
    decide_and_answer(page)
    said = Annotation.objects.get()
    assert (said.quote, said.state) == ("are asked", "accepted")
    comparisons.request(old=old, new=new)
    jobs.drain()
    before = Placement.objects.get()
    assert before.state == "gone"

    press_on(page, page.get_by_label("You are here").get_by_role("link", name="D1"))
    press_on(page, page.get_by_role("main").get_by_role("link", name="N2", exact=True))
    page.locator("[data-toolbar]").wait_for(state="attached")
    attach_elsewhere(page)
    attached = Placement.objects.get()
    assert (attached.state, attached.quote, attached.decided_by and attached.decided_by.name) == (
        "reworded",
        "Names of",
        "Eva",
    )
    press(page, "u")
    expect(page.locator("[data-toast]")).to_have_count(0)
    expect(page.locator(".tray [data-card]")).to_be_focused()
    undone = Placement.objects.get()
    assert (undone.state, undone.key, undone.decided_by) == ("gone", "", None)
