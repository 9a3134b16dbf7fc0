"""What a team does with its annotations: decides, answers, publishes, carries them on, and loses nothing it typed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from annotations.models import Annotation, Draft, Placement, Reply
from annotations.services import annotations as remarks
from annotations.services import replies as replies_service
from annotations.services.annotations import Remark
from tests import factories
from tests.annotations.remarks import placement, remark
from tests.factories import paragraphs
from tests.journeys.axe import violations
from tests.journeys.selecting import opened, select

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

CLAUSES = [
    paragraphs("1", "Scope", "This draft specifies identities."),
    paragraphs("2", "Record", "The record of each person is stored permanently.", "Gaze is recorded."),
]
LATER = [CLAUSES[0], paragraphs("3", "Keeping", "What is known of people is kept for ever.", "Gaze is recorded.")]


@pytest.fixture
def version(team):
    return factories.version(*CLAUSES, number="N1")


@pytest.fixture
def later(version):
    return factories.version(*LATER, number="N2", proposal=version.proposal)


def card(page: Page, said: Annotation):
    return page.locator(f"#annotation-{said.slug}")


def faults(page: Page) -> list[str]:
    report = violations(page)
    return [f"{fault['id']}: {node['html']}" for fault in report for node in fault["nodes"]]


def test_an_editor_dismisses_with_a_reason_and_the_author_reopens(signed_in, editor, reviewer, team, version):
    said = remark(version, reviewer, team, number="2", quote="permanently")
    page = opened(signed_in(editor), version)
    card(page, said).click()
    card(page, said).locator(".card-more > summary").click()
    card(page, said).locator("summary", has_text="Dismiss").click()
    card(page, said).get_by_role("button", name="Dismiss it").click()
    expect(card(page, said).locator(".confirm form [role=alert]")).to_have_text("Please say why it is dismissed.")
    card(page, said).get_by_label("Why is it dismissed?").fill("Out of scope.")
    card(page, said).get_by_role("button", name="Dismiss it").click()
    expect(card(page, said).locator(".annotation-decided")).to_contain_text("Dismissed by Eva")
    expect(card(page, said).locator("q")).to_have_text("Out of scope.")
    theirs = opened(signed_in(reviewer), version)
    card(theirs, said).click()
    expect(card(theirs, said).get_by_role("button", name="Accept")).to_have_count(0)
    card(theirs, said).get_by_role("button", name="Reopen").click()
    expect(card(theirs, said).locator(".state")).to_have_count(0)
    said.refresh_from_db()
    assert (said.state, said.decided_by) == ("open", reviewer)


def test_nobody_decides_about_words_that_changed_unseen(signed_in, editor, reviewer, team, version):
    said = remark(version, reviewer, team, number="2", quote="permanently")
    page = opened(signed_in(editor), version)
    expect(card(page, said)).to_be_visible()
    remarks.change(said, Remark("Said anew."), by=reviewer)
    card(page, said).click()
    card(page, said).get_by_role("button", name="Accept").click()
    expect(card(page, said).locator("[data-acts] > [role=alert]")).to_contain_text("was changed since you loaded it")
    said.refresh_from_db()
    assert said.state == "open"


def test_the_margin_is_filtered_by_state_and_author(signed_in, editor, reviewer, team, version):
    theirs = remark(version, reviewer, team, number="2", quote="permanently")
    mine = remark(version, editor, team, number="1")
    Annotation.objects.filter(pk=theirs.pk).update(state="accepted")
    page = opened(signed_in(editor), version)
    choice = page.get_by_label("Show remarks")
    expect(choice.locator("option")).to_have_text(["All remarks (2)", "Open (1)", "Accepted (1)", "Mine (1)"])
    choice.select_option("accepted")
    expect(card(page, theirs)).to_be_visible()
    expect(card(page, mine)).to_be_hidden()
    choice.select_option("mine")
    expect(card(page, theirs)).to_be_hidden()
    expect(card(page, mine)).to_be_visible()
    select(page, "Gaze is")
    page.keyboard.press("a")
    page.get_by_label("What is this about?").fill("Shown at once.")
    page.locator("[data-entry] button.primary").click()
    expect(page.locator(".annotation.here .annotation-comment")).to_have_text("Shown at once.")


def test_a_lost_annotation_is_attached_by_selecting_and_undone(signed_in, reviewer, team, version, later):
    said = remark(version, reviewer, team, number="2", quote="stored permanently")
    placement(said, later, Placement.State.GONE)
    page = opened(signed_in(reviewer), later)
    card(page, said).get_by_role("button", name="Attach elsewhere").click()
    select(page, "kept for ever")
    page.get_by_role("button", name="Attach here a", exact=True).click()
    expect(page.locator("[data-toast]")).to_contain_text("Attached to 3.")
    expect(card(page, said).locator(".annotation-move")).to_contain_text("placed by Ana")
    expect(card(page, said).locator(".annotation-move .chip")).to_have_text("2 → went to 3")
    expect(card(page, said).locator(".annotation-quote del")).to_contain_text("stored permanently")
    expect(card(page, said).locator(".annotation-quote ins")).to_contain_text("kept for ever")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".tray [data-card]")).to_have_count(1)
    undone = Placement.objects.get()
    assert (undone.state, undone.quote, undone.decided_by) == ("gone", "", None)


def test_one_may_attach_to_a_clause_or_change_ones_mind(signed_in, reviewer, team, version, later):
    said = remark(version, reviewer, team, number="2", quote="stored permanently")
    placement(said, later, Placement.State.TO_CONFIRM, number="3", quote="people")
    page = opened(signed_in(reviewer), later)
    card(page, said).get_by_role("button", name="Attach elsewhere").click()
    bar = page.locator("[data-attach-bar]")
    expect(bar).to_be_visible()
    page.keyboard.press("Escape")
    expect(bar).to_be_hidden()
    expect(card(page, said)).to_be_focused()
    card(page, said).get_by_role("button", name="Attach elsewhere").click()
    page.keyboard.press("k")
    expect(bar.locator("[data-attach-clause]")).to_have_text("1")
    bar.get_by_role("button", name="Attach to this clause").click()
    expect(page.locator("[data-toast]")).to_contain_text("Attached to 1.")
    placed = Placement.objects.get()
    assert (placed.key, placed.quote) == (later.current_reading.clauses.get(number="1").key, "")


def test_a_place_is_confirmed_or_put_away_and_found_again(signed_in, reviewer, team, version, later):
    said = remark(version, reviewer, team, number="2", quote="stored permanently")
    placement(said, later, Placement.State.TO_CONFIRM, number="3", quote="kept for ever")
    page = opened(signed_in(reviewer), later)
    card(page, said).get_by_role("button", name="It is gone").click()
    expect(page.locator("[data-toast]")).to_contain_text("Marked as gone in this version.")
    expect(page.locator(".away > summary")).to_have_text("1 remark marked as gone here")
    page.keyboard.press("u")
    card(page, said).get_by_role("button", name="Yes, it is here").click()
    expect(page.locator("[data-cards] [data-card]")).to_have_count(1)
    assert Placement.objects.get().state == "reworded"


def start_typing(page: Page, comment: str) -> None:
    select(page, "stored permanently")
    page.keyboard.press("a")
    page.get_by_label("What is this about?").fill(comment)
    page.locator("[data-wording-part] label", has_text="replace").click()
    page.get_by_label("The new words").fill("stored for 30 days")
    page.locator("[data-entry] label", has_text="high").click()
    expect(page.locator("[data-when=kept]")).to_be_visible()


def test_what_is_typed_survives_and_is_resumed_on_another_device(signed_in, reviewer, editor, version):
    page = opened(signed_in(reviewer), version)
    start_typing(page, "Nothing may be kept")
    opened(page, version)
    typed = page.locator("[data-typed]")
    expect(typed).to_contain_text("Nothing may be kept")
    expect(opened(signed_in(editor), version).locator("[data-typed]")).to_have_count(0)
    other = opened(signed_in(reviewer, width=390, height=844), version)
    other.get_by_role("button", name="Remarks", exact=True).click()
    other.get_by_role("button", name="Resume").click()
    expect(other.get_by_label("What is this about?")).to_have_value("Nothing may be kept")
    expect(other.get_by_label("The new words")).to_have_value("stored for 30 days")
    expect(other.locator("[data-entry] [name=severity]:checked")).to_have_value("high")
    other.locator("[data-entry] button.primary").click()
    expect(other.locator("[data-card] .annotation-comment")).to_have_text("Nothing may be kept")
    said = Annotation.objects.get()
    assert (said.quote, said.proposed, said.severity) == ("stored permanently", "stored for 30 days", "high")
    assert not Draft.objects.exists()


def test_a_draft_that_cannot_be_kept_says_so_and_is_tried_again(signed_in, reviewer, version):
    page = opened(signed_in(reviewer), version)
    select(page, "stored permanently")
    page.keyboard.press("a")
    expect(page.get_by_label("What is this about?")).to_be_visible()
    page.context.set_offline(True)
    page.get_by_label("What is this about?").fill("Nothing may be kept.")
    expect(page.locator("[data-when=failed]")).to_contain_text("Your words are still here")
    page.keyboard.press("Escape")
    expect(page.get_by_label("What is this about?")).to_have_value("Nothing may be kept.")
    page.context.set_offline(False)
    expect(page.locator("[data-when=kept]")).to_be_visible()
    assert Draft.objects.get().form["comment"] == "Nothing may be kept."


def test_two_windows_do_not_write_over_each_other_unseen(signed_in, reviewer, version):
    one, other = (opened(signed_in(reviewer), version) for _ in range(2))
    start_typing(one, "From the first window")
    select(other, "stored permanently")
    other.keyboard.press("a")
    expect(other.get_by_label("What is this about?")).to_have_value("From the first window")
    other.get_by_label("What is this about?").fill("From the second window")
    expect(other.locator("[data-when=kept]")).to_be_visible()
    other.wait_for_timeout(1200)
    one.get_by_label("What is this about?").fill("From the first window again")
    expect(one.locator("[data-refusal]")).to_contain_text("Another window has a newer draft")
    one.get_by_role("button", name="Keep what is here").click()
    expect(one.locator("[data-when=kept]")).to_be_visible()
    assert Draft.objects.get().form["comment"] == "From the first window again"
    other.get_by_label("What is this about?").fill("From the second window again")
    other.get_by_role("button", name="Take the other one").click()
    expect(other.get_by_label("What is this about?")).to_have_value("From the first window again")


def test_a_form_is_closed_by_escape_and_its_draft_discarded(signed_in, reviewer, version):
    page = opened(signed_in(reviewer), version)
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.get_by_label("What is this about?").fill("Why?")
    page.keyboard.press("Escape")
    expect(page.locator("[data-typed]")).to_contain_text("Why?")
    expect(page.locator(".clause").nth(1)).to_be_focused()
    page.locator("[data-typed] summary").click()
    page.get_by_role("button", name="Discard it").click()
    expect(page.locator("[data-typed]")).to_have_count(0)
    assert not Draft.objects.exists()


def test_private_annotations_are_published_at_once(signed_in, reviewer, editor, team, version):
    for quote in ("record", "permanently", "Gaze"):
        remark(version, reviewer, team, number="2", quote=quote, visibility="private")
    page = opened(signed_in(reviewer), version)
    page.get_by_role("button", name="Publish my 3 private remarks to the team").click()
    boxes = page.locator("#publish [type=checkbox]")
    boxes.nth(1).uncheck()
    page.get_by_role("button", name="Publish 2").click()
    expect(page.get_by_role("button", name="Publish my 1 private remark to the team")).to_be_visible()
    expect(opened(signed_in(editor), version).locator("[data-card]")).to_have_count(2)


def test_an_edit_that_another_window_came_before_keeps_both_texts(signed_in, reviewer, team, version):
    said = remark(version, reviewer, team, number="2", quote="permanently", comment="First.")
    page = opened(signed_in(reviewer), version)
    card(page, said).click()
    card(page, said).locator(".card-more > summary").click()
    card(page, said).get_by_role("button", name="Edit").click()
    expect(page.get_by_label("What is this about?")).to_have_value("First.")
    remarks.change(said, Remark("From elsewhere."), by=reviewer)
    page.get_by_label("What is this about?").fill("From here.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[data-meanwhile-saved]")).to_contain_text("From elsewhere.")
    expect(page.get_by_label("What is this about?")).to_have_value("From here.")
    page.get_by_role("button", name="Save mine over it").click()
    expect(card(page, said).locator(".annotation-comment")).to_have_text("From here.")
    card(page, said).locator(".card-more > summary").click()
    card(page, said).get_by_role("button", name="Edit").click()
    expect(page.get_by_label("What is this about?")).to_have_value("From here.")
    page.get_by_label("What is this about?").fill("Once more.")
    remarks.change(said, Remark("The better one."), by=reviewer)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("button", name="Take the saved one").click()
    expect(page.get_by_label("What is this about?")).to_have_value("The better one.")


def test_the_author_edits_and_deletes_a_reply(signed_in, reviewer, editor, team, version):
    said = remark(version, reviewer, team, number="2")
    for person in (reviewer, editor):
        replies_service.add(said, f"{person} agrees.", by=person)
    page = opened(signed_in(reviewer), version)
    card(page, said).click()
    page.get_by_role("button", name="Edit your reply").click()
    page.get_by_label("Your reply").fill("I agree with all of it.")
    page.get_by_role("button", name="Send").click()
    expect(card(page, said).locator(".replies > li > p:not(.reply-head)")).to_have_text(
        ["I agree with all of it.", "Eva agrees."]
    )
    page.get_by_role("button", name="Delete your reply").click()
    expect(card(page, said).locator(".replies > li")).to_have_count(1)
    assert [reply.text for reply in Reply.objects.all()] == ["Eva agrees."]


def test_a_deleted_annotation_is_gone_for_others_at_once(signed_in, reviewer, editor, team, version):
    said = remark(version, reviewer, team, number="2", quote="permanently")
    theirs = opened(signed_in(editor), version)
    expect(card(theirs, said)).to_be_visible()
    remarks.delete(said, by=reviewer)
    card(theirs, said).click()
    card(theirs, said).get_by_role("button", name="Accept").click()
    expect(card(theirs, said).locator("[data-acts] > [role=alert]")).to_contain_text("There is nothing here")
    expect(card(opened(theirs, version), said)).to_have_count(0)


def test_the_whole_document_is_remarked_on(signed_in, reviewer, version):
    page = opened(signed_in(reviewer), version)
    page.locator(".dock-more > summary").click()
    page.get_by_role("button", name="Remark on the whole document").click()
    page.get_by_label("What is this about?").fill("It names no purpose.")
    page.locator("[data-entry] button.primary").click()
    expect(page.locator("[data-card] .annotation-place")).to_contain_text("Whole document")
    assert Annotation.objects.get().scope == "document"


CHINESE = paragraphs("7.3", "行为记录", "行为记录应永久保存。")


def test_a_chinese_wording_is_previewed_sign_by_sign(signed_in, reviewer, team):
    version = factories.version(CHINESE, language="zh")
    page = opened(signed_in(reviewer), version)
    page.keyboard.press("a")
    page.locator("[data-wording-part] label", has_text="replace").click()
    page.get_by_label("The new words").fill("行为记录应保存三十日。")
    expect(page.locator("[data-preview-here] del")).to_have_text("deleted: 永久;")
    expect(page.locator("[data-preview-here] ins")).to_have_text("inserted: 三十日;")
    page.get_by_label("What is this about?").fill("太久。")
    page.locator("[data-entry] button.primary").click()
    expect(page.locator(".annotation-proposal del")).to_contain_text("永久")
    assert Annotation.objects.get().scope == "clause"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_every_state_is_accessible(signed_in, editor, team, version, later, width, scheme):
    states = {"accepted": "", "dismissed": "Out of scope.", "resolved": ""}
    for state, reason in states.items():
        said = remark(version, editor, team, number="2", quote="Gaze is")
        Annotation.objects.filter(pk=said.pk).update(
            state=state, reason=reason, decided_by=editor, visibility="private"
        )
        placement(said, later, Placement.State.SAME, number="3", quote="Gaze is")
    asked = remark(version, editor, team, number="2", quote="stored permanently")
    placement(asked, later, Placement.State.TO_CONFIRM, number="3", quote="kept for ever")
    replies_service.add(asked, "Where is it?", by=editor)
    page = opened(signed_in(editor, width=width, color_scheme=scheme), later)
    if width == 390:
        page.get_by_role("button", name="Remarks", exact=True).click()
    page.locator("[data-tray] > summary").click()
    card(page, asked).get_by_text("About stored permanently.").click()
    assert faults(page) == []
    card(page, asked).locator(".card-more > summary").click()
    card(page, asked).locator("summary", has_text="Dismiss").click()
    card(page, asked).get_by_role("button", name="Dismiss it").click()
    expect(card(page, asked).locator(".confirm form [role=alert]")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Publish my 3").click()
    expect(page.locator("#publish")).to_be_visible()
    assert faults(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("#publish")).to_be_hidden()
    card(page, asked).get_by_role("button", name="Attach elsewhere").click()
    select(page, "for ever")
    expect(page.locator("[data-attaches]")).to_be_visible()
    assert faults(page) == []
    page.locator("[data-attaches]").click()
    expect(page.locator("[data-toast]")).to_be_visible()
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_editor_accepts_all_that_is_shown_and_undoes_it_at_once(signed_in, editor, reviewer, team, version):
    said = [remark(version, reviewer, team, number="2", quote=quote) for quote in ("record", "person", "permanently")]
    own = remark(version, editor, team, number="1", quote="identities")
    page = opened(signed_in(editor), version)
    offer, more = page.locator("[data-accepts]"), page.locator(".dock-more > summary")
    more.click()
    expect(offer).to_have_text("Accept all open ones shown here 4")
    more.click()
    choice = page.get_by_label("Show remarks")
    choice.select_option("mine")
    more.click()
    expect(page.get_by_role("button", name="Remark on the whole document")).to_be_visible()
    expect(offer).to_be_hidden()
    choice.select_option("")
    offer.click()
    expect(page.locator("[data-toast] p").first).to_have_text("Accepted: 4")
    expect(offer).to_be_hidden()
    assert states() == {"accepted"}
    page.keyboard.press("u")
    expect(offer).to_have_text("Accept all open ones shown here 4")
    assert states() == {"open"}
    decided = remarks.change(said[0], Remark("Which record?"), by=reviewer)
    more.click()
    offer.click()
    expect(page.locator("[data-accepting] [role=alert]")).to_contain_text("None was accepted")
    assert (states(), decided.comment, own.comment) == ({"open"}, "Which record?", "About identities.")


def states() -> set[str]:
    return set(Annotation.objects.values_list("state", flat=True))


def test_each_annotation_on_the_same_words_comes_by_one_more_click(signed_in, reviewer, team, version):
    said = [remark(version, reviewer, team, number="2", quote=quote) for quote in ("stored permanently", "permanently")]
    page = opened(signed_in(reviewer), version)
    expect(card(page, said[1])).to_be_visible()
    words = page.locator("[data-start]", has_text="permanently")
    for one in (*said, said[0]):
        x, y = words.evaluate(
            "(element) => { const range = document.createRange(); const node = element.firstChild;"
            " const at = node.data.indexOf('permanently'); range.setStart(node, at + 2); range.setEnd(node, at + 4);"
            " const box = range.getBoundingClientRect(); return [box.x + 1, box.y + box.height / 2]; }"
        )
        page.mouse.click(x, y)
        expect(page.locator(f"#annotation-{one.slug}.here")).to_be_visible()
        expect(page.locator(".annotation.here")).to_have_count(1)
