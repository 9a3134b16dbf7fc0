"""What a cover says: the document's number, title and date."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from proposals.outline import canonical
from proposals.reading.lines import Line, Row

FIRST = 120
"""So many lines at the start of a file can be its cover."""

_NUMBER = re.compile(
    r"\b(?:Recommendation\s+)?(ITU-[TRD]\s+[A-Z]\.[\w.\-/]+(?:/[A-Z]\.\d+)?|FG[A-Z]*-[A-Z]+[\d.]*-[\w.\-]+|"
    r"(?:ISO|IEC|ISO/IEC|ISO/IEC/IEEE|ISO/TR|ISO/TS)(?:[/ ](?:TR|TS|DIS|CD|FDIS|WD|PAS))?\s\d[\d\-]*(?::\d{4})?|"
    r"(?:GB|GB/T|GB/Z|YD/T|SJ/T|GA/T|T/[A-Z]+|DB\d+/T)\s?\d[\d.]*\s?[—–-]+\s?\d{4}|"
    r"(?:ETSI|3GPP)\s+(?:TS|TR|EN|ES|EG|GS|GR)\s\d{2,3}[ .]?\d{2,3}(?:-\d+)?(?:\s+[Vv]\d+\.\d+\.\d+)?|"
    r"draft-[a-z\d-]{6,}-\d{2}|RFC\s?\d{3,5})"
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(
    rf"(?:\b\d{{4}}-\d{{2}}-\d{{2}}|\(\d{{2}}/\d{{4}}\)|\b\d{{1,2}} (?:{_MONTHS}) \d{{4}}|"
    rf"\b(?:{_MONTHS}) (?:\d{{1,2}}, )?\d{{4}}|\d{{4}}年\d{{1,2}}月(?:\d{{1,2}}日)?)"
)

_EXPIRY = re.compile(rf"[Ee]xpires:?\s+(?:\d{{1,2}} )?(?:{_MONTHS}) (?:\d{{1,2}}, )?\d{{4}}")


def read_cover(lines: Iterable[Line | Row]) -> dict[str, Any]:
    """The facts at the start of a file: "number", "title", "date", those that are found, as they are printed."""
    facts: dict[str, Any] = {}
    for place, line in enumerate(lines):
        if place > FIRST or (isinstance(line, Line) and line.role == "heading"):
            break
        for text, role in _texts(line):
            if role == "title" and "title" not in facts and text:
                facts["title"] = text
            if (found := _NUMBER.search(text)) and "number" not in facts:
                facts["number"] = canonical(found[1])
            if (found := _DATE.search(_EXPIRY.sub("", text))) and "date" not in facts:
                facts["date"] = found.group().strip("()")
    return facts


def _texts(line: Line | Row) -> Iterable[tuple[str, str]]:
    if isinstance(line, Row):
        return ((canonical(cell.text), "text") for cell in line.cells)
    return ((canonical(line.text), line.role),)
