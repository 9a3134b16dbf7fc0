"""Inline Markdown to words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markdown_it.token import Token

ATTRIBUTES = re.compile(r"\s*\{(?:[:#.\-][^{}]*|\s*[\w-]+=[^{}]*)\}\s*$")
"""`{#id .class key=value}` of kramdown and pandoc at the end of a heading or paragraph."""

CALL = "\ufdd0"
"""Stands in words where a footnote is called. No text has it: it is no character, like the other three."""

RAW, END = "\ufdd1", "\ufdd2"
"""Stand before code, and behind code, a link or a picture."""

_TYPED = "\ufdd3"
_STYLE = r"\{(?:[#.][^{}]*|\s*[\w-]+=[^{}]*)\}"
_RAW_CODE = re.compile(rf"{RAW}(?P<code>[^{RAW}{END}]*){END}\{{=[\w.+-]+\}}")
_AFTER = re.compile(rf"[{RAW}{END}](?:(?<={END}){_STYLE})?")
"""The attributes behind code, a link or a picture."""

_AROUND = re.compile(rf"\[(?!{_TYPED})(?P<words>(?:[^\[\]]|[\[\]]{_TYPED})*{END})\]\([^()\s]*\)")
"""A link around another, which Markdown has not, but pandoc writes for entries of contents that name their page."""

_LOOSE = re.compile(r"\*\*\s+(?P<words>[^*]+)\*\*")
"""Bold words behind the end of a line or page, which Markdown takes for stars."""

_BRACKET = re.compile(rf"[\[\]](?!{_TYPED})")
_SPAN_END = re.compile(_STYLE)
_RAISED = re.compile(r"\^([^\s^]{1,40})\^|(?<!~)~([^\s~]{1,40})~(?!~)")
"""`x^2^` and `H~2~O`: raised and lowered signs of pandoc."""

_DASHES = re.compile(r"(?<!-)---?(?!-)")
_BREAK = re.compile(r"<br\s*/?>", re.I)
_LOOSE_MARK = re.compile(
    r"<(?:/?(?:a|b|big|em|font|i|mark|s|small|span|strong|sub|sup|u)(?:\s[^<>]{0,300})?/?|(?P<end>/?\s?br\s?/?\s?))>",
    re.I,
)
"""Marks of HTML that are not well formed, as browsers take them: CommonMark takes them for words."""
_SAYS = {"softbreak": " ", "hardbreak": "\n", "link_close": END, "footnote_ref": CALL}
"""What the tokens say that have no content."""


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


def plain_words(inline: Token, signs: Signs) -> str:
    """The words of a block: of links and images what is read, of code what it says; no HTML.

    Where a footnote is called stands `CALL`. Words without marks have no tokens of their own.
    """
    if inline.children is None:
        words = signs.read(inline.content)
    else:
        words = "".join([_words_of(token, signs) for token in inline.children])
    if END in words:
        words = _AROUND.sub(r"\g<words>", words) if f"{END}](" in words else words
        words = _AFTER.sub("", _RAW_CODE.sub(_raw, words) if "{=" in words else words)
    words = _without_spans(words) if "]{" in words else words
    words = _LOOSE.sub(r"\g<words>", words) if words.startswith("**") else words
    return words.replace(_TYPED, "")


def _words_of(token: Token, signs: Signs) -> str:
    """What one token says; HTML but for the end of a line says nothing."""
    match token.type:
        case "text":
            words = signs.read(token.content)
            return _LOOSE_MARK.sub(lambda mark: "\n" if mark["end"] else "", words) if "<" in words else words
        case "text_special":
            return _escaped(token.content)
        case "code_inline":
            return f"{RAW}{token.content}{END}"
        case "image":
            return token.content + END
        case "html_inline":
            return "\n" if _BREAK.fullmatch(token.content) else ""
        case other:
            return _SAYS.get(other, "")


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


def labels_of(token: Token) -> list[str]:
    """The labels of the footnotes that the words of a block call, in order."""
    return [one.meta["label"] for one in token.children or () if one.type == "footnote_ref"]
