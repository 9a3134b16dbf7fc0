"""What is typed in one browser is offered in the next one, and no window of a person writes over another."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from annotations.models import Argument
from proposals.models import Unsent, User
from tests.site import until

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("hands_in")]

PASSWORD = "a good pass phrase"
BODY = "main form[method=post] textarea"


def box_of(page: Page) -> Locator:
    """The field for the words of an argument, on a page whose script is there."""
    page.goto("/arguments/new/")
    page.wait_for_load_state("networkidle")
    return page.locator(BODY).first


def kept_of(person: User) -> list[str]:
    return sorted(row.value["text"] for row in Unsent.objects.filter(owner=person))


def test_words_of_a_browser_that_was_closed_are_offered_in_another_and_go_when_sent(
    visit: Any, signed_in: Any, editor: User
):
    editor.set_password(PASSWORD)
    editor.save()
    first: Page = signed_in(editor)
    box_of(first).fill("because it concerns everybody")
    until(lambda: kept_of(editor) == ["because it concerns everybody"])
    first.context.close()
    page: Page = visit()
    page.goto("/sign-in/?next=/arguments/new/")
    page.get_by_label("Account name or e-mail address").fill(editor.username)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    box = page.locator(BODY).first
    expect(box).to_have_value("because it concerns everybody")
    expect(page.get_by_text("Not sent the last time; kept for you.")).to_be_visible()
    page.locator("main form[method=post] input[name=title]").fill("Everybody")
    page.locator("main form[method=post] button.primary").click()
    until(lambda: Argument.objects.filter(title="Everybody").exists())
    until(lambda: not Unsent.objects.exists())


def test_a_page_that_is_hidden_hands_in_at_once(signed_in: Any, editor: User):
    page: Page = signed_in(editor)
    box = box_of(page)
    page.evaluate("setTimeout = () => 0")
    box.fill("in haste")
    page.evaluate("Object.defineProperty(document, 'visibilityState', {value: 'hidden'})")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    until(lambda: kept_of(editor) == ["in haste"])


@pytest.mark.parametrize(
    ("choice", "stays"), [("Keep what is here", "the second"), ("Take the other one", "the first")]
)
def test_two_windows_ask_which_words_stay(signed_in: Any, editor: User, choice: str, stays: str):
    first, second = (box_of(signed_in(editor)) for _ in range(2))
    first.fill("the first")
    until(lambda: kept_of(editor) == ["the first"])
    second.fill("the second")
    note = second.page.get_by_text("You wrote something else here in another window:")
    expect(note).to_be_visible()
    expect(second.page.locator("[data-other-words]")).to_have_text("the first")
    assert kept_of(editor) == ["the first"]
    second.page.get_by_role("button", name=choice).click()
    expect(note).to_be_hidden()
    expect(second).to_have_value(stays)
    until(lambda: kept_of(editor) == [stays])


def test_words_that_are_too_long_are_told_beside_their_field_and_the_others_kept(signed_in: Any, editor: User):
    page: Page = signed_in(editor)
    box = box_of(page)
    box.evaluate("box => box.removeAttribute('maxlength')")
    box.fill("x" * 400_001)
    page.locator("main form[method=post] input[name=title]").fill("Everybody")
    note = page.get_by_text("Only this browser keeps what you wrote.")
    expect(note).to_contain_text("400000 are taken")
    assert kept_of(editor) == ["Everybody"]
    box.fill("shorter")
    expect(note).to_be_hidden()
    until(lambda: kept_of(editor) == ["Everybody", "shorter"])


def test_words_typed_before_the_page_has_those_of_before_stand_beside_them(signed_in: Any, editor: User):
    page: Page = signed_in(editor)
    box_of(page).fill("of before")
    until(lambda: kept_of(editor) == ["of before"])
    waiting: list[Route] = []
    page.route("**/account/unsent/", lambda route: waiting.append(route))
    with page.expect_request("**/account/unsent/"):
        page.goto("/arguments/new/")
    box = page.locator(BODY).first
    box.fill("typed at once")
    waiting[0].continue_()
    expect(page.locator("[data-other-words]")).to_have_text("of before")
    expect(box).to_have_value("typed at once")
    page.get_by_role("button", name="Take the other one").click()
    expect(box).to_have_value("of before")


def test_words_that_only_the_browser_has_are_not_typed_over_before_they_come(signed_in: Any, editor: User):
    page: Page = signed_in(editor)
    box_of(page).fill("of this browser")
    until(lambda: kept_of(editor) == ["of this browser"])
    box_of(page).fill("of this browser, too")
    waiting: list[Route] = []
    page.route("**/account/unsent/", lambda route: waiting.append(route))
    with page.expect_request("**/account/unsent/"):
        page.goto("/arguments/new/")
    box = page.locator(BODY).first
    box.fill("typed at once")
    until(lambda: kept_of(editor) == ["of this browser, too"])
    Unsent.objects.update(value={"text": "of another one", "isSent": False})
    waiting[0].continue_()
    expect(box).to_have_value("of this browser, too\ntyped at once")
    expect(page.locator("[data-other-words]")).to_have_text("of another one")
    page.unroute("**/account/unsent/")
    page.reload()
    expect(box).to_have_value("of this browser, too\ntyped at once")
    expect(page.locator("[data-other-words]")).to_have_text("of another one")
