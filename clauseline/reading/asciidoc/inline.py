"""Words of AsciiDoc as a reader sees them: without marks, addresses and anchors."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from itertools import count

from clauseline.reading.lines import Note

_INSIDE = r"(?:[^\[\]]|\[[^\[\]]{0,500}\]){0,2000}"
_HELD = re.compile("\ufdd0(\\d{1,9})\ufdd1")
_CALL, _BREAK = "\ufdd2", "\ufdd3"
"""No text has these: they are no characters."""

_NOTE = re.compile(rf"\s*footnote(?:ref)?:(?P<id>[\w-]*)\[(?P<words>{_INSIDE})\]")
_ESCAPED = re.compile(r"\\(?P<sign>[*_`#^~+{<\[(\"'.-]|(?=(?:https?|link|xref|include|image|footnote|stem|ifdef):))")
_QUOTED = re.compile(r"\"`(?P<double>[^`\n]{1,1000}?)`\"|'`(?P<single>[^`\n]{1,1000}?)`'")
_RAW = re.compile(
    rf"\+\+\+(?P<passed>.{{0,2000}}?)\+\+\+|pass:[\w,]*\[(?P<pass>{_INSIDE})\]|"
    rf"(?:stem|latexmath|asciimath):\[(?P<formula>(?:[^\[\]\\]|\\.|\[[^\[\]]{{0,500}}\]){{0,2000}})\]|"
    r"``(?P<codes>[^`]{1,2000})``|(?<![\w`])`(?P<code>[^`\s](?:[^`]{0,2000}[^`\s])?)`(?![\w`])|"
    r"(?<![\w+])\+(?P<plain>[^+\s](?:[^+]{0,500}[^+\s])?)\+(?![\w+])",
    re.S,
)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_CONCEPT = re.compile(r"\{\{(?P<words>[^{}]{1,300})\}\}")
_VALUE = re.compile(r"\{(?P<name>[\w-]{1,100})\}|\{(?:counter2?|set):[^{}]{1,200}\}")
_REFERENCE = re.compile(
    rf"<<(?P<id>[^<>,\n]{{1,300}})(?:,(?P<text>[^<>]{{0,1000}}))?>>|xref:(?P<to>[^\s\[\]]{{1,300}})\[(?P<words>{_INSIDE})\]"
)
_WITHIN = re.compile(
    r"(?:clause|section|subclause|table|figure|annex|appendix|page|part|chapter|example|note|formula|list|locality:\w+)\b",
    re.I,
)
"""How words begin that say where in a source something stands."""
_LINK = re.compile(
    r"(?:link:(?P<path>[^\s\[\]]{1,1000})|(?P<address>(?:https?|ftp|irc)://[^\s\[\]<>]{1,1000})|"
    r"mailto:(?P<mail>[^\s\[\]]{1,300}))"
    rf"\[(?P<words>{_INSIDE})\]"
)
_TARGET = re.compile(r"\^$|,\s*(?:window|role|opts|target)=.*$")
_ANCHOR = re.compile(
    r"\[\[\[(?P<of>[^\[\],]{1,200})(?:,\s*(?P<shown>[^\[\]]{1,300}))?\]\]\]|\[\[[\w:][^\[\]]{0,200}\]\]|anchor:[^\s\[\]]{1,200}\[[^\[\]]{0,200}\]"
)
_INDEX = re.compile(
    r"\(\(\([^()]{1,300}\)\)\)|\(\((?P<shown>[^()]{1,300})\)\)|index(?:term)?:[\w,]{0,100}\[[^\[\]]{0,300}\]|indexterm2:\[(?P<term>[^\[\]]{1,300})\]"
)
_PICTURE = re.compile(r"(?:image|icon):[^\s:\[\]][^\s\[\]]{0,500}\[[^\[\]]{0,500}\]")
_MACRO = re.compile(rf"(?<!\w)(?P<name>[a-z]{{3,12}}):(?P<to>[\w-]{{0,60}})\[(?P<words>{_INSIDE})\]")
_MACROS = frozenset((
    "abbr", "acronym", "admitted", "alt", "btn", "concept", "deprecated", "domain", "hl", "kbd", "keyword", "lang",
    "mark", "menu", "preferred", "related", "smallcap", "span", "strike", "symbol", "term", "underline",
))  # fmt: skip
_KHRONOS = re.compile(r"(?<!\w)(?:[fsetpd](?:link|name|text)|code|basetype|reflink|apiext|tag|attr):(?=[\w*])")
_KHRONOS_FORCE = re.compile(
    r"(?<!\w)(can|cannot|may|must|optional(?:ly)?|recommend(?:ed|ation)?|require[sd]?|should|undefined):(?=[\s.,;)]|$)"
)
"""Verbs that bind and the like, as Khronos marks them: the colon is shown nowhere."""
_STYLED = r"(?:\[[\w.#%, =\"-]{1,100}\])?"
_WIDE = re.compile(rf"{_STYLED}(\*\*|__|##)(?P<words>(?!\s).{{1,2000}}?)\1", re.S)
_NARROW = re.compile(
    rf"(?<![\w\\:;}}]){_STYLED}(?:\*(?P<strong>[^\s*](?:[^*]{{0,999}}[^\s*])?)\*|#(?P<marked>[^\s#](?:[^#]{{0,999}}[^\s#])?)#|"
    r"_(?P<stressed>[^\s_](?:(?:[^_]|(?<=\w)_(?=\w)){0,999}[^\s_])?)_)(?!\w)"
)
_RAISED = re.compile(r"\^([^\s^]{1,100})\^|~([^\s~]{1,100})~")
_END = re.compile(r" \+$", re.M)

_VALUES = {
    "blank": "", "empty": "", "nbsp": "\u00a0", "zwsp": "", "sp": " ", "plus": "+", "amp": "&", "lt": "<", "gt": ">",
    "asterisk": "*", "backtick": "`", "caret": "^", "tilde": "~", "startsb": "[", "endsb": "]", "vbar": "|",
    "backslash": "\\", "ldquo": "“", "rdquo": "”", "lsquo": "‘", "rsquo": "’", "apos": "'", "quot": '"', "deg": "°",
    "brvbar": "¦", "wj": "", "two-colons": "::", "two-semicolons": ";;", "cpp": "C++",
}  # fmt: skip
DEEP = 8
"""A value may name others, and what is held may hold more."""


def marks_names(text: str) -> bool:
    """Whether a text marks names as Khronos does."""
    return bool(re.search(r"\b[fse]link:\w|\bpname:\w", text))


@dataclass(frozen=True, slots=True)
class DocWords:
    """Reads words with the `values` of attributes; `names` says what a reference shows that says nothing itself."""

    values: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    is_khronos: bool = False
    """Whether names and verbs are marked as Khronos marks them: "flink:vkOpen", "must:"."""
    calls: Iterator[int] = field(default_factory=lambda: count(1))
    """The numbers of the next footnotes."""

    def read(self, typed: str) -> tuple[str, tuple[Note, ...]]:
        """The words of typed lines, and the footnotes that they call."""
        if typed.isalnum():
            return typed, ()
        texts: list[str] = []

        def call(found: re.Match[str]) -> str:
            texts.append(self.read(found["words"])[0])
            return _CALL if texts[-1] else ""

        words = self._words(_NOTE.sub(call, typed) if "footnote" in typed else typed)
        pieces = words.split(_CALL)
        notes: list[Note] = []
        place = 0
        for piece, text in zip(pieces, filter(None, texts), strict=False):
            place += len(piece)
            notes.append(Note(place, str(next(self.calls)), text))
        return "".join(pieces), tuple(notes)

    def _words(self, typed: str) -> str:
        held: list[str] = []

        def hold(words: str) -> str:
            held.append(words)
            return f"\ufdd0{len(held) - 1}\ufdd1"

        words = _ESCAPED.sub(lambda found: hold(found["sign"]), typed)
        words = _QUOTED.sub(lambda found: f"“{found['double']}”" if found["double"] else f"‘{found['single']}’", words)
        words = _RAW.sub(lambda found: hold(found[found.lastgroup or 0] or ""), words)
        words = _ENTITY.sub(lambda found: hold(unescape(found[0])), words) if "&" in words else words
        words = _CONCEPT.sub(lambda found: found["words"].split(",")[-1].strip(), words)
        words = self._with_values(words)
        words = self._without_macros(words, hold)
        words = _END.sub(_BREAK, words)
        words = _RAISED.sub(r"\1\2", _NARROW.sub(_bare, _NARROW.sub(_bare, _WIDE.sub(_bare, words))))
        for _ in range(DEEP):
            if "\ufdd0" not in words:
                break
            words = _HELD.sub(lambda found: held[int(found[1])], words)
        return re.sub(r"[ \t]*\n[ \t]*", " ", words.replace(f"{_BREAK}\n", _BREAK)).replace(_BREAK, "\n").strip()

    def _with_values(self, words: str) -> str:
        for _ in range(DEEP):
            if "{" not in words or (now := _VALUE.sub(self._value, words)) == words:
                break
            words = now[:100_000]
        return words

    def _value(self, found: re.Match[str]) -> str:
        name = found["name"]
        if not name:
            return ""
        return self.values.get(name, _VALUES.get(name, found[0]))

    def _without_macros(self, words: str, hold: Callable[[str], str]) -> str:
        if ":" in words or "<<" in words:
            words = _REFERENCE.sub(lambda found: self._reference(found), words)
            words = _PICTURE.sub("", words)
            words = _LINK.sub(lambda found: _linked(found, hold), words)
            words = _MACRO.sub(_macro, words)
            words = _KHRONOS_FORCE.sub(r"\1", _KHRONOS.sub("", words)) if self.is_khronos else words
        if "[[" in words or "anchor:" in words:
            words = _ANCHOR.sub(lambda found: f"[{found['shown'] or found['of']}]" if found["of"] else "", words)
        if "((" in words or "index" in words:
            words = _INDEX.sub(lambda found: found["shown"] or found["term"] or "", words)
        return words

    def _reference(self, found: re.Match[str]) -> str:
        """What a reference shows: its own words, behind the name of a source, or the name of what it leads to."""
        to, text = (found["id"] or found["to"]).strip().lstrip("#"), (found["text"] or found["words"] or "").strip()
        name = self.names.get(to, "")
        if name.startswith("[") and (not text or _WITHIN.match(text)):
            return ", ".join(filter(None, (name[1:-1], text.replace("=", " "))))
        return text or name or to


def _linked(found: re.Match[str], hold: Callable[[str], str]) -> str:
    words = _TARGET.sub("", found["words"]).strip().strip('"')
    return words or hold(found["path"] or found["address"] or found["mail"])


def _macro(found: re.Match[str]) -> str:
    if found["name"] not in _MACROS:
        return found[0]
    menu = found["to"] if found["name"] == "menu" else ""
    return " ".join(filter(None, (menu, found["words"].split(",")[-1].strip())))


def _bare(found: re.Match[str]) -> str:
    return str(found[found.lastgroup or 0])
