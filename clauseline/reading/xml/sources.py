"""The sources that a memo lists: who wrote each, its title, where it stands, when."""

from __future__ import annotations

from collections import Counter

from lxml import etree

from clauseline.outline import canonical
from clauseline.reading.xml.flow import TaggedFlow
from clauseline.reading.xml.source import first, whole_text


def source_of(flow: TaggedFlow, element: etree._Element) -> list[tuple[str, bool]]:
    """The pieces of a source, and which of them are not counted as words of the file."""
    found: list[tuple[str, bool]] = []
    used: list[str] = []
    for author in element.iterfind("front/author"):
        name = author.get("fullname")
        organization = canonical(author.findtext("organization") or "")
        found.append((flow.attribute(author, "fullname"), False) if name else (organization, False))
        used += [] if name else [organization]
    title = first(element, "front")
    named = None if title is None else first(title, "title")
    if named is not None:
        text = canonical(whole_text(named))
        used.append(text)
        found.append((text, False))
    series = element.iter("seriesInfo")
    found += [(f"{flow.attribute(row, 'name')} {flow.attribute(row, 'value')}", False) for row in series]
    for row in element.iter("refcontent", "annotation"):
        text = canonical(whole_text(row))
        used.append(text)
        found.append((text, False))
    date = next(element.iter("date"), None)
    if date is not None:
        found.append((f"{flow.attribute(date, 'month')} {flow.attribute(date, 'year')}", False))
    if element.get("target"):
        found.append((f"<{element.get('target')}>", True))
    _leave_unused(flow, element, used)
    return found


def _leave_unused(flow: TaggedFlow, element: etree._Element, used: list[str]) -> None:
    """What a source has beside the words that are shown, such as its abstract."""
    shown = Counter("".join("".join(used).split()))
    rest: list[str] = []
    for sign in "".join(canonical(whole_text(element)).split()):
        if shown[sign]:
            shown[sign] -= 1
        else:
            rest.append(sign)
    flow.account.leave_out("about sources", "".join(rest))
