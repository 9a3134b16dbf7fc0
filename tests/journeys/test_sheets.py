"""Hands on the sheet of a comment set: what is written stands where it was written, and nothing of it is lost."""

from __future__ import annotations

import pytest
from playwright.sync_api import APIResponse, Locator, Page, Route, expect

from annotations.models import CommentSet, Consultation
from annotations.services import comments
from annotations.services.comments import RowEdit
from proposals.models import Role, User
from tests import factories
from tests.factories import paragraphs
from tests.site import until

pytestmark = [pytest.mark.again, pytest.mark.journey, pytest.mark.django_db(transaction=True)]

SAVED = "Saved."
CLASH = "Someone changed this cell since you loaded it. Nothing was overwritten."


LEARNED = """async () => {
    const { name } = performance.getEntriesByType("resource").find(({ name }) => /unsent\\/words/.test(name));
    await (await import(name)).arrived;
    await new Promise((go) => setTimeout(go));
}"""
"""Waits until the page knows what is unsent."""


@pytest.fixture
def drawn(editor: User) -> CommentSet:
    """Three rows on three clauses, sorted by clause."""
    team = factories.team(editor, role=Role.EDITOR)
    clauses = [paragraphs(str(n), f"Clause {n}", "It is shared.") for n in (1, 2, 3)]
    version = factories.version(*clauses, number="FGXW-O-047")
    consultation = Consultation.objects.create(version=version, team=team, title="Comments", member_code="XA")
    made = CommentSet.objects.create(consultation=consultation, made_by=editor)
    made.teams.add(team)
    words = ("One", "Two", "Three")
    rows = [{"clause": str(n), "kind": "ge", "comment": said} for n, said in enumerate(words, 1)]
    comments.write(made, [RowEdit(None, row) for row in rows], by=editor)
    return made


@pytest.fixture
def page(signed_in, drawn: CommentSet, editor: User) -> Page:
    page: Page = signed_in(editor)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"/comment-sets/{drawn.slug}/")
    page.locator(BARE).click()
    return page


BARE = '[data-fold="columns"] > summary'


def cell(page: Page, order: int, column: str = "comment") -> Locator:
    return page.locator(f'[data-order="{order}"] [data-cell="{column}"]')


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def expect_saved(page: Page) -> None:
    expect(page.locator("[data-says]")).to_have_text(SAVED)
    expect(page.locator(".saving")).to_have_count(0)


def paste(page: Page, text: str) -> None:
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+v")


def told(made: CommentSet, *names: str) -> list[tuple[object, ...]]:
    return list(made.comments.values_list(*(names or ("comment",))))


@pytest.mark.parametrize("column", ["comment", "proposed", "clause"])
def test_what_is_typed_lies_over_the_words_of_its_cell(page: Page, column: str):
    cell(page, 1, column).click()
    page.keyboard.press("F2")
    # Words that let the mouse through would hide what is typed all the same.
    cell(page, 1, column).locator(".cell").evaluate(
        "one => one.style.setProperty('pointer-events', 'auto', 'important')"
    )
    box = page.locator(".editor").bounding_box()
    assert box
    for share in (0.1, 0.5, 0.9):
        at = [box["x"] + box["width"] * share, box["y"] + box["height"] * share]
        assert page.evaluate("([x, y]) => document.elementFromPoint(x, y).className", at) == "editor"


