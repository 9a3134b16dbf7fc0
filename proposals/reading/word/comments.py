"""The comments that people left in a Word file, and the words they left them on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from proposals.outline import ClauseText, canonical
from proposals.reading.word.archive import Package, Relation
from proposals.reading.word.names import W
from proposals.reading.word.runs import texts

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
    """The words a comment is on, and the paragraph in which they begin."""

    paragraph: list[str]
    words: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class FileComment:
    """A comment as it stands in the file. `paragraph` is the one it hangs on, "" if it hangs on none."""

    author: str
    date: str
    text: str
    quote: str
    paragraph: str

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
    found, at = list[dict[str, Any]](), 0
    for comment in comments:
        wanted = [comment.paragraph[-TAIL:].strip(), comment.quote]
        clause = next(filter(lambda one: one is not None, (_find(words, clauses, at) for words in wanted)), None)
        at = at if clause is None else clause
        found.append(comment.as_fact(clause))
    return found


def _find(words: str, clauses: Sequence[ClauseText], start: int) -> int | None:
    """The first clause from `start` on that has these words; comments come in the order of the text."""
    if not words:
        return None
    for index in range(start, len(clauses)):
        if words in clauses[index].text or words in f"{clauses[index].number} {clauses[index].title}":
            return index
    return None


def _anchors(body: etree._Element) -> dict[str, _Anchor]:
    found: dict[str, _Anchor] = {}
    opened: dict[str, _Anchor] = {}
    paragraph: list[str] = []
    for element in body.iter(*_WALKED):
        tag = element.tag
        if tag == _PARAGRAPH:
            paragraph = []
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
    return found


def _comment(row: etree._Element, anchor: _Anchor | None) -> FileComment:
    words = canonical("".join(anchor.words)) if anchor else ""
    return FileComment(
        author=canonical(row.get(W + "author", ""))[:200],
        date=row.get(W + "date", "")[:10],
        text=canonical(" ".join(_paragraphs(row)))[:LONGEST],
        quote=words[:QUOTE],
        paragraph=canonical("".join(anchor.paragraph)) if anchor else "",
    )


def _paragraphs(row: etree._Element) -> Iterator[str]:
    yield from (texts(paragraph) for paragraph in row.iter(_PARAGRAPH))
