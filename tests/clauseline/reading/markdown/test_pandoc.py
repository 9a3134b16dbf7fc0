"""What pandoc writes as Markdown: drawn tables, footnotes, spans, its own lists and what is raw."""

from __future__ import annotations

import pytest

from clauseline.outline import Outline
from clauseline.reading.markdown.reader import MarkdownReader
from tests.drafts.accounts import assert_account, blocks


def outline_of(text: str) -> Outline:
    outline = MarkdownReader().read(f"# 1 Gates\n\n{text}\n".encode(), "park.md", {})
    assert_account(outline)
    return outline


def test_cells_of_a_grid_are_markdown():
    outline = outline_of(
        "+-----------+-------------+\n| Gate      | What **it** |\n|           | opens       |\n"
        "+:==========+============:+\n| [East]{.a | -   the way |\n| gate}     |     out     |\n"
        "|           | -   `x|y`   |\n|           |             |\n"
        "|           | 1.  a\\*b    |\n+-----------+-------------+\n\n  : Table 1 – Gates {#t}\n\nTable: no caption\n"
    )

    assert blocks(outline) == [
        ("row", "", "Gate\tWhat it opens"), ("row", "", "East\tthe way out x|y 1. a*b"),
        ("caption", "Table 1", "Gates"), ("paragraph", "", "Table: no caption"),
    ]  # fmt: skip
    assert [cell.is_head for block in outline.clauses[0].blocks[:2] for cell in block.facts.cells] == [
        True, True, False, False,
    ]  # fmt: skip


def test_heads_of_a_simple_table_may_be_indented_like_code():
    outline = outline_of(
        "       Gate   Key\n  ---------   -----\n       East   7\n\n       Table: Not code\n\n"
        "-   In an item:\n\n      Gate   Key\n      ------ -----\n      West   *8*\n\n    Table: Keys of gates\n"
    )

    assert blocks(outline) == [
        ("row", "", "Gate\tKey"), ("row", "", "East\t7"), ("code", "", "Table: Not code"),
        ("item", "-", "In an item:"), ("row", "", "Gate\tKey"), ("row", "", "West\t8"),
        ("caption", "", "Keys of gates"),
    ]  # fmt: skip


FRAMED = (
    "+----------------+\n| Gates[^1]:     |\n|                |\n| +------+-----+ |\n| | East | *7* | |\n"
    "| +------+-----+ |\n|                |\n| 1.  open       |\n|                |\n| # Keys         |\n"
    "+----------------+\n\n[^1]: Of iron.\n"
)


def test_a_table_in_a_cell_says_what_its_cells_say():
    wide = "\n".join(f"{line}{'---' if line.startswith('+') else ' 8 '}{line[0]}" for line in FRAMED.split("\n")[:6])
    outline = outline_of(f"{wide}\n+----------------+---+\n")

    assert blocks(outline) == [("row", "", "Gates[^1]: East 7\t8 8 8 8 8")]


def test_a_table_of_one_cell_only_frames_its_text():
    outline = outline_of(FRAMED)

    assert blocks(outline) == [
        ("paragraph", "", "Gates:"), ("row", "", "East\t7"), ("item", "1.", "open"), ("footnote", "1", "Of iron."),
    ]  # fmt: skip
    assert outline.clauses[1].title == "Keys"


def test_drawn_tables_in_code_are_code():
    outline = outline_of("```\n+---+\n| a |\n+---+\n```\n\n    +---+\n    | b |\n    +---+\n")

    assert blocks(outline) == [("code", "", row) for row in ("+---+", "| a |", "+---+", "+---+", "| b |", "+---+")]


def test_footnotes_stand_at_the_end_of_the_clause_that_calls_them():
    outline = outline_of(
        "A gate[^1] is `shut[^1]` at *night*.[^n]\n\n| Gate | Key |\n|---|---|\n| East[^c] | 7 |\n\n"
        "[^1]: In a *park*.\n\n    -   Two\n\n    And more.\n\n# 2 Keys[^2]\n\n[^c]: Of a cell.\n[^n]: From ten.\n"
        "[^2]: Of iron.\n[^u]: Nobody.\n\nSee [^9] and again [^1].\n"
    )

    assert blocks(outline) == [
        ("paragraph", "", "A gate is shut[^1] at night."), ("row", "", "Gate\tKey"), ("row", "", "East\t7"),
        ("footnote", "1", "In a park. Two And more."), ("footnote", "n", "From ten."), ("footnote", "c", "Of a cell."),
    ]  # fmt: skip
    text = outline.clauses[0].text
    assert [block.facts.call for block in outline.clauses[0].blocks[3:]] == [6, 28, text.index("East") + 4]
    assert outline.clauses[1].title == "Keys"
    assert blocks(outline, 1) == [("paragraph", "", "See [^9] and again ."), ("footnote", "2", "Of iron.")]
    left = {row.rule: row.sample for row in outline.report.left_out}
    assert left["notes that nothing calls"] == "Nobody."


