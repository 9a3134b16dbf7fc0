"""What a team confirmed of the sentences that comments stand on, from the draft of a set to what was frozen."""

import csv
import io
import json
import zipfile
from typing import Any

import docx
import openpyxl
import pytest

from annotations.exporting.force import in_words
from annotations.exporting.manifest import columns
from annotations.models import CommentSet, Consultation
from annotations.queries.comment_sets import verdict_on
from annotations.queries.force import with_force
from annotations.services import annotations, comment_sets, comments, confirmations, draft_sets
from annotations.services.annotations import Remark
from clauseline.anchoring import Anchor
from proposals.models import Role
from proposals.queries.strength import duty_rows
from proposals.refusals import Conflict
from proposals.services import orders
from tests import clients, factories
from tests.annotations import duties

pytestmark = pytest.mark.django_db

TODAY = "2026-11-09"
LOWERED = f"“shall” → “should”, weakened (v1 → D-2); confirmed by A. Editor for Reviewers on {TODAY}"
SENTENCE = "Between v1 and D-2 the binding force of this sentence was weakened: “shall” became “should”."


@pytest.fixture(autouse=True)
def _noon(time_machine: Any):
    """Midnight never falls into a test."""
    time_machine.move_to(f"{TODAY}T12:00:00Z")


@pytest.fixture
def comparison():
    made = duties.three()
    made.new_version.number = "D-2"
    made.new_version.save()
    return made


@pytest.fixture
def ana():
    return factories.person("ana", credit="A. Editor")


@pytest.fixture
def team(ana):
    return factories.team(ana, role=Role.EDITOR, name="Reviewers")


@pytest.fixture
def consultation(comparison, team):
    return Consultation.objects.create(
        version=comparison.new_version, team=team, title="Comments", member_code="XA", form="iso"
    )


def said(consultation, by, number, quote=""):
    """What Ana says of a clause, or of words of it."""
    version = consultation.version
    key = version.current_reading.clauses.get(number=number).key
    anchor = Anchor(quote) if quote else None
    return annotations.add(version, Remark("This must stay."), team=consultation.team, by=by, key=key, anchor=anchor)


def confirm(comparison, index, state, by, team=None):
    return confirmations.confirm(comparison, duty_rows(comparison)[index].name, state, by=by, team=team)


def drawn(consultation, by, *remarks):
    return comment_sets.draw_up(consultation, remarks, by=by)


def forces(found, person):
    """What is said of each row, in the words of a form."""
    return [[in_words(one) for one in row.force] for row in with_force(found, found.comments.all(), person)]


def test_a_comment_on_the_sentence_or_its_clause_has_what_the_team_confirmed(comparison, consultation, ana):
    confirm(comparison, 0, "weakened", ana)
    found = drawn(consultation, ana, said(consultation, ana, "1", "should erase"), said(consultation, ana, "1"))
    assert forces(found, ana) == [[LOWERED], [LOWERED]]


def test_a_comment_on_other_words_or_another_clause_has_not(ana, team):
    rest = "The rest stays as it was."
    made = duties.compared(*duties.versions((f"It shall be so. {rest}",), (f"It should be so. {rest}",)))
    duties.say(made, "1", "It shall be so.", "It should be so.", "verb-lowered", "weakened", sure=True)
    consultation = Consultation.objects.create(version=made.new_version, team=team, title="Comments")
    confirm(made, 0, "weakened", ana)
    found = drawn(consultation, ana, said(consultation, ana, "1", "The rest stays"))
    assert forces(found, ana) == [[]]


def test_what_the_program_says_firmly_is_not_confirmed(comparison, consultation, ana):
    found = drawn(consultation, ana, said(consultation, ana, "1"))
    assert forces(found, ana) == [[]]
    confirm(comparison, 0, "weakened", ana)
    confirm(comparison, 0, "open", ana)
    assert forces(found, ana) == [[]]


