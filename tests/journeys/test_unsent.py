"""What is typed is not lost: when a session ends, a page is loaded anew, a line is slow or a server away."""

from __future__ import annotations

import time
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, Route, expect

from annotations.models import Annotation, CommentSet, Consultation, Draft, Reply
from annotations.services import comments
from annotations.services.comments import RowEdit
from proposals.models import Unsent, User
from proposals.services import jobs
from tests import factories
from tests.annotations.remarks import remark
from tests.factories import paragraphs
from tests.site import until

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("hands_in")]

TEXT = paragraphs("1", "Record", "A platform shall delete records. Records of each user are stored permanently.")
PASSWORD = "a good pass phrase"
HERE = "**/sign-in/**"


@pytest.fixture
def draft(reviewer: User, team: Any):
    reviewer.set_password(PASSWORD)
    reviewer.save()
    version = factories.version(TEXT, number="N1")
    jobs.drain()
    return version


def begin(page: Page, version: Any) -> None:
    """On its page, with the first clause in focus."""
    page.goto(f"/versions/{version.slug}/")
    expect(page.locator("[data-margin]")).to_be_attached()
    page.locator(".clause[data-clause]").first.focus()


def end_all_sessions() -> None:
    Session.objects.all().delete()


def sign_in_over(page: Page, login: str) -> None:
    dialog = page.get_by_role("dialog", name="Your session has ended")
    expect(dialog).to_be_visible()
    frame = page.frame_locator("[data-session-ended] iframe")
    frame.get_by_label("Account name or e-mail address").fill(login)
    frame.get_by_label("Password", exact=True).fill(PASSWORD)
    frame.get_by_role("button", name="Sign in").click()
    expect(dialog).to_be_hidden()


def test_keys_typed_before_the_form_is_there_are_words(signed_in, reviewer, draft):
    page: Page = signed_in(reviewer)
    begin(page, draft)
    slow(page, "**/annotate/**", 1.5)
    page.keyboard.press("a")
    page.keyboard.type("verify this duty again, g and v")
    comment = page.get_by_label("What is this about?")
    expect(page.get_by_role("button", name="Annotate", exact=True).last).to_be_visible()
    expect(comment).to_have_value("verify this duty again, g and v")
    expect(comment).to_be_focused()
    page.keyboard.type(" now")
    page.keyboard.press("Control+Enter")
    until(lambda: Annotation.objects.filter(comment="verify this duty again, g and v now").exists())


def test_a_remark_that_is_sent_while_the_page_learns_what_is_unsent_leaves_no_draft(signed_in, reviewer, draft):
    page: Page = signed_in(reviewer)
    keys: list[Route] = []
    drafts: list[Route] = []
    page.route("**/account/unsent/", lambda route: keys.append(route))
    page.route("**/api/v1/drafts/", lambda route: drafts.append(route))
    begin(page, draft)
    page.keyboard.press("a")
    expect(page.get_by_role("button", name="Annotate", exact=True).last).to_be_visible()
    page.keyboard.type("said at once")
    assert keys
    page.unroute("**/account/unsent/")
    page.wait_for_timeout(300)
    page.keyboard.press("Control+Enter")
    page.wait_for_timeout(1500)
    page.unroute("**/api/v1/drafts/")
    until(lambda: Annotation.objects.filter(comment="said at once").exists())
    page.wait_for_load_state("networkidle")
    assert not Draft.objects.exists()


@pytest.mark.parametrize("act", ["send", "discard"])
def test_a_remark_that_was_sent_or_discarded_stands_nowhere_else(signed_in, reviewer, draft, act):
    page: Page = signed_in(reviewer)
    begin(page, draft)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("a")
    annotate = page.get_by_role("button", name="Annotate", exact=True).last
    expect(annotate).to_be_visible()
    page.keyboard.type("said and done")
    if act == "send":
        page.keyboard.press("Control+Enter")
    else:
        until(Draft.objects.exists)
        page.keyboard.type(" with")
        page.locator("[data-discards-open]").click()
    expect(annotate).to_be_hidden()
    page.wait_for_load_state("networkidle")
    assert rows(page) == 0
    page.reload()
    page.wait_for_load_state("networkidle")
    assert not Draft.objects.exists()
    assert Annotation.objects.count() == (act == "send")


