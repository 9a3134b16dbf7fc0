"""The comments that people left in a Word file, and the words they left them on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from proposals.outline import ClauseText, canonical
from proposals.reading.word.archive import Package, Relation
from proposals.reading.word.names import W
from proposals.reading.word.strays import texts

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
    """The words a comment is on, and the paragraph in which they begin; `nth` as in `FileComment`."""

    paragraph: list[str]
    nth: int = 0
    words: list[str] = field(default_factory=list)


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
    anchors = _anchors(body)
    order = [*(key for key in anchors if key in rows), *(key for key in rows if key not in anchors)]
    return [_comment(rows[key], anchors.get(key)) for key in order[:MOST]]


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


def _anchors(body: etree._Element) -> dict[str, _Anchor]:
    found: dict[str, _Anchor] = {}
    opened: dict[str, _Anchor] = {}
    paragraph: list[str] = []
    paragraphs = [paragraph]
    for element in body.iter(*_WALKED):
        tag = element.tag
        if tag == _PARAGRAPH:
            paragraph = []
            paragraphs.append(paragraph)
        elif tag in (_TEXT, _TAB, _BREAK):
            words = (element.text or "") if tag == _TEXT else " "
            for into in (paragraph, *(anchor.words for anchor in opened.values())):
                into.append(words)
        elif tag == _END:
            opened.pop(element.get(W + "id", ""), None)
        else:
            key = element.get(W + "id", "")
            anchor = found.setdefault(key, _Anchor(paragraph))
            if tag == _START and len(opened) < MOST:
                opened[key] = anchor
    _count(found.values(), paragraphs)
    return found


def _count(anchors: Iterable[_Anchor], paragraphs: Iterable[list[str]]) -> None:
    """Say of each anchor's paragraph how many before it end alike."""
    seen: Counter[str] = Counter()
    counts: dict[int, int] = {}
    for paragraph in paragraphs:
        key = _tail(canonical("".join(paragraph)))
        counts[id(paragraph)] = seen[key]
        seen[key] += 1
    for anchor in anchors:
        anchor.nth = counts[id(anchor.paragraph)]


def _comment(row: etree._Element, anchor: _Anchor | None) -> FileComment:
    words = canonical("".join(anchor.words)) if anchor else ""
    return FileComment(
        author=canonical(row.get(W + "author", ""))[:200],
        date=row.get(W + "date", "")[:10],
        text=canonical(" ".join(_paragraphs(row)))[:LONGEST],
        quote=words[:QUOTE],
        paragraph=canonical("".join(anchor.paragraph)) if anchor else "",
        nth=anchor.nth if anchor else 0,
    )


def _paragraphs(row: etree._Element) -> Iterator[str]:
    yield from (texts(paragraph) for paragraph in row.iter(_PARAGRAPH))
