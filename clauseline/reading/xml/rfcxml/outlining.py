"""Reads memos of the IETF in RFCXML, versions 2 and 3."""

from __future__ import annotations

from typing import Any

from lxml import etree

from clauseline.messages import gettext_noop as N_
from clauseline.outline import canonical
from clauseline.reading.account import Account
from clauseline.reading.files.trees import Kind
from clauseline.reading.xml.counting import COUNTED
from clauseline.reading.xml.outlining import TaggedFormat
from clauseline.reading.xml.rfcxml.flow import MemoFlow
from clauseline.reading.xml.source import first

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip


def _facts(root: etree._Element) -> dict[str, Any]:
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


def _walk(root: etree._Element, account: Account) -> MemoFlow:
    """A flow that has gone through the memo."""
    flow = MemoFlow(account, root)
    flow.read_memo(root)
    if not any(section.get("pn") for section in root.iter("section")):
        flow.warnings.append(COUNTED)
    return flow


FORMAT = TaggedFormat(
    "rfcxml",
    Kind("RFCXML file", "its editor"),
    N_("There is no text in this RFCXML file. Please upload the draft itself."),
    _facts,
    _walk,
)