def test_a_sentence_that_is_gone_belongs_to_a_comment_on_its_whole_clause(comparison, consultation, ana):
    confirm(comparison, 2, "weakened", ana)
    found = drawn(consultation, ana, said(consultation, ana, "3"), said(consultation, ana, "3", "Nothing else"))
    assert forces(found, ana) == [
        [
            "binding sentence gone, a similar sentence is there, weakened (v1 → D-2); "
            f"confirmed by A. Editor for Reviewers on {TODAY}"
        ],
        [],
    ]


def test_what_another_team_confirmed_is_not_there(comparison, consultation, ana):
    other = factories.team(ana, name="Others")
    confirm(comparison, 0, "weakened", ana, team=other)
    found = drawn(consultation, ana, said(consultation, ana, "1"))
    assert forces(found, ana) == [[]]
    assert "Others" not in json.dumps(comment_sets.freeze(found, by=ana).manifest)
    assert found.comments.get().force == []


def test_who_may_not_see_the_other_side_does_not_learn_of_it(comparison, consultation, ana):
    confirm(comparison, 0, "weakened", ana)
    found = drawn(consultation, ana, said(consultation, ana, "1"))
    elsewhere = factories.proposal(teams=[factories.team()])
    comparison.old_version.proposal = elsewhere
    comparison.old_version.save()
    assert forces(found, ana) == [[]]


@pytest.mark.postgres
def test_freezing_keeps_a_complete_copy(comparison, consultation, ana, team):
    confirm(comparison, 0, "weakened", ana)
    found = drawn(consultation, ana, said(consultation, ana, "1", "should erase"))
    assert found.comments.get().force == []
    comment_sets.freeze(found, by=ana)
    copy = {
        "confirmed": "weakened",
        "reason": "verb-lowered",
        "old_verb": "shall",
        "new_verb": "should",
        "old_version": "v1",
        "new_version": "D-2",
        "confirmed_by": "A. Editor",
        "confirmed_for": "Reviewers",
        "confirmed_on": TODAY,
        "confirmed_in": "",
    }
    assert found.comments.get().force == [copy]
    assert "force" in found.manifest["columns"]
    confirm(comparison, 0, "neither", ana)
    ana.delete()
    found.refresh_from_db()
    assert found.comments.get().force == [copy]
    assert verdict_on(found).holds
    found.comments.update(force=[{**copy, "confirmed": "strengthened"}])
    assert verdict_on(found).changed == (1,)


def test_a_manifest_of_before_is_judged_by_its_own_columns(comparison, consultation, ana, monkeypatch):
    found = drawn(consultation, ana, said(consultation, ana, "1"))
    older = tuple(name for name in columns() if name != "force")
    monkeypatch.setattr("annotations.exporting.manifest.columns", lambda: older)
    comment_sets.freeze(found, by=ana)
    monkeypatch.undo()
    assert found.manifest["columns"] == [*older]
    assert verdict_on(found).holds


def test_a_new_draft_of_a_frozen_set_asks_again(comparison, consultation, ana):
    confirm(comparison, 0, "weakened", ana)
    found = drawn(consultation, ana, said(consultation, ana, "1"))
    comment_sets.freeze(found, by=ana)
    confirm(comparison, 0, "strengthened", ana)
    again = comment_sets.renew(found, by=ana)
    assert again.comments.get().force == []
    assert forces(again, ana) == [[LOWERED.replace("weakened", "strengthened")]]
    assert forces(found, ana) == [[LOWERED]]


@pytest.mark.parametrize("state", CommentSet.State.values[:2])
def test_tables_have_a_column_of_it_and_the_form_of_the_body_has_its_own_alone(comparison, consultation, ana, state):
    confirm(comparison, 0, "weakened", ana)
    found = drawn(consultation, ana, said(consultation, ana, "1"))
    if state == CommentSet.State.FROZEN:
        comment_sets.freeze(found, by=ana)
    (row,) = csv.DictReader(io.StringIO(_data(found, "csv", ana).decode("utf-8-sig")))
    assert (row["comment"], row["force"]) == ("This must stay.", LOWERED)
    page = openpyxl.load_workbook(io.BytesIO(_data(found, "xlsx", ana))).worksheets[0]
    assert [cell.value for cell in page["P"]] == ["Binding force", LOWERED]
    (form,) = docx.Document(io.BytesIO(_data(found, "iso", ana))).tables
    assert [cell.text for cell in form.rows[0].cells] == ["XA", "", "1", "", "te", "This must stay.", "", ""]


