"""Memos of the IETF and whatever is set like them: headings at the margin, everything else indented.

    2.  Terms                        (heading)  2.  Terms
       A wall keeps              ->  A wall keeps out.
       out.

Without numbers at the margin a text is no memo.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clauseline.outline import Why, canonical
from clauseline.reading.account import Account
from clauseline.reading.lines import Line, Row
from clauseline.reading.txt.pages import Printed
from clauseline.reading.txt.paragraphs import ITEM, TextParagraph, goes_on, is_full, join_wrapped, read_blocks
from clauseline.reading.words.numbering import find_label
from clauseline.reading.words.vocabulary import is_contents, is_front, is_title
from clauseline.vocabulary import Role

WIDTH = 72
"""Columns of a memo (RFC 7994)."""

INDENTED = 0.6
"""The part of a memo's lines that are indented, at least: in texts whose items alone are, it is less."""

_DRAWN = re.compile(r"\S\s{3,}\S|[+|][-=]{2}|(?:\+[-=~]){2}|[-=]{2}[+|>]|<[-=]{2}|^\s*\|.*\|\s*$|\S\s+(?:=|::=)\s+\S")
_ARROW = re.compile(r"\s(?:<[-=]{1,9}|[-=]{1,9}>)\s")
_LINE_LIMIT = 4
"""A heading takes no more lines."""


def is_memo(lines: Sequence[Printed]) -> bool:
    """Whether numbered headings stand at the margin and the text is indented by spaces."""
    texts = [line.text for line in lines if line.text and not line.text.isspace()]
    if sum([text[:2] == "  " for text in texts]) <= INDENTED * len(texts) or max(map(len, texts)) >= 2 * WIDTH:
        return False
    return sum(_is_numbered(text) for text in texts if not text[0].isspace()) > 1


def _is_numbered(text: str) -> bool:
    label = find_label(text)
    return label is not None and bool(label.number) and is_title(canonical(text[label.end :]) or "-")


def read_memo(lines: Sequence[Printed], account: Account) -> Iterator[Line | Row]:
    """The paragraphs of a memo, headings at the margin marked as such."""
    started = contents = inner = False
    blocks = list(_joined(list(read_blocks(lines, account))))
    last: dict[str, int] = {}
    for place, block in enumerate(blocks):
        if isinstance(block, Row):
            yield block
            continue
        if started and block[0].text[0] == " ":
            # A chapter may have contents of its own, set like its text; prose does not say what a heading will.
            chapter = len(block) == 1 and is_contents(block[0].text)
            last = last or (_last_places(blocks) if chapter else {})
            inner = chapter or (inner and any(last[line.text.strip()] > place for line in block))
            if inner:
                yield from [Line(line.text, "text" if chapter else "contents", line=line.line) for line in block]
            else:
                yield from [Line(line.text, "contents") for line in block] if contents else _body(block)
            continue
        paragraph = TextParagraph(tuple(line.text for line in block), block[0].indent)
        if started and not contents and _is_figure(paragraph):
            yield Line("\n".join(paragraph.lines), "code" if len(block) > 1 else "text", line=block[0].line)
            continue
        if paragraph.indent == 0 and (started or _starts(paragraph)):
            heading, rest = _split_heading(block)
            started, contents, inner = True, is_contents(heading), False
            yield Line(heading, "contents title" if contents else "heading", line=block[0].line, why=Why("margin"))
            block = rest
        elif not started:
            yield Line(paragraph.text, "title" if _is_centred(paragraph) else "text", line=block[0].line)
            continue
        if block:
            yield from [Line(line.text, "contents") for line in block] if contents else _body(block)


def _last_places(blocks: Sequence[list[Printed] | Row]) -> dict[str, int]:
    """For the words of each line the last block in which they stand."""
    return {
        line.text.strip(): place for place, block in enumerate(blocks) if not isinstance(block, Row) for line in block
    }


def _starts(paragraph: TextParagraph) -> bool:
    """Whether a paragraph at the margin ends the cover."""
    words = canonical(paragraph.text)
    return is_front(words) or is_contents(words) or (len(paragraph.lines) < 3 and _is_numbered(paragraph.lines[0]))


def _is_figure(paragraph: TextParagraph) -> bool:
    """Whether a table, a drawing or a message stands at the margin, where it had no room: its rows are no headings."""
    first, *others = paragraph.lines
    label = find_label(first)
    if is_front(canonical(first)) or (label and label.number[:1].isdigit()):
        return False
    if _ARROW.search(first):
        return True
    if label:
        return False
    beside = bool(others) and others[0][:1] != " " and not is_full(first, others[0], WIDTH - 3)
    return beside or first.startswith("(") or bool(_DRAWN.search(first.strip())) or _are_drawn(paragraph.lines)


def _is_centred(paragraph: TextParagraph) -> bool:
    """Whether a paragraph of the cover is the title: short lines, far from both margins."""
    return paragraph.indent > 5 and all(len(line.strip()) < 60 for line in paragraph.lines)


def _split_heading(block: Sequence[Printed]) -> tuple[str, list[Printed]]:
    """The words of a heading and the lines that follow it without a blank one between.

    A heading goes on where the next word would not have fitted, below its title or at the margin.
    """
    label = find_label(block[0].text)
    columns = (0, label.end if label else 0)
    end = 1
    while (
        end < min(len(block), _LINE_LIMIT)
        and block[end].indent in columns
        and is_full(block[end - 1].text, block[end].text, WIDTH - 3)
    ):
        end += 1
    return join_wrapped([line.text for line in block[:end]]), list(block[end:])


def _joined(blocks: Sequence[list[Printed] | Row]) -> Iterator[list[Printed] | Row]:
    """Blocks with those joined that the end of a page cut in two."""
    waiting: list[Printed] | None = None
    for block in blocks:
        if isinstance(block, Row):
            if waiting:
                yield waiting
            waiting = None
            yield block
        elif waiting and block[0].turned and block[0].indent and goes_on(waiting[-1], block[0]):
            waiting += block
        else:
            if waiting:
                yield waiting
            waiting = block
    if waiting:
        yield waiting


def _body(block: Sequence[Printed]) -> Iterator[Line]:
    texts = [line.text for line in block]
    if _are_drawn(texts):
        yield Line("\n".join(texts), "code", line=block[0].line)
        return
    start = 0
    item = bool(ITEM.match(texts[0]))
    role: Role
    for place in range(1, len(texts) + 1) if item else (len(texts),):
        if place == len(texts) or (ITEM.match(texts[place]) and block[place].indent <= block[start].indent):
            words = join_wrapped(texts[start:place])
            role, depth = ("item", _depth(block[start].indent)) if item else ("text", None)
            yield Line(words.lstrip(), role, level=depth, line=block[start].line)
            start = place


def _are_drawn(texts: Sequence[str]) -> bool:
    """Whether most of the lines are part of a drawing."""
    lines = [text.strip() for text in texts]
    together = "\n".join(lines)
    # Most paragraphs hold none of these: to see that is faster than the search.
    if not ("   " in together or "\t" in together or "|" in together or "--" in together or "=" in together):
        return False
    return sum(bool(_DRAWN.search(line)) for line in lines) > len(lines) / 2


def _depth(indent: int) -> int:
    """How deep an item stands: text is indented by 3, items by 3 or 6, those within by 3 more."""
    return max(1, indent // 3)
