import pytest

from annotations.exporting import FORMATS
from annotations.models import Consultation
from annotations.services import comment_sets, comments, reviews
from annotations.services.comments import RowEdit
from proposals.models import Role, Version
from proposals.services import orders
from tests import factories
from tests.annotations.remarks import remark
from tests.annotations.views.drawn import text, values, words
from tests.factories import paragraphs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editor_signed_in")]

RECORD = paragraphs("2", "Record", "The record is stored permanently.")


@pytest.fixture
def said(editor, team):
    wording = {"proposal": "replace", "proposed": "for 30 days"}
    version = factories.version(RECORD, number="N2")
    return remark(version, editor, team, number="2", quote="permanently", concerns=("retention",), **wording)


@pytest.fixture
def drawn(said, editor, team):
    asked = Consultation.objects.create(team=team, version=said.version, title="Comments", member_code="XA")
    return comment_sets.draw_up(asked, [said], by=editor)


def test_the_sheet_has_a_row_for_each_comment(client, drawn):
    answer = client.get(f"/comment-sets/{drawn.slug}/")
    assert words(answer, "tight") == ["XA", "", "2", "Para 1", "te"]
    assert words(answer, "words") == ["About permanently.", "changed: permanently, replaced by for 30 days;"]
    assert words(answer, "chip") == ["draft", "asked for", "ready", "Retention and permanence"]


@pytest.mark.parametrize("address", ["", "freeze/"])
def test_a_set_without_a_deadline_says_so_in_plain_words(client, drawn, address):
    (lede,) = words(client.get(f"/comment-sets/{drawn.slug}/{address}"), "lede")
    assert lede.startswith("1 comment on N2")
    assert lede.endswith("· no deadline")


def test_the_sheet_shows_what_was_copied_not_what_was_said_since(client, drawn, said):
    said.proposed, said.comment = "for a day", "Something else."
    said.save()
    answer = client.get(f"/comment-sets/{drawn.slug}/")
    assert words(answer, "words") == ["About permanently.", "changed: permanently, replaced by for 30 days;"]


def test_what_is_wrong_with_a_row_stands_under_it(client, drawn):
    drawn.comments.update(comment="", clause="9")
    answer = client.get(f"/comment-sets/{drawn.slug}/")
    assert words(answer, "fault") == ["Warning This version has no such clause.", "Error The comment is empty."]
    assert "1 error of the form, 1 warning." in text(answer)


def test_a_code_that_nobody_was_given_is_named_and_stands_in_the_way_of_freezing(client, drawn):
    drawn.comments.update(member="QZ")
    said = "Nobody was given this member code: it is neither the team's own nor one of ISO 3166."
    answer = client.get(f"/comment-sets/{drawn.slug}/")
    assert words(answer, "fault") == ["Error QZ Member code: see what is said above"]
    assert f"Error QZ {said} row 1 Member code of Team A Put it into this row" in text(answer)
    assert f'href="/consultations/{drawn.consultation.slug}/edit/"' not in answer.text, "the field mends it"
    answer = client.post(f"/comment-sets/{drawn.slug}/freeze/")
    assert (answer.status_code, words(answer, "failure")[0]) == (
        409,
        f"1 error of the form remains, in row 1: QZ: {said}",
    )


def test_a_form_whose_head_names_no_document_is_not_frozen(client, drawn):
    Version.objects.update(number="")
    said = "The head of the form names no document: the version has no number."
    shown = client.get(f"/comment-sets/{drawn.slug}/")
    assert f"Error {said}" in text(shown)
    assert f"/versions/{drawn.consultation.version.slug}/facts/" in shown.content.decode()
    assert f"Error {said}" in text(client.get(f"/comment-sets/{drawn.slug}/freeze/"))
    answer = client.post(f"/comment-sets/{drawn.slug}/freeze/")
    assert (answer.status_code, words(answer, "failure")[0]) == (409, said)
    drawn.refresh_from_db()
    assert drawn.state == "draft"


def test_of_many_rows_with_one_fault_the_first_are_named(client, drawn, editor):
    comments.write(drawn, [RowEdit(None, {"clause": "2"}) for _ in range(42)], by=editor)
    answer = client.get(f"/comment-sets/{drawn.slug}/")
    assert "row 41 and 2 more rows" in text(answer)


def test_several_rows_are_drawn_anew_at_once(client, drawn, editor):
    one, other = comments.write(
        drawn, [RowEdit(None, {"comment": "New."}), RowEdit(None, {"comment": "More."})], by=editor
    )
    answer = client.get(f"/comment-sets/{drawn.slug}/sheet/?row={one.slug}&row={other.slug}")
    assert words(answer, "said") == ["New.", "More."]


def test_a_row_that_was_changed_after_freezing_shows(client, drawn, editor):
    comment_sets.freeze(drawn, by=editor)
    assert words(client.get(f"/comment-sets/{drawn.slug}/"), "success") == ["The rows are those that were frozen."]
    drawn.comments.update(comment="Other.")
    answer = client.get(f"/comment-sets/{drawn.slug}/")
    assert words(answer, "failure") == ["The rows are no longer those that were frozen."]


