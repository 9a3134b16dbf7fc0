"""Statements as Django writes them, taken apart: names in quotation marks, words, signs, and what is in parentheses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

TOKENS = re.compile(
    r"""\s*(?:(?P<name>"[^"]*")|(?P<text>'(?:[^']|'')*')|(?P<lock>/\*.*?\*/)|(?P<value>%s)|(?P<number>\d+(?:\.\d+)?)"""
    r"""|(?P<word>\w+)|(?P<sign><=|>=|<>|!=|\|\||<<|>>|->>|->|%%|.))""",
    re.DOTALL,
)
CLAUSES = ("SELECT", "FROM", "WHERE", "GROUP", "HAVING", "WINDOW", "ORDER", "LIMIT", "OFFSET", "lock")
SETS = ("UNION", "INTERSECT", "EXCEPT")


class Node(NamedTuple):
    """A token, a column with its table, or what stands in parentheses."""

    kind: str
    text: str
    within: tuple[Node, ...] = ()
    table: str = ""


def nodes(statement: str) -> list[Node]:
    """The statement as nodes."""
    open_ones: list[list[Node]] = [[]]
    for match in TOKENS.finditer(statement):
        kind, text = str(match.lastgroup), match[match.lastgroup or 0]
        if text == "(":
            open_ones.append([])
        elif text == ")" and len(open_ones) > 1:
            within = tuple(with_columns(open_ones.pop()))
            open_ones[-1].append(Node("group", "()", within))
        else:
            open_ones[-1].append(Node(kind, text.strip('"') if kind == "name" else word(kind, text)))
    return with_columns(open_ones[0])


def word(kind: str, text: str) -> str:
    return text.upper() if kind == "word" else text


def with_columns(row: Sequence[Node]) -> list[Node]:
    """The same, where a name behind the name of a table and a point is one node."""
    found: list[Node] = []
    for node in row:
        if node.kind == "name" and len(found) > 1 and found[-1].text == "." and found[-2].kind in ("name", "word"):
            found.pop()
            found.append(Node("column", node.text, table=found.pop().text))
        else:
            found.append(node)
    return found


def is_word(node: Node | None, *words: str) -> bool:
    return node is not None and node.kind in ("word", "sign") and node.text in words


def split(row: Sequence[Node], *signs: str) -> list[list[Node]]:
    """What stands between these words."""
    found: list[list[Node]] = [[]]
    for node in row:
        if is_word(node, *signs):
            found.append([])
        else:
            found[-1].append(node)
    return found


def clauses(row: Sequence[Node]) -> dict[str, list[Node]]:
    """The nodes of each clause of a query, without its first word."""
    found: dict[str, list[Node]] = {}
    clause = ""
    for at, node in enumerate(row):
        distinct_from = is_word(node, "FROM") and at > 0 and is_word(row[at - 1], "DISTINCT")
        if node.kind == "lock":
            clause = "lock"
            found[clause] = [node]
        elif is_word(node, *CLAUSES) and not distinct_from:
            clause = node.text
            found[clause] = []
        elif not (is_word(node, "BY") and not found.get(clause)):
            found.setdefault(clause, []).append(node)
    return found


def is_query(node: Node | None) -> bool:
    return node is not None and node.kind == "group" and bool(node.within) and is_word(node.within[0], "SELECT")


def is_join(node: Node) -> bool:
    return is_word(node, "INNER", "LEFT", "OUTER", "JOIN", "ON", "CROSS", "NATURAL", "USING")


def deep(row: Iterable[Node]) -> Iterator[Node]:
    """The columns in a row, and within its parentheses but for queries."""
    for node in row:
        if node.kind == "column":
            yield node
        elif node.kind == "group" and not is_query(node):
            yield from deep(node.within)


def operand(row: Sequence[Node]) -> list[Node]:
    """The nodes from here on that one operator has: a column, a value, or a function with its arguments."""
    return list(row[:2]) if row and row[0].kind == "word" else list(row[:1])


def compared(row: Sequence[Node]) -> list[Node]:
    """What stands before a comparison."""
    return list(row[-2:] if row and row[-1].kind == "group" else row[-1:])


def until_end(row: Sequence[Node]) -> list[Node]:
    """From a CASE to its END."""
    depth = 0
    for at, node in enumerate(row):
        depth += is_word(node, "CASE") - is_word(node, "END")
        if depth == 0:
            return list(row[:at])
    return list(row)


def bare(row: list[Node]) -> list[Node]:
    """It without parentheses around all of it."""
    while len(row) == 1 and row[0].kind == "group" and not is_query(row[0]):
        row = list(row[0].within)
    return row


def without_alias(row: list[Node]) -> list[Node]:
    return row[:-2] if len(row) > 2 and is_word(row[-2], "AS") else row


def words(row: Iterable[Node]) -> str:
    """The nodes as text."""
    return " ".join(f"({words(node.within)})" if node.kind == "group" else node.text for node in row)