def test_a_form_that_does_not_come_keeps_the_words(signed_in, reviewer, draft):
    page: Page = signed_in(reviewer)
    begin(page, draft)
    page.route("**/annotate/**", lambda route: route.abort())
    page.keyboard.press("a")
    page.keyboard.type("said while nobody listened")
    expect(page.get_by_text("Your words are still here.")).to_be_visible()
    page.unroute("**/annotate/**")
    page.get_by_role("button", name="Try again").click()
    expect(page.locator("form[data-entry]")).to_be_visible()
    expect(page.get_by_label("What is this about?")).to_have_value("said while nobody listened")


def test_a_session_that_ended_is_begun_again_over_the_page(signed_in, reviewer, draft):
    page: Page = signed_in(reviewer)
    begin(page, draft)
    page.keyboard.press("a")
    expect(page.locator("form[data-entry]")).to_be_visible()
    end_all_sessions()
    page.keyboard.type("written after the session had ended")
    sign_in_over(page, reviewer.username)
    expect(page.get_by_label("What is this about?")).to_have_value("written after the session had ended")
    until(lambda: Draft.objects.filter(author=reviewer).exists())
    page.get_by_role("button", name="Annotate", exact=True).last.click()
    until(lambda: Annotation.objects.filter(comment="written after the session had ended").exists())


def test_signing_in_over_the_page_waits_for_the_network(signed_in, reviewer, draft):
    page: Page = signed_in(reviewer)
    begin(page, draft)
    page.keyboard.press("a")
    expect(page.locator("form[data-entry]")).to_be_visible()
    page.route(HERE, lambda route: route.abort())
    end_all_sessions()
    page.keyboard.type("written while nothing was reached")
    expect(page.get_by_role("dialog", name="Your session has ended")).to_be_visible()
    until(lambda: any(frame.url.startswith("chrome-error") for frame in page.frames))
    page.unroute(HERE)
    sign_in_over(page, reviewer.username)
    until(lambda: Draft.objects.filter(author=reviewer, form__comment="written while nothing was reached").exists())


def test_words_of_a_session_that_ended_outlive_a_reload(signed_in, reviewer, draft):
    page: Page = signed_in(reviewer)
    begin(page, draft)
    page.keyboard.press("a")
    expect(page.locator("form[data-entry]")).to_be_visible()
    end_all_sessions()
    page.keyboard.type("words that only the browser has")
    expect(page.get_by_role("dialog", name="Your session has ended")).to_be_visible()
    assert "words that only" not in stored(page)
    page.reload()
    page.get_by_label("Account name or e-mail address").fill(reviewer.username)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    card = page.locator("[data-typed]")
    expect(card).to_contain_text("words that only the browser has")
    card.get_by_role("button", name="Resume").click()
    expect(page.get_by_label("What is this about?")).to_have_value("words that only the browser has")


def test_signing_out_leaves_nothing_in_the_browser(signed_in, reviewer, draft):
    page: Page = signed_in(reviewer)
    begin(page, draft)
    page.route("**/api/v1/drafts/**", lambda route: route.abort())
    page.keyboard.press("a")
    expect(page.locator("form[data-entry]")).to_be_visible()
    page.keyboard.type("half a remark")
    until(lambda: rows(page) == 1)
    page.unroute("**/api/v1/drafts/**")
    page.evaluate("document.querySelector('.menu form[data-signs-out]').requestSubmit()")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert rows(page) == 0
    assert Draft.objects.get(author=reviewer).words == "half a remark"


def sign_out(page: Page) -> None:
    page.evaluate("document.querySelector('.menu form[data-signs-out]').requestSubmit()")


def come_back(page: Page, login: str) -> None:
    page.get_by_label("Account name or e-mail address").fill(login)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Desk")).to_be_visible()


def half_write_a_reply(page: Page, draft, said: Annotation) -> None:
    begin(page, draft)
    page.locator(f"#annotation-{said.slug}").click()
    page.get_by_role("button", name="Reply").click()
    page.get_by_label("Your reply").fill("not yet thought through")
    until(lambda: rows(page) == 1)


def send_the_half_written_reply(page: Page, said: Annotation) -> None:
    reply = page.get_by_label("Your reply")
    expect(reply).to_have_value("not yet thought through")
    reply.focus()
    page.keyboard.press("Control+Enter")
    until(lambda: Reply.objects.filter(annotation=said, text="not yet thought through").exists())