def test_the_archive_holds_it_as_it_was_hashed(comparison, consultation, ana):
    confirm(comparison, 0, "weakened", ana)
    found = comment_sets.freeze(drawn(consultation, ana, said(consultation, ana, "1")), by=ana)
    with zipfile.ZipFile(io.BytesIO(_data(found, "zip", ana))) as archive:
        (line,) = archive.read("rows.jsonl").splitlines()
    assert json.loads(line)["force"] == found.comments.get().force


def test_by_program_a_frozen_comment_has_it(comparison, consultation, ana):
    confirm(comparison, 0, "weakened", ana)
    found = drawn(consultation, ana, said(consultation, ana, "1"))
    path = f"/api/v1/comment-sets/{found.slug}/"
    assert clients.api(ana).get(path).json()["comments"][0]["force"] == []
    comment_sets.freeze(found, by=ana)
    assert clients.api(ana).get(path).json()["comments"][0]["force"] == found.comments.get().force


def test_one_click_says_it_in_the_comment_and_can_be_undone(comparison, consultation, ana):
    confirm(comparison, 0, "weakened", ana)
    found = drawn(consultation, ana, said(consultation, ana, "1"))
    row = comments.say_force(found.comments.get(), by=ana)
    assert (row.comment, found.comments.get().force) == (f"This must stay.\n{SENTENCE}", [])
    with pytest.raises(Conflict, match="all that was confirmed"):
        comments.say_force(found.comments.get(), by=ana)
    draft_sets.undo(found, by=ana)
    assert found.comments.get().comment == "This must stay."


def test_where_nothing_was_confirmed_there_is_nothing_to_say(consultation, ana):
    found = drawn(consultation, ana, said(consultation, ana, "1"))
    with pytest.raises(Conflict, match="all that was confirmed"):
        comments.say_force(found.comments.get(), by=ana)


def test_the_page_of_the_set_shows_it_with_the_button(client, comparison, consultation, ana):
    confirm(comparison, 0, "weakened", ana)
    found = drawn(consultation, ana, said(consultation, ana, "1"))
    client.force_login(ana)
    row = found.comments.get()
    page = client.get(f"/comment-sets/{found.slug}/").text
    assert LOWERED in page and f'value="say-force {row.slug}"' in page
    act = client.post(f"/comment-sets/{found.slug}/act/", {"act": f"say-force {row.slug}"}, follow=True)
    assert SENTENCE in act.text and f'value="say-force {row.slug}"' not in act.text
    comment_sets.freeze(found, by=ana)
    confirm(comparison, 0, "open", ana)
    frozen = client.get(f"/comment-sets/{found.slug}/").text
    assert LOWERED in frozen and "say-force" not in frozen


def test_a_row_merged_of_two_says_the_same_once(comparison, consultation, ana):
    confirm(comparison, 0, "weakened", ana)
    found = drawn(consultation, ana, said(consultation, ana, "1"), said(consultation, ana, "1", "should erase"))
    comments.merge(found, list(found.comments.all()), by=ana)
    assert forces(found, ana) == [[LOWERED]]


def test_queries_do_not_grow_with_comments(comparison, consultation, ana, django_assert_num_queries):
    confirm(comparison, 0, "weakened", ana)
    found = drawn(consultation, ana, *(said(consultation, ana, "1") for _ in range(2)))
    with django_assert_num_queries(12):
        forces(found, ana)
    comments.add(found, [said(consultation, ana, "1") for _ in range(5)], by=ana)
    with django_assert_num_queries(12):
        forces(found, ana)


def _data(comment_set, form, by):
    return orders.now(comment_sets.order(comment_set, form, by=by), by=by).data
