"""Footnotes and endnotes of a Word file, by the marks that call them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from clauseline.reading.account import Account
from clauseline.reading.docx.archive import Package
from clauseline.reading.docx.names import MC, W
from clauseline.reading.docx.runs import RunReader, WordParagraph
from clauseline.reading.docx.strays import COUNTED, take_out_strays, texts
from clauseline.reading.lines import Note
from clauseline.reading.words.counting import roman


class WordNotes:
    """Gives out each note where it is called, with the number its mark has."""

    def __init__(self, package: Package, account: Account, *, rejected: bool) -> None:
        self._texts: dict[tuple[str, str], tuple[str, int]] = {}
        self._called: dict[str, int] = {"footnote": 0, "endnote": 0}
        self._account = account
        self.parts: list[str] = []
        for relation in package.relations(package.main).values():
            kind = relation.kind.removesuffix("s")
            if kind in self._called and relation.target:
                self._load(package, relation.target, kind, rejected=rejected)

    def _load(self, package: Package, part: str, kind: str, *, rejected: bool) -> None:
        root = package.parse(part)
        if root is None:
            return
        self.parts.append(texts(root))
        take_out_strays(root, self._account)
        runs = RunReader(package, package.relations(part), self._account, rejected)
        for row in root:
            if row.tag != W + kind:
                runs.leave_strange(row)
                continue
            key = (kind, row.get(W + "id", ""))
            self._leave(*self._texts.get(key, ("", 0)))
            self._texts[key] = _read(runs, row)

    def take(self, words: WordParagraph) -> tuple[Note, ...]:
        """The notes that a paragraph calls; each is given out once."""
        if not words.calls:
            return ()
        found = []
        for call, kind, key, custom in words.calls:
            self._called[kind] += not custom
            text, added = self._texts.pop((kind, key), ("", 0))
            if not text:
                continue
            self._account.added += added
            count = self._called[kind]
            marker = "" if custom else str(count) if kind == "footnote" else roman(count).lower()
            found.append(Note(call, marker, text))
        return tuple(found)

    def leave_rest(self) -> None:
        """Leave out the notes that are called nowhere."""
        for text, added in self._texts.values():
            self._leave(text, added)

    def _leave(self, text: str, added: int) -> None:
        self._account.added += added
        self._account.leave_out("notes that nothing calls", text)


def _read(runs: RunReader, container: etree._Element) -> tuple[str, int]:
    """The words of a note on one line, and how many of their characters are ours."""
    pieces, added = [], 0
    for paragraph in _paragraphs(container, runs):
        words = WordParagraph()
        runs.read(paragraph, words)
        pieces.append(words.text().strip())
        added += words.added
        for box in words.boxes:
            text, more = _read(runs, box)
            pieces.append(text)
            added += more
    return " ".join(filter(None, pieces)), added


def _paragraphs(container: etree._Element, runs: RunReader) -> Iterator[etree._Element]:
    """The paragraphs in `container`, also in its tables, but not those inside a paragraph."""
    for child in container:
        if child.tag == W + "p":
            yield child
        elif child.tag in COUNTED or next(child.iter(W + "p"), None) is None:
            runs.leave_strange(child)
        elif child.tag != MC + "AlternateContent":
            yield from _paragraphs(child, runs)
        elif (chosen := runs.choose(child)) is not None:
            yield from _paragraphs(chosen, runs)
