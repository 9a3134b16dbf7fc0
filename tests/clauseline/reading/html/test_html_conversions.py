"""Web pages that other programs wrote or that were saved as something else: numbers lost or glued, covers, signs."""

from __future__ import annotations

from tests.clauseline.reading.html.test_html import outline_of
from tests.drafts.accounts import names


def test_numbers_from_contents_go_to_titles_that_come_again_in_their_order():
    outline = outline_of(
        "<h2>Contents</h2><p>1 Walls 1</p><p>1.1 General 1</p><p>1.2 Brick 2</p><p>2 Doors 3</p><p>2.1 General 3</p>"
        "<h1>Walls</h1><h2>General</h2><p>W.</p><h2>Brick</h2><p>B.</p><h1>Doors</h1><h2>General</h2><p>D.</p>"
    )

    assert [(clause.number, clause.title) for clause in outline.clauses] == [
        ("1", "Walls"), ("1.1", "General"), ("1.2", "Brick"), ("2", "Doors"), ("2.1", "General"),
    ]  # fmt: skip


def test_lines_that_contents_name_between_two_headings_are_headings():
    outline = outline_of(
        "<h2>Contents</h2><p>1 Walls 1</p><p>1.1 General 1</p><p>1.2 Brick 2</p><p>2 Doors 3</p><p>2.1 Wood 3</p>"
        "<h1>Walls</h1><p>Doors</p><ol><li>General</li></ol><p>G.</p><p>Brick</p><p>B.</p><h1>Doors</h1><p>Wood</p>"
    )

    assert [(clause.number, clause.title, clause.level, clause.text) for clause in outline.clauses] == [
        ("1", "Walls", 1, "Doors"), ("1.1", "General", 2, "G."), ("1.2", "Brick", 2, "B."), ("2", "Doors", 1, "Wood"),
    ]  # fmt: skip


def test_numbers_without_a_space_behind_them_count_in_their_row():
    outline = outline_of(
        "<h1>1Scope</h1><p>All.</p><h1>2IANA</h1><h2>2.1origin-form</h2><p>O.</p><h2>3D images</h2><p>Three.</p>"
        "<h2>2.2<i>absolute</i>-form</h2><p>A.</p><h1>3TLS</h1><p>T.</p><h1>802.11ac</h1><p>Radio.</p>"
    )

    assert [(clause.number, clause.title) for clause in outline.clauses] == [
        ("1", "Scope"), ("2", "IANA"), ("2.1", "origin-form"), ("", "3D images"), ("2.2", "absolute-form"),
        ("3", "TLS"), ("", "802.11ac"),
    ]  # fmt: skip


def test_headings_in_lists_of_lists_count_below_those_above_them():
    outline = outline_of(
        "<h1>1 Scope</h1><p>All.</p><ol type='A'><li><h1>Walls</h1></li></ol><p>W.</p>"
        "<ol type='A'><ol><li><h2>Brick</h2></li></ol></ol><p>B.</p>"
        "<ol type='A'><ol><ol><li><h3>Red</h3></li></ol></ol></ol><p>R.</p>"
        "<ol type='A'><ol start='2'><li><h2>Clay</h2></li></ol></ol><p>C.</p>"
    )

    assert [(clause.number, clause.title, clause.level) for clause in outline.clauses] == [
        ("1", "Scope", 1), ("A", "Walls", 1), ("A.1", "Brick", 2), ("A.1.1", "Red", 3), ("A.2", "Clay", 2),
    ]  # fmt: skip


def test_items_that_contents_lead_to_are_headings():
    """LibreOffice writes headings in a style of their own as bold items, with the anchors of the contents."""
    anchor = "<a name='_Toc462298759'></a>"
    outline = outline_of(
        f"<h1>1 Scope</h1><p>All.</p><ol type='A'><li><h1>{anchor}Walls</h1></li></ol><p>W.</p>"
        f"<ol type='A'><ol><li><p>{anchor}<b>Brick</b></p><ol><li><p>{anchor}<b>Red</b></p></li></ol></li></ol></ol>"
        f"<p>R.</p><ol type='A'><ol><li><p><b>Baked</b></p></li><li><p>{anchor}of clay</p></li></ol></ol>"
    )

    assert [(clause.number, clause.title, clause.level) for clause in outline.clauses] == [
        ("1", "Scope", 1), ("A", "Walls", 1), ("A.1", "Brick", 2), ("A.1.1", "Red", 3),
    ]  # fmt: skip


