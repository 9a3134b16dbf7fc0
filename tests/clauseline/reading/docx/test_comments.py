"""Comments of a Word file: kept as they stand, with the clause they hang on."""

from __future__ import annotations

import pytest

from clauseline.reading import read
from tests.drafts.accounts import assert_account, left_out
from tests.drafts.word import cell, paragraph, row, run, table, word_file

DAY = 'w:date="2023-06-12T10:00:00Z"'


def on(key: int, words: str) -> str:
    """Words on which the comment `key` hangs."""
    return (
        f'<w:commentRangeStart w:id="{key}"/>{run(words)}<w:commentRangeEnd w:id="{key}"/>'
        f'<w:r><w:commentReference w:id="{key}"/></w:r>'
    )


def comment(key: int, text: str, author: str = "Reviewer") -> str:
    return f'<w:comment w:id="{key}" w:author="{author}" {DAY}>{paragraph(text)}</w:comment>'


def outline_of(*body: str, comments: str):
    outline = read(word_file(*body, parts={"comments": comments}), "draft.docx")
    assert_account(outline)
    return outline


def test_each_has_its_author_day_words_and_clause():
    outline = outline_of(
        paragraph("1\tScope", "Heading1"), paragraph("The platform ", inner=on(2, "shall keep") + run(" records.")),
        paragraph("2\tTerms", "Heading1", inner=on(1, " of art")), paragraph("Words are kept."),
        comments=comment(1, "Which?", "Editor") + comment(2, "How long?") + comment(3, "General."),
    )  # fmt: skip
    assert outline.facts["comments"] == [
        {"author": "Reviewer", "date": "2023-06-12", "text": "How long?", "quote": "shall keep", "clause": 0},
        {"author": "Editor", "date": "2023-06-12", "text": "Which?", "quote": "of art", "clause": 1},
        {"author": "Reviewer", "date": "2023-06-12", "text": "General.", "quote": "", "clause": None},
    ]
    assert left_out(outline) == {"comments": "Which?"}


def test_paragraphs_with_the_same_words_are_told_apart_by_their_order():
    same = "Records shall be kept."
    headed = [[paragraph(f"{n}\tDuty", "Heading1"), paragraph(same)] for n in (1, 2)]
    outline = outline_of(
        *headed[0], *headed[1], paragraph("3\tDuty", "Heading1"), paragraph(inner=on(1, same)), comments=comment(1, "?")
    )
    assert [one["clause"] for one in outline.facts["comments"]] == [2]


def test_a_comment_in_a_list_or_a_cell_hangs_on_its_clause():
    meaning = table(row("Sign", cell("", inner=paragraph(inner=on(2, "Meaning")))))
    outline = outline_of(
        paragraph("1\tScope", "Heading1"),
        paragraph("2\tDuties", "Heading1"),
        paragraph("a)\tto", inner=on(1, " keep")),
        paragraph("3\tTable", "Heading1"),
        meaning,
        comments=comment(1, "?") + comment(2, "?"),
    )
    assert [one["clause"] for one in outline.facts["comments"]] == [1, 2]


def test_of_two_clauses_with_the_same_words_the_later_comment_hangs_on_the_later():
    same = "Records shall be kept."
    outline = outline_of(
        paragraph("1\tScope", "Heading1"), paragraph("One word.", inner=on(1, " Another")), paragraph(same),
        paragraph("2\tDuties", "Heading1"), paragraph("Before it.", inner=on(2, " Here")),
        paragraph(inner=on(3, same)), comments="".join(comment(key, "?") for key in (1, 2, 3)),
    )  # fmt: skip
    assert [one["clause"] for one in outline.facts["comments"]] == [0, 1, 1]


@pytest.mark.parametrize(("way", "words"), [("accepted", "Records may be kept."), ("rejected", "Records be kept.")])
def test_tracked_changes_are_counted_whichever_way_they_are_read(way, words):
    data = word_file(
        paragraph("1\tScope", "Heading1"),
        paragraph("Records ", inner=f'<w:ins w:id="1">{run("may ")}</w:ins>{run("be kept.")}'),
    )
    outline = read(data, "draft.docx", {"tracked": way})
    people = [{"name": "", "changes": 1, "first": "", "last": ""}]
    assert outline.facts["tracked"] == {"inserted": 1, "deleted": 0, "people": people}
    assert outline.clauses[0].text == words


def test_a_file_without_them_says_nothing_of_them():
    assert (
        set(read(word_file(paragraph("1\tScope", "Heading1")), "draft.docx").facts) & {"comments", "tracked"} == set()
    )


def test_who_changed_what_is_told_as_it_stands_in_the_file():
    def by(author: str, day: str, words: str) -> str:
        return f'<w:ins w:author="{author}" w:date="{day}T09:00:00Z">{run(words)}</w:ins>'

    inner = by("Bo", "2023-05-03", "a ") + by("Ana &amp; Co", "2023-05-02", "b ") + by("Bo", "2023-05-01", "c")
    outline = read(word_file(paragraph("1\tScope", "Heading1"), paragraph("Words ", inner=inner)), "draft.docx")
    assert outline.facts["tracked"]["people"] == [
        {"name": "Bo", "changes": 2, "first": "2023-05-01", "last": "2023-05-03"},
        {"name": "Ana & Co", "changes": 1, "first": "2023-05-02", "last": "2023-05-02"},
    ]
