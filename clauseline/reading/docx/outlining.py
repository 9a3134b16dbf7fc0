"""From a Word file (.docx) to its outline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from lxml import etree

from clauseline.outline import Outline
from clauseline.reading.account import Account, weigh
from clauseline.reading.docx.archive import open_package
from clauseline.reading.docx.beside import leave_beside, warn_beside
from clauseline.reading.docx.comments import place, read_comments
from clauseline.reading.docx.counters import WordCounters
from clauseline.reading.docx.names import W
from clauseline.reading.docx.notes import WordNotes
from clauseline.reading.docx.runs import RunReader
from clauseline.reading.docx.story import WordStory
from clauseline.reading.docx.strays import take_out_strays, texts
from clauseline.reading.docx.styles import WordStyles
from clauseline.reading.files.tracked import TrackedMark, as_facts, is_rejected
from clauseline.reading.limits import bounded
from clauseline.reading.reader import Unreadable
from clauseline.reading.structure.building import build_outline
from clauseline.reading.structure.cover import read_cover

_INSERTED, _DELETED = (W + "ins", W + "moveTo"), (W + "del", W + "moveFrom")


def outline_of(data: bytes, options: Mapping[str, Any]) -> Outline:
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
    styles = WordStyles(package.parse(targets.get("styles", "")))
    notes = WordNotes(package, account, rejected=rejected)
    runs = RunReader(package, relations, account, rejected)
    counters = WordCounters(package.parse(targets.get("numbering", "")), styles)
    # What stands outside the text is accounted for after it, so that the lines are taken here.
    lines = list(bounded(WordStory(runs, styles, counters, notes, account, rejected).lines(body)))
    for other in root:
        if other is not body:
            runs.leave_strange(other)
    notes.leave_rest()
    characters += sum(map(weigh, notes.parts)) + leave_beside(package, account)
    if not characters:
        raise Unreadable("There is no text in this Word file. A scanned draft has to be recognised first.")
    facts = {**read_cover(lines), **as_facts(_tracked(body))}
    outline = build_outline(
        lines, reader="docx", characters=characters, account=account, facts=facts, warnings=warn_beside(package)
    )
    comments = place(read_comments(package, relations, body), outline.clauses)
    return replace(outline, facts={**outline.facts, "comments": comments}) if comments else outline


def _tracked(body: etree._Element) -> Iterator[TrackedMark]:
    """The places that were inserted and deleted with tracking on."""
    for one in body.iter(*_INSERTED, *_DELETED):
        if len(one):
            yield TrackedMark(one.tag in _INSERTED, one.get(W + "author", ""), one.get(W + "date", ""))