def test_spans_attributes_and_raw_parts():
    outline = outline_of(
        "[[new]{.underline} gate]{.mark}, [a\\]{.b}]{#x} `code`{.idl} <b>H</b>~2~O x^2^ ~~old~~ 5\\ m "
        '![a map](m.png){width="1in"\nheight="2in"} [key](k){.u}`<br/>`{=html}next`\\page`{=latex}.\n\n'
        "```{=html}\n<p>raw <i>words</i></p>\n```\n\n```{=openxml}\n<w:br/>\n```\n\n`x^2^`\n"
    )

    assert blocks(outline) == [
        ("paragraph", "", "new gate, a]{.b} code H2O x2 old 5 m a map key next."), ("paragraph", "", "raw words"),
        ("paragraph", "", "x^2^"),
    ]  # fmt: skip


def test_definitions_and_divisions_in_them():
    outline = outline_of("gate\n:   ::: {.note}\n    A way in.\n    :::\n\n    Or out.\n\n*key*\n\n:   Of iron.\n")

    assert blocks(outline) == [
        ("term", "", "gate"), ("paragraph", "", "A way in."), ("paragraph", "", "Or out."), ("term", "", "key"),
        ("paragraph", "", "Of iron."),
    ]  # fmt: skip


def test_lists_with_marks_of_every_kind():
    outline = outline_of(
        "(a) One\n\n    Still one.\n\n    (i) deep\n    (ii) deeper\n(b) Two\n\n<!-- -->\n\nb)  Three\n\n"
        "#. first\n#. second\n\n(@gate) An example\n\nWords.\n\n(@) Another\n\n"
        "B. Keeper is no item,\n(c) nor is this.\n"
    )

    assert blocks(outline) == [
        ("item", "(a)", "One"), ("paragraph", "", "Still one."), ("item", "(i)", "deep"), ("item", "(ii)", "deeper"),
        ("item", "(b)", "Two"), ("item", "b)", "Three"), ("item", "1.", "first"), ("item", "2.", "second"),
        ("item", "(1)", "An example"), ("paragraph", "", "Words."), ("item", "(2)", "Another"),
        ("paragraph", "", "B. Keeper is no item, (c) nor is this."),
    ]  # fmt: skip
    assert [block.facts.depth for block in outline.clauses[0].blocks[:5]] == [1, None, 2, 2, 1]


def test_marks_in_code_and_markup_stay():
    outline = outline_of("```\n(a) code\n```\n\n    (b) more\n\n<pre>\n\n(c) pre\n\n</pre>\n")

    assert [text for _, _, text in blocks(outline)] == ["(a) code", "(b) more", "(c) pre"]


def test_lines_of_a_line_block_end_where_they_are_typed():
    outline = outline_of(
        "| The gate\n|   of the *park*\n  goes on\n|\n| shuts\n\n"
        "| Gate |\n|---|\n| East |\n\n| a | b\n|---|---\n| c | d\n"
    )

    assert blocks(outline) == [
        ("paragraph", "", "The gate of the park goes on"), ("paragraph", "", "shuts"), ("row", "", "Gate"),
        ("row", "", "East"), ("row", "", "a\tb"), ("row", "", "c\td"),
    ]  # fmt: skip


def test_dashes_are_spelled_out_only_by_pandoc():
    words = "1--5 -- so `--x` \\--y ---\n\n--  item\n\nTable 1 -- Gates"

    assert blocks(outline_of(words + "\n\n[new]{.u}")) == [
        ("paragraph", "", "1–5 – so --x --y —"), ("item", "–", "item"), ("caption", "Table 1", "Gates"),
        ("paragraph", "", "new"),
    ]  # fmt: skip
    assert blocks(outline_of(words))[0] == ("paragraph", "", "1--5 -- so --x --y ---")
    assert blocks(outline_of(f"{words}\n\n[new]{{.u}} – old"))[0] == ("paragraph", "", "1--5 -- so --x --y ---")


@pytest.mark.parametrize(
    "heap", ["+---+\n", "  --- ---\n\n", "+---+\n| a |\n", "(a) x\n\n", "| a\n", "`a`{.b ", "[^1]: x ["]
)
def test_heaps_of_marks_that_draw_nothing_are_read_as_far_as_they_go(heap):
    outline = outline_of(heap * 10_000 + "\n\n# 2 Keys\n\nOf iron.\n")

    assert (outline.clauses[-1].number, outline.clauses[-1].title) == ("2", "Keys")


def test_links_around_links_and_bold_words_behind_the_end_of_a_line():
    """So pandoc writes the contents of a Word file: each entry leads to its title, its page too."""
    text = (
        "**\\\nContents**\n\n[1 Keys [1](#keys)](#keys)\n\n[2 Lists\\[n\\] [2](#lists)](#lists)\n\n"
        "[3 Gates [3](#gates)](#gates){.x}\n\n# Keys\n\nK.\n\n# Lists\\[n\\]\n\nL \\[a\\](b).\n\n# Gates\n\nG.\n"
    )
    outline = MarkdownReader().read(text.encode(), "park.md", {})

    assert_account(outline)
    assert [(clause.number, clause.title, clause.text) for clause in outline.clauses] == [
        ("1", "Keys", "K."), ("2", "Lists[n]", "L [a](b)."), ("3", "Gates", "G."),
    ]  # fmt: skip
