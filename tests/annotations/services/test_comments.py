import pytest

from annotations.exporting.manifest import verify
from annotations.models import Annotation, Comment, Consultation
from annotations.queries.comment_sets import sheet_of
from annotations.services import annotations, comment_sets, comments, draft_sets
from annotations.services.annotations import Remark
from annotations.services.comments import RowEdit
from proposals.models import Role
from proposals.refusals import Conflict, NotAllowed, Outdated, Refusal
from tests import factories
from tests.annotations.remarks import remark
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

SCOPE = paragraphs("1", "Scope", "This draft specifies identities.")
RECORD = paragraphs("2", "Record", "The record is stored permanently.")


@pytest.fixture
def editor(editor):
    editor.credit = "Forum"
    editor.save()
    return editor


@pytest.fixture
def drawn(editor, team):
    version = factories.version(SCOPE, RECORD, number="N1")
    consultation = Consultation.objects.create(version=version, team=team, title="Comments", member_code="XA")
    said = [remark(version, editor, team, number=number, comment=f"On {number}.") for number in ("1", "2")]
    return comment_sets.draw_up(consultation, said, by=editor)


def rows(comment_set, *names):
    return list(comment_set.comments.values_list("order", *names))


def test_a_row_follows_its_clause(drawn, editor):
    first = drawn.comments.get(order=1)
    comments.write(drawn, [RowEdit(first, {"clause": "2", "kind": "ED", "comment": " Anew.\n"})], by=editor)
    assert rows(drawn, "clause", "title", "kind", "comment") == [
        (1, "2", "Record", "ed", "Anew."),
        (2, "2", "Record", "te", "On 2."),
    ]


@pytest.mark.postgres
def test_a_new_row_stands_at_the_end_until_somebody_sorts(drawn, editor):
    (made,) = comments.write(drawn, [RowEdit(None, {"clause": "1", "comment": "More."})], by=editor)
    assert (made.order, made.member, made.kind) == (3, "XA", "te")
    assert rows(drawn, "comment") == [(1, "On 1."), (2, "On 2."), (3, "More.")]
    comments.arrange(drawn, "clause", by=editor)
    assert rows(drawn, "comment") == [(1, "On 1."), (2, "More."), (3, "On 2.")]


def test_of_a_block_all_is_written_or_nothing(drawn, editor):
    first, second = drawn.comments.all()
    with pytest.raises(Refusal, match="ge, te or ed"):
        comments.write(drawn, [RowEdit(first, {"comment": "Anew."}), RowEdit(second, {"kind": "xx"})], by=editor)
    assert rows(drawn, "comment") == [(1, "On 1."), (2, "On 2.")]


def test_what_another_person_wrote_is_not_lost(drawn, editor):
    first = drawn.comments.get(order=1)
    comments.write(drawn, [RowEdit(first, {"comment": "Theirs."}, [first.changed_at])], by=editor)
    with pytest.raises(Outdated):
        comments.write(drawn, [RowEdit(first, {"comment": "Mine."}, [first.changed_at])], by=editor)
    assert rows(drawn, "comment") == [(1, "Theirs."), (2, "On 2.")]


@pytest.mark.postgres
def test_a_row_is_taken_out_and_the_others_are_counted_anew(drawn, editor):
    comments.remove(drawn, [drawn.comments.get(order=1)], by=editor)
    assert rows(drawn, "comment") == [(1, "On 2.")]


def test_rows_that_say_the_same_become_one_with_all_credits(drawn, editor):
    first, second = drawn.comments.all()
    Comment.objects.filter(pk=second.pk).update(
        clause="1", credit="Institute; Forum", concerns=["retention"], proposed="Delete."
    )
    comments.merge(drawn, [first, second], by=editor)
    assert rows(drawn, "comment", "credit", "concerns", "proposed") == [
        (1, "On 1.\n\nOn 2.", "Forum; Institute", ["retention"], "Delete.")
    ]


def test_rows_on_different_clauses_are_not_merged(drawn, editor):
    with pytest.raises(Refusal, match="same clause"):
        comments.merge(drawn, list(drawn.comments.all()), by=editor)


def test_reviewers_do_not_write(drawn, team):
    reviewer = factories.person()
    team.memberships.create(user=reviewer, role=Role.REVIEWER)
    with pytest.raises(NotAllowed):
        comments.write(drawn, [RowEdit(None, {})], by=reviewer)


def test_a_set_with_errors_of_the_form_is_not_frozen(drawn, editor):
    comments.write(drawn, [RowEdit(drawn.comments.get(order=2), {"comment": ""})], by=editor)
    with pytest.raises(Conflict, match="1 error of the form remains, in row 2: The comment is empty"):
        comment_sets.freeze(drawn, by=editor)
    assert drawn.state == "draft"