def test_a_half_written_reply_outlives_signing_out(signed_in, reviewer, team, draft):
    said, page = remark(draft, reviewer, team, number="1", quote="shall delete"), signed_in(reviewer)
    half_write_a_reply(page, draft, said)
    sign_out(page)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert rows(page) == 0
    assert [one.value for one in Unsent.objects.filter(owner=reviewer)] == ["not yet thought through"]
    page.goto("/sign-in/")
    come_back(page, reviewer.username)
    begin(page, draft)
    send_the_half_written_reply(page, said)
    until(lambda: not Unsent.objects.exists())


def test_who_does_not_reach_the_server_keeps_page_and_words(signed_in, editor, draft):
    editor.set_password(PASSWORD)
    editor.save()
    page: Page = signed_in(editor)
    page.goto("/arguments/new/")
    box = page.locator("main form[method=post] textarea").first
    box.fill("because it concerns everybody")
    until(lambda: rows(page) == 1)
    page.route("**/account/unsent/words/", lambda route: route.abort())
    sign_out(page)
    expect(page.get_by_text("Clauseline was not reached. Please try again.")).to_be_visible()
    assert (rows(page), box.input_value()) == (1, "because it concerns everybody")
    page.unroute("**/account/unsent/words/")
    sign_out(page)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    page.goto("/sign-in/")
    come_back(page, editor.username)
    page.goto("/arguments/new/")
    expect(box).to_have_value("because it concerns everybody")


def test_who_signs_out_of_a_session_that_ended_is_out_once_what_is_unsent_was_taken(signed_in, reviewer, draft):
    page: Page = signed_in(reviewer)
    begin(page, draft)
    page.route("**/api/v1/drafts/**", lambda route: route.abort())
    page.keyboard.press("a")
    expect(page.locator("form[data-entry]")).to_be_visible()
    page.keyboard.type("half a remark")
    until(lambda: rows(page) == 1)
    end_all_sessions()
    page.unroute("**/api/v1/drafts/**")
    sign_out(page)
    sign_in_over(page, reviewer.username)
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    assert Draft.objects.get(author=reviewer).words == "half a remark"
    page.goto("/desk/")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_a_half_written_reply_is_there_after_a_reload(signed_in, reviewer, team, draft):
    said, page = remark(draft, reviewer, team, number="1", quote="shall delete"), signed_in(reviewer)
    half_write_a_reply(page, draft, said)
    page.reload()
    send_the_half_written_reply(page, said)
    until(lambda: rows(page) == 0)


def test_words_in_any_form_come_back(signed_in, editor, draft):
    page: Page = signed_in(editor)
    page.goto("/arguments/new/")
    box = page.locator("main form[method=post] textarea").first
    box.fill("because it concerns everybody")
    until(lambda: rows(page) == 1)
    page.reload()
    expect(box).to_have_value("because it concerns everybody")
    page.get_by_role("button", name="Discard").click()
    expect(box).to_have_value("")
    until(lambda: rows(page) == 0)


@pytest.fixture
def sheet(editor: User, team: Any, draft: Any) -> CommentSet:
    """A sheet with one row."""
    editor.set_password(PASSWORD)
    editor.save()
    consultation = Consultation.objects.create(version=draft, team=team, title="Comments", member_code="XA")
    made = CommentSet.objects.create(consultation=consultation, made_by=editor)
    made.teams.add(team)
    comments.write(made, [RowEdit(None, {"clause": "1", "kind": "ge", "comment": "One"})], by=editor)
    return made


def test_a_cell_that_is_being_written_outlives_a_reload(signed_in, editor, sheet):
    page: Page = signed_in(editor)
    page.goto(f"/comment-sets/{sheet.slug}/")
    cell = page.locator('[data-order="1"] [data-cell="comment"]')
    cell.click()
    page.keyboard.press("Enter")
    end_all_sessions()
    page.keyboard.type(" and more")
    until(lambda: rows(page) == 1)
    page.goto("/sign-in/")
    page.get_by_label("Account name or e-mail address").fill(editor.username)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Desk")).to_be_visible()
    page.goto(f"/comment-sets/{sheet.slug}/")
    until(lambda: sheet.comments.get().comment == "One and more")
    until(lambda: rows(page) == 0)