def test_a_click_enter_and_words_are_of_one_cell(page: Page, drawn: CommentSet):
    cell(page, 1).click()
    expect(page.locator(".editor")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(cell(page, 1).locator(".editor")).to_be_focused()
    page.keyboard.type(" more.")
    page.keyboard.press("Enter")
    expect(cell(page, 2)).to_be_focused()
    expect_saved(page)
    assert told(drawn) == [("One more.",), ("Two",), ("Three",)]


def test_typing_replaces_and_a_double_click_opens(page: Page, drawn: CommentSet):
    cell(page, 1).click()
    page.keyboard.type("New")
    press(page, "Alt+Enter")
    page.keyboard.type("second")
    press(page, "Alt+Enter")
    page.keyboard.type("third")
    press(page, "Enter")
    page.keyboard.type("Gone")
    press(page, "Escape")
    expect(cell(page, 2)).to_be_focused()
    cell(page, 3).dblclick()
    page.keyboard.type(" and more")
    press(page, "Tab")
    expect(cell(page, 3, "proposed")).to_be_focused()
    page.keyboard.type("Delete it.")
    press(page, "Shift+Tab")
    expect(cell(page, 3)).to_be_focused()
    expect_saved(page)
    until(lambda: told(drawn, "proposed")[2] == ("Delete it.",))
    assert told(drawn) == [("New\nsecond\nthird",), ("Two",), ("Three and more",)]


def test_what_an_input_method_composes_is_not_kept_before_it_is_done(page: Page, drawn: CommentSet):
    cell(page, 1).dblclick()
    hands = page.context.new_cdp_session(page)
    hands.send("Input.imeSetComposition", {"text": "shenfen", "selectionStart": 7, "selectionEnd": 7})
    # Browsers give the keys that an input method takes this code.
    taken = {"type": "rawKeyDown", "windowsVirtualKeyCode": 229}
    for key in ("Enter", "Tab", "Escape"):
        hands.send("Input.dispatchKeyEvent", {**taken, "key": key})
    expect(cell(page, 1).locator(".editor")).to_be_focused()
    hands.send("Input.insertText", {"text": "身份"})
    press(page, "Enter")
    expect(cell(page, 2)).to_be_focused()
    hands.send("Input.dispatchKeyEvent", {**taken, "key": "Process"})
    hands.send("Input.imeSetComposition", {"text": "ji", "selectionStart": 2, "selectionEnd": 2})
    hands.send("Input.insertText", {"text": "记录"})
    press(page, "Enter")
    expect(cell(page, 3)).to_be_focused()
    expect_saved(page)
    assert told(drawn) == [("One身份",), ("记录",), ("Three",)]


def test_a_block_spreads_from_the_chosen_cell_and_is_taken_back_in_one_step(page: Page, drawn: CommentSet):
    cell(page, 2, "kind").click()
    paste(page, 'te\t"Two\r\nlines, ""quoted"""\tDelete it.\r\ned\tA typo\t\r\n')
    expect(page.locator("[data-says]")).to_have_text("The block was pasted.")
    expect(cell(page, 2, "kind")).to_be_focused()
    assert told(drawn, "kind", "comment", "proposed") == [
        ("ge", "One", ""),
        ("te", 'Two\nlines, "quoted"', "Delete it."),
        ("ed", "A typo", ""),
    ]
    press(page, "Control+z")
    expect(page.locator("[data-says]")).to_have_text("Undone.")
    assert told(drawn, "kind", "comment", "proposed") == [("ge", "One", ""), ("ge", "Two", ""), ("ge", "Three", "")]


def test_what_is_pasted_into_an_open_cell_is_words(page: Page, drawn: CommentSet):
    cell(page, 1).dblclick()
    paste(page, "\ta\nb")
    press(page, "Enter")
    expect_saved(page)
    assert told(drawn) == [("One\ta\nb",), ("Two",), ("Three",)]


@pytest.mark.parametrize(
    ("column", "why"),
    [
        ("comment", "Nothing was pasted: the block has more columns than there are from this cell on."),
        ("state", "Nothing was pasted: nobody writes in this column."),
    ],
)
def test_a_block_without_room_is_refused_in_words(page: Page, drawn: CommentSet, column: str, why: str):
    cell(page, 1, column).click(position={"x": 3, "y": 3})
    paste(page, "a\tb\tc\nd\te\tf")
    expect(page.locator("[data-problem]")).to_have_text(why)
    assert told(drawn) == [("One",), ("Two",), ("Three",)]


def test_no_row_moves_under_the_hands_until_somebody_sorts(page: Page, drawn):
    cell(page, 1, "clause").click()
    page.keyboard.type("3")
    press(page, "Enter", "ArrowRight", "ArrowRight", "ArrowRight")
    page.keyboard.type("Words")
    expect_saved(page)
    expect(cell(page, 2).locator(".editor")).to_be_focused()
    press(page, "Enter")
    expect_saved(page)
    assert told(drawn, "clause", "comment") == [("3", "One"), ("2", "Words"), ("3", "Three")]
    page.get_by_role("button", name="Sort and renumber").click()
    expect(cell(page, 1)).to_have_text("Words")
    assert told(drawn, "clause", "comment") == [("2", "Words"), ("3", "One"), ("3", "Three")]


def test_words_stay_in_their_row_while_the_sheet_is_sorted_and_written_by_others(page: Page, drawn, editor):
    cell(page, 2).click()
    page.keyboard.type("Words")
    third = drawn.comments.get(comment="Three")
    comments.write(drawn, [RowEdit(third, {"element": "Para 7"})], by=editor)
    comments.move(drawn, [third], before=drawn.comments.get(comment="One"), by=editor)
    page.wait_for_timeout(600)
    page.keyboard.type(" of clause 2")
    press(page, "Enter")
    expect(page.locator("[data-says]")).to_contain_text("This is row 3.")
    expect(page.locator(".saving")).to_have_count(0)
    rows = [("3", "Para 7", "Three"), ("1", "", "One"), ("2", "", "Words of clause 2")]
    until(lambda: told(drawn, "clause", "element", "comment") == rows)


def test_the_words_of_two_people_in_one_cell_are_both_kept_however_the_row_was_saved_meanwhile(page, drawn, editor):
    row = drawn.comments.get(order=2)
    comments.write(drawn, [RowEdit(row, {"comment": "Theirs", "element": "Para 7"})], by=editor)
    cell(page, 2, "line").click()
    page.keyboard.type("17")
    press(page, "Tab", "Tab", "Tab", "Tab")
    press(page, "F2")
    page.keyboard.type(" is mine")
    expect_saved(page)
    press(page, "Enter")
    clash = cell(page, 2).locator(".clash")
    expect(clash.locator("[data-why]")).to_have_text(CLASH)
    expect(clash.locator("dd")).to_have_text(["Two is mine", "Theirs"])
    row.refresh_from_db()
    assert (row.line, row.element, row.comment) == ("17", "Para 7", "Theirs")
    page.get_by_role("button", name="Add a row").click()
    expect(page.locator("[data-row]")).to_have_count(4)
    expect(clash.locator("dd")).to_have_text(["Two is mine", "Theirs"])
    clash.get_by_role("button", name="Save mine").click()
    until(lambda: told(drawn)[1] == ("Two is mine",))


def test_columns_in_which_nothing_stands_are_shown_when_they_are_asked_for_or_filled(page, drawn):
    expect(page.locator(BARE)).to_contain_text("Empty columns: Line, Element")
    expect(cell(page, 1, "line")).to_be_visible()
    page.locator(BARE).click()
    expect(page.locator('[data-cell="line"]:visible, [data-cell="element"]:visible')).to_have_count(0)
    expect(page.locator('[data-column="line"]')).to_be_hidden()
    cell(page, 1, "clause").click()
    press(page, "ArrowRight")
    expect(cell(page, 1, "kind")).to_be_focused()
    cell(page, 2, "clause").click()
    paste(page, "2\tPara 7")
    expect(cell(page, 1, "element")).to_be_visible()
    expect(cell(page, 2, "element")).to_have_text("Para 7")
    until(lambda: told(drawn, "clause", "element")[1] == ("2", "Para 7"))
    expect(cell(page, 1, "line")).to_be_hidden()
    lefts = page.evaluate(
        "() => ['thead tr > :nth-child(7)', 'tbody [data-cell=comment]'].map(one =>"
        " Math.round(document.querySelector(`.sheet ${one}`).getBoundingClientRect().left))"
    )
    assert lefts[0] == lefts[1], "the head has the measures of the rows"


def test_the_column_of_clauses_grows_with_their_names_and_chips_are_whole(page, drawn, editor):
    narrow = page.locator('[data-cell="clause"]').first.bounding_box()["width"]
    drawn.comments.filter(order=1).update(
        clause="Terms, definitions and abbreviations", concerns=["retention", "identity"]
    )
    page.reload()
    assert page.locator('[data-cell="clause"]').first.bounding_box()["width"] > 1.5 * narrow
    cut = """() => [...document.querySelectorAll(".state-cell .chips > *")].filter(chip => {
      const [own, row] = [chip.getBoundingClientRect(), chip.parentElement.getBoundingClientRect()];
      return own.top < row.bottom - 1 && (chip.scrollWidth > chip.clientWidth || own.bottom > row.bottom + 1);
    }).map(chip => chip.textContent)"""
    assert page.evaluate(cut) == []


@pytest.mark.parametrize(("key", "kept"), [("1", "Mine"), ("2", "Theirs")])
def test_a_number_says_whose_words_stay(page, drawn, editor, key, kept):
    cell(page, 2).click()
    press(page, "F2")
    page.keyboard.type(" of mine")
    comments.write(drawn, [RowEdit(drawn.comments.get(order=2), {"comment": "Theirs"})], by=editor)
    press(page, "Enter")
    expect(cell(page, 2).locator(".clash")).to_be_visible()
    press(page, "ArrowUp", "Enter")
    expect(page.get_by_role("button", name="Save mine")).to_be_focused()
    press(page, key)
    expect(page.locator(".clash")).to_have_count(0)
    until(lambda: told(drawn)[1] == ({"Mine": "Two of mine"}.get(kept, kept),))


def test_a_number_says_whose_words_stay_in_the_form_of_a_row(page, drawn, editor):
    row = drawn.comments.get(order=2)
    page.goto(f"/comment-sets/{drawn.slug}/rows/{row.slug}/")
    page.get_by_label("Comment").fill("Mine")
    comments.write(drawn, [RowEdit(row, {"comment": "Theirs"})], by=editor)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("What stands in the row now:")).to_be_visible()
    page.get_by_role("heading", name="Row 2").click()
    press(page, "3")
    expect(page.get_by_label("Comment")).to_be_focused()
    page.get_by_role("heading", name="Row 2").click()
    press(page, "?")
    expect(page.get_by_text("save yours, discard yours, edit yours")).to_be_visible()
    press(page, "Escape", "1")
    until(lambda: told(drawn)[1] == ("Mine",))