def test_a_frozen_set_is_changed_only_as_a_new_one(drawn, editor):
    with pytest.raises(Conflict, match="is a draft"):
        comment_sets.renew(drawn, by=editor)
    comment_sets.freeze(drawn, by=editor)
    with pytest.raises(Conflict, match="is frozen"):
        comments.write(drawn, [RowEdit(None, {})], by=editor)
    made = comment_sets.renew(drawn, by=editor)
    comments.write(made, [RowEdit(made.comments.get(order=1), {"comment": "Anew."})], by=editor)
    assert rows(made, "comment") == [(1, "Anew."), (2, "On 2.")]
    assert rows(drawn, "comment") == [(1, "On 1."), (2, "On 2.")]
    assert verify(sheet_of(drawn), drawn.manifest).holds


def test_a_change_behind_the_manifest_shows(drawn, editor):
    comment_sets.freeze(drawn, by=editor)
    drawn.comments.filter(order=2).update(comment="Other.")
    assert verify(sheet_of(drawn), drawn.manifest).changed == (2,)


def test_a_set_is_sent_once_and_frozen(drawn, editor):
    with pytest.raises(Conflict):
        comment_sets.send(drawn, by=editor)
    comment_sets.freeze(drawn, by=editor)
    sent = comment_sets.send(drawn, by=editor)
    assert (sent.state, sent.sent_by, sent.sent_at is not None) == ("sent", editor, True)
    with pytest.raises(Conflict):
        comment_sets.send(drawn, by=editor)


def test_the_words_of_merged_rows_are_joined_once(drawn, editor):
    first, second = drawn.comments.all()
    same = {"clause": "1", "comment": "On 1.", "element": "Para 2"}
    comments.write(drawn, [RowEdit(first, {"element": "Para 1"}), RowEdit(second, same)], by=editor)
    merged = comments.merge(drawn, [first, second], by=editor)
    assert (merged.comment, merged.element, len(merged.sources)) == ("On 1.", "Para 1, Para 2", 2)


def test_rows_are_added_from_annotations_once(drawn, editor, team):
    version = drawn.consultation.version
    said = remark(version, editor, team, number="1", quote="identities", concerns=("retention",))
    comments.add(drawn, [said], by=editor)
    assert rows(drawn, "comment", "quote") == [
        (1, "On 1.", ""),
        (2, "About identities.", "identities"),
        (3, "On 2.", ""),
    ]
    with pytest.raises(Conflict, match="in the set already"):
        comments.add(drawn, [said], by=editor)


def test_what_was_merged_is_in_the_set_still(drawn, editor):
    first, second = drawn.comments.all()
    comments.write(drawn, [RowEdit(second, {"clause": "1"})], by=editor)
    comments.merge(drawn, [first, second], by=editor)
    with pytest.raises(Conflict, match="in the set already"):
        comments.add(drawn, [second.annotation], by=editor)


def test_rows_are_sorted_by_kind_and_moved_by_hand(drawn, editor):
    first, second = drawn.comments.all()
    comments.write(drawn, [RowEdit(second, {"kind": "ge"})], by=editor)
    comments.arrange(drawn, "kind", by=editor)
    assert rows(drawn, "comment") == [(1, "On 2."), (2, "On 1.")]
    comments.shift(drawn, [second], down=True, by=editor)
    assert rows(drawn, "comment") == [(1, "On 1."), (2, "On 2.")]
    comments.shift(drawn, [second], down=True, by=editor)
    assert rows(drawn, "comment") == [(1, "On 1."), (2, "On 2.")]
    comments.move(drawn, [second], before=first, by=editor)
    comments.write(drawn, [RowEdit(first, {"clause": "1"})], by=editor)
    assert rows(drawn, "comment") == [(1, "On 2."), (2, "On 1.")]
    comments.arrange(drawn, "clause", by=editor)
    assert rows(drawn, "comment") == [(1, "On 1."), (2, "On 2.")]


def test_what_the_annotation_says_since_is_taken(drawn, editor):
    row = drawn.comments.get(order=1)
    with pytest.raises(Conflict, match="nothing else"):
        comments.renew(row, by=editor)
    annotations.change(row.annotation, Remark("Say more.", proposal="delete", concerns=("retention",)), by=editor)
    comments.write(drawn, [RowEdit(row, {"element": "Para 9"})], by=editor)
    renewed = comments.renew(row, by=editor)
    assert (renewed.comment, renewed.proposed, renewed.concerns, renewed.element) == (
        "Say more.",
        "Delete this clause.",
        ["retention"],
        "Para 9",
    )
    with pytest.raises(Conflict, match="nothing else"):
        comments.renew(renewed, by=editor)


