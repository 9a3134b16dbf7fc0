"""The source of a Markdown file, its head apart, and the account of its lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from clauseline.messages import gettext_noop as N_
from clauseline.reading.account import Account, weigh
from clauseline.reading.markdown.components import without_components
from clauseline.reading.markdown.fancy import Fancy, break_lines, outside_code
from clauseline.reading.markdown.shorthand import without_shorthand
from clauseline.reading.markdown.words import Signs
from clauseline.reading.words.shorthand import has_shorthand

MARKS = N_("Markdown and HTML marks, addresses of links")

_SECTION = re.compile(r"---\s+(abstract|middle|back|note_\w+|to_be_removed_note_\w+)\s*$")
_MATTER = {"{mainmatter}": "middle", "{backmatter}": "back"}
_MAY_DIVIDE = re.compile(r"---\s|\s*\{(?:main|back)matter\}|\.# ")
"""The start of a line with which a part of the file may begin: most lines are told by it."""

_INSTRUCTIONS = re.compile(r"\s*\{::?[^{}]*\}\s*")
DIVISION = re.compile(r" {0,12}:{3,}+\s*+(?:[\w.\-]*+\s*+\{[^{}]*+\}|[\w.\-]++)?+\s*+:*+\s*+")
"""`::: note`, `::: {.note}` and `:::`: where a part of the text begins and ends that pandoc or a site gives a style."""

_COMPONENT = re.compile(r"</[A-Z][\w.]*\s*>|<[A-Z][\w.]*(?:\s[^<]*)?/>")
"""What every text with components has."""

_TYPOGRAPHIC = "–—…“”‘’"
_PANDOC = tuple(map(re.compile, (
    r"\n-   \S", r"\]\{[.#]", r"\n\+[-=]{3,}\+", r"\{=\w+\}", r"\n\[\^\d+\]: ", r"\n {2}-{3}", r"\\['\"@^~]",
    r"\n<col style=.width: ", r"\n<!-- -->\n", r"\n#[^{}\n]*\{#[^{}]*\}\n",
)))  # fmt: skip
"""What is nearly always in Markdown that pandoc writes, which spells out all typographic signs: "--" is a dash. Each
begins with a sign of its own: so it is found fast."""

_FIELD = re.compile(r"(?P<name>[A-Za-z_-]+)\s*[:=]\s*(?P<value>\S.*)$")
_TITLES, _NUMBERS, _DATES = ("title",), ("docname", "number", "seriesno", "shortname"), ("date", "published")


_ASCII = range(128)
_SIGNS = bytes(code for code in _ASCII if not chr(code).isalnum())
"""Signs and white space: what marks are made of, so that nearly always nothing else differs."""
_NO_SIGNS = bytes(code for code in range(256) if code not in _SIGNS or chr(code).isspace())


@dataclass(frozen=True, slots=True)
class Source:
    """Lines without the head, as a Markdown parser takes them; `original` are those of the file.

    `parts` says at which lines "middle" and "back" begin in files whose numbers are given by position; `kramdown`
    that its middle is one of kramdown-rfc; `marks` which mark the item has that begins at a line, where CommonMark
    knows no such.
    """

    lines: tuple[str, ...]
    original: tuple[str, ...]
    head: tuple[str, ...] = ()
    kramdown: bool = False
    parts: dict[str, int] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    marks: dict[int, str] = field(default_factory=dict)
    signs: Signs = field(default_factory=Signs)


def read_source(text: str) -> Source:
    """Take the head off `text`, and turn its part lines into headings."""
    original = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    end = _end_of_head(original)
    head = original[:end]
    lines = [""] * end + [line.expandtabs(4) if line[:1] == "\t" else line for line in original[end:]]
    parts: dict[str, int] = {}
    kramdown = False
    for place in range(end, len(lines)):
        if not _MAY_DIVIDE.match(lines[place]):
            continue
        found = _SECTION.match(lines[place])
        name = found[1] if found else _MATTER.get(lines[place].strip(), "")
        if name in ("middle", "back"):
            parts.setdefault(name, place)
            kramdown = kramdown or (found is not None and name == "middle")
            lines[place] = ""
        elif name:
            lines[place] = (
                f"# {name.removeprefix('to_be_removed_').removeprefix('note_').replace('_', ' ').capitalize()}"
            )
        elif lines[place].startswith(".# "):
            lines[place] = lines[place][1:] + " {-}"
    _clear(lines, text, is_published="middle" in parts)
    marks: dict[int, str] = {}
    signs = Signs(raised=not parts, dashes=not parts and _spells_out(text))
    if not parts:
        if any(line.startswith("|") for line in lines):
            break_lines(lines)
        marks = Fancy(lines).rewrite()
    kept = tuple([""] * end + original[end:])
    return Source(tuple(lines), kept, tuple(head), kramdown, parts, _facts(head), marks, signs)


def _clear(lines: list[str], text: str, *, is_published: bool) -> None:
    """Take out the marks that a parser would take for words, or that would keep it from reading Markdown."""
    if not is_published and _COMPONENT.search(text):
        without_components(lines)
    if not is_published and has_shorthand(text):
        without_shorthand(lines)
    if ":::" in text:
        _blank(lines, DIVISION)
    if is_published:
        _blank(lines, _INSTRUCTIONS)


def _spells_out(text: str) -> bool:
    """Whether pandoc wrote a text and spelled its typographic signs out; in tables of HTML it leaves them."""
    first, *others = text.split("<table")
    words = "".join([first, *(other.partition("</table>")[2] for other in others)])
    if any(sign in words for sign in _TYPOGRAPHIC):
        return False
    text = f"\n{text}\n"
    return any(mark.search(text) for mark in _PANDOC)


def _blank(lines: list[str], mark: re.Pattern[str]) -> None:
    """Empty the lines outside code that hold only such a `mark`: a parser would take them for words."""
    for place in outside_code(lines):
        if mark.fullmatch(lines[place]):
            lines[place] = ""


def _end_of_head(lines: Sequence[str]) -> int:
    """The number of lines of the YAML or TOML head; one that is not closed ends where the first part begins."""
    opening = next((place for place, line in enumerate(lines) if line.strip()), len(lines))
    if opening == len(lines) or lines[opening].rstrip() not in ("---", "%%%", "+++"):
        return 0
    closing = {"---": ("---", "...")}.get(lines[opening].rstrip(), (lines[opening].rstrip(),))
    for place in range(opening + 1, len(lines)):
        if lines[place].rstrip() in closing:
            return place + 1 if place - opening == 1 or any(map(_FIELD.match, lines[opening:place])) else 0
        if _SECTION.match(lines[place]):
            return place
    return 0


def _facts(head: Sequence[str]) -> dict[str, str]:
    facts: dict[str, str] = {}
    for line in head:
        found = _FIELD.match(line)
        if not found:
            continue
        value = found["value"].strip().strip("\"'")
        for name, keys in (("title", _TITLES), ("number", _NUMBERS), ("date", _DATES)):
            if found["name"].lower() in keys and value not in (">", "|"):
                facts.setdefault(name, value)
    return facts


def settle(source: str, kept: str, account: Account) -> int:
    """Leave out the characters of `source` that are not in `kept`; how many of `kept` are not in `source`."""
    if source == kept or source.replace("\n", " ") == kept:
        return 0
    typed, shown = _unequal(source, kept)
    if typed == shown:
        return 0
    if not shown and account.knows(MARKS):
        account.leave_out(MARKS, typed)
        return 0
    have, want = Counter(typed), Counter(shown)
    surplus = _less(have, want)
    account.leave_out(MARKS, surplus if account.knows(MARKS) else _last(Counter(surplus), source))
    return weigh(_less(want, have))


def _less(signs: Counter[str], others: Counter[str]) -> str:
    """The signs less the others, each as often as it is left."""
    return "".join(sign * (count - others.get(sign, 0)) for sign, count in signs.items())


def _unequal(source: str, kept: str) -> tuple[str, str]:
    """Characters of both, in which they differ as the whole texts do: without what both have."""
    if kept in source:
        return "".join(source.replace(kept, "", 1).split()), ""
    typed, shown = source.encode(errors="surrogatepass"), kept.encode(errors="surrogatepass")
    if typed.translate(None, _SIGNS) == shown.translate(None, _SIGNS):
        return typed.translate(None, _NO_SIGNS).decode(), shown.translate(None, _NO_SIGNS).decode()
    typed_words, shown_words = Counter(source.split()), Counter(kept.split())
    return _more(typed_words, shown_words), _more(shown_words, typed_words)


def _more(words: Counter[str], others: Counter[str]) -> str:
    """The signs of those words that are more often among `words` than among the `others`."""
    return "".join(word * max(0, count - others.get(word, 0)) for word, count in words.items() - others.items())


def _last(signs: Counter[str], source: str) -> str:
    """The last of these signs in a text, in their order there."""
    left = signs.copy()
    found = []
    for sign in reversed(source):
        if left.get(sign):
            left[sign] -= 1
            found.append(sign)
    return "".join(reversed(found))
