"""The words of a block: without the parser where they have no marks, or only such as can be taken in one way."""

from __future__ import annotations

import re
from itertools import chain

from markdown_it.rules_core import StateCore

from clauseline.reading.limits import count_marks
from clauseline.reading.markdown.words import END, RAW

LONGEST = 1000
"""So many characters of code, of emphasis or of a link are looked at; the parser reads longer ones."""

_MARKS = r"\\|`|\*|<|&|~|_(?:(?<![^\W_]_)|(?![^\W_]))|\n(?<= {2}\n)"
_MARKED = re.compile(rf"{_MARKS}|\[|\]")
"""What words may have that are more than plain. Each of these begins with a sign of its own: so it is found fast."""

_MARKED_ALONE = re.compile(rf"{_MARKS}|\]\(|\[\^")
"""The same in a file that defines no links: there a bracket is one."""

_EMPHASIS = (
    rf"(?<=\*)(?<![^ \n(]\*)(?P<second>\*?)(?=[^\W_])(?P<words>[^*`\[\]\\<&~_]{{1,{LONGEST}}}+)"
    r"(?<=[^\W_])\*(?P=second)(?=[ \n.,;:)!?]|\Z)"
)
_ADDRESS = rf"(?:https?://)?[A-Za-z0-9_./#?=%+@,-]{{0,{LONGEST}}}+"
_LINK = rf"(?<=\[)(?<!!\[)(?P<label>[^\[\]*`\\<&~_!]{{1,{LONGEST}}}+)\]\({_ADDRESS}\)"
_CODE = rf"(?<=`)(?<!``)(?P<code>[^`]{{1,{LONGEST}}}+)`(?!`)"
_CLEAR = re.compile(rf"[`*\[](?:{_CODE}|{_EMPHASIS}|{_LINK})")
"""Code, emphasis and links, where all else in the words is plain: then they are nothing else."""

_MEANS_MORE = re.compile(r"\^|--|~")
"""Signs of pandoc, which are read in each run of words for itself."""

_HELD = "\0"
"""In place of what is clear; no words have one."""

_END_OF_LINE = re.compile(r" ?\n[ \t]*")
_RAGGED = (" \n", "\n ", "\n\t")


def read_words(state: StateCore) -> None:
    """Make tokens of the words of each block whose marks may be taken in several ways; the others have none.

    Raises `Unreadable` if there are too many such marks.
    """
    marks = 0
    marked = _MARKED if state.env.get("references") else _MARKED_ALONE
    for token in state.tokens:
        if token.type != "inline":
            continue
        words = _on_one_line(token.content) if not marked.search(token.content) else _clear(token.content, marked)
        if words is None:
            marks = count_marks(token.content, marks)
            token.children = []
            state.md.inline.parse(token.content, state.md, state.env, token.children)
        else:
            token.children, token.content = None, words


def _clear(words: str, marked: re.Pattern[str]) -> str | None:
    """What words say in which all marks are clear, as their tokens would; None for others."""
    if _MEANS_MORE.search(words):
        return None
    said: list[str] = []

    def hold(found: re.Match[str]) -> str:
        code, _, text, label = found.groups()
        if code:
            said.append(f"{RAW}{_code(code)}{END}")
            return _HELD
        said.extend(("", END if label else ""))
        return f"{_HELD}{text or label}{_HELD}"

    rest = _CLEAR.sub(hold, words)
    if marked.search(rest):
        return None
    return "".join(chain.from_iterable(zip(_on_one_line(rest).split(_HELD), (*said, ""), strict=True)))


def _on_one_line(words: str) -> str:
    if "\n" not in words:
        return words
    return _END_OF_LINE.sub(" ", words) if any(map(words.__contains__, _RAGGED)) else words.replace("\n", " ")


def _code(words: str) -> str:
    """What code says: one space at both ends stands only between the marks and it."""
    words = words.replace("\n", " ")
    is_framed = words.startswith(" ") and words.endswith(" ") and bool(words.strip(" "))
    return words[1:-1] if is_framed else words
