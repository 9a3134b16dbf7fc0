"""Numbers of web pages that other programs wrote: lost, glued to their titles, or counted by lists of lists."""

from __future__ import annotations

from tests.proposals.reading.test_html import outline_of


def test_numbers_from_contents_go_to_titles_that_come_again_in_their_order():
    outline = outline_of(
        "<h2>Contents</h2><p>1 Walls 1</p><p>1.1 General 1</p><p>1.2 Brick 2</p><p>2 Doors 3</p><p>2.1 General 3</p>"
        "<h1>Walls</h1><h2>General</h2><p>W.</p><h2>Brick</h2><p>B.</p><h1>Doors</h1><h2>General</h2><p>D.</p>"
    )

    assert [(clause.number, clause.title) for clause in outline.clauses] == [
        ("1", "Walls"), ("1.1", "General"), ("1.2", "Brick"), ("2", "Doors"), ("2.1", "General"),
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
