"""Reads plain text (.txt): memos of the IETF, laws and standards of China, and what other programs export."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from proposals.outline import Outline
from proposals.reading.account import Account, weigh
from proposals.reading.building import build_outline
from proposals.reading.cover import read_cover
from proposals.reading.decoding import decode, is_text
from proposals.reading.limits import bounded, check_lines
from proposals.reading.lines import Line, Row
from proposals.reading.plain.endnotes import place_notes
from proposals.reading.plain.flow import read_flow
from proposals.reading.plain.grids import captioned
from proposals.reading.plain.lone_numbers import join_numbers
from proposals.reading.plain.margins import take_out_numbers
from proposals.reading.plain.memo import is_memo, read_memo
from proposals.reading.plain.pages import Printed, read_pages
from proposals.reading.plain.titles import read_announced, read_titled

_SUFFIXES = (".txt", ".text")
_MARKUP = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<(?:!doctype|\?xml|html|head|body|svg)\b|\{\\rtf|%PDF|%!PS)", re.I)


class PlainTextReader:
    """Text without markup, in any encoding."""

    name = "txt"
    version = "4"

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether `data` is text that is not written in a markup language; a broken file counts by its name."""
        if _MARKUP.match(data[:200]):
            return False
        return is_text(data) or filename.lower().endswith(_SUFFIXES)

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of a text. Raises `Unreadable` with a sentence for people."""
        text = decode(data)
        check_lines(text)
        account = Account()
        printed = join_numbers(take_out_numbers(read_pages(text, account), account))
        lines = place_notes(list(bounded(captioned(_paragraphs(printed, account), account))), account)
        facts = read_cover(lines)
        return build_outline(lines, reader=self.name, characters=weigh(text), account=account, facts=facts)


def _paragraphs(printed: Sequence[Printed], account: Account) -> Iterator[Line | Row]:
    """The paragraphs of a text, by what sets its titles apart."""
    if titled := read_titled(printed, account):
        return titled
    if is_memo(printed):
        return read_memo(printed, account)
    return read_announced(printed, account) or read_flow(printed, account)