def test_words_for_a_row_that_was_taken_out_are_kept_in_sight(page: Page, drawn: CommentSet, editor: User):
    cell(page, 2).click()
    page.keyboard.type("Words")
    comments.remove(drawn, [drawn.comments.get(order=2)], by=editor)
    press(page, "Enter")
    gone = "Someone took this row out of the set. Your words are kept here."
    expect(page.locator("[data-why]")).to_have_text(gone)
    page.get_by_role("button", name="Sort and renumber").click()
    expect(page.locator("[data-row]")).to_have_count(2)
    expect(page.locator("[data-orphans] [data-mine]")).to_have_text("Words")
    assert told(drawn) == [("One",), ("Three",)]
    page.get_by_role("button", name="Discard mine").click()
    expect(page.locator("[data-mine]")).to_have_count(0)


def test_what_is_typed_on_falls_into_no_other_row_when_the_own_one_is_taken_out(page: Page, drawn: CommentSet):
    other = factories.person(name="Ola")
    drawn.consultation.team.memberships.create(user=other, role=Role.EDITOR)
    cell(page, 3, "line").click()
    page.keyboard.type("17")
    press(page, "Tab")
    expect_saved(page)
    comments.remove(drawn, [drawn.comments.get(order=3)], by=other)
    press(page, "Control+z")
    expect(page.locator("[data-row]")).to_have_count(2)
    page.keyboard.type("Words")
    press(page, "Enter")
    expect(page.locator(".editor")).to_have_count(0)
    assert told(drawn) == [("One",), ("Two",)]


