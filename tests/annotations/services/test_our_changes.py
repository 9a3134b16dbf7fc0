"""All wordings of a set as one redline of the draft: it says what each row says."""

from __future__ import annotations

import io
import re
from zipfile import ZipFile

import pytest

from annotations.models import CommentSet
from annotations.services import comment_sets, comments, consultations, our_changes
from annotations.services.comments import RowEdit
from annotations.services.consultations import Call
from proposals.refusals import Refusal
from proposals.services import orders
from tests import factories
from tests.annotations.remarks import remark
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

RECORDS = "A platform shall keep each record for ever. It may say so."


@pytest.fixture
def drawn(reviewer, editor, team) -> CommentSet:
    version = factories.version(
        paragraphs("1", "Records", RECORDS),
        paragraphs("2", "Gaze", "Gaze is kept."),
        paragraphs("3", "End", "The end."),
    )
    said = [
        remark(version, reviewer, team, number="1", quote="for ever", proposal="replace", proposed="for a year"),
        remark(version, reviewer, team, number="1", quote="may say", proposal="replace", proposed="shall say"),
        remark(version, reviewer, team, number="2", proposal="replace", proposed="Gaze is never kept."),
        remark(version, reviewer, team, number="3", quote="end.", proposal="insert-after", proposed="Of all."),
        remark(version, reviewer, team, number="1", quote="ever", proposal="delete"),
        remark(version, reviewer, team, comment="No wording."),
    ]
    consultation = consultations.add(version, Call("Comments", member_code="XA"), team=team, by=editor)
    return comment_sets.draw_up(consultation, said, by=editor)


def test_the_draft_says_what_each_row_says(drawn):
    found = our_changes.our_changes(drawn)
    assert [clause.new.text for clause in found.clauses] == [
        "A platform shall keep each record for a year. It shall say so.",
        "Gaze is never kept.",
        "The end. Of all.",
    ]
    assert [row.quote for row in found.clashing] == ["ever"]
    assert found.in_words == []


@pytest.mark.parametrize(
    ("language", "text", "quote", "typed", "read"),
    [
        ("en", "It is kept.", "It is kept.", " It is told to all. ", "It is kept. It is told to all."),
        ("en", "It is kept for ever.", "is kept ", " safely", "It is kept safely for ever."),
        ("en", "It is kept for ever.", "kept", ", if need be,", "It is kept, if need be, for ever."),
        ("fr", "Il est gardé toujours.", "gardé", " à part", "Il est gardé à part toujours."),
        ("zh", "平台保存记录。", "保存", "匿名", "平台保存匿名记录。"),
    ],
)
def test_what_is_inserted_stands_one_space_behind_the_words(reviewer, editor, team, language, text, quote, typed, read):
    version = factories.version(paragraphs("1", "Records", text), language=language)
    said = remark(version, reviewer, team, number="1", quote=quote, proposal="insert-after", proposed=typed)
    assert (said.quote, said.proposed) == (quote.strip(), typed.strip())
    call = consultations.add(version, Call("Comments", member_code="XA"), team=team, by=editor)
    found = our_changes.our_changes(comment_sets.draw_up(call, [said], by=editor))
    assert [clause.new.text for clause in found.clauses] == [read]


@pytest.mark.parametrize(
    ("text", "quote", "read"),
    [
        ("It is kept safely for ever.", "safely ", "It is kept for ever."),
        ("It is kept for ever.", "for ever", "It is kept."),
        ("Perhaps it is kept.", "Perhaps", "it is kept."),
        ("平台永久保存。", "永久", "平台保存。"),
    ],
)
def test_what_is_deleted_leaves_no_double_space(reviewer, editor, team, text, quote, read):
    version = factories.version(paragraphs("1", "Records", text))
    said = remark(version, reviewer, team, number="1", quote=quote, proposal="delete")
    call = consultations.add(version, Call("Comments", member_code="XA"), team=team, by=editor)
    found = our_changes.our_changes(comment_sets.draw_up(call, [said], by=editor))
    assert [clause.new.text for clause in found.clauses] == [read]


def test_what_a_row_says_in_words_of_its_own_is_named(drawn, editor):
    row = drawn.comments.get(quote="may say")
    comments.write(drawn, [RowEdit(row, {"proposed": "Say it in all languages."})], by=editor)
    found = our_changes.our_changes(drawn)
    assert [one.pk for one in found.in_words] == [row.pk]
    assert found.clauses[0].new.text == "A platform shall keep each record for a year. It may say so."


def test_what_was_written_for_other_words_is_named_and_not_in_it(drawn, client, editor):
    row = drawn.comments.get(quote="may say")
    row.wording["state"] = "conflict"
    row.save()
    found = our_changes.our_changes(drawn)
    assert [one.pk for one in found.unsettled] == [row.pk]
    assert found.clauses[0].new.text == "A platform shall keep each record for a year. It may say so."
    client.force_login(editor)
    page = client.get(f"/comment-sets/{drawn.slug}/changes/").content.decode()
    assert "nobody said what becomes of them" in page


def test_the_word_file_has_the_whole_draft_with_our_changes_tracked(drawn, editor):
    file = orders.now(our_changes.order(drawn, "docx"), by=editor)
    words = ZipFile(io.BytesIO(file.data)).read("word/document.xml").decode()
    assert "w:ins" in words
    assert "w:del" in words
    assert "The end." in words
    with pytest.raises(Refusal, match="There is no form called"):
        orders.now(our_changes.order(drawn, "stone"), by=editor)


def test_its_page_names_the_rows(drawn, client, editor):
    client.force_login(editor)
    page = client.get(f"/comment-sets/{drawn.slug}/changes/").content.decode()
    assert "3 clauses of" in page
    assert "an earlier row asks for the same words" in page
    assert re.search("<del>.*?ever.*?</del>.*?<ins>.*?a year", page, re.S)
