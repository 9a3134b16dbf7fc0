"""Words in Markdown: escaped so that they say what they say, with marks for those that went and came."""

from __future__ import annotations

import re
import string
import unicodedata
from collections.abc import Iterable, Iterator

from clauseline.comparing.changes import ADDED, KEPT, REMOVED
from clauseline.vocabulary import Op
from clauseline.writing.directions import enclosed
from clauseline.writing.runs import BAR, Marked, merged

MARKS: dict[Op, str] = {REMOVED: "~~", ADDED: "**"}
TAGS: dict[Op, str] = {REMOVED: "del", ADDED: "strong"}
"""The same in HTML, for words beside which Markdown would not take its marks for any."""

_SPECIAL = re.compile(r"[\\`*~<\[|$]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)|(?<=\s)#")
_AT_START = re.compile(r"[-+=>#]|\d+(?=[.)])")


def as_text(words: str) -> str:
    """One line of Markdown that shows just these words; cells of a row are parted by bars."""
    return _at_start(_escaped(enclosed(words).replace("\t", BAR)))


def _escaped(words: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", words)


def _at_start(line: str) -> str:
    """The line without what would make it a heading, a quotation or an item of a list."""
    found = _AT_START.match(line)
    if not found:
        return line
    digits = found.group() if found.group().isdigit() else ""
    return f"{digits}\\{line[len(digits) :]}"


def marked(runs: Iterable[Marked]) -> str:
    """One line of Markdown that shows these words with their marks; "" if there is nothing to be seen."""
    return _at_start(enclosed("".join(_marked(merged(part for run in runs for part in _parted(run)))).strip()))


def _parted(run: Marked) -> Iterator[Marked]:
    """Marks stand at words: white space beside them is outside."""
    inner = run.words.strip()
    start = run.words.index(inner)
    parts = (
        Marked(KEPT, run.words[:start]), Marked(run.op, inner), Marked(KEPT, run.words[start + len(inner) :])
    )  # fmt: skip
    yield from (part for part in parts if part.words)


def _marked(line: list[Marked]) -> Iterator[str]:
    texts = [_escaped(run.words) for run in line]
    # What stands beside a run, as far as Markdown asks: white space at the ends of a line, else the nearest character.
    sides = [(MARKS.get(run.op) or text) for run, text in zip(line, texts, strict=True)]
    for at, (run, text) in enumerate(zip(line, texts, strict=True)):
        before = sides[at - 1][-1] if at else " "
        after = sides[at + 1][0] if at + 1 < len(line) else " "
        if run.op == KEPT:
            yield text
        elif _holds(before, text[0]) and _holds(after, text[-1]):
            yield f"{MARKS[run.op]}{text}{MARKS[run.op]}"
        else:
            yield f"<{TAGS[run.op]}>{text}</{TAGS[run.op]}>"


def _holds(outside: str, inside: str) -> bool:
    """Whether a mark between these two characters is one: beside a sign inside there must be none but signs outside."""
    return not _is_sign(inside) or outside.isspace() or _is_sign(outside, among="P")


def _is_sign(character: str, among: str = "PS") -> bool:
    return character in string.punctuation or unicodedata.category(character)[0] in among