def test_what_is_typed_when_the_page_is_closed_is_saved(page: Page, drawn: CommentSet):
    cell(page, 1).click()
    page.keyboard.type("Typed and left")
    page.close(run_before_unload=True)
    until(lambda: told(drawn)[0] == ("Typed and left",))


def test_what_is_typed_while_the_page_learns_what_is_unsent_stays_open(signed_in, drawn: CommentSet, editor: User):
    held: list[Route] = []
    page = signed_in(editor)
    page.route("**/account/unsent/", lambda route: held.append(route))
    page.goto(f"/comment-sets/{drawn.slug}/")
    cell(page, 1).click()
    page.keyboard.type("Typed and")
    (asked,) = held
    asked.continue_()
    page.evaluate(LEARNED)
    page.keyboard.type(" left")
    page.close(run_before_unload=True)
    until(lambda: told(drawn)[0] == ("Typed and left",))


def test_a_person_is_asked_before_they_leave_what_cannot_be_sent_any_more(page: Page, drawn: CommentSet):
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    cell(page, 1).click()
    page.keyboard.type("Kept")
    press(page, "Enter")
    expect(page.locator("[data-problem]")).to_contain_text("Your words are still here")
    with page.expect_event("dialog") as asked:
        page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    page.context.set_offline(False)
    until(lambda: told(drawn)[0] == ("Kept",))


