"""Reads laws and bills in Akoma Ntoso, the XML of parliaments."""

from __future__ import annotations

from typing import Any

from lxml import etree

from clauseline.messages import gettext_noop as N_
from clauseline.outline import canonical
from clauseline.reading.account import Account
from clauseline.reading.files.trees import Kind
from clauseline.reading.xml.akn.flow import LawFlow
from clauseline.reading.xml.outlining import TaggedFormat

_FACTS = (("title", "docTitle"), ("title", "shortTitle"), ("number", "docNumber"), ("date", "docDate"))


def _facts(root: etree._Element) -> dict[str, Any]:
    """Title, number and date of a law, as its cover and preface mark them."""
    facts: dict[str, Any] = {}
    for name, tag in _FACTS:
        row = next(root.iter(tag), None)
        words = "" if row is None else canonical(" ".join(map(str, row.itertext())))
        if words:
            facts.setdefault(name, words)
    return facts


def _walk(root: etree._Element, account: Account) -> LawFlow:
    """A flow that has gone through the law."""
    flow = LawFlow(account)
    flow.through(root)
    return flow


FORMAT = TaggedFormat(
    "akn",
    Kind("Akoma Ntoso file", "its editor"),
    N_("There is no text in this Akoma Ntoso file. Please upload the draft itself."),
    _facts,
    _walk,
)