def test_a_frozen_set_shows_its_manifest(client, drawn, editor):
    answer = client.post(f"/comment-sets/{drawn.slug}/freeze/", follow=True)
    drawn.refresh_from_db()
    assert drawn.state == "frozen"
    assert words(answer, "hash")[0] == drawn.consultation.version.sha256
    assert words(answer, "hash")[1:] == [f"{n} {row}" for n, row in enumerate(drawn.manifest["rows"], 1)]
    assert "Freeze the set" not in text(answer)


def test_a_manifest_of_another_release_is_told_in_words(client, drawn):
    client.post(f"/comment-sets/{drawn.slug}/freeze/")
    drawn.refresh_from_db()
    drawn.manifest["schema"] = "clauseline-manifest/9"
    drawn.save()
    answer = client.get(f"/comment-sets/{drawn.slug}/")
    (sentence,) = words(answer, "failure")
    assert (answer.status_code, "follows clauseline-manifest/9" in sentence) == (200, True)
    assert client.get(f"/comment-sets/{drawn.slug}/export/zip/").status_code == 409


def test_a_set_is_frozen_once(client, drawn):
    client.post(f"/comment-sets/{drawn.slug}/freeze/")
    answer = client.post(f"/comment-sets/{drawn.slug}/freeze/")
    assert (answer.status_code, words(answer, "failure")) == (409, ["This comment set is frozen already."])


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_can_be_downloaded(client, drawn, form):
    page = client.get(f"/comment-sets/{drawn.slug}/")
    address = f"/comment-sets/{drawn.slug}/export/{form}/"
    assert address in values(page, "href")
    answer = client.get(address)
    file = orders.now(comment_sets.order(drawn, form), by=None)
    assert (answer["Content-Type"], answer.content) == (file.media_type, file.data)
    assert answer["Content-Disposition"] == f'attachment; filename="{file.name}"'


def test_there_is_no_form_of_any_other_name(client, drawn):
    assert client.get(f"/comment-sets/{drawn.slug}/export/fax/").status_code == 400


@pytest.mark.parametrize("page", ["", "export/csv/"])
def test_another_team_does_not_see_it(client, drawn, page):
    ben = factories.person("ben")
    factories.team(ben, role=Role.OWNER)
    client.force_login(ben)
    assert client.get(f"/comment-sets/{drawn.slug}/{page}").status_code == 404


def test_reviewers_do_not_freeze(client, drawn, team):
    reviewer = factories.person()
    team.memberships.create(user=reviewer, role=Role.REVIEWER)
    client.force_login(reviewer)
    assert "Freeze the set" not in text(client.get(f"/comment-sets/{drawn.slug}/"))
    assert client.post(f"/comment-sets/{drawn.slug}/freeze/").status_code == 403


def test_queries_do_not_grow_with_comments(client, drawn, said, editor, team, django_assert_num_queries):
    with django_assert_num_queries(12):
        client.get(f"/comment-sets/{drawn.slug}/")
    more = [said, *(remark(said.version, editor, team, number="2", quote=quote) for quote in ("record", "stored"))]
    larger = comment_sets.draw_up(drawn.consultation, more, by=editor)
    with django_assert_num_queries(12):
        client.get(f"/comment-sets/{larger.slug}/")


def test_an_error_of_many_rows_is_said_once_and_mended_for_all_of_them_where_it_stands(client, drawn, editor):
    comments.write(
        drawn, [RowEdit(None, {"kind": "ge", "comment": "So", "member": code}) for code in ("", "FR")], by=editor
    )
    drawn.comments.filter(order=1).update(member="")
    Consultation.objects.update(member_code="")
    answer = client.get(f"/comment-sets/{drawn.slug}/freeze/")
    assert words(answer, "failure") == [
        "Error There is no member code. row 1, row 2 Member code of Team A Put it into these 2 rows"
    ]
    mended = client.post(f"/comment-sets/{drawn.slug}/act/", {"act": "member", "member": "QZ", "freezes": "1"})
    assert mended.url == f"/comment-sets/{drawn.slug}/freeze/"
    assert list(drawn.comments.values_list("member", flat=True)) == ["QZ", "QZ", "FR"]
    assert Consultation.objects.get().member_code == "QZ"
    assert words(client.get(mended.url), "failure") == []


@pytest.mark.parametrize(("code", "sentence"), [(" ", "Please give the member code."), ("Q" * 11, "11 characters")])
def test_no_code_and_one_that_the_form_does_not_take_are_refused(client, drawn, code, sentence):
    answer = client.post(f"/comment-sets/{drawn.slug}/act/", {"act": "member", "member": code})
    assert (answer.status_code, sentence in text(answer)) == (400, True)


def test_who_may_not_write_gives_no_code(client, drawn, team):
    client.force_login(factories.member(team, Role.REVIEWER))
    assert client.post(f"/comment-sets/{drawn.slug}/act/", {"act": "member", "member": "QZ"}).status_code == 403
    assert Consultation.objects.get().member_code != "QZ"


def test_what_nobody_has_read_is_said_beside_the_button(client, drawn, editor):
    (actions, *_) = words(client.get(f"/comment-sets/{drawn.slug}/freeze/"), "actions")
    assert actions == "Freeze the set Back Nobody of Team A has read 1 clause"
    for clause in drawn.consultation.version.current_reading.clauses.all():
        reviews.mark(drawn.consultation.version, clause.key, is_reviewed=True, by=editor)
    assert words(client.get(f"/comment-sets/{drawn.slug}/freeze/"), "actions")[0] == "Freeze the set Back"
