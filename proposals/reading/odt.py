"""Reads OpenDocument text files (.odt), as LibreOffice and others write them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from proposals.outline import Outline
from proposals.reading.account import Account, weigh
from proposals.reading.archives import PROTECTED, Archive, open_archive, peek
from proposals.reading.building import build_outline
from proposals.reading.cover import read_cover
from proposals.reading.limits import bounded
from proposals.reading.office.counters import Counters
from proposals.reading.office.names import OFFICE, STYLE, texts
from proposals.reading.office.rejecting import marks, reject
from proposals.reading.office.story import Story
from proposals.reading.office.styles import Styles
from proposals.reading.office.words import WordReader
from proposals.reading.reader import Unreadable
from proposals.reading.tracked import as_facts, is_rejected
from proposals.reading.trees import Kind

OPEN = Kind("OpenDocument file", "the program it was made with")
_TYPE = b"application/vnd.oasis.opendocument.text"
_SUFFIXES = (".odt", ".ott")
_NOTHING = "There is no text in this OpenDocument file. A scanned draft has to be recognised first."


class OpenDocumentReader:
    """OpenDocument text files. Option `tracked`: "accepted" reads the text after its tracked changes, "rejected" before
    them.
    """

    name = "odt"
    version = "5"

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether `data` says it is an OpenDocument text; a broken or empty file counts if it is named like one."""
        if data.startswith(b"PK"):
            told = peek(data, "mimetype", most=200)
            if told is not None:
                return told.strip().startswith(_TYPE)
        return filename.lower().endswith(_SUFFIXES) and (not data or data.startswith(b"PK"))

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
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
        known = Styles(content, styles)
        words = WordReader(archive, known, account)
        lines = list(bounded(Story(words, known, Counters(content, styles), account).lines(body)))
        characters = inside + words.characters + _leave_margins(styles, account)
        if not characters:
            raise Unreadable(_NOTHING)
        facts = {**read_cover(lines), **told}
        return build_outline(lines, reader=self.name, characters=characters, account=account, facts=facts)


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
