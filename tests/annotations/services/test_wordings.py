"""A wording goes out for the words that stand there, or not at all."""

from __future__ import annotations

import pytest

from annotations.models import Annotation, Comment, Placement, WordingDecision
from annotations.queries.checks import faults
from annotations.queries.comment_sets import sheet_of
from annotations.queries.margins import card
from annotations.services import annotations as remarks
from annotations.services import comment_sets, comments, consultations, wordings
from annotations.services.annotations import Remark
from annotations.services.comments import RowEdit
from annotations.services.consultations import Call
from annotations.services.wordings import WordingChoice
from proposals.models import Role, Version
from proposals.refusals import Conflict, NotAllowed, Refusal
from proposals.services import orders
from tests import factories
from tests.annotations.remarks import placement, remark
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

OLD = "A platform shall delete each record within 30 days."
MINE = "A platform shall delete each record within 10 days."
BETWEEN = "A platform shall delete each record and its metadata within 30 days."
DENIED = "A platform shall not delete each record within 30 days."
TOUCHED = "A platform shall delete each record within 60 days."
LATER = "A platform shall delete each record, if any, within 60 days."


@pytest.fixture
def home() -> Version:
    return factories.version(paragraphs("1", "Records", OLD), number="N1")


def next_version(home: Version, words: str, number: str = "N2") -> Version:
    return factories.version(paragraphs("1", "Records", words), number=number, proposal=home.proposal)


def carried(
    home: Version, words: str, by, team, *, quote: str = OLD, new: str | None = None
) -> tuple[Annotation, Version]:
    """An annotation of `home` that proposes MINE, as it stands in a version with these words."""
    said = remark(home, by, team, number="1", quote=quote, proposal="replace", proposed=MINE)
    version = next_version(home, words)
    state = Placement.State.SAME if words == OLD else Placement.State.REWORDED
    placement(said, version, state, number="1", quote=words if quote else "")
    return said, version


def row_of(version: Version, said: Annotation, editor, team) -> Comment:
    consultation = consultations.add(version, Call("Comments", member_code="XA"), team=team, by=editor)
    return comment_sets.draw_up(consultation, [said], by=editor).comments.get()


def wrong(row: Comment) -> list[tuple[str, bool]]:
    return [(fault.sentence, fault.is_error) for fault in faults(row.comment_set) if fault.column == "proposed"]


def test_on_the_same_words_it_is_as_it_was_written(home, reviewer, editor, team):
    said, version = carried(home, OLD, reviewer, team)
    row = row_of(version, said, editor, team)
    assert (row.proposed, row.wording["state"], wrong(row)) == (f"Replace “{OLD}” by “{MINE}”.", "as-written", [])


def test_what_the_body_put_in_between_is_kept_in_what_is_sent(home, reviewer, editor, team):
    said, version = carried(home, BETWEEN, reviewer, team)
    row = row_of(version, said, editor, team)
    made = "A platform shall delete each record and its metadata within 10 days."
    assert (row.proposed, row.wording["state"]) == (f"Replace “{BETWEEN}” by “{made}”.", "made-again")
    assert (row.wording["written_for"], row.wording["written"]) == (OLD, MINE)
    assert wrong(row) == []


def test_a_whole_clause_is_made_again_too(home, reviewer, editor, team):
    said, version = carried(home, BETWEEN, reviewer, team, quote="")
    row = row_of(version, said, editor, team)
    assert row.proposed == "Replace the text by “A platform shall delete each record and its metadata within 10 days.”."


def test_where_the_sense_may_have_turned_the_row_asks_to_look(home, reviewer, editor, team):
    said, version = carried(home, DENIED, reviewer, team)
    row = row_of(version, said, editor, team)
    assert row.wording["doubts"] == ["force", "negation"]
    assert [is_error for _, is_error in wrong(row)] == [False]
    comment_sets.freeze(row.comment_set, by=editor)


def test_what_was_written_for_other_words_is_never_sent(home, reviewer, editor, team):
    said, version = carried(home, TOUCHED, reviewer, team)
    row = row_of(version, said, editor, team)
    assert row.proposed == f"Replace “{OLD}” by “{MINE}”."
    ((sentence, is_error),) = wrong(row)
    assert (sentence.startswith("This wording was written for other words"), is_error) == (True, True)
    assert [one.proposed for one in sheet_of(row.comment_set).rows] == [""]
    assert MINE.encode() not in orders.now(comment_sets.order(row.comment_set, "csv", by=editor), by=editor).data
    with pytest.raises(Conflict, match="in row 1: This wording was written for other words"):
        comment_sets.freeze(row.comment_set, by=editor)


def test_what_the_body_did_is_asked_of_nobody(home, reviewer, editor, team):
    said, version = carried(home, MINE, reviewer, team)
    row = row_of(version, said, editor, team)
    assert (row.proposed, row.wording["state"], wrong(row)) == ("", "done-by-body", [])


@pytest.mark.parametrize(
    ("choice", "proposed"),
    [
        (WordingChoice("keep"), f"Replace “{TOUCHED}” by “{MINE}”."),
        (
            WordingChoice("anew", "No platform shall keep records."),
            f"Replace “{TOUCHED}” by “No platform shall keep records.”.",
        ),
        (WordingChoice("drop"), ""),
    ],
)
def test_what_a_person_says_goes_out_and_stays(choice, proposed, home, reviewer, editor, team):
    said, version = carried(home, TOUCHED, reviewer, team)
    row = row_of(version, said, editor, team)
    wordings.settle(said, version, choice, by=reviewer)
    row.refresh_from_db()
    assert (row.proposed, row.wording["state"]) == (proposed, "settled")
    assert [is_error for _, is_error in wrong(row)] == [False] * (not proposed)
    comment_sets.freeze(row.comment_set, by=editor)
    again = comment_sets.draw_up(row.comment_set.consultation, [said], by=editor).comments.get()
    assert (again.proposed, again.wording["state"]) == (proposed, "settled")