@pytest.mark.parametrize("is_offline", [True, False])
def test_what_the_server_did_not_take_is_sent_again_by_itself(page: Page, drawn: CommentSet, is_offline: bool):
    def break_off(route: Route) -> None:
        route.fulfill(status=503, content_type="text/html", body="Busy")

    page.wait_for_load_state("networkidle")
    if is_offline:
        page.context.set_offline(True)
    else:
        page.route("**/api/**", break_off)
    cell(page, 1).click()
    page.keyboard.type("Kept")
    press(page, "Enter")
    expect(page.locator("[data-problem]")).to_contain_text("Your words are still here")
    page.keyboard.type("This too")
    press(page, "Enter", "Control+z")
    expect(page.locator("[data-problem]")).to_have_text("Clauseline was not reached. Please try again.")
    expect(page.locator(".saving")).to_have_count(2)
    assert told(drawn) == [("One",), ("Two",), ("Three",)]
    if is_offline:
        page.context.set_offline(False)
    else:
        page.unroute("**/api/**", break_off)
    expect(page.locator("[data-problem]")).to_be_hidden()
    expect(page.locator(".saving")).to_have_count(0)
    assert told(drawn) == [("Kept",), ("This too",), ("Three",)]


def test_rows_are_as_high_as_two_lines_and_the_chosen_cell_shows_all(page: Page, drawn: CommentSet, editor: User):
    row = drawn.comments.get(order=1)
    comments.write(drawn, [RowEdit(row, {"comment": "A long remark. " * 60})], by=editor)
    page.reload()
    heights = page.evaluate("[...document.querySelectorAll('[data-row] tr:first-child')].map(row => row.offsetHeight)")
    assert max(heights) <= 56
    cell(page, 1).click()
    assert cell(page, 1).locator(".cell").evaluate("one => one.scrollHeight - one.clientHeight") <= 0
    assert page.locator("[data-row]").first.evaluate("row => row.querySelector('tr').offsetHeight") == heights[0]


def clipboard(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def expect_said(page: Page, words: str) -> None:
    expect(page.locator("[data-says]")).to_have_text(words)
    expect(page.locator(".saving")).to_have_count(0)


def test_a_block_is_chosen_copied_cleared_and_comes_back_in_one_step_each(page: Page, drawn: CommentSet):
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if request.method != "GET" else None)
    cell(page, 1, "kind").click()
    press(page, "Shift+ArrowRight", "Shift+ArrowDown")
    expect_said(page, "4 cells chosen")
    expect(cell(page, 1, "kind")).to_be_focused()
    chosen = "els => els.map(el => el.closest('[data-order]').dataset.order + el.dataset.cell)"
    assert page.locator('[data-cell][aria-selected="true"]').evaluate_all(chosen) == [
        "1kind",
        "1comment",
        "2kind",
        "2comment",
    ]
    press(page, "Control+c")
    until(lambda: clipboard(page) == "ge\tOne\nge\tTwo")
    press(page, "Delete")
    expect_said(page, "The cells were cleared.")
    assert told(drawn, "kind", "comment") == [("ge", ""), ("ge", ""), ("ge", "Three")]
    press(page, "Control+z")
    expect_said(page, "Undone.")
    assert told(drawn) == [("One",), ("Two",), ("Three",)]
    press(page, "Control+y")
    expect_said(page, "Redone.")
    assert told(drawn) == [("",), ("",), ("Three",)]
    press(page, "Control+z")
    expect_said(page, "Undone.")
    press(page, "Control+Shift+z")
    expect_said(page, "Redone.")
    assert told(drawn) == [("",), ("",), ("Three",)]
    assert [url.rsplit("/", 2)[1] for url in asked] == ["block", "undo", "redo", "undo", "redo"]


