"""People come in, get another role, and make a key: by the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from proposals.models import Role, Token
from tests import factories
from tests.journeys.axe import violations

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

PASSWORD = "a good pass phrase"
FOCUSED = """() => {
    const at = document.activeElement;
    const labels = [...(at.labels ?? [])].map((label) => label.textContent);
    return [at.getAttribute("aria-label") ?? "", ...labels, at.textContent].join(" ").replace(/\\s+/g, " ").trim();
}"""


def to(page: Page, words: str, kind: str = "") -> None:
    """Press Tab until the focus is on what is called so."""
    for _ in range(80):
        page.keyboard.press("Tab")
        is_kind = not kind or page.evaluate("document.activeElement.localName") == kind
        if is_kind and words in page.evaluate(FOCUSED):
            return
    raise AssertionError(f"Tab does not lead to {words!r} on {page.url}")


def press(page: Page, words: str, kind: str = "") -> None:
    to(page, words, kind)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def type_in(page: Page, words: str, text: str) -> None:
    to(page, words)
    page.keyboard.type(text)


def is_clean(page: Page) -> None:
    assert [one["id"] for one in violations(page)] == []


def test_from_an_invitation_to_a_key(visit: Callable[..., Page], signed_in: Callable[..., Page]):
    cache.clear()
    owner = factories.person("owner", name="The owner")
    team = factories.team(owner, role=Role.OWNER, name="Charter")
    inside = signed_in(owner)
    inside.goto(f"/teams/{team.slug}/")
    press(inside, "Invite people")
    is_clean(inside)
    type_in(inside, "E-mail address", "newcomer@example.org")
    to(inside, "Role", "select")
    inside.keyboard.type("read")
    press(inside, "Invite", "button")
    link = inside.get_by_role("status").locator("code").inner_text()

    newcomer = visit(width=390, height=844)
    newcomer.goto(link)
    expect(newcomer.get_by_role("heading", level=1)).to_have_text("You are invited to the team Charter")
    is_clean(newcomer)
    press(newcomer, "Make an account")
    is_clean(newcomer)
    type_in(newcomer, "Your name", "A newcomer")
    type_in(newcomer, "Account name", "newcomer")
    type_in(newcomer, "Password", PASSWORD)
    press(newcomer, "Make the account")
    membership = team.memberships.get(user__username="newcomer")
    assert (membership.role, membership.user.email) == (Role.READER, "newcomer@example.org")

    inside.goto(f"/teams/{team.slug}/")
    to(inside, "Role of A newcomer", "select")
    inside.keyboard.type("edit")
    press(inside, "Set A newcomer")
    membership.refresh_from_db()
    assert membership.role == Role.EDITOR

    newcomer.goto("/account/")
    is_clean(newcomer)
    press(newcomer, "Manage the tokens")
    type_in(newcomer, "What is it for?", "laptop")
    press(newcomer, "Make a token")
    type_in(newcomer, "Password", PASSWORD)
    press(newcomer, "Go on")
    secret = newcomer.get_by_role("status").locator("code").inner_text()
    answer = newcomer.context.request.get("/api/v1/me/", headers={"Authorization": f"Bearer {secret}", "Cookie": ""})
    assert (answer.status, answer.json()["username"]) == (200, "newcomer")
    is_clean(newcomer)
    press(newcomer, "Revoke laptop")
    assert Token.objects.get().revoked_at is not None
    press_menu(newcomer)
    press(newcomer, "Sign out")
    expect(newcomer.get_by_role("heading", name="Sign in")).to_be_visible()
    is_clean(newcomer)


def press_menu(page: Page) -> None:
    """Open the menu of the account."""
    to(page, "Menu", "summary")
    page.keyboard.press("Enter")
