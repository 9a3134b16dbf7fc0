from html import unescape

import pytest

from annotations.models import Consultation
from annotations.services import annotations, comment_sets, comments, decisions
from annotations.services.annotations import Remark
from annotations.services.comments import RowEdit
from proposals.models import Role
from tests import factories
from tests.annotations.remarks import remark
from tests.annotations.views.drawn import text, values, words
from tests.factories import paragraphs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("editor_signed_in")]

SCOPE = paragraphs("1", "Scope", "This draft specifies identities.")
RECORD = paragraphs("2", "Record", "The record is stored permanently.")


@pytest.fixture
def drawn(editor, team):
    version = factories.version(SCOPE, RECORD, number="N2")
    asked = Consultation.objects.create(team=team, version=version, title="Comments", member_code="XA")
    said = [remark(version, editor, team, number=number, comment=f"On {number}.", kind="ge") for number in ("1", "2")]
    return comment_sets.draw_up(asked, said, by=editor)


@pytest.fixture
def reviewer(client, team):
    person = factories.person()
    team.memberships.create(user=person, role=Role.REVIEWER)
    return person


def act(client, drawn, name, *rows, **more):
    fields = {"act": name, "row": [row.slug for row in rows], **more}
    return client.post(f"/comment-sets/{drawn.slug}/act/", fields)


def told(drawn, *names):
    return list(drawn.comments.values_list(*names, flat=len(names) == 1))


@pytest.mark.postgres
def test_rows_are_added_moved_sorted_taken_out_and_brought_back(client, drawn):
    first, second = drawn.comments.all()
    answer = act(client, drawn, "down", first)
    assert (answer.url, told(drawn, "comment")) == (
        f"/comment-sets/{drawn.slug}/#row-{first.slug}",
        ["On 2.", "On 1."],
    )
    act(client, drawn, "up", first)
    assert told(drawn, "comment") == ["On 1.", "On 2."]
    act(client, drawn, "sort", sorted_by="kind")
    drawn.refresh_from_db()
    assert drawn.sorted_by == "kind"
    act(client, drawn, "new")
    assert told(drawn, "member", "comment") == [("XA", "On 1."), ("XA", "On 2."), ("XA", "")]
    act(client, drawn, "remove", first, second)
    assert told(drawn, "comment") == [""]
    act(client, drawn, "undo")
    assert told(drawn, "comment") == ["On 1.", "On 2.", ""]


def test_scripts_get_the_sheet_with_what_was_done(client, drawn):
    comments.write(drawn, [RowEdit(drawn.comments.get(order=2), {"clause": "1"})], by=drawn.made_by)
    first, second = drawn.comments.all()
    asked = {"act": f"merge {first.slug} {second.slug}"}
    answer = client.post(f"/comment-sets/{drawn.slug}/act/", asked, headers={"HX-Request": "true"})
    assert (values(answer, "data-outcome"), values(answer, "data-leads")) == (["2 rows are row 1 now."], [first.slug])
    assert words(answer, "said") == ["On 1. On 2."]


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_a_refusal_is_said_above_the_sheet(client, drawn, headers):
    rows = [row.slug for row in drawn.comments.all()]
    answer = client.post(f"/comment-sets/{drawn.slug}/act/", {"act": "merge", "row": rows}, headers=headers)
    assert answer.status_code == 400
    assert "Rows can be merged where two or more speak of the same clause." in words(answer, "failure")
    assert words(answer, "said") == ["On 1.", "On 2."]


def test_duplicates_are_suggested_until_they_are_told_apart(client, drawn):
    second = drawn.comments.get(order=2)
    comments.write(drawn, [RowEdit(second, {"clause": "1", "comment": "On  1."})], by=drawn.made_by)
    first, second = drawn.comments.all()
    page = client.get(f"/comment-sets/{drawn.slug}/")
    assert "Row 1, row 2 on 1: they say the same." in words(page, "twin")[0]
    act(client, drawn, f"apart {first.slug} {second.slug}")
    assert words(client.get(f"/comment-sets/{drawn.slug}/"), "twin") == []


def test_what_an_annotation_says_since_is_shown_and_taken(client, drawn, editor):
    row = drawn.comments.get(order=1)
    annotations.change(row.annotation, Remark("Anew.", kind="ge", concerns=("retention",)), by=editor)
    decisions.decide(drawn.comments.get(order=2).annotation, "dismissed", reason="Too weak", by=editor)
    news = words(client.get(f"/comment-sets/{drawn.slug}/"), "news")
    assert "changed: On 1, replaced by Anew;" in news[0]
    assert news[1] == "The remark behind this row is dismissed now."
    act(client, drawn, f"renew {row.slug}")
    assert told(drawn, "comment", "concerns") == [("Anew.", ["retention"]), ("On 2.", [])]


