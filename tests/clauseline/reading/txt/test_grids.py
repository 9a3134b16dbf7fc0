"""Tables drawn with characters, and what only looks like one."""

import pytest

from clauseline.outline import canonical
from clauseline.reading import read
from clauseline.reading.structure.building import TOO_LONG
from clauseline.reading.txt.pages import Printed
from clauseline.reading.txt.paragraphs import further_lines, join_wrapped

HEAD = "1 Scope\n\n   The records of a park.\n\n2 Rules\n\n"


@pytest.mark.parametrize("line", ["   +---+", "   --- ---", "   | a"])
def test_lines_that_draw_no_table_are_kept_however_many_they_are(line):
    outline = read((HEAD + f"{line}\n" * 30_000).encode(), "park.txt")

    assert [(clause.number, clause.title) for clause in outline.clauses] == [("1", "Scope"), ("2", "Rules")]
    assert canonical(outline.clauses[1].text) == " ".join([line.strip()] * 30_000)
    assert outline.report.warnings == (TOO_LONG % ("2 Rules", len(outline.clauses[1].text)),)


def test_a_table_behind_lines_that_draw_none():
    line = "   +------+-----+\n"
    drawn = f"   +---+\n   +---+\n\n{line}   | Gate | Key |\n{line}   | East | 7   |\n{line}"
    rules = read((HEAD + drawn).encode(), "park.txt").clauses[1]

    assert [(block.kind, rules.text[block.start : block.end]) for block in rules.blocks] == [
        ("code", "+---+"), ("code", "+---+"), ("row", "Gate\tKey"), ("row", "East\t7"),
    ]  # fmt: skip


def test_where_wrapped_and_numbered_lines_begin():
    lines = ["The keeper shall re-", "cord each guest", "of the park."]

    assert join_wrapped(lines) == "The keeper shall re-cord each guest of the park."
    assert further_lines([Printed(text, line=number) for number, text in enumerate(lines, 5)]) == ((20, 6), (36, 7))
