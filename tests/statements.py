"""What PostgreSQL may take otherwise than SQLite in a statement, piece by piece. Pure.

A statement is read as Django writes it: its names stand in quotation marks, its values are placeholders. Each piece is
named by its kind and by the columns that it concerns, so that statements have it in common whatever their values are,
how many they are, and which aliases their tables have.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tests.sql import (
    SETS,
    Node,
    bare,
    clauses,
    compared,
    deep,
    is_join,
    is_query,
    is_word,
    nodes,
    operand,
    split,
    until_end,
    without_alias,
    words,
)


@dataclass(frozen=True, slots=True)
class Column:
    """What decides whether databases may differ about it."""

    is_text: bool = False
    is_json: bool = False
    may_be_null: bool = False


Columns = Mapping[tuple[str, str], Column]
"""The columns by the names of their table and of their own."""

VALUES = re.compile(r"%s(?:, %s)+")
ROWS = re.compile(r"(\(%s\))(?:, \(%s\))+")
NO_FUNCTIONS = frozenset(
    {"ALL", "AND", "AS", "BETWEEN", "BY", "CASE", "DISTINCT", "ELSE", "EXCEPT", "EXISTS", "FILTER", "FROM", "GROUP"}
    | {"HAVING", "IN", "INTERSECT", "IS", "JOIN", "LIKE", "LIMIT", "NOT", "OFFSET", "ON", "OR", "ORDER", "OVER"}
    | {"PARTITION", "RETURNING", "SELECT", "SET", "THEN", "UNION", "USING", "VALUES", "WHEN", "WHERE"}
)
"""Words before a parenthesis that begins no arguments."""
TAKES_QUERIES = {"IN", "EXISTS", "FROM", "JOIN", ",", "UNION", "INTERSECT", "EXCEPT", "ALL"}
"""Before a query that may have any number of rows."""
PATTERNS = {"LIKE", "REGEXP", "GLOB", "MATCH", "COLLATE"}
COMPARED = {"<", ">", "<=", ">=", "BETWEEN"}
REACHES = {"+", "-", "*", "/", "%%", "||", "&", "|", "<<", ">>", "->", "->>"}


@dataclass
class Scope:
    """The tables of a query, and of those around it, by the names that they have there; and what it selects."""

    tables: dict[str, str] = field(default_factory=dict)
    outer_joined: set[str] = field(default_factory=set)
    selected: list[list[Node]] = field(default_factory=list)

    def inner(self) -> Scope:
        return Scope(dict(self.tables), set(self.outer_joined))


def pieces(statement: str, columns: Columns, *, by_hand: bool = False) -> frozenset[str]:
    """The pieces of a statement; what is written by hand is one itself."""
    short = shortened(statement)
    found = set(Reader(columns).of_statement(nodes(short)))
    if by_hand:
        found.add(f"statement by hand: {' '.join(re.sub(r'[0-9]+', 'N', short).split())}")
    return frozenset(found)


def shortened(statement: str) -> str:
    """It without what only says how many values and rows there are."""
    return ROWS.sub(r"\1, \1", VALUES.sub("%s", statement))


@dataclass
class Reader:
    """Reads statements about these columns."""

    columns: Columns

    def of_statement(self, row: Sequence[Node]) -> Iterator[str]:
        first = row[0] if row else None
        if is_word(first, "SELECT"):
            yield from self.of_query(row, Scope())
        elif is_word(first, "INSERT"):
            yield from self.of_insert(row)
        elif is_word(first, "UPDATE", "DELETE"):
            table = next((node.text for node in row if node.kind == "name"), "")
            yield from self.of_change(row, table)

    def of_insert(self, row: Sequence[Node]) -> Iterator[str]:
        """What is written with which conflict, how many rows at once, and JSON."""
        at = next((at for at, node in enumerate(row) if node.kind == "name"), None)
        if at is None:
            return
        table, names = row[at].text, row[at + 1].within if len(row) > at + 1 else ()
        if any(is_word(node, "IGNORE") for node in row[:at]):
            yield f"conflict that is passed over: {table}"
        yield from (f"JSON written: {table}.{node.text}" for node in names if self.of(table, node.text).is_json)
        values = [place for place, node in enumerate(row) if is_word(node, "VALUES")]
        rows = [node for node in row[values[0] + 1 :] if node.kind == "group"] if values else []
        conflict = next((at for at, node in enumerate(row) if is_word(node, "CONFLICT")), 0)
        if values and len(rows) - (conflict > 0 and row[conflict + 1].kind == "group") > 1:
            keys = " with their keys" if any(is_word(node, "RETURNING") for node in row) else ""
            yield f"many rows at once{keys}: {table}"
        if conflict:
            yield f"conflict: {table} {words(row[conflict + 1 :])}"
        scope = Scope({table: table})
        if not values:
            query = next((at for at, node in enumerate(row) if is_word(node, "SELECT")), len(row))
            yield from self.of_query(row[query:], scope)
        yield from self.of_expression(row[values[0] + 1 : conflict or None] if values else (), scope)

    def of_change(self, row: Sequence[Node], table: str) -> Iterator[str]:
        scope = Scope({table: table})
        if is_word(row[0], "UPDATE"):
            body = row[3:]
            where = next((at for at, node in enumerate(body) if is_word(node, "WHERE")), len(body))
            for one in split(body[:where], ","):
                name = one[0].text if one else ""
                if self.of(table, name).is_json:
                    yield f"JSON written: {table}.{name}"
                if any(is_word(node, "CASE") for node in one):
                    yield f"case that is written: {table}.{name}"
        yield from self.of_expression(row, scope)

    def of_query(self, row: Sequence[Node], around: Scope) -> Iterator[str]:
        """A query, or several whose rows are put together; these are ordered by what the first one selects."""
        if any(is_word(node, *SETS) for node in row):
            yield from self.of_set(row, around)
            return
        scope, parts = around.inner(), clauses(row)
        self.name_tables(parts.get("FROM", []), scope)
        selected = parts.get("SELECT", [])
        is_distinct = bool(selected) and is_word(selected[0], "DISTINCT")
        scope.selected = split(selected[is_distinct:], ",")
        tables = ", ".join(sorted(self.tables_of(parts.get("FROM", []), scope)))
        if is_distinct and "ORDER" in parts:
            yield f"rows once each, in an order: {tables}"
        yield from self.of_selected(scope, tables)
        for name in ("SELECT", "FROM", "WHERE", "HAVING", "LIMIT", "OFFSET", "WINDOW"):
            yield from self.of_expression(parts.get(name, []), scope)
        yield from self.of_groups(parts.get("GROUP", []), scope)
        yield from self.of_order(parts.get("ORDER", []), scope)
        for lock in parts.get("lock", []):
            kind = " ".join(lock.text.strip("/* ").replace('"', "").split())
            more = ", grouped" if "GROUP" in parts else ", distinct" if is_distinct else ""
            yield f"lock: {kind}: {tables}{more}"

    def of_set(self, row: Sequence[Node], around: Scope) -> Iterator[str]:
        kinds = sorted({node.text for node in row if is_word(node, *SETS)})
        end = max(at for at, node in enumerate(row) if is_word(node, *SETS))
        order = next((at for at in range(end, len(row)) if is_word(row[at], "ORDER")), len(row))
        scopes, tables = [], set[str]()
        for member in split(row[:order], *SETS):
            inside: Sequence[Node] = [node for node in member if not is_word(node, "ALL")]
            while len(inside) == 1 and inside[0].kind == "group":
                inside = inside[0].within
            yield from self.of_query(inside, around)
            scope, parts = around.inner(), clauses(inside)
            tables |= set(self.tables_of(parts.get("FROM", []), scope))
            self.name_tables(parts.get("FROM", []), scope)
            scope.selected = split(parts.get("SELECT", []), ",")
            scopes.append(scope)
        yield f"{', '.join(kinds).lower()} of queries: {', '.join(sorted(tables))}"
        yield from self.of_order(clauses(row[order:]).get("ORDER", []), scopes[0])

    def of_selected(self, scope: Scope, tables: str) -> Iterator[str]:
        """JSON that is read, and values that no column gives a type."""
        for one in scope.selected:
            for node in one:
                if node.kind == "column" and self.facts(node, scope).is_json:
                    yield f"JSON read: {self.name(node, scope)}"
            if one and one[0].kind in ("value", "text") and len(one) > 2 and one[-1].text != "a":
                yield f"value among columns: {one[-1].text} of {tables}"

    def of_groups(self, row: Sequence[Node], scope: Scope) -> Iterator[str]:
        for one in split(row, ","):
            if one and one[0].kind not in ("column", "number"):
                yield f"groups of what is no column: {self.described(one, scope)}"
        yield from self.of_expression(row, scope)

    def of_order(self, row: Sequence[Node], scope: Scope) -> Iterator[str]:
        """Orders of text, of columns that may be empty, and of what is no column."""
        for one in split(row, ","):
            direction = [node.text for node in one if is_word(node, "ASC", "DESC", "NULLS", "FIRST", "LAST")]
            what = [node for node in one if not is_word(node, "ASC", "DESC", "NULLS", "FIRST", "LAST")]
            what = bare(meant(bare(what), scope))
            if len(what) == 1 and what[0].kind == "column":
                name, facts = self.name(what[0], scope), self.facts(what[0], scope)
                if facts.is_text:
                    yield f"order of text: {name}"
                if facts.may_be_null:
                    yield f"order of what may be empty: {name} {' '.join(direction)}"
            elif what and not is_number(what):
                yield f"order of what is no column: {self.described(what, scope)} {' '.join(direction)}"
                yield from self.of_expression(what, scope)

    def of_expression(self, row: Sequence[Node], scope: Scope) -> Iterator[str]:
        """All else that is in a row of nodes, and what is within them."""
        for at, node in enumerate(row):
            if is_word(node, "ORDER") and len(row) > at + 1 and is_word(row[at + 1], "BY"):
                yield from self.of_order(row[at + 2 :], scope)
            elif node.kind == "group":
                yield from self.of_group(row, at, scope)
            elif is_word(node, "CASE"):
                yield f"case: {self.concerned(until_end(row[at:]), scope)}"
            elif is_word(node, *PATTERNS):
                yield f"{node.text.lower()}: {self.concerned(compared(row[:at]), scope)}"
            elif is_word(node, *COMPARED):
                both = [*compared(row[:at]), *operand(row[at + 1 :])]
                text = sorted({self.name(one, scope) for one in deep(both) if self.facts(one, scope).is_text})
                if text:
                    yield f"greater or smaller text: {', '.join(text)}"
            elif is_word(node, *REACHES) and (concerned := self.concerned(row[max(0, at - 1) : at + 2], scope)):
                yield f"reckoning: {node.text} of {concerned}"

    def of_group(self, row: Sequence[Node], at: int, scope: Scope) -> Iterator[str]:
        """Arguments of a function, a query, or what is put in parentheses."""
        node, before = row[at], row[at - 1] if at else None
        if is_query(node):
            yield from self.of_query(node.within, scope)
            is_value = before is None or not (is_word(before, *TAKES_QUERIES) or before.kind == "value")
            if is_value and "LIMIT" not in clauses(node.within):
                yield f"query that has to have one row: {self.concerned([node], scope)}"
            return
        if before is not None and before.kind == "word" and before.text not in NO_FUNCTIONS:
            yield from self.of_function(before.text, node, row[at + 1 :], scope)
        yield from self.of_expression(node.within, scope)

    def of_function(self, name: str, arguments: Node, behind: Sequence[Node], scope: Scope) -> Iterator[str]:
        within, more = list(arguments.within), ""
        if any(is_word(node, "DISTINCT") for node in within[:1]) and name != "COUNT":
            more += " of each once"
        if name == "CAST" and len(within) > 1:
            more += f" as {within[-1].text.lower()}"
        if behind and is_word(behind[0], "FILTER"):
            more += f" where {self.concerned(behind[1:2], scope)}"
        over = next((at for at, node in enumerate(behind[:3]) if is_word(node, "OVER")), None)
        if over is not None:
            more += f" over {self.concerned(behind[over + 1 : over + 2], scope)}"
        if name != "COUNT" or more:
            yield f"function: {name}{more}: {self.concerned(within, scope)}"

    def name_tables(self, row: Sequence[Node], scope: Scope) -> None:
        """Teach the scope the names of what a query is from."""
        left = False
        for at, node in enumerate(row):
            before, behind = row[at - 1] if at else None, row[at + 1] if len(row) > at + 1 else None
            if is_word(node, "LEFT", "JOIN", ","):
                left = is_word(node, "LEFT") or (left and is_word(node, "JOIN"))
            if node.kind == "name" and (before is None or is_word(before, "JOIN", ",")):
                alias = behind.text if behind and behind.kind in ("word", "name") and not is_join(behind) else node.text
                scope.tables[alias] = scope.tables[alias.upper()] = node.text
                scope.outer_joined.difference_update({alias})
                if left:
                    scope.outer_joined.add(alias)
                left = False

    def tables_of(self, row: Sequence[Node], scope: Scope) -> Iterator[str]:
        """The names of the tables of a query, and how those are joined that may be missing."""
        inner = scope.inner()
        self.name_tables(row, inner)
        for at, node in enumerate(row):
            if node.kind == "name" and (at == 0 or is_word(row[at - 1], "JOIN", ",")):
                is_left = at > 1 and any(is_word(one, "LEFT") for one in row[max(0, at - 3) : at])
                yield f"left {node.text}" if is_left else node.text
            elif is_query(node):
                yield f"({', '.join(sorted(self.tables_of(clauses(node.within).get('FROM', []), scope)))})"

    def of(self, table: str, column: str) -> Column:
        return self.columns.get((table, column), Column())

    def facts(self, node: Node, scope: Scope) -> Column:
        """Those of its column; that of a table that may be missing may be null."""
        known = self.of(scope.tables.get(node.table, node.table), node.text)
        if node.table in scope.outer_joined:
            return Column(known.is_text, known.is_json, may_be_null=True)
        return known

    def name(self, node: Node, scope: Scope) -> str:
        return f"{scope.tables.get(node.table, node.table)}.{node.text}"

    def concerned(self, row: Iterable[Node], scope: Scope) -> str:
        """The columns in a row of nodes and within them, and of queries their tables."""
        return ", ".join(sorted(set(self.names(row, scope))))

    def names(self, row: Iterable[Node], scope: Scope) -> Iterator[str]:
        for node in row:
            if node.kind == "column":
                yield self.name(node, scope)
            elif is_query(node):
                yield f"query of {', '.join(sorted(self.tables_of(clauses(node.within).get('FROM', []), scope)))}"
            elif node.kind == "group":
                yield from self.names(node.within, scope)

    def described(self, row: Sequence[Node], scope: Scope) -> str:
        """The functions and the columns in it."""
        called = [one.text for one, node in pairwise(row) if node.kind == "group" and not is_query(node)]
        functions = [name for name in called if name.isidentifier() and name not in NO_FUNCTIONS]
        kinds = [node.text for node in row if is_word(node, "CASE", "EXISTS")]
        return " ".join([*sorted({*functions, *kinds}), self.concerned(row, scope)]).strip() or words(row)


def is_number(what: Sequence[Node]) -> bool:
    """Whether it is how many there are; or a word by hand, which is a piece with all its statement."""
    return [node.text for node in what] == ["COUNT", "()"] or (len(what) == 1 and what[0].kind in ("word", "number"))


def meant(row: list[Node], scope: Scope) -> list[Node]:
    """What an order by a name or by a number means: something that is selected."""
    if len(row) != 1:
        return row
    if row[0].kind == "number" and 0 < int(row[0].text) <= len(scope.selected):
        return without_alias(scope.selected[int(row[0].text) - 1])
    if row[0].kind == "name":
        for one in scope.selected:
            if len(one) > 2 and is_word(one[-2], "AS") and one[-1].text == row[0].text:
                return without_alias(one)
    return row
