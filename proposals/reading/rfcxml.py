"""Reads memos of the IETF in RFCXML, versions 2 and 3."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from proposals.outline import Outline, canonical
from proposals.reading.account import Account, weigh
from proposals.reading.building import build_given
from proposals.reading.reader import Unreadable
from proposals.reading.tagged.memoflow import MemoFlow
from proposals.reading.tagged.source import first, open_tagged, root_name, whole_text
from proposals.reading.trees import Kind

RFCXML = Kind("RFCXML file", "its editor")
COUNTED = "The numbers of clauses are not in this file; they were counted as its own tools count them."
_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


class RfcXmlReader:
    """Memos in RFCXML. Takes no options."""

    name = "rfcxml"
    version = "1"

    def recognises(self, data: bytes, filename: str) -> bool:
        """Whether the root of `data` is that of a memo."""
        return root_name(data) == "rfc"

    def read(self, data: bytes, filename: str, options: Mapping[str, Any]) -> Outline:
        """The outline of a memo. Raises `Unreadable` with a sentence for people."""
        root, warnings = open_tagged(data, RFCXML)
        if root.tag != "rfc":
            raise Unreadable("There is no memo in this XML file. Please upload the draft itself.")
        characters = weigh(whole_text(root))
        facts = read_facts(root)
        account = Account()
        flow = MemoFlow(account, root)
        flow.read_memo(root)
        if not flow.found:
            raise Unreadable("There is no text in this RFCXML file. Please upload the draft itself.")
        if not any(section.get("pn") for section in root.iter("section")):
            warnings = [*warnings, COUNTED]
        return build_given(
            flow.found, reader=self.name, characters=characters + flow.extra, account=account, facts=facts,
            warnings=warnings,
        )  # fmt: skip


def read_facts(root: etree._Element) -> dict[str, Any]:
    """Number, title and date of a memo, as far as its head has them."""
    front = first(root, "front")
    facts: dict[str, Any] = {}
    number = f"RFC {root.get('number')}" if root.get("number") else root.get("docName")
    if number:
        facts["number"] = number
    title = canonical(front.findtext("title") or "") if front is not None else ""
    if title:
        facts["title"] = title
    date = None if front is None else first(front, "date")
    if date is not None and (date.get("month") or "").lower() in _MONTHS and (date.get("year") or "").isdigit():
        day = date.get("day") or ""
        month = 1 + _MONTHS.index((date.get("month") or "").lower())
        facts["date"] = f"{date.get('year')}-{month:02}" + (f"-{int(day):02}" if day.isdigit() else "")
    return facts
