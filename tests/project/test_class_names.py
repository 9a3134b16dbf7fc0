"""A class has a name of its own, and the words of the code are classes of the code."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import Path

from tests.test_habits import HERE, of_the_site

SHARED = {
    "AccountSerializer": "the account oneself has, and an account in a report: each names a schema of its own",
    "BlockSerializer": "a block of a text, and the rows that are blocked: each names a schema of its own",
    "Call": "where a footnote is called, and what a consultation calls for",
    "Cell": "of a table that is read, and what an outline keeps of it",
    "Change": "the value that the engine returns, and its row in the database",
    "Compared": "two outlines, and two texts of one clause, with what became of them",
    "Contents": "the table of contents that is read, and the one that a sample draft prints",
    "Day": "a day in an address, and one in a body",
    "DecisionSerializer": "of an annotation, and of a hint: each names a schema of its own",
    "Draft": "a file that the command is given, and the row of what a person types",
    "Field": "of a printed row, and of a body of the API",
    "FileComment": "the value that a reader finds, and how a page shows it",
    "Hint": "the value that the engine returns, and its row in the database",
    "Judgement": "what a file says of a binding sentence, and the row of what a team says of what was found",
    "Kind": "of a file's tree, and of what is kept of a person",
    "Known": "what is known of a drawn table, and of a sheet that is checked",
    "Link": "of words that moved, and of proposals: the engine's value, and a row in the database",
    "Listed": "an item of a list in Markdown, and a view that lists rows",
    "Moment": "a column of the API, and the field that it is written with",
    "Named": "a row by its name, in the API of each app",
    "Paragraph": "of both texts of a change, and of a sample draft",
    "Picture": "as it is read, as a page shows it, and as a sample draft has it",
    "Placed": "a block of Markdown in its place, and a quote that was placed",
    "Readable": "the views of each app that are only read",
    "Row": "of a table that is read, and of a sheet",
    "Rows": "the views of each app",
    "Rule": "a line that is printed, and after how many days what is erased",
    "Several": "a column of the API, and the field that it is written with",
    "Shared": "words that two texts share, and a page that several people see alike",
    "Source": "the text of a Markdown file, what a redline is made of, and a version in which words may stand",
    "Token": "of a text, and a key of the API",
    "Tokens": "of a comparison, and of a quote",
    "Tracker": "who writes tracked changes, and who made them",
    "Truth": "a yes or no in an address, and one in a body",
    "Vocabulary": "the words of a printed draft, and the concerns",
}
"""The names that more than one class has, and what each of them is. A new one wants a better name, or a line here."""

TABLES = re.compile(r"^## Words of the (?:engine|code)$.*?(?=^## |\Z)", re.M | re.S)
CLASS = re.compile(r"[A-Z][a-z]\w+")


def classes() -> dict[str, list[Path]]:
    """By name the files in which a class of that name stands at the top, for others to use."""
    found: dict[str, list[Path]] = defaultdict(list)
    for path in of_the_site("*.py"):
        if path.parent.name != "commands":
            for node in ast.parse(path.read_text(encoding="utf-8")).body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    found[node.name].append(path.relative_to(HERE))
    return found


def test_classes_of_one_name_are_known():
    several = {name: places for name, places in classes().items() if len(places) > 1}
    assert {name: places for name, places in several.items() if name not in SHARED} == {}
    assert set(SHARED) - set(several) == set()


def words() -> list[tuple[str, str]]:
    """Each row of the tables of the engine's and the code's words: the words, and where they are."""
    text = (HERE / "docs/words.md").read_text(encoding="utf-8")
    rows = [row.strip("| ").split(" | ") for table in TABLES.findall(text) for row in table.splitlines()]
    return [(row[0], row[2]) for row in rows if len(row) == 3 and row[0] != "word"]


def test_the_words_of_the_code_are_where_the_table_says():
    known = classes()
    missing = []
    for of_row, where in words():
        places = re.findall(r"`([^`]+)`", where)
        missing += [place for place in places if not (HERE / place).exists()]
        missing += [name for name in CLASS.findall(of_row) if not {str(path) for path in known[name]} & set(places)]
    assert len(words()) > 20
    assert missing == []
