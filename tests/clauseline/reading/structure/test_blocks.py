from __future__ import annotations

import pytest

from clauseline.outline import NORMATIVE, Facts
from clauseline.reading import read
from clauseline.reading.lines import Cell, Line, Note, Row
from clauseline.reading.structure.blocks import BlockStart, block_start
from clauseline.reading.structure.clause_builder import ClauseBuilder
from clauseline.reading.structure.headings import Heading
from tests.drafts.word import paragraph, word_file


@pytest.mark.parametrize(
    "text",
    [
        "Editor's note: to be confirmed.",
        "Editor’s Note 2 – To be confirmed.",
        "[Editor’s note: to be confirmed.]",
        "[Editor's note]",
        "Editors' notes: two things.",
        "Editor Note: to be confirmed.",
        "Editorial note. To be confirmed.",
        "NOTE BY THE EDITOR: to be confirmed.",
        "Note de l’éditeur : à confirmer.",
        "[Note du rédacteur – à confirmer.]",
        "Nota del editor: por confirmar.",
        "Примечание редактора. Уточнить.",
        "编者注：待确认。",
        "【编辑注】待确认。",
        "ملاحظة المحرر: للتأكيد",
    ],
)
def test_an_editors_note_is_one_with_all_its_words(text):
    assert block_start(Line(text)) == BlockStart("note", "", 0, editor=True)


@pytest.mark.parametrize(
    "text", ["Editors note that this is open.", "The editor's note: gone", "NOTE – Ask the editor.", "编者注意到：无。"]
)
def test_other_words_about_editors_are_none(text):
    assert not block_start(Line(text)).editor


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("builder.docx", word_file(paragraph("1 Scope", "Heading1"), paragraph("Editor's note: open."))),
        ("builder.html", b"<html><body><h1>1 Scope</h1><p>Editor's note: open.</p></body></html>"),
        ("builder.md", b"# 1 Scope\n\nEditor's note: open.\n"),
    ],
)
def test_every_reader_knows_them(name, data):
    clause = read(data, name).clauses[0]
    assert (clause.text, clause.blocks[0].kind, clause.blocks[0].facts) == (
        "Editor's note: open.", "note", Facts(editor=True),
    )  # fmt: skip


def test_an_editors_note_is_no_title():
    body = [paragraph("1 Scope", "Heading1"), *map(paragraph, ("Annex A", "[Editor's note – to come]", "Data model"))]
    annex = read(word_file(*body), "builder.docx").clauses[1]
    assert (annex.number, annex.title, annex.text) == ("Annex A", "Data model", "[Editor's note – to come]")


def test_a_full_stop_ends_the_number_of_a_caption():
    assert block_start(Line("Table 1.2. Widths")) == BlockStart("caption", "Table 1.2", 11, ".")
    assert block_start(Line("Table 1.2.x holds widths")) == BlockStart("paragraph", "", 0)


@pytest.mark.parametrize(
    ("typed", "kind", "marker", "words"),
    [
        ("\uf0b7 Walls", "item", "•", "Walls"),
        ("➢\tWalls", "item", "➢", "Walls"),
        ("a) Walls", "item", "a)", "Walls"),
        ("（一）墙", "item", "（一）", "墙"),
        ("(1)Walls", "item", "(1)", "Walls"),
        ("(s)he who walks", "paragraph", "", "(s)he who walks"),
        ("(Q)EAA walls", "paragraph", "", "(Q)EAA walls"),
    ],
)
def test_what_is_typed_before_an_item(typed, kind, marker, words):
    found = block_start(Line(typed))

    assert (found.kind, found.marker, typed[found.start :]) == (kind, marker, words)


def test_each_row_of_code_is_a_block_with_its_own_number_and_notes():
    notes = Note(7, "1", "Why?"), Note(11, "2", "How?")
    builder = ClauseBuilder(Heading("1", "Scope", "clause"), NORMATIVE)
    builder.add(Line("{\n\n  kept\n}", "code", notes=notes, line=4, lines=((3, 6), (10, 7))))
    clause = builder.finish()

    assert [(block.kind, clause.text[block.start : block.end], block.line) for block in clause.blocks] == [
        ("code", "{", 4), ("code", "kept", 6), ("code", "}", 7), ("footnote", "Why?", None), ("footnote", "How?", None),
    ]  # fmt: skip
    assert [block.facts.call for block in clause.blocks[3:]] == [4, 8]


def test_the_first_row_of_a_table_may_be_its_caption():
    builder = ClauseBuilder(Heading("1", "Scope", "clause"), NORMATIVE)
    builder.add(Row(4, 0, (Cell("Table 2 – Keys of a gate", 0, 2),)))
    builder.add(Row(4, 1, (Cell("Gate", 0), Cell("Key", 1))))
    builder.add(Row(4, 2, (Cell("Table 3 – No caption", 0, 2),)))

    clause = builder.finish()
    assert [(block.kind, block.marker, clause.text[block.start : block.end]) for block in clause.blocks] == [
        ("caption", "Table 2", "Keys of a gate"), ("row", "", "Gate\tKey"), ("row", "", "Table 3 – No caption"),
    ]  # fmt: skip


def test_a_row_whose_empty_cell_calls_a_note_is_no_caption():
    builder = ClauseBuilder(Heading("1", "Scope", "clause"), NORMATIVE)
    builder.add(Row(4, 0, (Cell("Table 2 – Keys of a gate", 0), Cell("", 1, notes=(Note(0, "1", "Lost?"),)))))

    assert [block.kind for block in builder.finish().blocks] == ["row", "footnote"]
