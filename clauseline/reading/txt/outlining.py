"""From plain text (.txt) to its outline: memos of the IETF, laws and standards of China, what other programs export."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clauseline.outline import Outline
from clauseline.reading.account import Account, weigh
from clauseline.reading.files.decoding import decode
from clauseline.reading.lines import Line, Row
from clauseline.reading.structure.building import build_outline
from clauseline.reading.structure.cover import read_cover
from clauseline.reading.txt.endnotes import place_notes
from clauseline.reading.txt.flow import read_flow
from clauseline.reading.txt.grids import captioned
from clauseline.reading.txt.lone_numbers import join_numbers
from clauseline.reading.txt.margins import take_out_numbers
from clauseline.reading.txt.memo import is_memo, read_memo
from clauseline.reading.txt.pages import Printed, read_pages
from clauseline.reading.txt.titles import read_announced, read_titled


def outline_of(data: bytes) -> Outline:
    """The outline of a text. Raises `Unreadable` with a sentence for people."""
    text = decode(data)
    account = Account()
    printed = join_numbers(take_out_numbers(read_pages(text, account), account))
    lines = place_notes(list(captioned(_paragraphs(printed, account), account)), account)
    facts = read_cover(lines)
    return build_outline(lines, reader="txt", characters=weigh(text), account=account, facts=facts)


def _paragraphs(printed: Sequence[Printed], account: Account) -> Iterator[Line | Row]:
    """The paragraphs of a text, by what sets its titles apart."""
    if titled := read_titled(printed, account):
        return titled
    if is_memo(printed):
        return read_memo(printed, account)
    return read_announced(printed, account) or read_flow(printed, account)