def test_a_row_has_a_form_that_keeps_both_texts(client, drawn, editor):
    row = drawn.comments.get(order=1)
    address = f"/comment-sets/{drawn.slug}/rows/{row.slug}/"
    seen = values(client.get(address), "value")
    assert "1" in seen
    mine = {
        "member": "XA",
        "clause": "1",
        "kind": "te",
        "comment": "Mine.\r\nTwice.",
        "changed_at": row.changed_at.isoformat(),
    }
    comments.write(drawn, [RowEdit(row, {"comment": "Theirs."})], by=editor)
    refused = client.post(address, mine)
    assert refused.status_code == 400
    assert "Your words are still here: save again to keep them." in text(refused)
    assert "Theirs." in words(refused, "warning")[0]
    assert "Mine." in text(refused)
    assert "Save mine 1 Discard mine 2 Edit mine 3" in words(refused, "warning")[0]
    assert 'href="#id_kind"' in refused.text, "the first field that differs"
    row.refresh_from_db()
    saved = client.post(address, {**mine, "changed_at": row.changed_at.isoformat()})
    assert saved.url == f"/comment-sets/{drawn.slug}/#row-{row.slug}"
    assert told(drawn, "kind", "comment")[0] == ("te", "Mine.\nTwice.")


def test_annotations_that_are_not_in_the_set_are_chosen_accepted_ones_first(client, drawn, editor, team):
    version = drawn.consultation.version
    accepted, other = (remark(version, editor, team, number="2", quote=quote) for quote in ("record", "stored"))
    decisions.decide(accepted, "accepted", by=editor)
    address = f"/comment-sets/{drawn.slug}/add/"
    assert words(client.get(address), "said") == ["About record."]
    assert words(client.get(f"{address}?state="), "said") == ["About record.", "About stored."]
    assert words(client.get(f"{address}?state=&clause=1"), "said") == []
    client.post(address, {"annotation": [accepted.slug, other.slug]})
    assert told(drawn, "comment") == ["On 1.", "On 2.", "About record.", "About stored."]
    assert "All that the team says about this version is in the set." in text(client.get(f"{address}?state="))


def test_reviewers_read_and_do_nothing(client, drawn, reviewer):
    client.force_login(reviewer)
    row = drawn.comments.get(order=1)
    page = client.get(f"/comment-sets/{drawn.slug}/")
    assert words(page, "said") == ["On 1.", "On 2."]
    assert (values(page, "data-writes"), words(page, "sheet-tools")) == ([], [])
    assert act(client, drawn, "remove", row).status_code == 403
    assert client.get(f"/comment-sets/{drawn.slug}/add/").status_code == 403
    assert client.get(f"/comment-sets/{drawn.slug}/rows/{row.slug}/").status_code == 302
    assert "run by the editors of a team" in text(client.get(f"/comment-sets/{drawn.slug}/freeze/"))
    assert client.post(f"/comment-sets/{drawn.slug}/freeze/").status_code == 403


def test_other_teams_see_none_of_it(client, drawn):
    ben = factories.person("ben")
    factories.team(ben, role=Role.OWNER)
    client.force_login(ben)
    row = drawn.comments.get(order=1)
    for page in ("sheet/", "add/", f"rows/{row.slug}/", "freeze/", "send/"):
        assert client.get(f"/comment-sets/{drawn.slug}/{page}").status_code == 404, page
    assert act(client, drawn, "remove", row).status_code == 404


def test_errors_stand_in_the_way_of_freezing_in_words(client, drawn, editor):
    comments.write(drawn, [RowEdit(drawn.comments.get(order=1), {"comment": ""})], by=editor)
    address = f"/comment-sets/{drawn.slug}/freeze/"
    assert "Errors stand in the way of freezing" in text(client.get(address))
    answer = client.post(address)
    assert (answer.status_code, words(answer, "failure")[0]) == (
        409,
        "1 error of the form remains, in row 1: The comment is empty.",
    )


def test_a_frozen_set_is_marked_as_sent_and_drawn_up_anew(client, drawn, editor):
    assert client.post(f"/comment-sets/{drawn.slug}/send/", {"how": "By mail"}).status_code == 400
    comment_sets.freeze(drawn, by=editor)
    client.post(f"/comment-sets/{drawn.slug}/send/", {"how": "By mail"})
    assert ", Eva: By mail" in text(client.get(f"/comment-sets/{drawn.slug}/"))
    answer = client.post(f"/comment-sets/{drawn.slug}/renew/")
    assert words(client.get(answer.url), "said") == ["On 1.", "On 2."]


def test_one_row_is_drawn_with_the_summary(client, drawn):
    row = drawn.comments.get(order=2)
    answer = client.get(f"/comment-sets/{drawn.slug}/sheet/?row={row.slug}")
    assert (values(answer, "data-row"), words(answer, "said")) == ([row.slug], ["On 2."])
    assert "Every row fits the form." in unescape(text(answer))
