"""From an OpenDocument text (.odt), as LibreOffice and others write it, to its outline."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from clauseline.outline import Outline
from clauseline.reading.account import Account, weigh
from clauseline.reading.files.archives import PROTECTED, Archive, open_archive
from clauseline.reading.files.tracked import as_facts, is_rejected
from clauseline.reading.files.trees import Kind
from clauseline.reading.limits import bounded
from clauseline.reading.odt.counters import OdtCounters
from clauseline.reading.odt.names import OFFICE, STYLE, texts
from clauseline.reading.odt.rejecting import marks, reject
from clauseline.reading.odt.story import OdtStory
from clauseline.reading.odt.styles import OdtStyles
from clauseline.reading.odt.words import ParagraphReader
from clauseline.reading.reader import Unreadable
from clauseline.reading.structure.building import build_outline
from clauseline.reading.structure.cover import read_cover

OPEN = Kind("OpenDocument file", "the program it was made with")
_NOTHING = "There is no text in this OpenDocument file. A scanned draft has to be recognised first."


def outline_of(data: bytes, options: Mapping[str, Any]) -> Outline:
    """The outline of an OpenDocument text. Raises `Unreadable` with a sentence for people."""
    rejected = is_rejected(options)
    archive = Archive(open_archive(data, OPEN), OPEN)
    if b"encryption-data" in (archive.read("META-INF/manifest.xml") or b""):
        raise Unreadable(PROTECTED)
    content, styles = archive.parse("content.xml"), archive.parse("styles.xml")
    body = None if content is None else content.find(f"{OFFICE}body/{OFFICE}text")
    if content is None or body is None:
        raise Unreadable(_NOTHING)
    account = Account()
    told, inside = as_facts(marks(body)), weigh(texts(body))
    if rejected:
        reject(body, account)
    known = OdtStyles(content, styles)
    words = ParagraphReader(archive, known, account)
    # What stands outside the text is accounted for after it, so that the lines are taken here.
    lines = list(bounded(OdtStory(words, known, OdtCounters(content, styles), account).lines(body)))
    characters = inside + words.characters + _leave_margins(styles, account)
    if not characters:
        raise Unreadable(_NOTHING)
    facts = {**read_cover(lines), **told}
    return build_outline(lines, reader="odt", characters=characters, account=account, facts=facts)


def _leave_margins(styles: etree._Element | None, account: Account) -> int:
    """Leave out headers and footers by rule; how many characters they have."""
    pages = None if styles is None else styles.find(OFFICE + "master-styles")
    if pages is None:
        return 0
    characters = 0
    for part in pages.iter():
        if part.tag in {STYLE + name + end for name in ("header", "footer") for end in ("", "-left", "-first")}:
            characters += weigh(texts(part))
            account.leave_out("headers and footers", texts(part))
    return characters
