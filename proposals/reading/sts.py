"""Reads standards in NISO STS, the XML in which ISO, IEC and national bodies publish."""

from __future__ import annotations

from typing import Any

from lxml import etree

from proposals.outline import canonical
from proposals.reading.account import Account
from proposals.reading.tagged.reader import TaggedReader
from proposals.reading.tagged.standardflow import StandardFlow
from proposals.reading.trees import Kind
from proposals.saying import said

_NUMBERS = ("std-ref", "standard-number", "doc-number", "std-id")


class StandardReader(TaggedReader):
    """Standards in NISO STS or ISO STS, and adoptions of them."""

    name = "sts"
    version = "4"
    kind = Kind("STS file", "its editor")
    roots = ("standard", "adoption")
    nothing = said("There is no text in this STS file. Please upload the draft itself.")

    def facts(self, root: etree._Element) -> dict[str, Any]:
        """Number, title and date of a standard, as far as its head has them."""
        head = next(root.iter("std-meta", "iso-meta", "nat-meta", "reg-meta", "std-doc-meta"), None)
        if head is None:
            return {}
        found = {
            "number": next(filter(None, (canonical(row.text or "") for row in head.iter(*_NUMBERS))), ""),
            "title": next((canonical(" ".join(map(str, row.itertext()))) for row in head.iter("full", "main")), ""),
            "date": next((canonical(row.text or "") for row in head.iter("release-date", "pub-date")), ""),
        }
        return {name: words for name, words in found.items() if words}

    def walk(self, root: etree._Element, account: Account) -> StandardFlow:
        """A flow that has gone through the standard."""
        flow = StandardFlow(account)
        flow.through(root)
        return flow
