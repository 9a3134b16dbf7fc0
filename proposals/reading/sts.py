"""Reads standards in NISO STS, the XML in which ISO, IEC and national bodies publish."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from proposals.outline import Outline, canonical
from proposals.reading.account import Account, weigh
from proposals.reading.building import build_given
from proposals.reading.reader import Unreadable
from proposals.reading.tagged.source import open_tagged, root_name, whole_text
from proposals.reading.tagged.standardflow import StandardFlow
from proposals.reading.trees import Kind

STS = Kind("STS file", "its editor")
_NUMBERS = ("std-ref", "standard-number", "doc-number", "std-id")


class StandardReader:
    """Standards in NISO STS or ISO STS. Takes no options."""

    name = "sts"
    version = "1"

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether the root of `data` is that of a standard, or of the adoption of one."""
        return root_name(data) in ("standard", "adoption")

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of a standard. Raises `Unreadable` with a sentence for people."""
        root, warnings = open_tagged(data, STS)
        characters = weigh(whole_text(root))
        facts = read_facts(root)
        account = Account()
        flow = StandardFlow(account)
        flow.through(root)
        if not flow.found:
            raise Unreadable("There is no text in this STS file. Please upload the draft itself.")
        return build_given(
            flow.found, reader=self.name, characters=characters + flow.extra, account=account, facts=facts,
            warnings=warnings,
        )  # fmt: skip


def read_facts(root: etree._Element) -> dict[str, Any]:
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
