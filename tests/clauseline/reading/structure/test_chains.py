"""Clauses in a text without heading styles."""

from __future__ import annotations

from clauseline.reading.lines import Line
from clauseline.reading.structure.chains import mark_clauses


def clauses(*texts: str) -> list[str]:
    return [
        line.text
        for line in mark_clauses([Line(text) for text in texts])
        if isinstance(line, Line) and line.role == "clause"
    ]


def test_numbers_that_follow_one_another_are_clauses():
    texts = ["1 Scope", "Words.", "1.1 General", "1.2 More", "2 Rules", "2.1 The system shall log."]

    assert clauses(*texts) == [text for text in texts if text != "Words."]


def test_items_of_a_list_do_not_break_the_chain():
    texts = ["1 Scope", "1) first", "2) second", "2 Rules", "1. it shall do this;", "2. it shall do that;", "3 Tests"]

    assert clauses(*texts) == ["1 Scope", "2 Rules", "3 Tests"]


def test_a_missing_number_does_not_end_the_chain():
    assert clauses("1 Scope", "2 Rules", "4 Tests", "4.1 General", "5 End") == [
        "1 Scope", "2 Rules", "4 Tests", "4.1 General", "5 End",
    ]  # fmt: skip


def test_numbers_in_words_make_no_clauses():
    assert clauses("2023-04-10", "5 % of the users", "In 2023 there were 3.") == []


def test_headings_with_numbers_leave_plain_lines_alone():
    lines = [Line("1\tScope", "heading", 1), Line("1 first of a list"), Line("2 second of a list")]

    assert mark_clauses(lines) == lines


def test_a_date_is_no_number_of_a_clause():
    assert clauses("14 May 2015", "Version 1", "1. Scope", "2. Rules", "3. End") == ["1. Scope", "2. Rules", "3. End"]
