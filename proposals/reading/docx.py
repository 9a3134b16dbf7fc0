"""Reads Word files (.docx)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from lxml import etree

from proposals.outline import Outline
from proposals.reading.account import Account, weigh
from proposals.reading.archives import peek
from proposals.reading.building import build_outline
from proposals.reading.cover import read_cover
from proposals.reading.limits import bounded
from proposals.reading.reader import Unreadable
from proposals.reading.tracked import Mark, as_facts, is_rejected
from proposals.reading.word.archive import looks_like_word, open_package
from proposals.reading.word.beside import leave_beside, warn_beside
from proposals.reading.word.comments import place, read_comments
from proposals.reading.word.counters import Counters
from proposals.reading.word.names import W
from proposals.reading.word.notes import Notes
from proposals.reading.word.runs import RunReader
from proposals.reading.word.story import Story
from proposals.reading.word.strays import take_out_strays, texts
from proposals.reading.word.styles import Styles

_SUFFIXES = (".docx", ".docm", ".dotx")
_INSERTED, _DELETED = (W + "ins", W + "moveTo"), (W + "del", W + "moveFrom")


class WordReader:
    """Word files. Option `tracked`: "accepted" reads the text after its tracked changes, "rejected" before them."""

    name = "docx"
    version = "5"

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether `data` is a Word document; a broken or empty file counts if it is named like one."""
        return looks_like_word(data) or (filename.lower().endswith(_SUFFIXES) and _is_hopeless(data))

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of a Word file. Raises `Unreadable` with a sentence for people."""
        rejected = is_rejected(options)
        package = open_package(data)
        root = package.text()
        body = root.find(W + "body") if root is not None else None
        if root is None or body is None:
            raise Unreadable("There is no text in this Word file. Please upload the draft as .docx.")
        account = Account()
        characters = weigh(texts(root))
        take_out_strays(root, account)
        relations = package.relations(package.main)
        targets = {relation.kind: relation.target for relation in relations.values() if relation.target}
        styles = Styles(package.parse(targets.get("styles", "")))
        notes = Notes(package, account, rejected=rejected)
        runs = RunReader(package, relations, account, rejected)
        counters = Counters(package.parse(targets.get("numbering", "")), styles)
        lines = list(bounded(Story(runs, styles, counters, notes, account, rejected).lines(body)))
        for other in root:
            if other is not body:
                runs.leave_strange(other)
        notes.leave_rest()
        characters += sum(map(weigh, notes.parts)) + leave_beside(package, account)
        if not characters:
            raise Unreadable("There is no text in this Word file. A scanned draft has to be recognised first.")
        facts = {**read_cover(lines), **as_facts(_tracked(body))}
        outline = build_outline(
            lines, reader=self.name, characters=characters, account=account, facts=facts, warnings=warn_beside(package)
        )
        comments = place(read_comments(package, relations, body), outline.clauses)
        return replace(outline, facts={**outline.facts, "comments": comments}) if comments else outline


def _is_hopeless(data: bytes) -> bool:
    opened = peek(data, "mimetype", most=200) is not None  # The mark of an OpenDocument file.
    return not data or (data.startswith((b"PK", bytes.fromhex("d0cf11e0a1b11ae1"))) and not opened)


def _tracked(body: etree._Element) -> Iterator[Mark]:
    """The places that were inserted and deleted with tracking on."""
    for one in body.iter(*_INSERTED, *_DELETED):
        if len(one):
            yield Mark(one.tag in _INSERTED, one.get(W + "author", ""), one.get(W + "date", ""))