def test_a_block_is_filled_and_pasted_as_often_as_it_fits(page: Page, drawn: CommentSet):
    cell(page, 1, "proposed").click()
    page.keyboard.type("Delete it.")
    press(page, "Enter", "ArrowUp", "Control+Shift+ArrowDown", "Control+d")
    expect_said(page, "The cells were filled.")
    assert told(drawn, "proposed") == [("Delete it.",)] * 3
    cell(page, 1, "comment").click()
    cell(page, 2, "proposed").click(modifiers=["Shift"])
    press(page, "Control+r")
    expect_said(page, "The cells were filled.")
    assert told(drawn, "proposed") == [("One",), ("Two",), ("Delete it.",)]
    cell(page, 1, "kind").click()
    press(page, "Shift+PageDown")
    paste(page, "te")
    expect_said(page, "The block was pasted.")
    assert told(drawn, "kind") == [("te",)] * 3


def test_what_was_drawn_before_a_block_was_written_does_not_come_over_it(page: Page, drawn: CommentSet):
    held: list[tuple[Route, APIResponse]] = []
    page.route("**/*row=*", lambda route: held.append((route, route.fetch())))
    cell(page, 1).click()
    paste(page, "Older")
    until(lambda: page.title() and held)
    press(page, "Shift+ArrowDown")
    paste(page, "Newer")
    expect_said(page, "The block was pasted.")
    route, older = held.pop()
    route.fulfill(response=older)
    until(lambda: page.title() and held)
    expect(cell(page, 1)).to_have_text("Newer")
    press(page, "Delete")
    expect_said(page, "The cells were cleared.")
    assert told(drawn) == [("",), ("",), ("Three",)]


def test_a_block_that_is_on_its_way_stays_in_sight_when_its_row_is_drawn(page: Page, drawn: CommentSet):
    rows: list[Route] = []
    blocks: list[Route] = []
    page.route("**/*row=*", lambda route: rows.append(route))
    page.route("**/block/", lambda route: blocks.append(route))
    cell(page, 1, "kind").click()
    paste(page, "te")
    until(lambda: page.title() and rows)
    press(page, "Shift+ArrowDown")
    paste(page, "ed")
    until(lambda: page.title() and blocks)
    with page.expect_response("**/*row=*"):
        rows.pop().continue_()
    expect(page.locator(".saving")).to_have_count(2)
    expect(cell(page, 1, "kind")).to_have_text("ed")
    blocks.pop().continue_()
    expect_said(page, "The block was pasted.")
    assert told(drawn, "kind") == [("ed",), ("ed",), ("ge",)]


def test_the_mouse_draws_a_block_and_its_handle_fills_on(page: Page, drawn: CommentSet):
    cell(page, 2, "element").hover()
    page.mouse.down()
    cell(page, 3, "kind").hover()
    page.mouse.up()
    expect_said(page, "4 cells chosen")
    cell(page, 1, "kind").click()
    expect(page.locator('[aria-selected="true"]')).to_have_count(0)
    page.keyboard.type("e")
    press(page, "Enter", "ArrowUp")
    expect(page.locator(".saving")).to_have_count(0)
    page.locator("[data-handle]").hover()
    page.mouse.down()
    cell(page, 3, "comment").hover()
    page.mouse.up()
    expect_said(page, "The cells were filled.")
    assert told(drawn, "kind") == [("ed",)] * 3


