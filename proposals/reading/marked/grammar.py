"""The grammar of Markdown: CommonMark with tables, struck words, footnotes, definitions and pandoc's drawn tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import overload

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from proposals.reading.drawn.tables import Tables
from proposals.reading.limits import PIPES, TOO_LONG
from proposals.reading.marked.source import DIVISION
from proposals.reading.reader import Unreadable

DRAWN = "drawn_table"
"""The type of the token of a drawn table; its `meta` has the `Drawing` under "drawing"."""

_CALL = re.compile(r"\[\^(?P<label>[^\s\[\]]{1,200})\]")


_UNDER_HEAD = re.compile(r"[|:\-\s]+")
"""The line below the head of a table of pipes."""


class _Pipes:
    """The rule for tables of pipes. Raises `Unreadable` before the parser makes too many cells of them."""

    def __init__(self) -> None:
        self._cells = self._end = 0

    def __call__(self, state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if not silent and start >= self._end and start + 1 < end and _UNDER_HEAD.fullmatch(_words(state, start + 1)):
            self._end = start
            while self._end < end and (words := _words(state, self._end)):
                self._cells += 1 + words.strip("| ").count("|")
                self._end += 1
            if self._cells > PIPES:
                raise Unreadable(TOO_LONG)
        return table(state, start, end, silent)


class _Lines(Sequence[str]):
    """The lines of a part of a file as its container has them: without the indent of a list, the mark of a quote."""

    state: StateBlock

    def __len__(self) -> int:
        return self.state.lineMax

    @overload
    def __getitem__(self, place: int) -> str: ...
    @overload
    def __getitem__(self, place: slice) -> list[str]: ...
    def __getitem__(self, place: int | slice) -> str | list[str]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        return " " * (self.state.sCount[place] - self.state.blkIndent) + _words(self.state, place)


def grammar(length: int) -> MarkdownIt:
    """A parser for one file of so many lines. Footnotes stay where they are written."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False, move_to_end=False).use(deflist_plugin)
    parser.inline.ruler.at("footnote_ref", _call)
    parser.block.ruler.at("table", _Pipes(), {"alt": ["paragraph", "reference"]})
    parser.disable("text_join")
    lines = _Lines()
    tables = Tables(lines, length)

    def draw(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        if silent or not _may_begin(state, start, end):
            return False
        lines.state = state
        found = tables.read(start, end)
        if found is None:
            return False
        token = state.push(DRAWN, "table", 0)
        token.map = [start, start + found.length]
        token.meta = {"drawing": found}
        state.line = start + found.length
        return True

    parser.block.ruler.before("table", DRAWN, draw)
    parser.block.ruler.before("table", "division", _divide, {"alt": ["paragraph", "reference", "blockquote"]})
    return parser


def cell_grammar() -> MarkdownIt:
    """A parser for the cells of drawn tables."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.use(footnote_plugin, inline=False, move_to_end=False)
    parser.inline.ruler.at("footnote_ref", _call)
    return parser.disable("text_join")


def _may_begin(state: StateBlock, start: int, end: int) -> bool:
    """Whether a drawn table may begin at a line: heads may be indented like code, the rule below them is not."""
    if state.is_code_block(start):
        return start + 1 < end and not state.is_code_block(start + 1) and _begins(state, start + 1, "--")
    return _begins(state, start, "+-", "+=", "+:", "--") or (start + 1 < end and _begins(state, start + 1, "--"))


def _words(state: StateBlock, line: int) -> str:
    """What stands in a line behind the marks of its containers and the white space there."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _divide(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A line that begins or ends a division: it shows nothing."""
    if not _begins(state, start, ":::") or not DIVISION.fullmatch(_words(state, start)):
        return False
    state.line = start if silent else start + 1
    return True


def _begins(state: StateBlock, line: int, *marks: str) -> bool:
    return state.src.startswith(marks, state.bMarks[line] + state.tShift[line])


def _call(state: StateInline, silent: bool) -> bool:
    """The call of a footnote that the file has; unlike the plug-in's own rule it looks no further than a label goes."""
    found = _CALL.match(state.src, state.pos, state.posMax)
    known = state.env.get("footnotes", {}).get("refs", {})
    if found is None or f":{found['label']}" not in known:
        return False
    if not silent:
        state.push("footnote_ref", "", 0).meta = {"label": found["label"]}
    state.pos = found.end()
    return True
