"""The comments that people left in a Word file, and the words they left them on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from clauseline.outline import ClauseText, canonical
from clauseline.reading.docx.archive import Package, Relation
from clauseline.reading.docx.names import W
from clauseline.reading.docx.strays import texts

MOST = 2_000
"""So many comments are kept as facts; all of them are in the account."""
LONGEST = 2_000
QUOTE = 300
TAIL = 60
"""So many characters at the end of a paragraph find it again: at its start stand numbers and marks."""

_START, _END, _CALL = W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference"
_TEXT, _PARAGRAPH, _TAB, _BREAK = W + "t", W + "p", W + "tab", W + "br"
_WALKED = (_START, _END, _CALL, _TEXT, _PARAGRAPH, _TAB, _BREAK)


@dataclass(slots=True)
class _Anchor:
    """The paragraph in which the words begin that a comment is on, and which pieces of the text they are; `nth` as in
    `FileComment`.
    """

    paragraph: list[str]
    start: int
    end: int | None = None
    nth: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class FileComment:
    """A comment as it stands in the file. `paragraph` is the one it hangs on, "" if it hangs on none; `nth` how
    many before it end with the same words.
    """

    author: str
    date: str
    text: str
    quote: str
    paragraph: str
    nth: int = 0

    def as_fact(self, clause: int | None) -> dict[str, Any]:
        """What is kept of it; `clause` is the index of the clause it hangs on."""
        return {
            "author": self.author, "date": self.date, "text": self.text, "quote": self.quote, "clause": clause,
        }  # fmt: skip


def read_comments(package: Package, relations: dict[str, Relation], body: etree._Element) -> list[FileComment]:
    """The comments in the order in which they hang on the text; those that hang nowhere last."""
    parts = sorted({one.target for one in relations.values() if one.kind == "comments" and one.target})
    roots = [root for root in map(package.parse, parts) if root is not None]
    rows = {row.get(W + "id", ""): row for root in roots for row in root.iterchildren(W + "comment")}
    if not rows:
        return []
    anchors, said = _anchors(body)
    order = [*(key for key in anchors if key in rows), *(key for key in rows if key not in anchors)]
    return [_comment(rows[key], anchors.get(key), said) for key in order[:MOST]]


def place(comments: Sequence[FileComment], clauses: Sequence[ClauseText]) -> list[dict[str, Any]]:
    """The comments as facts, each with the clause in which its paragraph, or else its quote, stands."""
    index = _index(clauses) if comments else {}
    found, at = list[dict[str, Any]](), 0
    for comment in comments:
        places = index.get(_tail(comment.paragraph), [])
        clause = places[min(comment.nth, len(places) - 1)] if places else _find(comment.quote, clauses, at)
        at = at if clause is None else clause
        found.append(comment.as_fact(clause))
    return found


def _tail(words: str) -> str:
    return words[-TAIL:].strip()


def _index(clauses: Sequence[ClauseText]) -> dict[str, list[int]]:
    """The clauses by the ends of their titles, blocks and cells, with and without number or mark."""
    found: dict[str, list[int]] = defaultdict(list)
    for place, clause in enumerate(clauses):
        blocks = ((block.marker, clause.text[block.start : block.end]) for block in clause.blocks)
        for mark, words in ((clause.number, clause.title), *blocks):
            whole = f"{mark} {words}".strip()
            for key in {_tail(part) for part in (whole, words, *(words.split("\t") if "\t" in words else ()))}:
                found[key].append(place)
    return found


def _find(words: str, clauses: Sequence[ClauseText], start: int) -> int | None:
    """The first clause from `start` on that has these words; comments come in the order of the text."""
    return next((n for n in range(start, len(clauses)) if words in clauses[n].text), None) if words else None


def _anchors(body: etree._Element) -> tuple[dict[str, _Anchor], list[str]]:
    """Where comments hang, by their ids; and the pieces of the text."""
    found: dict[str, _Anchor] = {}
    said: list[str] = []
    paragraph: list[str] = []
    paragraphs = [paragraph]
    for element in body.iter(*_WALKED):
        tag = element.tag
        if tag == _PARAGRAPH:
            paragraph = []
            paragraphs.append(paragraph)
        elif tag in (_TEXT, _TAB, _BREAK):
            words = (element.text or "") if tag == _TEXT else " "
            paragraph.append(words)
            said.append(words)
        elif tag == _END:
            if (anchor := found.get(element.get(W + "id", ""))) and anchor.end is None:
                anchor.end = len(said)
        else:
            anchor = found.setdefault(element.get(W + "id", ""), _Anchor(paragraph, len(said), len(said)))
            if tag == _START and anchor.start == anchor.end:
                anchor.start, anchor.end = len(said), None
    _count(found.values(), paragraphs)
    return found, said


def _quote(said: Sequence[str], anchor: _Anchor) -> str:
    """The first words that a comment is on."""
    pieces: list[str] = []
    length = 0
    for place in range(anchor.start, len(said) if anchor.end is None else anchor.end):
        pieces.append(said[place])
        length += 1 + len(said[place])
        if length > 2 * QUOTE:
            break
    return canonical("".join(pieces))[:QUOTE]


def _count(anchors: Iterable[_Anchor], paragraphs: Iterable[list[str]]) -> None:
    """Give each anchor the words of its paragraph, and say how many before it end alike."""
    seen: Counter[str] = Counter()
    by_paragraph: dict[int, list[_Anchor]] = defaultdict(list)
    for anchor in anchors:
        by_paragraph[id(anchor.paragraph)].append(anchor)
    for paragraph in paragraphs:
        words = canonical("".join(paragraph))
        for anchor in by_paragraph.get(id(paragraph), ()):
            anchor.text, anchor.nth = words, seen[_tail(words)]
        seen[_tail(words)] += 1


def _comment(row: etree._Element, anchor: _Anchor | None, said: Sequence[str]) -> FileComment:
    return FileComment(
        author=canonical(row.get(W + "author", ""))[:200],
        date=row.get(W + "date", "")[:10],
        text=canonical(" ".join(_paragraphs(row)))[:LONGEST],
        quote=_quote(said, anchor) if anchor else "",
        paragraph=anchor.text if anchor else "",
        nth=anchor.nth if anchor else 0,
    )


def _paragraphs(row: etree._Element) -> Iterator[str]:
    yield from (texts(paragraph) for paragraph in row.iter(_PARAGRAPH))
