"""Words of an OpenDocument file that stand beside paragraphs, where no program writes any and none shows them."""

from __future__ import annotations

from typing import Any

from lxml import etree

from proposals.reading.account import Account
from proposals.reading.office.names import DRAW, OFFICE, SVG, TABLE, TEXT
from proposals.saying import said

STRAY = said("text where OpenDocument shows none")
_SPACES = {
    "o": OFFICE.strip("{}"), "t": TEXT.strip("{}"), "table": TABLE.strip("{}"), "d": DRAW.strip("{}"),
    "svg": SVG.strip("{}"), "m": "http://www.w3.org/1998/Math/MathML",
}  # fmt: skip
_HOLDERS = (".//table:*", ".//d:*", ".//t:list", ".//t:list-item", ".//t:note", ".//t:note-body", ".//t:section")
_READ = (
    "ancestor::t:p", "ancestor::t:h", "parent::t:number", "ancestor::o:annotation", "ancestor::o:forms",
    "parent::o:binary-data", "ancestor::svg:*", "ancestor::m:*",
    "ancestor::o:change-info[parent::t:deletion or parent::t:insertion or parent::t:format-change]",
    "ancestor::*[contains(local-name(), '-source') or contains(local-name(), '-decls')]",
)  # fmt: skip
"""Where words are read, or left out by rules of their own."""

_find = etree.XPath(
    " | ".join(
        [
            f".//text()[normalize-space() and not({' or '.join(_READ)})]",
            *(f"{holder}/text()[normalize-space()]" for holder in _HOLDERS),
        ]
    ),
    namespaces=_SPACES,
)


def take_out_strays(body: etree._Element, account: Account) -> None:
    """Take such words out of the tree and leave them out by rule."""
    found: Any = _find(body)
    for words in found:
        holder = words.getparent()
        account.leave_out(STRAY, str(words))
        if words.is_tail:
            holder.tail = None
        else:
            holder.text = None
