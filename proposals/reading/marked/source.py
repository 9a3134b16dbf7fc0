"""The source of a Markdown file, its head apart, and the account of its lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from proposals.reading.account import Account, weigh
from proposals.reading.marked.fancy import Fancy, break_lines, outside_code
from proposals.reading.marked.words import Signs
from proposals.saying import said

MARKS = said("Markdown and HTML marks, addresses of links")

_SECTION = re.compile(r"---\s+(abstract|middle|back|note_\w+|to_be_removed_note_\w+)\s*$")
_MATTER = {"{mainmatter}": "middle", "{backmatter}": "back"}
_INSTRUCTIONS = re.compile(r"\s*\{::?[^{}]*\}\s*")
DIVISION = re.compile(r" {0,12}:{3,}+\s*+(?:[\w.\-]*+\s*+\{[^{}]*+\}|[\w.\-]++)?+\s*+:*+\s*+")
"""`::: note`, `::: {.note}` and `:::`: where a part of the text begins and ends that pandoc or a site gives a style."""

_TYPOGRAPHIC = re.compile("[–—…“”‘’]")
_PANDOC = re.compile(
    r"^-   \S|\]\{[.#]|^\+[-=]{3,}\+|\{=\w+\}|^\[\^\d+\]: |^ {2}-{3}|\\['\"@^~]|^<col style=.width: |^<!-- -->$|"
    r"^#[^{}\n]*\{#[^{}]*\}$",
    re.M,
)
"""What is nearly always in Markdown that pandoc writes, which spells out all typographic signs: "--" is a dash."""

_FIELD = re.compile(r"(?P<name>[A-Za-z_-]+)\s*[:=]\s*(?P<value>\S.*)$")
_TITLES, _NUMBERS, _DATES = ("title",), ("docname", "number", "seriesno", "shortname"), ("date", "published")


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
    original = re.split(r"\r\n|\r|\n", text)
    end = _end_of_head(original)
    head = original[:end]
    lines = [""] * end + [line.expandtabs(4) if line[:1] == "\t" else line for line in original[end:]]
    parts: dict[str, int] = {}
    kramdown = False
    for place in range(end, len(lines)):
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
    _blank(lines, DIVISION)
    if "middle" in parts:
        _blank(lines, _INSTRUCTIONS)
    marks: dict[int, str] = {}
    signs = Signs(raised=not parts, dashes=not parts and _spells_out(text))
    if not parts:
        break_lines(lines)
        marks = Fancy(lines).rewrite()
    kept = tuple([""] * end + original[end:])
    return Source(tuple(lines), kept, tuple(head), kramdown, parts, _facts(head), marks, signs)


def _spells_out(text: str) -> bool:
    """Whether pandoc wrote a text and spelled its typographic signs out; in tables of HTML it leaves them."""
    first, *others = text.split("<table")
    words = [first, *(other.partition("</table>")[2] for other in others)]
    return not any(map(_TYPOGRAPHIC.search, words)) and bool(_PANDOC.search(text))


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
    have, want = Counter("".join(source.split())), Counter("".join(kept.split()))
    surplus = have - want
    left = []
    for sign in reversed(source):
        if surplus[sign] > 0:
            surplus[sign] -= 1
            left.append(sign)
    account.leave_out(MARKS, "".join(reversed(left)))
    return weigh("".join((want - have).elements()))
