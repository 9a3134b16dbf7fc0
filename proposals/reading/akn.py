"""Reads laws and bills in Akoma Ntoso, the XML of parliaments."""

from __future__ import annotations

from typing import Any

from lxml import etree

from proposals.outline import canonical
from proposals.reading.account import Account
from proposals.reading.tagged.lawflow import LawFlow
from proposals.reading.tagged.reader import TaggedReader
from proposals.reading.trees import Kind
from proposals.saying import said

_FACTS = (("title", "docTitle"), ("title", "shortTitle"), ("number", "docNumber"), ("date", "docDate"))


class LawReader(TaggedReader):
    """Laws and bills in Akoma Ntoso."""

    name = "akn"
    version = "4"
    kind = Kind("Akoma Ntoso file", "its editor")
    roots = ("akomaNtoso",)
    nothing = said("There is no text in this Akoma Ntoso file. Please upload the draft itself.")

    def facts(self, root: etree._Element) -> dict[str, Any]:
        """Title, number and date of a law, as its cover and preface mark them."""
        facts: dict[str, Any] = {}
        for name, tag in _FACTS:
            row = next(root.iter(tag), None)
            words = "" if row is None else canonical(" ".join(map(str, row.itertext())))
            if words:
                facts.setdefault(name, words)
        return facts

    def walk(self, root: etree._Element, account: Account) -> LawFlow:
        """A flow that has gone through the law."""
        flow = LawFlow(account)
        flow.through(root)
        return flow