def test_words_of_a_cell_that_came_another_way_are_no_conflict(signed_in, editor, sheet):
    page: Page = signed_in(editor)
    page.goto(f"/comment-sets/{sheet.slug}/")
    page.locator('[data-order="1"] [data-cell="comment"]').click()
    page.keyboard.press("Enter")
    end_all_sessions()
    page.keyboard.type(" and more")
    until(lambda: rows(page) == 1)
    row = sheet.comments.get()
    comments.write(sheet, [RowEdit(row, {"comment": "One and more"})], by=editor)
    page.goto("/sign-in/")
    page.get_by_label("Account name or e-mail address").fill(editor.username)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", name="Desk")).to_be_visible()
    page.goto(f"/comment-sets/{sheet.slug}/")
    until(lambda: rows(page) == 0)
    expect(page.locator(".clash")).to_have_count(0)
    expect(page.locator('[data-order="1"] [data-cell="comment"]')).to_contain_text("One and more")


@pytest.mark.parametrize("leaves", [False, True], ids=["still-writing", "written"])
def test_words_that_were_written_on_before_they_came_are_no_conflict(signed_in, editor, sheet, leaves):
    row = sheet.comments.get()
    comments.write(sheet, [RowEdit(row, {"comment": "One and more"})], by=editor)
    value = {"base": "One", "text": "One and more", "isOpen": False}
    Unsent.objects.create(owner=editor, place=f"cell {sheet.slug} {row.slug} comment", value=value)
    page: Page = signed_in(editor)
    held: list[Route] = []
    page.route("**/account/unsent/", lambda route: held.append(route))
    page.goto(f"/comment-sets/{sheet.slug}/")
    page.locator('[data-order="1"] [data-cell="comment"]').click()
    page.keyboard.press("Enter")
    page.keyboard.type(", at last")
    if leaves:
        page.keyboard.press("Tab")
        until(lambda: sheet.comments.get().comment == "One and more, at last")
    assert held
    page.unroute("**/account/unsent/")
    if not leaves:
        page.wait_for_load_state("networkidle")
        page.keyboard.press("Tab")
        until(lambda: sheet.comments.get().comment == "One and more, at last")
    until(lambda: not Unsent.objects.exists())
    page.reload()
    page.wait_for_load_state("networkidle")
    expect(page.locator(".clash")).to_have_count(0)


def test_a_cell_is_kept_once_one_has_signed_in_again(signed_in, editor, sheet):
    page: Page = signed_in(editor)
    page.goto(f"/comment-sets/{sheet.slug}/")
    page.locator('[data-order="1"] [data-cell="comment"]').click()
    page.keyboard.press("Enter")
    end_all_sessions()
    page.keyboard.type(" said late")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("Enter")
    sign_in_over(page, editor.username)
    until(lambda: sheet.comments.get().comment == "One said late")
    until(lambda: rows(page) == 0)


def test_a_code_of_the_second_factor_is_not_kept(signed_in, editor):
    page: Page = signed_in(editor)
    page.goto("/arguments/new/")
    page.locator("main form[method=post] input[name=title]").evaluate("one => one.autocomplete = 'one-time-code'")
    page.locator("main form[method=post] input[name=title]").fill("123456")
    page.locator("main form[method=post] textarea").first.fill("because it concerns everybody")
    until(lambda: '0 text"' in stored(page))
    assert '0 title"' not in stored(page)


def slow(page: Page, address: str, seconds: float) -> None:
    def later(route: Route) -> None:
        time.sleep(seconds)
        route.continue_()

    page.route(address, later)


ROWS = """
() => new Promise((resolve) => {
  const asked = indexedDB.open("clauseline", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("unsent", { keyPath: "id" });
  asked.onsuccess = () => {
    const all = asked.result.transaction("unsent").objectStore("unsent").getAll();
    all.onsuccess = () => {
      asked.result.close();
      resolve(all.result.map((row) => new TextDecoder().decode(row.data) + JSON.stringify(row)));
    };
  };
})
"""


def stored(page: Page) -> str:
    """All that lies in the browser's store, as one text."""
    return "\n".join(page.evaluate(ROWS))


def rows(page: Page) -> int:
    return len(page.evaluate(ROWS))
