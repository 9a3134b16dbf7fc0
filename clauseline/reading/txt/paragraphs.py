"""Physical lines to paragraphs: what was wrapped is joined again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from clauseline.outline import canonical
from clauseline.patterns import compile_late
from clauseline.reading.account import Account
from clauseline.reading.lines import Row
from clauseline.reading.txt.grids import Grids
from clauseline.reading.txt.pages import Printed
from clauseline.reading.words.numbering import find_label
from clauseline.reading.words.vocabulary import BULLETS

NARROW, WIDE, WIDEST = 50, 130, 200
"""Columns between which a file may be wrapped; the last where sentences show it."""

RAGGED, MANY = 0.7, 20
"""A line that goes on has at least this part of the width; so many of them tell how early lines turn."""

FEW = 0.1
"""A text with a smaller part of its lines at the margin is indented as a whole."""

HAN_NARROW = 25
"""The same for Chinese, whose characters take two columns."""

_BULLET = rf"[{BULLETS}o*+\-–—]|\(?[a-zA-Z]\)|\(?\d{{1,2}}\)|\(?[ivx]{{1,5}}\)|\d{{1,2}}\.|[a-z]\."
ITEM = re.compile(rf"\s*(?:{_BULLET})(?:\s{{1,4}}(?=\S)|\s*$)")
_HAN = re.compile("[（《“]?[一-鿿]")
_HAN_END = compile_late("[一-鿿，、；：。）》”]$")
_HYPHENS = ("-", "/", "\u2010")
_SENTENCE = re.compile(r"[.:;!?。：；！？][\")”’]?[¶§]?$")


@dataclass(frozen=True, slots=True)
class TextParagraph:
    """Printed lines that belong together; `indent` is that of the first."""

    lines: tuple[str, ...]
    indent: int

    @property
    def text(self) -> str:
        """The words as one line; a line that ends with a hyphen or slash inside a word is joined without a space."""
        return join_wrapped(self.lines)


def join_wrapped(lines: Sequence[str]) -> str:
    """Wrapped `lines` as one."""
    return "".join(_pieces(lines))


def further_lines(paragraph: Sequence[Printed]) -> tuple[tuple[int, int], ...]:
    """Where the second and further numbered lines of `paragraph` begin when it is joined, and their numbers."""
    found: list[tuple[int, int]] = []
    end = 0
    for line, piece in zip(paragraph, _pieces([line.text for line in paragraph]), strict=True):
        end += len(piece)
        if line.line is not None and line is not paragraph[0]:
            found.append((end - len(line.text.strip()), line.line))
    return tuple(found)


def _pieces(lines: Sequence[str]) -> Iterator[str]:
    """The words of each line, those behind the first with the space that parts them from the line before."""
    before = lines[0].strip("\n ")
    yield before
    for line in lines[1:]:
        words = line.strip()
        inside = before[-1:] in _HYPHENS and before[-2:-1].isalnum() and words[:1].isalpha()
        inside = inside or (words[:1] > "~" and bool(_HAN.match(words) and _HAN_END.match(before[-1:])))
        yield words if inside else f" {words}"
        before = words


def read_blocks(lines: Sequence[Printed], account: Account) -> Iterator[list[Printed] | Row]:
    """Runs of lines of one page without a blank one between, and the rows of drawn tables."""
    block: list[Printed] = []
    texts = [line.text for line in lines]
    starts = [text.lstrip()[:2] for text in texts]
    grids = Grids(texts, account)
    place = tables = 0
    while place < len(lines):
        line = lines[place]
        is_blank = not starts[place]
        grid = None
        if not is_blank and (starts[place][0] in "+|" or "--" in starts[place : place + 2]):
            grid = grids.read(place, tables + 1)
        if grid or line.turned or is_blank:
            if block:
                yield block
            block = []
        if grid:
            for item in grid.rows:
                tables = item.table if isinstance(item, Row) else tables
                yield item if isinstance(item, Row) else [Printed(f"   {item}")]
            place += grid.length
            continue
        if not is_blank:
            block.append(line)
        place += 1
    if block:
        yield block


class Wrapping(NamedTuple):
    """The column at which a file is wrapped; what was set in letters of several widths may turn as early as `least`."""

    width: int
    least: int


def find_wrapping(lines: Sequence[Printed]) -> Wrapping | None:
    """Where a file is wrapped, or None if its paragraphs are lines of any length.

    The longest lines of a wrapped file end close to one column. Drawn tables and indented lines say nothing of it.
    """
    ends = [(len(line.text.rstrip()), after) for line, after in pairwise(lines) if line.text.strip()]
    # What begins with a small letter goes on: it would not have fitted into the line before it.
    margin = " " if _is_indented(lines) else None
    texts = [(end, after.text.lstrip(margin) if margin else after.text) for end, after in ends]
    going_on = [(end, text) for end, text in texts if text[:1].islower() and not ITEM.match(text)]
    width = _wrap_width(lines) or _going_on_width([end for end, _ in ends], sorted(end for end, _ in going_on))
    if width is None:
        return None
    needs = sorted(end + 1 + _shortest(text) for end, text in going_on if end > RAGGED * width)
    return Wrapping(width, min(width, needs[len(needs) // 20] - 1) if len(needs) >= MANY else width)


def _is_indented(lines: Sequence[Printed]) -> bool:
    """Whether hardly a line begins at the margin."""
    typed = [line.text for line in lines if line.text.strip()]
    return sum(text[0] != " " for text in typed) < FEW * len(typed)


def _going_on_width(ends: Sequence[int], going_on: Sequence[int]) -> int | None:
    """The column at which lines turn that go on, most of a draft's other lines being short; None if there is none.

    A paragraph on a line of its own has any length, and what happens to begin with a small letter follows on any.
    """
    if len(going_on) < max(MANY, 0.05 * len(ends)):
        return None
    top = going_on[int(0.95 * (len(going_on) - 1))]
    near = sum(end > 0.8 * top for end in going_on) / len(going_on)
    longer = sum(end > 1.1 * top for end in ends) / len(ends)
    return top if NARROW <= top <= WIDEST and near > 0.4 and longer < 0.2 else None


def _wrap_width(lines: Sequence[Printed]) -> int | None:
    left_out = "|+" if _is_indented(lines) else "|+ "
    lengths = sorted(len(line.text.rstrip()) for line in lines if line.text.strip() and line.text[0] not in left_out)
    if not lengths:
        return None
    top = lengths[int(0.95 * (len(lengths) - 1))]
    han = sum(bool(_HAN.match(line.text.lstrip())) for line in lines) > len(lengths) / 2
    narrow, slack, share = (HAN_NARROW, 3, 0.3) if han else (NARROW, 8, 0.15)
    if not narrow <= top <= WIDE:
        return None
    counts = Counter(min(length, top) for length in lengths)
    near = sum(count for length, count in counts.items() if length > top - slack)
    return top if near > share * len(lengths) else None


def is_full(line: str, following: str, width: int) -> bool:
    """Whether `line` ends only because the first word of `following` would not have fitted into `width` columns.

    Chinese is wrapped between any two characters; a full stop may hang or be pulled into the next line with one.
    """
    if _HAN.match(following.lstrip()):
        return len(line.rstrip()) > width - 3
    return len(line.rstrip()) + 1 + _shortest(following) > width


def _shortest(line: str) -> int:
    """The columns of the first word of `line`, or of the part of it that could have stood in the line before."""
    word = line.split(maxsplit=1)[0] if line.strip() else ""
    first = re.match(r"[^-/]+[-/]?", word)
    return len(first.group()) if first else len(word)


def ends_sentence(line: str) -> bool:
    """Whether a sentence, or what introduces a list, ends with `line`."""
    return bool(_SENTENCE.search(line.rstrip()))


def starts_clause(line: str) -> bool:
    """Whether a line inside a block begins with the number of a clause, and not only with one that a sentence names."""
    label = find_label(line)
    if label is None or label.glued or not (label.parts > 1 or label.tabbed or label.rank):
        return False
    return not label.mark or bool(line[label.end :].strip())  # A sentence ends with a number.


def goes_on(before: Printed, after: Printed) -> bool:
    """Whether the paragraph that a page ends with, `before`, goes on at the top of the next page."""
    words, following = before.text.rstrip(), canonical(after.text)
    if before.indent != after.indent or ITEM.match(after.text) or starts_clause(after.text):
        return False
    if following[:1].islower():
        return not words.endswith((".", ":")) or following[1:2] != " "
    return not ends_sentence(words) and len(words) > NARROW
