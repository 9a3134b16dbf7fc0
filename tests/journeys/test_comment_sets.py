"""A comment set from the consultation to the form, with the keyboard alone, and with what screen readers are told."""

from __future__ import annotations

import io
from datetime import timedelta

import docx
import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from annotations.models import Comment, CommentSet, Consultation
from annotations.services import annotations as remarks
from annotations.services import comment_sets, comments
from annotations.services.annotations import Remark
from annotations.services.comments import RowEdit
from proposals.models import Role, Team, User, Version
from tests import factories
from tests.annotations.remarks import remark
from tests.factories import paragraphs
from tests.journeys.axe import faults
from tests.journeys.looking import at, in_each_theme, in_each_width, shut_out
from tests.journeys.pressing import tab_back_to, tab_to
from tests.site import until

pytestmark = [pytest.mark.again, pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def team():
    return factories.team(name="Forum")


@pytest.fixture
def version() -> Version:
    clauses = [
        paragraphs("1", "Scope", "This draft specifies identities."),
        paragraphs("2", "Record", "The behaviour record is required to be permanently stored.", "It is shared."),
        paragraphs("3", "Control", "Platforms may exclude people."),
    ]
    return factories.version(*clauses, number="FGXW-O-047", proposal=factories.proposal(number="FGXW-D6.3"))


@pytest.fixture
def consultation(version: Version, team: Team) -> Consultation:
    due = timezone.now() + timedelta(days=12, hours=1)
    facts = {"title": "Comments on O-047", "member_code": "XA", "deadline": due, "time_zone": "Asia/Shanghai"}
    return Consultation.objects.create(version=version, team=team, body=version.proposal.body, **facts)


@pytest.fixture
def drawn(consultation: Consultation, editor: User, team: Team) -> CommentSet:
    """Three rows: the first without words, the third on what its annotation said before."""
    version = consultation.version
    wording = {"quote": "permanently", "proposal": "replace", "proposed": "for 30 days"}
    said = [
        remark(version, editor, team, number="1", kind="ge", comment="Say for whom."),
        remark(version, editor, team, number="2", concerns=("retention",), comment="For how long?", **wording),
        remark(version, editor, team, number="3", comment="Say how they are heard.", proposal="delete"),
    ]
    made = comment_sets.draw_up(consultation, said, by=editor)
    remarks.change(said[2], Remark("Say who hears them.", proposal="delete"), by=editor)
    comments.write(made, [RowEdit(made.comments.get(order=1), {"comment": ""})], by=editor)
    return made


def cell(page: Page, order: int, column: str) -> Locator:
    return page.locator(f'[data-order="{order}"] [data-cell="{column}"]')


def told(comment_set: CommentSet, *names: str) -> list[tuple[object, ...]]:
    return list(comment_set.comments.values_list(*names))


def test_from_the_consultation_to_the_form_by_keyboard(signed_in, consultation, editor, team, version, tmp_path):
    wording = {"quote": "permanently", "proposal": "replace", "proposed": "for 30 days"}
    remark(version, editor, team, number="2", comment="For how long?", **wording)
    remark(version, editor, team, number="3", comment="Say how they are heard.", proposal="delete")
    remark(version, editor, team, number="1", kind="ge", comment="Left out.")
    page = signed_in(editor)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/consultations/")
    tab_to(page, page.get_by_role("link", name="Comments on O-047"))
    page.keyboard.press("Enter")

    for number in ("2", "3"):
        row = page.get_by_role("row").filter(has=page.get_by_role("link", name=number, exact=True))
        tab_to(page, row.get_by_role("button", name="Accept"))
        page.keyboard.press("Enter")
        expect(row.locator(".state")).to_have_text("accepted")
        expect(row.get_by_role("checkbox")).to_be_checked()
    tab_to(page, page.get_by_role("button", name="Make a comment set"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("grid")).to_be_visible()
    made = CommentSet.objects.get()
    assert told(made, "clause", "comment") == [("2", "For how long?"), ("3", "Say how they are heard.")]

    tab_to(page, cell(page, 1, "member"))
    for _ in range(4):
        page.keyboard.press("ArrowRight")
    expect(cell(page, 1, "comment")).to_be_focused()
    page.keyboard.press("F2")
    page.keyboard.type(" Nobody needs it for ever.")
    page.keyboard.press("Enter")
    expect(cell(page, 2, "comment")).to_be_focused()
    expect(cell(page, 1, "comment")).to_have_text("For how long? Nobody needs it for ever.")
    expect(page.locator("[data-says]")).to_have_text("Saved.")
    page.keyboard.press("Control+z")
    expect(cell(page, 1, "comment")).to_have_text("For how long?")

    block = 'XA\t\t1\t\tGe\tFirst of the block.\t\nXA\t\tClause 2\t\tte\t"Two\nlines, ""quoted""."\tDelete it.\n'
    page.evaluate("text => navigator.clipboard.writeText(text)", block)
    page.keyboard.press("Control+End")
    for _ in range(6):
        page.keyboard.press("ArrowLeft")
    expect(cell(page, 2, "member")).to_be_focused()
    page.keyboard.press("Control+v")
    expect(page.locator("[data-says]")).to_have_text("The block was pasted.")
    assert told(made, "clause", "kind", "comment") == [
        ("2", "te", "For how long?"),
        ("1", "ge", "First of the block."),
        ("Clause 2", "te", 'Two\nlines, "quoted".'),
    ]
    page.keyboard.press("Escape")
    sort = page.get_by_role("button", name="Sort and renumber")
    tab_back_to(page, sort)
    page.keyboard.press("Enter")
    expect(cell(page, 1, "comment")).to_have_text("First of the block.")

    expect(page.locator(".complaints summary")).to_have_text("1 error of the form.")
    page.keyboard.press("Escape")
    tab_back_to(page, page.locator(".complaints summary"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="row 3")).to_be_focused()
    page.keyboard.press("Enter")
    expect(cell(page, 3, "clause")).to_be_focused()
    page.keyboard.type("2")
    page.keyboard.press("Tab")
    expect(page.locator("#sheet-summary > .is-clean")).to_be_visible()
    expect(cell(page, 3, "element")).to_be_focused()

    page.keyboard.press("Shift+Space")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+Space")
    expect(page.locator("[data-chosen-rows]")).to_have_text("2 chosen")
    page.keyboard.press("Escape")
    merge = page.locator("#act-merge")
    tab_back_to(page, merge)
    page.keyboard.press("Enter")
    expect(page.locator("[data-says]")).to_have_text("2 rows are row 2 now.")
    expect(cell(page, 2, "comment")).to_be_focused()
    assert told(made, "clause", "comment") == [
        ("1", "First of the block."),
        ("2", 'For how long?\n\nTwo\nlines, "quoted".'),
    ]

    page.keyboard.press("Escape")
    freeze = page.get_by_role("link", name="Freeze the set")
    tab_back_to(page, freeze)
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Freeze the set"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("The rows are those that were frozen.")).to_be_visible()
    tab_to(page, page.locator(".downloads > summary"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("link", name="ISO/IEC commenting template"))
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    file = tmp_path / "set.docx"
    download.value.save_as(file)
    (table,) = docx.Document(io.BytesIO(file.read_bytes())).tables
    assert [[one.text for one in row.cells[:6]] for row in table.rows] == [
        ["XA", "", "1", "", "ge", "First of the block."],
        ["XA", "", "2", "Para 1", "te", 'For how long?\n\nTwo\nlines, "quoted".'],
    ]


def test_a_reviewer_reads_what_editors_choose_from(signed_in, consultation, version, editor, team):
    remark(version, editor, team, number="2", comment="For how long?")
    reviewer = factories.person(name="Rea")
    team.memberships.create(user=reviewer, role=Role.REVIEWER)
    page = signed_in(reviewer)
    page.goto(f"/consultations/{consultation.slug}/")
    expect(page.get_by_text("For how long?")).to_be_visible()
    expect(page.get_by_role("checkbox", name="All")).to_have_count(0)


def test_what_someone_else_wrote_meanwhile_is_not_lost(signed_in, drawn, editor):
    page = signed_in(editor)
    page.goto(f"/comment-sets/{drawn.slug}/")
    row = drawn.comments.get(order=2)
    comments.write(drawn, [RowEdit(row, {"element": "Para 7"})], by=editor)
    cell(page, 2, "comment").click()
    page.keyboard.type("Mine.")
    page.keyboard.press("Enter")
    expect(cell(page, 2, "element")).to_have_text("Para 7")
    expect(cell(page, 2, "comment")).to_have_text("Mine.")

    comments.write(drawn, [RowEdit(row, {"comment": "Theirs."})], by=editor)
    cell(page, 2, "comment").focus()
    page.keyboard.press("F2")
    page.keyboard.type(" Still mine.")
    page.keyboard.press("Enter")
    clash = cell(page, 2, "comment").locator(".clash")
    expect(clash.locator("[data-why]")).to_have_text(
        "Someone changed this cell since you loaded it. Nothing was overwritten."
    )
    expect(clash.locator("dd")).to_have_text(["Mine. Still mine.", "Theirs."])
    assert Comment.objects.get(pk=row.pk).comment == "Theirs."
    expect(cell(page, 3, "comment")).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(clash.get_by_role("button", name="Save mine")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-says]")).to_have_text("Saved.")
    expect(cell(page, 2, "comment")).to_have_text("Mine. Still mine.")
    assert Comment.objects.get(pk=row.pk).comment == "Mine. Still mine."


def test_what_the_annotation_says_since_is_shown_and_taken(signed_in, drawn, editor):
    page = signed_in(editor)
    page.goto(f"/comment-sets/{drawn.slug}/")
    expect(page.locator(".news")).to_contain_text("The remark says something else since it was copied:")
    # A cell shows the whole of it where one is.
    page.locator(".state-cell:has(.news)").click()
    page.get_by_role("button", name="Renew row 3").click()
    expect(cell(page, 3, "comment")).to_have_text("Say who hears them.")
    expect(page.locator(".news")).to_have_count(0)


def test_rows_move_by_key_and_go_out_and_come_back(signed_in, drawn, editor):
    page = signed_in(editor)
    page.goto(f"/comment-sets/{drawn.slug}/")
    cell(page, 3, "clause").focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(cell(page, 2, "clause")).to_have_text("3")
    expect(cell(page, 2, "comment")).to_be_focused()
    page.keyboard.press("Shift+Space")
    page.get_by_role("button", name="Take out").click()
    expect(page.locator("[data-row]")).to_have_count(2)
    page.get_by_role("button", name="Undo").click()
    expect(cell(page, 2, "clause")).to_have_text("3")


def test_without_scripts_the_sheet_is_read_and_each_row_has_a_form(signed_in, drawn, editor):
    page = signed_in(editor, java_script_enabled=False)
    page.goto(f"/comment-sets/{drawn.slug}/")
    expect(page.get_by_role("table").get_by_text("For how long?")).to_be_visible()
    page.get_by_role("link", name="Edit", exact=True).first.click()
    page.get_by_label("Comment").fill("Say for whom it is.")
    page.get_by_role("button", name="Save").click()
    expect(cell(page, 1, "comment")).to_have_text("Say for whom it is.")
    page.get_by_label("Choose row 2").check()
    page.get_by_role("button", name="Take out").click()
    until(lambda: told(drawn, "clause") == [("1",), ("3",)])
    page.get_by_role("button", name="Undo").click()
    until(lambda: told(drawn, "clause") == [("1",), ("2",), ("3",)])


def test_no_page_shuts_anyone_out(signed_in, drawn, consultation, editor):
    frozen = comment_sets.draw_up(consultation, [drawn.comments.get(order=2).annotation], by=editor)
    comment_sets.freeze(frozen, by=editor)
    page = signed_in(editor)
    row = drawn.comments.get(order=1)
    places = (
        "/consultations/",
        "/consultations/new/",
        f"/consultations/{consultation.slug}/",
        f"/consultations/{consultation.slug}/edit/",
        f"/comment-sets/{drawn.slug}/",
        f"/comment-sets/{drawn.slug}/add/?state=",
        f"/comment-sets/{drawn.slug}/freeze/",
        f"/comment-sets/{drawn.slug}/rows/{row.slug}/",
        f"/comment-sets/{frozen.slug}/",
        f"/comment-sets/{frozen.slug}/send/",
    )
    for there in in_each_width(page, places):
        assert (there, shut_out(page)) == (there, [])
    for there in in_each_width(page, [f"/comment-sets/{drawn.slug}/"]):
        with at(there):
            cell(page, 2, "proposed").dblclick()
            expect(page.locator(".editor")).to_be_focused()
        assert (there, [faults(page) for _scheme in in_each_theme(page)]) == (there, [[], []])


def test_a_frozen_sheet_is_walked_and_not_written_in(signed_in, drawn, consultation, editor):
    frozen = comment_sets.draw_up(consultation, [drawn.comments.get(order=2).annotation], by=editor)
    comment_sets.freeze(frozen, by=editor)
    page = signed_in(editor)
    page.goto(f"/comment-sets/{frozen.slug}/")
    expect(page.get_by_role("grid")).to_have_attribute("aria-readonly", "true")
    cell(page, 1, "kind").focus()
    page.keyboard.press("ArrowRight")
    expect(cell(page, 1, "comment")).to_be_focused()
    page.keyboard.press("F2")
    expect(page.locator(".editor")).to_have_count(0)
