"""Reads laws and bills in Akoma Ntoso, the XML of parliaments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from proposals.outline import Outline, canonical
from proposals.reading.account import Account, weigh
from proposals.reading.building import build_given
from proposals.reading.reader import Unreadable
from proposals.reading.tagged.lawflow import LawFlow
from proposals.reading.tagged.source import open_tagged, root_name, whole_text
from proposals.reading.trees import Kind

AKN = Kind("Akoma Ntoso file", "its editor")
_FACTS = (("title", "docTitle"), ("title", "shortTitle"), ("number", "docNumber"), ("date", "docDate"))


class LawReader:
    """Laws and bills in Akoma Ntoso. Takes no options."""

    name = "akn"
    version = "1"

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether the root of `data` is that of Akoma Ntoso."""
        return root_name(data) == "akomaNtoso"

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of a law. Raises `Unreadable` with a sentence for people."""
        root, warnings = open_tagged(data, AKN)
        characters = weigh(whole_text(root))
        facts = read_facts(root)
        account = Account()
        flow = LawFlow(account)
        flow.through(root)
        if not flow.found:
            raise Unreadable("There is no text in this Akoma Ntoso file. Please upload the draft itself.")
        return build_given(
            flow.found, reader=self.name, characters=characters + flow.extra, account=account, facts=facts,
            warnings=warnings,
        )  # fmt: skip


def read_facts(root: etree._Element) -> dict[str, Any]:
    """Title, number and date of a law, as its cover and preface mark them."""
    facts: dict[str, Any] = {}
    for name, tag in _FACTS:
        row = next(root.iter(tag), None)
        words = "" if row is None else canonical(" ".join(map(str, row.itertext())))
        if words:
            facts.setdefault(name, words)
    return facts