@pytest.mark.postgres
def test_what_was_made_again_may_be_taken_over_the_doubts(home, reviewer, editor, team):
    said, version = carried(home, DENIED, reviewer, team)
    row = row_of(version, said, editor, team)
    wordings.settle(said, version, WordingChoice("made-again", seen=DENIED), by=reviewer)
    row.refresh_from_db()
    assert (row.proposed, wrong(row)) == (
        f"Replace “{DENIED}” by “A platform shall not delete each record within 10 days.”.",
        [],
    )


@pytest.mark.postgres
def test_what_was_said_is_taken_back(home, reviewer, editor, team):
    said, version = carried(home, TOUCHED, reviewer, team)
    row = row_of(version, said, editor, team)
    wordings.settle(said, version, WordingChoice("keep"), by=reviewer)
    wordings.open_again(said, version, by=reviewer)
    row.refresh_from_db()
    assert row.wording["state"] == "conflict"
    with pytest.raises(Conflict):
        wordings.open_again(said, version, by=reviewer)


def test_what_was_said_of_words_that_are_others_by_now_is_refused(home, reviewer, team):
    said, version = carried(home, TOUCHED, reviewer, team)
    with pytest.raises(Conflict, match="Other words stand there by now"):
        wordings.settle(said, version, WordingChoice("keep", seen=OLD), by=reviewer)
    assert not WordingDecision.objects.exists()


def test_nothing_is_written_anew_with_no_words(home, reviewer, team):
    said, version = carried(home, TOUCHED, reviewer, team)
    with pytest.raises(Refusal, match="write the new words"):
        wordings.settle(said, version, WordingChoice("anew", " "), by=reviewer)
    with pytest.raises(Refusal, match="one of these"):
        wordings.settle(said, version, WordingChoice("burn"), by=reviewer)


def test_others_than_reviewers_of_the_team_say_nothing_of_it(home, reviewer, team):
    said, version = carried(home, TOUCHED, reviewer, team)
    stranger = factories.member(factories.team(name="Team B"), Role.OWNER, "bea")
    with pytest.raises(NotAllowed):
        wordings.settle(said, version, WordingChoice("drop"), by=stranger)


def test_in_a_later_version_it_goes_on_from_what_was_said(home, reviewer, team):
    said, version = carried(home, TOUCHED, reviewer, team)
    wordings.settle(
        said, version, WordingChoice("anew", "A platform shall delete each record within 40 days."), by=reviewer
    )
    later = next_version(home, LATER, "N3")
    placement(said, later, Placement.State.REWORDED, number="1", quote=LATER)
    wording = card(said, later).wording
    assert (wording.state, wording.proposed) == (
        "made-again",
        "A platform shall delete each record, if any, within 40 days.",
    )
    assert card(said, home).wording.state == "as-written"


@pytest.mark.postgres
def test_an_author_who_writes_anew_at_home_is_heard_again(home, reviewer, team):
    said, version = carried(home, TOUCHED, reviewer, team)
    wordings.settle(said, version, WordingChoice("drop"), by=reviewer)
    assert card(said, version).wording.is_dropped
    remarks.change(
        said,
        Remark("Say it.", proposal="replace", proposed="A platform may delete each record within 30 days."),
        by=reviewer,
    )
    said.refresh_from_db()
    wording = card(said, version).wording
    assert (wording.state, wording.proposed) == ("made-again", "A platform may delete each record within 60 days.")


def test_a_row_that_a_person_wrote_by_hand_is_settled(home, reviewer, editor, team):
    said, version = carried(home, TOUCHED, reviewer, team)
    row = row_of(version, said, editor, team)
    comments.write(row.comment_set, [RowEdit(row, {"proposed": "Delete the clause."})], by=editor)
    row.refresh_from_db()
    assert (row.wording["state"], wrong(row)) == ("settled", [])
    wordings.settle(said, version, WordingChoice("keep"), by=reviewer)
    row.refresh_from_db()
    assert row.proposed == "Delete the clause."


def test_a_row_is_renewed_on_the_new_words(home, reviewer, editor, team):
    said, version = carried(home, BETWEEN, reviewer, team)
    row = row_of(version, said, editor, team)
    remarks.change(
        said,
        Remark(said.comment, proposal="replace", proposed="A platform should delete each record within 30 days."),
        by=reviewer,
    )
    comments.renew(row, by=editor)
    row.refresh_from_db()
    assert row.proposed.endswith("by “A platform should delete each record and its metadata within 30 days.”.")
    with pytest.raises(Conflict):
        comments.renew(row, by=editor)


def test_of_merged_rows_what_is_asked_is_in_our_changes_and_what_nobody_settled_is_not_sent(
    home, reviewer, editor, team
):
    done, version = carried(home, MINE, reviewer, team)
    asks = remark(version, reviewer, team, number="1", quote="delete", proposal="replace", proposed="erase")
    consultation = consultations.add(version, Call("Comments", member_code="XA"), team=team, by=editor)
    drawn = comment_sets.draw_up(consultation, [done, asks], by=editor)
    states = {row.wording["state"] for row in drawn.comments.all()}
    merged = comments.merge(drawn, list(drawn.comments.all()), by=editor)
    assert (states, merged.wording["state"]) == ({"done-by-body", "as-written"}, "as-written")
    assert merged.proposed == "Replace “delete” by “erase”."
