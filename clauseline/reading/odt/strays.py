"""Words of an OpenDocument file that stand beside paragraphs, where no program writes any and none shows them."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from clauseline.messages import gettext_noop as N_
from clauseline.reading.account import Account
from clauseline.reading.odt.names import BYTES

STRAY = N_("text where OpenDocument shows none")


def leave_stray(words: str | None, account: Account) -> None:
    """Leave out such words by rule."""
    if words and not words.isspace():
        account.leave_out(STRAY, words)


def parts_of(holder: etree._Element, account: Account) -> Iterator[etree._Element]:
    """The elements in one that holds no words of its own; those before, between and behind them are left out."""
    if holder.tag != BYTES:
        leave_stray(holder.text, account)
    for part in holder:
        yield part
        leave_stray(part.tail, account)
