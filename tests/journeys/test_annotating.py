"""From a selection on the page to an annotation that names the very words."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from annotations.models import Annotation
from clauseline.outline import BlockText, Cell, ClauseText, Facts
from proposals.models import Clause
from tests import factories
from tests.annotations.remarks import remark
from tests.journeys.axe import violations
from tests.journeys.looking import at, in_each_width
from tests.journeys.painting import expect_painted
from tests.journeys.selecting import select
from tests.site import until

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TEXT = "Each a😀身份 is kept for ever, and 𠀀 too.\nGaze is recorded.\nWho\t\tHow long\n\tPolice 👮\tfor ever\nThe end."
LAST = len(TEXT)


def row(start: int, cells: list[str], number: int) -> BlockText:
    placed, at = [], start
    for column, words in enumerate(cells):
        placed.append(Cell(at, at + len(words), column))
        at += len(words) + 1
    return BlockText("row", start, at - 1, facts=Facts(table=1, row=number - 1, cells=tuple(placed)))


HEAD = TEXT.index("Who")
BODY = TEXT.index("\tPolice")
RECORD = ClauseText(
    "2",
    "Record",
    1,
    text=TEXT,
    blocks=(
        BlockText("paragraph", 0, TEXT.index("\n")),
        BlockText("note", TEXT.index("Gaze"), HEAD - 1, marker="NOTE 1"),
        row(HEAD, ["Who", "", "How long"], 1),
        row(BODY, ["", "Police 👮", "for ever"], 2),
        BlockText("paragraph", TEXT.index("The end"), LAST),
    ),
)
PART = factories.paragraphs("2.1", "Voice", "Voice is recorded as well.", level=2)


@pytest.fixture
def version(team):
    return factories.version(RECORD, PART, number="N2")


@pytest.fixture
def page(signed_in, reviewer, version):
    page = signed_in(reviewer)
    page.goto(f"/versions/{version.slug}/")
    page.locator("[data-toolbar]").wait_for(state="attached")
    return page


def clause() -> Clause:
    return Clause.objects.get(number="2")


def send(page: Page, comment: str = "Nothing may be kept for ever.") -> Annotation:
    """Fill in the form, send it, and give what was stored."""
    page.get_by_label("What is this about?").fill(comment)
    page.locator("[data-entry] button.primary").click()
    expect(page.locator("[data-cards] .annotation-comment")).to_have_text(comment)
    return Annotation.objects.get()


@pytest.mark.parametrize(
    ("first", "last", "quote"),
    [
        ("a😀身份", "", "a😀身份"),
        ("𠀀", "too.", "𠀀 too."),
        ("Gaze is", "", "Gaze is"),
        ("Police 👮", "", "Police 👮"),
        ("Police 👮", "for ever", "Police 👮\tfor ever"),
        ("too.", "Gaze", "too.\nGaze"),
        ("How long", "Police 👮", "How long\n\tPolice 👮"),
        ("Who", "How long", "Who\t\tHow long"),
    ],
    ids=["astral", "astral-end", "note", "cell", "two-cells", "two-blocks", "two-rows", "over-an-empty-cell"],
)
def test_the_selected_words_are_annotated(page, first, last, quote):
    # The second "for ever" of the text is the one in the table.
    select(page, first, last) if last != "for ever" else select_cells(page)
    page.get_by_role("button", name="Annotate a", exact=True).click()
    said = send(page)
    assert (said.quote, said.start, said.scope, said.key) == (quote, TEXT.index(quote), "passage", clause().key)
    end = said.start + len(quote)
    assert (said.before, said.after) == (TEXT[max(0, said.start - 32) : said.start], TEXT[end : end + 32])


EXTEND_AND_CLICK = """() => {
  const selection = getSelection();
  selection.extend(selection.focusNode, selection.focusNode.data.length);
  document.querySelector("[data-annotates]").click();
}"""


def test_a_click_takes_what_is_marked_at_that_moment(page):
    """A drag that paused and went on: the toolbar has seen its beginning alone."""
    select(page, "Gaze is")
    expect(page.get_by_role("button", name="Annotate a", exact=True)).to_be_visible()
    page.evaluate(EXTEND_AND_CLICK)
    assert send(page).quote == "Gaze is recorded."


def select_cells(page: Page) -> None:
    cells = page.locator("table.draft-table tr").nth(1).locator("td")
    first, last = cells.nth(1).locator("[data-start]"), cells.nth(2).locator("[data-start]")
    first.scroll_into_view_if_needed()
    start, end = first.bounding_box(), last.bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + 0.5, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] - 0.5, end["y"] + end["height"] / 2, steps=8)
    page.mouse.up()


def test_who_selects_before_the_margin_comes_annotates_all_the_same(signed_in, reviewer, version):
    page, held = signed_in(reviewer), []
    page.route("**/margin/", lambda route: held.append(route))
    page.goto(f"/versions/{version.slug}/")
    select(page, "Gaze is")
    until(lambda: page.title() and held)
    expect(page.locator("[data-toolbar]")).to_have_count(0)
    held[0].continue_()
    page.unroute("**/margin/")
    page.get_by_role("button", name="Annotate a", exact=True).click()
    assert send(page).quote == "Gaze is"


def test_a_clause_is_annotated_by_key(page):
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("a")
    said = send(page)
    assert (said.scope, said.key, said.quote) == ("clause", clause().key, "")


def test_a_selection_over_two_clauses_is_offered_their_parent(page):
    select(page, "The end.", "Voice is")
    page.get_by_role("button", name="Choose one").click()
    offers = page.locator("[data-entry] [data-clause-key]")
    expect(offers).to_have_text(["2 Record", "2.1 Voice"])
    offers.first.click()
    assert send(page).scope == "clause"


ROUND_TRIP = """async ({ version, key, places }) => {
  const { placeOf, rangesOf } = await import("/static/annotations/anchoring/anchor.js");
  return places.map(([from, to]) => {
    const ranges = rangesOf({ version, key }, from, to);
    const whole = document.createRange();
    whole.setStart(ranges[0].startContainer, ranges[0].startOffset);
    whole.setEnd(ranges.at(-1).endContainer, ranges.at(-1).endOffset);
    return placeOf(whole)?.anchor;
  });
}"""


def cuts(at: int) -> bool:
    """Whether a word goes on over this place: a selection that ends there is widened."""
    around = TEXT[max(0, at - 1) : at + 1]
    return around == "身份" or (len(around) == 2 and around.isascii() and around.isalnum())


def test_every_passage_comes_back_from_the_page(page, version):
    starts = [at for at in range(LAST) if not TEXT[at].isspace() and not cuts(at)]
    ends = [at + 1 for at in range(LAST) if not TEXT[at].isspace() and not cuts(at + 1)]
    places = [(start, end) for start in starts for end in ends if start < end]
    found = page.evaluate(ROUND_TRIP, {"version": version.slug, "key": clause().key, "places": places})
    expected = [
        {"quote": TEXT[a:b], "before": TEXT[max(0, a - 32) : a], "after": TEXT[b : b + 32], "start": a}
        for a, b in places
    ]
    assert found == expected


def test_what_was_typed_stays_when_it_is_refused(page):
    select(page, "Gaze is")
    page.keyboard.press("a")
    page.locator("[data-wording-part] label", has_text="insert after").click()
    page.get_by_label("What is this about?").fill("Why?")
    page.locator("[data-entry] button.primary").click()
    expect(page.locator("[data-entry] [data-error=detail]")).to_have_text(
        "You propose a wording: please write it down, or choose no proposed wording."
    )
    expect(page.get_by_label("What is this about?")).to_have_value("Why?")
    assert Annotation.objects.count() == 0


def test_an_empty_comment_is_told_beside_its_field(page):
    page.keyboard.press("a")
    page.locator("[data-entry] button.primary").click()
    expect(page.locator("[data-error=comment]")).not_to_be_empty()
    expect(page.get_by_label("What is this about?")).to_be_focused()


def test_a_wording_is_previewed_while_it_is_typed(page):
    select(page, "Gaze is")
    page.keyboard.press("a")
    page.locator("[data-wording-part] label", has_text="replace").click()
    page.get_by_label("The new words").fill("Gaze was")
    expect(page.locator("[data-preview-here] ins")).to_contain_text("was")
    expect(page.locator("[data-preview-here] del")).to_contain_text("is")


def test_the_author_edits_and_deletes(page, version, reviewer, team):
    said = remark(version, reviewer, team, number="2", quote="Gaze is")
    page.reload()
    page.locator(f"#annotation-{said.slug}").click()
    page.locator(".card-more > summary").click()
    page.get_by_role("button", name="Edit").click()
    page.get_by_label("What is this about?").fill("Said anew.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".annotation-comment")).to_have_text("Said anew.")
    page.locator(".card-more > summary").click()
    page.locator("summary", has_text="Delete").click()
    page.get_by_role("button", name="Delete it").click()
    expect(page.locator(".annotation")).to_have_count(0)
    said.refresh_from_db()
    assert (said.comment, said.deleted_at is None) == ("Said anew.", False)


def test_card_passage_and_badge_lead_to_one_another(page, version, reviewer, team):
    said = remark(version, reviewer, team, number="2", quote="a😀身份", concerns=("retention",))
    page.reload()
    card = page.locator(f"#annotation-{said.slug}")
    expect(page.locator(".clause .badge[data-leads]")).to_have_text("1 remark")
    expect_painted(page, "annotation-data", "a😀身份")
    page.locator(".clause .badge[data-leads]").click()
    expect(card).to_be_focused()
    expect_painted(page, "annotation-here", "a😀身份")
    passage = page.locator(".clause p").first
    until(lambda: abs(passage.bounding_box()["y"] - card.bounding_box()["y"]) < 20)


def test_a_click_on_a_passage_shows_its_card(page, version, reviewer, team):
    said = remark(version, reviewer, team, number="2", quote="recorded")
    page.reload()
    page.locator(f"#annotation-{said.slug}").wait_for()
    note = page.locator(".note [data-start]").bounding_box()
    page.mouse.click(note["x"] + note["width"] - 20, note["y"] + note["height"] / 2)
    expect(page.locator(".annotation.here")).to_have_attribute("data-card", said.slug)


def test_form_and_cards_are_accessible(signed_in, version, reviewer, team):
    remark(version, reviewer, team, number="2", quote="Gaze is", concerns=("retention", "surveillance"))
    page = signed_in(reviewer)
    for there in in_each_width(page, [f"/versions/{version.slug}/"]):
        with at(there):
            page.locator(".clause .badge[data-leads]").click()
            page.locator(".annotation.here").wait_for()
            page.locator(".card-more > summary").click()
            page.get_by_role("button", name="Edit").click()
            page.locator("form[data-entry]").wait_for()
            report = violations(page)
            assert [(fault["id"], [node["html"] for node in fault["nodes"]]) for fault in report] == []


def test_a_key_ticks_a_clause_as_reviewed(page, version):
    tick = page.locator(".clause").first.get_by_role("button", name="Reviewed")
    expect(tick).to_have_attribute("aria-pressed", "false")  # Before it is there the key means nothing.
    page.keyboard.press("v")
    expect(tick).to_have_attribute("aria-pressed", "true")
    page.reload()
    expect(tick).to_have_attribute("aria-pressed", "true")
    tick.click()
    expect(tick).to_have_attribute("aria-pressed", "false")


def test_words_are_selected_by_keys_alone(page):
    page.keyboard.press("j")
    page.keyboard.press("k")
    for key in ("ArrowRight", "ArrowRight", "Shift+ArrowRight", "Shift+ArrowRight"):
        page.keyboard.press(key)
    words = page.evaluate("String(getSelection()).trim()")
    page.keyboard.press("a")
    said = send(page)
    assert said.quote == words
    assert said.start > 0
    assert TEXT[said.start :].startswith(words)


def test_a_reply_stands_in_the_thread(page, version, reviewer, team):
    said = remark(version, reviewer, team, number="2", quote="Gaze is")
    page.reload()
    page.locator(f"#annotation-{said.slug}").click()
    page.get_by_role("button", name="Reply").click()
    page.get_by_role("button", name="Send").click()
    expect(page.locator("[data-replies] [data-error=text]")).not_to_be_empty()
    page.get_by_label("Your reply").fill("I agree.")
    page.get_by_role("button", name="Send").click()
    expect(page.locator(".replies > li > p").last).to_have_text("I agree.")