def test_headings_of_a_cover_before_the_abstract_are_no_clauses():
    outline = outline_of(
        "<h1>Walls</h1><h2>A model of walls</h2><p>Draft of May</p><h2>Contributors</h2><p>Masons</p>"
        "<h2>Abstract</h2><p>Walls stand.</p><h2>1 Scope</h2><p>All.</p>"
    )

    assert [(clause.kind, clause.title) for clause in outline.clauses] == [("front", "Abstract"), ("clause", "Scope")]
    assert outline.report.unplaced == ("A model of walls", "Draft of May", "Contributors", "Masons")


def test_an_unnumbered_part_with_sentences_stays_before_the_abstract():
    words = "A wall that stands between neighbours belongs to both of them, unless a deed says otherwise. " * 2
    outline = outline_of(f"<h2>Preamble</h2><p>{words}</p><h2>Abstract</h2><p>Walls.</p><h2>1 Scope</h2><p>All.</p>")

    assert [clause.title for clause in outline.clauses] == ["Preamble", "Abstract", "Scope"]


def test_signs_that_link_paragraphs_to_themselves_are_left_out_where_many_have_one():
    paragraphs = "".join(f"<p>Wall {count} stands. ¶</p>" for count in range(8))
    outline = outline_of(f"<h2>1 Walls</h2>{paragraphs}<p>See the sign §</p>")

    assert outline.clauses[0].text.split("\n")[-2:] == ["Wall 7 stands.", "See the sign §"]
    assert {row.rule: row.characters for row in outline.report.left_out}["links to themselves"] == 8


def test_soft_hyphens_are_no_part_of_a_word():
    outline = outline_of("<h2>1 Com\u00admu\u00adni\u00adcation</h2><p>Tele\u00adcommuni\u00adcations.</p>")

    assert [(clause.title, clause.text) for clause in outline.clauses] == [("Communication", "Telecommunications.")]
    assert outline.report.characters == len("Avatars") + len("1Communication") + len("Telecommunications.")


def test_contents_that_no_heading_announces():
    outline = outline_of(
        "<p>&nbsp;1 Walls 1</p><p>1.1 Brick 2</p><p>1.2 Clay 4</p><p>2 Doors 10</p><p>Sources 11</p>"
        "<h1>1 Walls</h1><p>W.</p><h2>1.1 Brick</h2><p>Rows of bricks:</p><p>1 Red 1</p><p>2 Brown 2</p><p>3 Blue 3</p>"
        "<p>4 Black 4</p><h2>1.2 Clay</h2><p>C.</p><h1>2 Doors</h1><p>D.</p><h1>Sources</h1><p>S.</p>"
    )

    assert names(outline) == [
        ("1", "Walls", 1), ("1.1", "Brick", 2), ("1.2", "Clay", 2), ("2", "Doors", 1), ("", "Sources", 1),
    ]  # fmt: skip
    assert outline.clauses[1].text == "Rows of bricks:\n1 Red 1\n2 Brown 2\n3 Blue 3\n4 Black 4"
    assert sum(row.count for row in outline.report.left_out if row.rule == "table of contents") == 5


def test_a_summary_that_stands_in_a_table_of_one_column_is_text():
    outline = outline_of(
        "<table><tr><td><p>Walls</p></td></tr><tr><td><p>Summary</p><p>A wall keeps out.</p><p>It stands.</p></td></tr>"
        "</table><h1>1 Scope</h1><p>All.</p>"
    )

    assert [(clause.kind, clause.title, clause.text) for clause in outline.clauses] == [
        ("front", "Summary", "A wall keeps out.\nIt stands."), ("clause", "Scope", "All."),
    ]  # fmt: skip