@pytest.mark.postgres
def test_of_a_merged_row_only_the_words_of_that_annotation_are_renewed(drawn, editor):
    first, second = drawn.comments.all()
    comments.write(drawn, [RowEdit(second, {"clause": "1"})], by=editor)
    merged = comments.merge(drawn, [first, second], by=editor)
    annotations.change(second.annotation, Remark("Anew."), by=editor)
    assert comments.renew(merged, by=editor).comment == "On 1.\n\nAnew."


def test_every_act_on_rows_can_be_undone_in_turn(drawn, editor):
    def told():
        return rows(drawn, "slug", "clause", "kind", "comment", "credit", "sources", "changed_at", "annotation")

    first, second = drawn.comments.all()
    acts = [
        lambda: comments.write(
            drawn, [RowEdit(second, {"clause": "1"}), RowEdit(None, {"comment": "More."})], by=editor
        ),
        lambda: comments.write(drawn, [RowEdit(first, {"comment": "Anew."})], by=editor),
        lambda: comments.merge(drawn, [first, second], by=editor),
        lambda: comments.arrange(drawn, "kind", by=editor),
        lambda: comments.shift(drawn, [first], down=True, by=editor),
        lambda: comments.remove(drawn, list(drawn.comments.all()), by=editor),
    ]
    seen = []
    for act in acts:
        seen.append(told())
        act()
    seen.append(told())
    for before in reversed(seen[:-1]):
        draft_sets.undo(drawn, by=editor)
        assert told() == before
    with pytest.raises(Conflict, match="nothing more of yours"):
        draft_sets.undo(drawn, by=editor)
    for after in seen[1:]:
        draft_sets.redo(drawn, by=editor)
        assert told() == after
    with pytest.raises(Conflict, match="nothing of yours to redo"):
        draft_sets.redo(drawn, by=editor)
    draft_sets.undo(drawn, by=editor)
    assert told() == seen[-2]


def test_what_was_undone_is_not_redone_over_what_came_after(drawn, editor, team):
    other = factories.person()
    team.memberships.create(user=other, role=Role.EDITOR)
    first, second = drawn.comments.all()
    comments.write(drawn, [RowEdit(first, {"comment": "Mine."})], by=editor)
    draft_sets.undo(drawn, by=editor)
    with pytest.raises(Conflict, match="nothing of yours to redo"):
        draft_sets.redo(drawn, by=other)
    comments.write(drawn, [RowEdit(second, {"comment": "Theirs beside."})], by=other)
    assert draft_sets.redo(drawn, by=editor) == [first.slug]
    draft_sets.undo(drawn, by=editor)
    comments.write(drawn, [RowEdit(first, {"comment": "Theirs."})], by=other)
    with pytest.raises(Conflict, match="Nothing was redone"):
        draft_sets.redo(drawn, by=editor)
    comments.write(drawn, [RowEdit(second, {"comment": "Mine."})], by=editor)
    with pytest.raises(Conflict, match="nothing of yours to redo"):
        draft_sets.redo(drawn, by=editor)
    assert rows(drawn, "comment") == [(1, "Theirs."), (2, "Mine.")]


def test_what_another_person_changed_since_is_not_undone(drawn, editor, team):
    other = factories.person()
    team.memberships.create(user=other, role=Role.EDITOR)
    first = drawn.comments.get(order=1)
    comments.write(drawn, [RowEdit(first, {"comment": "Mine."})], by=editor)
    with pytest.raises(Conflict, match="nothing more of yours"):
        draft_sets.undo(drawn, by=other)
    comments.write(drawn, [RowEdit(first, {"comment": "Theirs."})], by=other)
    with pytest.raises(Conflict, match="Nothing was undone"):
        draft_sets.undo(drawn, by=editor)
    assert rows(drawn, "comment") == [(1, "Theirs."), (2, "On 2.")]


@pytest.mark.postgres
def test_a_row_comes_back_without_an_annotation_that_is_gone_for_good(drawn, editor):
    comments.remove(drawn, list(drawn.comments.all()), by=editor)
    Annotation.objects.all().delete()
    draft_sets.undo(drawn, by=editor)
    assert rows(drawn, "comment", "annotation") == [(1, "On 1.", None), (2, "On 2.", None)]


def test_only_so_many_steps_are_kept(drawn, editor, monkeypatch):
    monkeypatch.setattr(draft_sets, "MOST_STEPS", 2)
    first = drawn.comments.get(order=1)
    for words in ("a", "b", "c"):
        comments.write(drawn, [RowEdit(first, {"comment": words})], by=editor)
    assert drawn.steps.count() == 2


def test_rows_told_apart_stay_so(drawn, editor):
    first, second = drawn.comments.all()
    for _ in range(2):
        comments.tell_apart(drawn, first, second, by=editor)
    drawn.refresh_from_db()
    assert drawn.apart == [sorted([first.slug, second.slug])]