def test_what_the_server_refuses_of_a_block_is_said_once_and_nothing_of_it_stays(page: Page, drawn: CommentSet, editor):
    cell(page, 1, "kind").click()
    paste(page, "te\tNew\nxx\tNew")
    why = "Nothing was pasted. Row 2 of the block: The kind is ge, te or ed."
    expect(page.locator("[data-problem]")).to_have_text(why)
    expect(cell(page, 1)).to_have_text("One")
    comments.write(drawn, [RowEdit(drawn.comments.get(order=2), {"comment": "Theirs"})], by=editor)
    paste(page, "te\tNew\nte\tNew")
    expect(page.locator("[data-problem]")).to_contain_text("Row 2 of the block: Someone changed this row")
    expect(cell(page, 2)).to_have_text("Theirs")
    assert told(drawn, "kind", "comment") == [("ge", "One"), ("ge", "Theirs"), ("ge", "Three")]


def test_keys_go_up_and_down_and_on_as_in_spreadsheets(page: Page, drawn: CommentSet):
    cell(page, 2, "line").click()
    page.keyboard.type("17")
    press(page, "ArrowRight")
    expect(cell(page, 2, "clause")).to_be_focused()
    expect_saved(page)
    press(page, "F2", "ArrowLeft")
    expect(cell(page, 2, "clause").locator(".editor")).to_be_focused()
    press(page, "Shift+Enter")
    expect(cell(page, 1, "clause")).to_be_focused()
    press(page, "Control+End")
    expect(cell(page, 3, "state")).to_be_focused()
    press(page, "Enter")
    expect(cell(page, 3, "state").get_by_role("link", name="Edit", exact=True)).to_be_focused()
    press(page, "Escape", "Control+ArrowUp", "Home")
    expect(cell(page, 1, "order")).to_be_focused()
    press(page, "Control+c")
    until(lambda: clipboard(page) == "XA\t\t1\t\tge\tOne\t")
    assert told(drawn, "line") == [("",), ("17",), ("",)]


def test_a_fault_is_said_once_in_its_row_and_the_row_stays_low(page: Page, drawn: CommentSet):
    cell(page, 2, "clause").click()
    page.keyboard.type("clause 2")
    press(page, "Enter")
    fault = "Only the number belongs here, without the word clause or section."
    expect(page.locator(".fault", has_text=fault)).to_have_count(1)
    expect(page.get_by_text(fault).locator("visible=true")).to_have_count(1)
    expect(page.locator('[data-cell="clause"][aria-invalid="true"]')).to_have_count(1)
    heights = page.evaluate("[...document.querySelectorAll('[data-row]')].map(row => row.offsetHeight)")
    assert max(heights) <= 60


LONG = "The draft keeps for ever what it learns of people, and nobody can have it taken out again. " * 6
COLUMNS = ("line", "clause", "element", "comment", "proposed")


def middle(page: Page, order: int, column: str) -> dict[str, float]:
    """Of a cell as it stands on the page: a row that is saved meanwhile is drawn anew."""
    for _ in range(100):
        box = cell(page, order, column).bounding_box()
        if box is not None:
            return {"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}
        page.wait_for_timeout(50)
    raise AssertionError(f"Row {order} has no {column}")


def test_a_click_is_for_the_row_that_one_sees_there(page: Page, drawn: CommentSet, editor: User):
    """A chosen cell with many words shows them over the rows below it, which stay where they are for the mouse."""
    rows = [{"clause": "3", "kind": "te", "comment": LONG, "proposed": LONG} for _ in range(9)]
    comments.write(drawn, [RowEdit(None, row) for row in rows], by=editor)
    page.reload()
    page.locator(BARE).click()
    expect(page.locator("[data-grid][role=grid]")).to_be_visible()
    for column in COLUMNS:
        for order in range(1, 13):
            cell(page, order, column).evaluate("element => element.scrollIntoView({ block: 'nearest' })")
            page.mouse.click(middle(page, order, column)["x"], middle(page, order, "order")["y"])
            expect(cell(page, order, column)).to_be_focused()
            page.keyboard.type(str(100 * order + COLUMNS.index(column)))
            page.keyboard.press("Enter")
    expect_saved(page)
    written = drawn.comments.order_by("order").values_list(*COLUMNS)
    assert list(written) == [tuple(str(100 * order + place) for place in range(len(COLUMNS))) for order in range(1, 13)]
