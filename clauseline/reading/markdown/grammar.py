"""The grammar of Markdown: CommonMark with tables, struck words, footnotes, definitions and pandoc's drawn tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import overload

from markdown_it import MarkdownIt
from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock, heading, list_block, table
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from clauseline.reading.ascii_tables.tables import DrawnTables
from clauseline.reading.limits import PIPES, TOO_LONG
from clauseline.reading.markdown.inline import read_words
from clauseline.reading.markdown.source import DIVISION
from clauseline.reading.reader import Unreadable

DRAWN = "drawn_table"
"""The type of the token of a drawn table; its `meta` has the `Drawing` under "drawing"."""

_CALL = re.compile(r"\[\^(?P<label>[^\s\[\]]{1,200})\]")


_UNDER_HEAD = re.compile(r"[|:\-\s]+")
"""The line below the head of a table of pipes."""

_BEGINS_NOTHING = re.compile(r"(?!\d{1,9}[.)])[^\s#>\-+*=_`~<\[|:]|\*+[^\s*]|_+[^\s_]|`{1,2}(?!`)")
"""The start of a line with which no block begins, nor ends one that began in the line above."""

_SURE = re.compile(r"(?P<heading>#{1,6} )|(?:[-+*]|\d{1,9}[.)]) +(?:[^\s\-+*_]|\*+[^\s*])")
"""The start of a heading or an item, if no table has it for its head."""

_ITEM = re.compile(r"(?:[-+*]|(?P<number>\d{1,9}[.)])) +[^\s]")
"""The start of an item, which ends the paragraph above it, as a rule between items would."""

_UNDER = re.compile(r"[|:\-](?! +[^\s|:\-])")
"""The start of a line that may stand below the head of a table."""


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
    _quicken(parser)
    lines = _Lines()
    tables = DrawnTables(lines, length)

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
    parser.disable("text_join")
    _quicken(parser)
    return parser


def page_grammar() -> MarkdownIt:
    """A parser for Markdown in a page: of what is more than CommonMark, tables of pipes and struck words."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    parser.block.ruler.at("table", _Pipes(), {"alt": ["paragraph", "reference"]})
    return parser


def _quicken(parser: MarkdownIt) -> None:
    """Spare plain blocks and plain words the rules that look for something in them."""
    parser.block.ruler.before("table", "sure", _sure)
    parser.core.ruler.at("normalize", _normalize)
    parser.core.ruler.at("inline", read_words)


def _normalize(state: StateCore) -> None:
    """Show what CommonMark shows for a zero. Of ends of lines the source knows one kind."""
    state.src = state.src.replace("\0", "\ufffd")


def _sure(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A block that its first lines tell, as they do nearly always."""
    if state.is_code_block(start):
        return False
    place = state.bMarks[start] + state.tShift[start]
    if _BEGINS_NOTHING.match(state.src, place):
        return _plain(state, start, end)
    found = _SURE.match(state.src, place)
    if not found or _UNDER.match(state.src, state.bMarks[start + 1] + state.tShift[start + 1]):
        return False
    return (heading if found["heading"] else list_block)(state, start, end, False)


def _plain(state: StateBlock, start: int, end: int) -> bool:
    """A paragraph of lines that begin nothing else, up to an item: its words alone, which nothing opens or closes."""
    after = start + 1
    while after < end and not state.isEmpty(after):
        if not _BEGINS_NOTHING.match(state.src, state.bMarks[after] + state.tShift[after]):
            if not _ends_before(state, after):
                return False
            break
        after += 1
    if after == start + 1 and _is_defined(state, after, end):
        return False
    state.line = after
    words = state.push("inline", "", 0)
    words.map = [start, after]
    words.content = mdTrim(
        state.getLines(start, after, state.blkIndent, False)
        if after > start + 1
        else state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    )
    return True


def _ends_before(state: StateBlock, line: int) -> bool:
    """Whether a paragraph ends where an item begins: a numbered one may interrupt only that of the item before it."""
    found, indent = _ITEM.match(state.src, state.bMarks[line] + state.tShift[line]), state.sCount[line]
    if not found or not 0 <= indent < state.blkIndent + 4 or (state.listIndent >= 0 and indent >= state.listIndent + 4):
        return False
    return indent < state.blkIndent or not found["number"]


def _is_defined(state: StateBlock, after: int, end: int) -> bool:
    """Whether the line before `after` may be a term: behind it stands what says its meaning."""
    after += after < end and state.isEmpty(after)
    return after < end and _begins(state, after, ":", "~")


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
