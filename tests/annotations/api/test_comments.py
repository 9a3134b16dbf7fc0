import pytest

from annotations.models import Consultation
from annotations.services import annotations, comment_sets
from annotations.services.annotations import Remark
from proposals.models import Role
from tests import factories
from tests.annotations.remarks import remark
from tests.clients import UNSEEN, api

pytestmark = pytest.mark.django_db


@pytest.fixture
def drawn(editor, team):
    version = factories.version(factories.paragraphs("1", "Scope", "This draft specifies identities."), number="N1")
    consultation = Consultation.objects.create(version=version, team=team, title="Comments", member_code="XA")
    return comment_sets.draw_up(consultation, [remark(version, editor, team, comment="Why?")], by=editor)


def address(comment_set, more=""):
    return f"/api/v1/comment-sets/{comment_set.slug}/comments/{more}"


def test_cells_are_written_if_nobody_else_wrote(drawn, editor):
    row, client = address(drawn, f"{drawn.comments.get().slug}/"), api(editor)
    seen = client.get(row)["ETag"]
    answer = client.patch(row, {"comment": "Because."}, format="json", HTTP_IF_MATCH=seen)
    assert (answer.status_code, answer.json()["comment"]) == (200, "Because.")
    assert answer["ETag"] != seen
    assert client.patch(row, {"comment": "No."}, format="json", HTTP_IF_MATCH=seen).status_code == 412


def test_a_cell_that_a_form_cannot_hold_is_refused_beside_its_name(drawn, editor):
    row = address(drawn, f"{drawn.comments.get().slug}/")
    answer = api(editor).patch(row, {"member": "A" * 11}, format="json")
    assert (answer.status_code, list(answer.json()["errors"])) == (400, ["member"])


def test_rows_are_added_and_taken_out(drawn, editor):
    made = api(editor).post(address(drawn), {"clause": "1", "comment": "More."}, format="json")
    assert (made.status_code, made.json()["order"], made.json()["title"]) == (201, 2, "Scope")
    assert api(editor).delete(address(drawn, f"{made.json()['id']}/")).status_code == 204
    assert drawn.comments.count() == 1


@pytest.mark.postgres
def test_a_block_is_written_at_once(drawn, editor):
    first = drawn.comments.get()
    pasted = [{"id": first.slug, "clause": "1", "comment": "A"}, {"clause": "", "comment": "B"}]
    answer = api(editor).post(address(drawn, "block/"), {"rows": pasted}, format="json")
    assert [(row["order"], row["comment"]) for row in answer.json()] == [(1, "A"), (2, "B")]


def test_rows_are_merged(drawn, editor):
    made = api(editor).post(address(drawn), {"clause": "General", "comment": "Why?"}, format="json").json()
    fields = {"comments": [drawn.comments.get(order=1).slug, made["id"]]}
    assert api(editor).post(address(drawn, "merge/"), fields, format="json").status_code == 200
    assert list(drawn.comments.values_list("comment", flat=True)) == ["Why?"]


def test_a_set_is_sent_and_made_anew(drawn, editor):
    comment_sets.freeze(drawn, by=editor)
    sent = api(editor).post(f"/api/v1/comment-sets/{drawn.slug}/send/")
    assert (sent.json()["state"], sent.json()["sent_by"]["id"]) == ("sent", editor.slug)
    made = api(editor).post(f"/api/v1/comment-sets/{drawn.slug}/renew/")
    assert (made.status_code, made.json()["state"], len(made.json()["comments"])) == (201, "draft", 1)


def test_for_other_teams_there_is_no_row(drawn):
    stranger = factories.person()
    factories.team(stranger, role=Role.OWNER)
    row = address(drawn, f"{drawn.comments.get().slug}/")
    for answer in (api(stranger).get(row), api(stranger).patch(row, {}, format="json"), api(stranger).delete(row)):
        assert (answer.status_code, answer.json()) == (404, UNSEEN)


def test_annotations_are_added_and_the_act_undone(drawn, editor):
    asked = drawn.consultation
    said = remark(asked.version, editor, asked.team, number="1")
    added = api(editor).post(address(drawn, "add/"), {"annotations": [said.slug]}, format="json")
    assert (added.status_code, [row["comment"] for row in added.json()]) == (201, ["About 1."])
    undone = api(editor).post(address(drawn, "undo/"))
    assert (undone.status_code, drawn.comments.count()) == (200, 1)
    redone = api(editor).post(address(drawn, "redo/"))
    assert (redone.status_code, drawn.comments.count()) == (200, 2)
    again = api(editor).post(address(drawn, "undo/"))
    assert (again.status_code, drawn.comments.count()) == (200, 1)
    nothing = api(editor).post(address(drawn, "undo/"))
    assert (nothing.status_code, nothing.json()["detail"]) == (409, "There is nothing more of yours to undo here.")


def test_rows_are_moved_and_sorted(drawn, editor):
    made = api(editor).post(address(drawn), {"clause": "1", "comment": "More."}, format="json").json()
    fields = {"comments": [made["id"]], "before": drawn.comments.get(order=1).slug}
    assert api(editor).post(address(drawn, "move/"), fields, format="json").status_code == 204
    assert drawn.comments.get(order=1).comment == "More."
    sets = f"/api/v1/comment-sets/{drawn.slug}/arrange/"
    answer = api(editor).post(sets, {"sorted_by": "clause"}, format="json").json()
    assert (answer["sorted_by"], [row["comment"] for row in answer["comments"]]) == ("clause", ["Why?", "More."])
    assert api(editor).post(sets, {"sorted_by": "colour"}, format="json").status_code == 400
    unknown = {"comments": [made["id"]], "before": "nothing"}
    assert api(editor).post(address(drawn, "move/"), unknown, format="json").status_code == 404


def test_a_row_is_renewed(drawn, editor):
    row = drawn.comments.get()
    renew = address(drawn, f"{row.slug}/renew/")
    assert api(editor).post(renew).status_code == 409
    annotations.change(row.annotation, Remark("Anew."), by=editor)
    assert api(editor).post(renew).json()["comment"] == "Anew."


def test_a_kind_is_known_in_any_case_of_letters(drawn, editor):
    row = address(drawn, f"{drawn.comments.get().slug}/")
    assert api(editor).patch(row, {"kind": "Ed"}, format="json").json()["kind"] == "ed"
    answer = api(editor).patch(row, {"kind": "xx"}, format="json")
    assert (answer.status_code, answer.json()["detail"]) == (400, "The kind is ge, te or ed.")


def test_the_comments_of_a_frozen_set_may_be_kept_for_an_hour(drawn, editor):
    open_ = api(editor).get(address(drawn))["Cache-Control"]
    comment_sets.freeze(drawn, by=editor)
    frozen = api(editor).get(address(drawn))["Cache-Control"]
    assert (open_, frozen) == ("private, no-cache", "private, max-age=3600")
