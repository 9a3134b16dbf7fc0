"""A wording is proposed from the words of the draft, with the redline in sight, and from model safeguards."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from annotations.models import Annotation, Draft
from tests import factories
from tests.factories import paragraphs
from tests.journeys.naming import name_concern
from tests.journeys.painting import expect_painted
from tests.journeys.pressing import press, tab_to
from tests.journeys.selecting import opened, select
from tests.site import until

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

ENGLISH = [
    paragraphs("1", "Scope", "Operators are required to keep the identity-record of each person for ever."),
    paragraphs("2", "Use", "The record is required to be shared."),
]
CHINESE = paragraphs("7.3", "行为记录", "国家应当保护。平台应当永久保存行为记录。")
SIZES = [pytest.param(1440, 900, id="desk"), pytest.param(390, 844, id="phone")]


@pytest.fixture
def version(team):
    return factories.version(*ENGLISH, number="N1")


def wording(page: Page, kind: str) -> Locator:
    """The part of the form, with this kind chosen."""
    part = page.get_by_role("group", name="Proposed wording")
    part.locator(".switch label", has_text=kind).click()
    return part


def send(page: Page, comment: str = "Not for ever.") -> Annotation:
    page.get_by_label("What is this about?").fill(comment)
    page.locator("[data-entry] button.primary").click()
    expect(page.locator("[data-card] .annotation-comment")).to_have_text(comment)
    return Annotation.objects.get()


def test_with_alt_held_exactly_the_selected_signs_are_taken(signed_in, reviewer, version):
    page = opened(signed_in(reviewer), version)
    page.keyboard.down("Alt")
    select(page, "dentity-rec")
    page.keyboard.up("Alt")
    page.keyboard.press("a")
    expect(page.locator("[data-quote]")).to_have_text("dentity-rec")
    press(page, "Escape")
    select(page, "dentity-rec")
    page.keyboard.press("a")
    expect(page.locator("[data-quote]")).to_have_text("identity-record")


def test_a_double_click_takes_the_word_that_the_browser_shows(signed_in, reviewer, version):
    page = opened(signed_in(reviewer), version)
    select(page, "identity")
    box = page.evaluate(
        "(({left, top, height}) => [left + 10, top + height / 2])(getSelection().getRangeAt(0).getBoundingClientRect())"
    )
    page.mouse.click(5, 500)
    page.mouse.dblclick(*box)
    page.keyboard.press("a")
    expect(page.locator("[data-quote]")).to_have_text("identity")


def test_signs_are_taken_one_by_one_by_keys(signed_in, reviewer, version):
    page = opened(signed_in(reviewer), version)
    press(page, "j", "k", *["Alt+Shift+ArrowRight"] * 3, "a")
    expect(page.locator("[data-quote]")).to_have_text("Ope")


def test_chinese_words_are_whole(signed_in, reviewer, team):
    page = opened(signed_in(reviewer), factories.version(CHINESE, language="zh"))
    select(page, "久", "存")
    expect(page.locator("[data-toolbar]")).to_be_visible()
    expect_painted(page, "taken", "永久保存")
    page.keyboard.press("a")
    expect(page.locator("[data-quote]")).to_have_text("永久保存")


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_replacing_starts_from_the_words_with_the_redline_in_sight(signed_in, reviewer, version, width, height):
    page = opened(signed_in(reviewer, width=width, height=height), version)
    select(page, "for ever")
    page.get_by_role("button", name="Annotate a", exact=True).click()
    part = wording(page, "replace")
    field, redline = part.get_by_label("The new words"), part.locator("[data-preview-here]")
    expect(field).to_have_value("for ever")
    expect(part.locator("[data-same]")).to_be_visible()
    expect(redline).to_have_text("for ever")
    field.press("End")
    field.press("Control+Backspace")
    page.keyboard.type("30 days")
    expect(redline.locator("ins")).to_contain_text("30 days")
    expect(redline.locator("del")).to_contain_text("ever")
    expect(part.locator("[data-same]")).to_be_hidden()
    foot = page.locator(".annotation-form > .actions").bounding_box()
    assert foot is not None
    for place in (redline, field):
        expect(place).to_be_in_viewport(ratio=1)
        box = place.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= foot["y"]
    said = send(page)
    assert (said.proposal, said.proposed, said.quote) == ("replace", "for 30 days", "for ever")


def test_tab_goes_from_the_choice_to_the_new_words_and_past_all_concerns_at_once(signed_in, reviewer, version):
    page = opened(signed_in(reviewer), version)
    page.keyboard.press("a")
    tab_to(page, page.locator("summary", has_text="All concerns"))
    page.keyboard.press("Enter")
    boxes = page.get_by_role("group", name="Concerns by family").get_by_role("checkbox")
    page.keyboard.press("Tab")
    expect(boxes.first).to_be_focused()
    press(page, "ArrowDown", "ArrowDown", "ArrowUp", "Space")
    expect(boxes.nth(1)).to_be_focused()
    expect(boxes.nth(1)).to_be_checked()
    press(page, "End", "Tab")
    assert not boxes.evaluate_all("(boxes) => boxes.includes(document.activeElement)")
    page.keyboard.press("Shift+Tab")
    expect(boxes.last).to_be_focused()
    wording(page, "replace")
    tab_to(page, page.locator("[name=proposal]:checked"))
    page.keyboard.press("Tab")
    expect(page.get_by_label("The new words")).to_be_focused()


def test_on_a_phone_the_words_stay_in_sight_while_one_says_what_it_is_about(signed_in, reviewer, version):
    page = opened(signed_in(reviewer, width=390, height=844), version)
    select(page, "for ever")
    page.get_by_role("button", name="Annotate a", exact=True).click()
    for place in (page.get_by_label("What is this about?"), page.locator("[name=element]")):
        page.locator("details.more > summary", has_text="More").evaluate("one => { one.parentElement.open = true }")
        place.focus()
        place.scroll_into_view_if_needed()
        expect(page.locator("[data-quote]")).to_be_in_viewport(ratio=1)
        expect(place).to_be_in_viewport(ratio=1)


def test_on_a_phone_the_clause_stands_above_the_sheet(signed_in, reviewer, team):
    long = [paragraphs(str(n), f"Title {n}", *["Operators keep what they know."] * 5) for n in range(1, 13)]
    page = opened(signed_in(reviewer, width=390, height=844), factories.version(*long))
    clause = page.locator(".clause[data-clause]").nth(7)
    clause.evaluate("(clause) => scrollTo({ top: clause.offsetTop - 700, behavior: 'instant' })")
    clause.locator("[data-annotates-clause]").click()
    expect(page.get_by_label("What is this about?")).to_be_visible()
    place = "(clause) => clause.getBoundingClientRect().top"
    sheet = page.locator("[data-slot=margin]").bounding_box()
    assert sheet is not None
    until(lambda: 0 < clause.evaluate(place) < sheet["y"] - 40)


def test_on_a_phone_a_whole_clause_is_quoted(signed_in, reviewer, version):
    page = opened(signed_in(reviewer, width=390, height=844), version)
    page.locator("[data-annotates-clause]").first.click()
    expect(page.locator("[data-clause-words]")).to_be_in_viewport()
    expect(page.locator("[data-clause-words]")).to_have_text(ENGLISH[0].text)


def test_the_same_words_propose_nothing(signed_in, reviewer, version):
    page = opened(signed_in(reviewer), version)
    page.keyboard.press("a")
    part = wording(page, "replace")
    expect(part.get_by_label("The new words")).to_have_value(ENGLISH[0].text)
    expect(part.locator("[data-same]")).to_have_text("These are the words of the draft, so nothing is proposed yet.")
    said = send(page)
    assert (said.scope, said.proposal, said.proposed) == ("clause", "none", "")


def test_what_is_inserted_starts_empty_and_what_is_deleted_needs_no_words(signed_in, reviewer, version):
    page = opened(signed_in(reviewer), version)
    select(page, "for ever")
    page.keyboard.press("a")
    part = wording(page, "replace")
    wording(page, "insert after")
    expect(part.get_by_label("The new words")).to_have_value("")
    wording(page, "delete")
    expect(part.get_by_label("The new words")).to_be_hidden()
    expect(part.locator("[data-preview-here] del")).to_contain_text("for ever")
    said = send(page)
    assert (said.proposal, said.proposed) == ("delete", "")


def test_a_model_safeguard_is_put_where_one_writes_with_the_verbs_of_the_draft(signed_in, reviewer, version):
    page = opened(signed_in(reviewer), version)
    select(page, "for ever")
    page.keyboard.press("a")
    offers = page.locator("[data-offers]")
    expect(offers).to_be_hidden()
    name_concern(page, "retention")
    expect(offers).to_be_visible()
    part = wording(page, "replace")
    first = offers.get_by_role("button").first
    sentence = (
        "Records about a person are required to be erased when their purpose is met, and after [30] days at the latest."
    )
    expect(first).to_have_text(sentence)
    expect(offers.get_by_role("button")).to_have_count(3)
    first.click()
    field = part.get_by_label("The new words")
    expect(field).to_be_focused()
    expect(field).to_have_value(f"for ever {sentence}")
    expect(part.locator("[data-preview-here] ins")).to_contain_text("are required to be erased")
    expect(page.locator("[data-when=kept]")).to_be_visible()
    assert Draft.objects.get().form["proposed"] == f"for ever {sentence}"


def test_a_model_safeguard_is_put_by_keys_into_a_chinese_draft(signed_in, reviewer, team):
    page = opened(signed_in(reviewer), factories.version(CHINESE, language="zh"))
    page.keyboard.press("a")
    name_concern(page, "retention")
    press_open(page)
    first = page.locator("[data-offers]").get_by_role("button").first
    tab_to(page, first)
    press(page, "Enter")
    field = page.get_by_label("The new words")
    expect(field).to_have_value("与个人有关的记录应当在实现其目的后删除，最长不超过[30]日。")
    expect(page.locator("[name=proposal]:checked")).to_have_value("insert-after")


def press_open(page: Page) -> None:
    summary = page.locator("[data-offers] > summary")
    tab_to(page, summary)
    press(page, "Enter")
