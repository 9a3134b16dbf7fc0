"""Words of a draft are written anew where they stand: the old ones struck, the new ones behind them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from annotations.models import Annotation, Draft
from tests import factories
from tests.annotations.remarks import remark
from tests.factories import paragraphs
from tests.journeys.axe import violations
from tests.journeys.painting import expect_painted
from tests.journeys.pressing import press
from tests.journeys.selecting import opened, select
from tests.site import until

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

ENGLISH = [
    paragraphs("1", "Scope", "Operators keep the record of each person for ever, and tell them so."),
    paragraphs("2", "Use", "The record is shared."),
]
CHINESE = paragraphs("7.3", "行为记录", "国家应当保护。平台应当永久保存行为记录。")
ARABIC = paragraphs("1", "نطاق", "يحتفظ المشغلون بسجل كل شخص إلى الأبد.")
NOTHING = "\u2060"


@pytest.fixture
def page(signed_in, reviewer, team) -> Page:
    return opened(signed_in(reviewer), factories.version(*ENGLISH, number="N1"))


def words(page: Page) -> Locator:
    """Where the new words are written."""
    return page.get_by_role("textbox", name="The new words in the place of:")


def expect_words(page: Page, text: str) -> None:
    until(lambda: (words(page).text_content() or "").replace(NOTHING, "") == text)


def sent(page: Page, reason: str) -> Annotation:
    expect(page.locator("form[data-entry]")).to_be_attached()
    page.keyboard.press("Enter")
    expect(page.get_by_label("What is this about?")).to_be_focused()
    page.keyboard.type(reason)
    page.keyboard.press("Control+Enter")
    expect(page.locator("[data-card] .annotation-comment")).to_have_text(reason)
    expect(page.locator("[data-suggestion]")).to_have_count(0)
    return Annotation.objects.get()


def test_words_are_replaced_where_they_stand_and_nothing_moves(page: Page):
    select(page, "for ever")
    box = "getSelection().getRangeAt(0).getBoundingClientRect().top"
    before = page.evaluate(box)
    page.keyboard.press("r")
    page.keyboard.type("a month, and")
    expect_words(page, "a month, and")
    expect_painted(page, "suggested-away", "for ever")
    expect(page.locator("form[data-entry]")).to_be_visible()
    expect_words(page, "a month, and")
    assert page.locator("[data-suggestion]").evaluate("(one) => one.getBoundingClientRect().top") == before
    press(page, "Control+z")
    expect_words(page, "a month,")
    press(page, "Control+y")
    assert violations(page) == []
    said = sent(page, "A month is enough.")
    assert (said.quote, said.proposal, said.proposed) == ("for ever", "replace", "a month, and")


def test_typing_over_words_selected_by_hand_writes_in_the_text(page: Page):
    select(page, "keep")
    page.keyboard.type("must keep")
    expect_words(page, "must keep")
    said = sent(page, "Say that it binds.")
    assert (said.quote, said.proposal, said.proposed) == ("keep", "replace", "must keep")


def test_words_that_are_only_struck_are_to_go(page: Page):
    select(page, ", and tell them so")
    page.keyboard.press("Delete")
    expect_words(page, "")
    said = sent(page, "They know.")
    assert (said.proposal, said.proposed) == ("delete", "")


def test_giving_up_asks_nothing_and_keeps_what_was_typed(page: Page):
    select(page, "for ever")
    page.keyboard.press("r")
    expect(page.locator("form[data-entry]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-entry], [data-suggestion]")).to_have_count(0)
    assert not Draft.objects.exists()
    select(page, "for ever")
    page.keyboard.press("r")
    page.keyboard.type("a week")
    expect(page.locator("form[data-entry]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("[data-entry], [data-suggestion]")).to_have_count(0)
    until(lambda: Draft.objects.filter(form__proposed="a week").exists())
    expect(page.locator(".frame-text .clause").first).to_contain_text("of each person for ever, and tell them so.")
    select(page, "for ever")
    page.keyboard.press("r")
    expect_words(page, "a week")


def test_what_is_pasted_is_plain_text(page: Page):
    select(page, "for ever")
    page.keyboard.press("r")
    words(page).evaluate(
        """(field) => {
          const clipboardData = new DataTransfer();
          clipboardData.setData("text/html", "<b onclick=alert(1)>bold</b>");
          clipboardData.setData("text/plain", "bold");
          field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }"""
    )
    expect_words(page, "bold")
    assert words(page).evaluate("(field) => field.childElementCount") == 0


def test_chinese_is_put_together_by_an_input_method(signed_in, reviewer, team):
    page = opened(signed_in(reviewer), factories.version(CHINESE, language="zh"))
    select(page, "永久")
    page.keyboard.press("r")
    expect(words(page)).to_be_focused()
    keys = page.context.new_cdp_session(page)
    keys.send("Input.imeSetComposition", {"text": "duan'qi", "selectionStart": 7, "selectionEnd": 7})
    expect(page.locator("form[data-entry]")).to_be_visible()
    keys.send("Input.insertText", {"text": "短期"})
    expect_words(page, "短期")
    said = sent(page, "短期即可。")
    assert (said.quote, said.proposal, said.proposed) == ("永久", "replace", "短期")


def test_right_to_left_new_words_stand_at_the_left(signed_in, reviewer, team):
    page = opened(signed_in(reviewer), factories.version(ARABIC, language="ar"))
    select(page, "الأبد", "الأبد")
    page.keyboard.press("r")
    page.keyboard.type("شهر")
    expect_words(page, "شهر")
    old, new = page.evaluate(
        """() => {
          const [struck] = CSS.highlights.get("suggested-away");
          const field = document.querySelector("[data-suggestion]").shadowRoot.firstElementChild;
          return [struck.getBoundingClientRect().left, field.getBoundingClientRect().right];
        }"""
    )
    assert abs(old - new) < 2


def test_offsets_are_those_of_the_draft_while_one_writes(signed_in, reviewer, team):
    version = factories.version(*ENGLISH, number="N1")
    remark(version, reviewer, team, number="1", quote="tell them so")
    page = opened(signed_in(reviewer), version)
    select(page, "record")
    page.keyboard.press("r")
    page.keyboard.type("file of everything")
    expect(page.locator("form[data-entry]")).to_be_visible()
    expect_painted(page, "annotation-plain", "tell them so")
    select(page, "each person")
    page.keyboard.press("a")
    expect(page.locator("[data-entry] [data-quote]")).to_have_text("each person")
    expect(page.locator("[data-suggestion]")).to_have_count(0)


def test_on_a_phone_the_reason_comes_after_the_words(signed_in, reviewer, team):
    page = opened(signed_in(reviewer, width=390, height=844), factories.version(*ENGLISH, number="N1"))
    select(page, "for ever")
    page.get_by_role("button", name="Replace r", exact=True).click()
    page.keyboard.type("a month")
    expect_words(page, "a month")
    expect(page.locator("form[data-entry]")).to_be_hidden()
    page.get_by_role("button", name="Give the reason").click()
    expect(page.get_by_label("What is this about?")).to_be_focused()
    expect(words(page)).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Give the reason")).to_be_hidden()


def test_on_a_phone_who_goes_on_before_the_form_is_there_stays_in_the_field_for_the_reason(signed_in, reviewer, team):
    page = opened(signed_in(reviewer, width=390, height=844), factories.version(*ENGLISH, number="N1"))
    held: list[Route] = []
    page.route("**/annotate/**", lambda route: held.append(route))
    select(page, "for ever")
    page.get_by_role("button", name="Replace r", exact=True).click()
    page.keyboard.type("a month")
    expect_words(page, "a month")
    page.get_by_role("button", name="Give the reason").click()
    expect(page.locator("form[data-entry-coming] textarea")).to_be_focused()
    held[0].continue_()
    expect(page.locator("form[data-entry] [data-first]")).to_be_focused()
    expect(page.locator("form[data-entry-coming]")).to_have_count(0)
