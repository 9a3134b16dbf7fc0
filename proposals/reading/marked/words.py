"""Inline Markdown to words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it.token import Token

ATTRIBUTES = re.compile(r"\s*\{(?:[:#.\-][^{}]*|\s*[\w-]+=[^{}]*)\}\s*$")
"""`{#id .class key=value}` of kramdown and pandoc at the end of a heading or paragraph."""

_SPAN = re.compile(r"\[(?P<words>[^\[\]]*)\]\{(?:[#.][^{}]*|\s*[\w-]+=[^{}]*)\}")
"""`[words]{.class}`: a run of words to which pandoc gives a style or an anchor."""

_BREAK = re.compile(r"<br\s*/?>", re.I)


def plain_words(tokens: Sequence[Token]) -> str:
    """The words of inline tokens: of links and images what is read, of code what it says; no HTML."""
    pieces: list[str] = []
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            pieces.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            pieces.append("\n" if token.type == "hardbreak" else " ")
        elif token.type == "image":
            pieces.append(token.content)
        elif token.type == "html_inline" and _BREAK.fullmatch(token.content):
            pieces.append("\n")
    words = "".join(pieces)
    return _SPAN.sub(r"\g<words>", words) if "]{" in words else words


def without_attributes(words: str) -> tuple[str, str]:
    """`words` without the attributes at their end, and these."""
    start = len(words)
    while (brace := words.rfind("{", 0, start)) >= 0 and ATTRIBUTES.fullmatch(words, brace, start):
        start = brace
        while start and words[start - 1].isspace():
            start -= 1
    return words[:start], words[start:]
