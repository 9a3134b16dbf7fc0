"""Reads standards in NISO STS, the XML in which ISO, IEC and national bodies publish."""

from __future__ import annotations

from typing import Any

from lxml import etree

from clauseline.messages import gettext_noop as N_
from clauseline.outline import canonical
from clauseline.reading.account import Account
from clauseline.reading.files.trees import Kind
from clauseline.reading.xml.outlining import TaggedFormat
from clauseline.reading.xml.sts.flow import StandardFlow

_NUMBERS = ("std-ref", "standard-number", "doc-number", "std-id")


def _facts(root: etree._Element) -> dict[str, Any]:
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


def _walk(root: etree._Element, account: Account) -> StandardFlow:
    """A flow that has gone through the standard."""
    flow = StandardFlow(account)
    flow.through(root)
    return flow


FORMAT = TaggedFormat(
    "sts",
    Kind("STS file", "its editor"),
    N_("There is no text in this STS file. Please upload the draft itself."),
    _facts,
    _walk,
)
