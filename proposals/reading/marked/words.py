"""Inline Markdown to words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

ATTRIBUTES = re.compile(r"\s*\{(?:[:#.\-][^{}]*|\s*[\w-]+=[^{}]*)\}\s*$")
"""`{#id .class key=value}` of kramdown and pandoc at the end of a heading or paragraph."""

CALL = "\ufdd0"
"""Stands in words where a footnote is called. No text has it: it is no character, like the other three."""

_RAW, _END, _TYPED = "\ufdd1", "\ufdd2", "\ufdd3"
_STYLE = r"\{(?:[#.][^{}]*|\s*[\w-]+=[^{}]*)\}"
_RAW_CODE = re.compile(rf"{_RAW}(?P<code>[^{_RAW}{_END}]*){_END}\{{=[\w.+-]+\}}")
_AFTER = re.compile(rf"[{_RAW}{_END}](?:(?<={_END}){_STYLE})?")
"""The attributes behind code, a link or a picture."""

_AROUND = re.compile(rf"\[(?!{_TYPED})(?P<words>(?:[^\[\]]|[\[\]]{_TYPED})*{_END})\]\([^()\s]*\)")
"""A link around another, which Markdown has not, but pandoc writes for entries of contents that name their page."""

_LOOSE = re.compile(r"\*\*\s+(?P<words>[^*]+)\*\*")
"""Bold words behind the end of a line or page, which Markdown takes for stars."""

_BRACKET = re.compile(rf"[\[\]](?!{_TYPED})")
_SPAN_END = re.compile(_STYLE)
_RAISED = re.compile(r"\^([^\s^]{1,40})\^|(?<!~)~([^\s~]{1,40})~(?!~)")
"""`x^2^` and `H~2~O`: raised and lowered signs of pandoc."""

_DASHES = re.compile(r"(?<!-)---?(?!-)")
_BREAK = re.compile(r"<br\s*/?>", re.I)


@dataclass(frozen=True, slots=True)
class Signs:
    """Which signs of pandoc stand for others in a file: marks around raised ones, and "--" for a dash."""

    raised: bool = True
    dashes: bool = False

    def read(self, words: str) -> str:
        """Typed words as they are meant."""
        if self.raised and ("^" in words or "~" in words):
            words = _RAISED.sub(r"\1\2", words)
        return _DASHES.sub(_dash, words) if self.dashes and "--" in words else words


def _dash(found: re.Match[str]) -> str:
    return "—" if len(found.group()) > 2 else "–"


def plain_words(tokens: Sequence[Token], signs: Signs) -> str:
    """The words of inline tokens: of links and images what is read, of code what it says; no HTML.

    Where a footnote is called stands `CALL`.
    """
    pieces: list[str] = []
    for token in tokens:
        if token.type == "text":
            pieces.append(signs.read(token.content))
        elif token.type == "text_special":
            pieces.append(_escaped(token.content))
        elif token.type == "code_inline":
            pieces.append(f"{_RAW}{token.content}{_END}")
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append("\n" if token.type == "hardbreak" else " ")
        elif token.type == "image":
            pieces.append(token.content + _END)
        elif token.type == "link_close":
            pieces.append(_END)
        elif token.type == "footnote_ref":
            pieces.append(CALL)
        elif token.type == "html_inline" and _BREAK.fullmatch(token.content):
            pieces.append("\n")
    words = "".join(pieces)
    if _END in words:
        words = _AROUND.sub(r"\g<words>", words) if f"{_END}](" in words else words
        words = _AFTER.sub("", _RAW_CODE.sub(_raw, words) if "{=" in words else words)
    words = _without_spans(words) if "]{" in words else words
    words = _LOOSE.sub(r"\g<words>", words) if words.startswith("**") else words
    return words.replace(_TYPED, "")


def _escaped(sign: str) -> str:
    """A sign behind a backslash, a bracket as one that begins and ends nothing."""
    return f"{sign}{_TYPED}" if sign in ("[", "]") else " " if sign == "\\ " else sign


def _raw(found: re.Match[str]) -> str:
    """What code that is for another format says here: at most the end of a line."""
    return "\n" if _BREAK.fullmatch(found["code"]) else ""


def _without_spans(words: str) -> str:
    """`[words]{.class}` as its words: a run to which pandoc gives a style or an anchor, also in another one."""
    opened: list[int] = []
    marks: list[tuple[int, int]] = []
    for bracket in _BRACKET.finditer(words):
        if bracket.group() == "[":
            opened.append(bracket.start())
        elif opened:
            start = opened.pop()
            style = _SPAN_END.match(words, bracket.end())
            if style:
                marks += [(start, start + 1), (bracket.start(), style.end())]
    pieces, place = [], 0
    for start, end in sorted(marks):
        pieces.append(words[place:start])
        place = max(place, end)
    return "".join([*pieces, words[place:]])


def without_attributes(words: str) -> tuple[str, str]:
    """`words` without the attributes at their end, and these."""
    start = len(words)
    while (brace := words.rfind("{", 0, start)) >= 0 and ATTRIBUTES.fullmatch(words, brace, start):
        start = brace
        while start and words[start - 1].isspace():
            start -= 1
    return words[:start], words[start:]


def labels_of(tokens: Sequence[Token]) -> list[str]:
    """The labels of the footnotes that inline tokens call, in order."""
    return [token.meta["label"] for token in tokens if token.type == "footnote_ref"]
