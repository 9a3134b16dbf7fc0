"""The numbers of a memo in RFCXML: those that were saved in it, or as its own tools count them."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from clauseline.reading.words.counting import format_count
from clauseline.reading.xml.source import first

SHOWN = 300
"""So many characters of what it leads to are shown in the place of a reference."""
_UNNUMBERED = ("false", "no", "exclude")


@dataclass(slots=True)
class MemoNumbers:
    """`of` holds the printed number of each section, figure and table ("2.1", "Appendix A", "Figure 3")."""

    of: dict[etree._Element, str] = field(default_factory=dict)
    anchors: dict[str, str] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    references: dict[str, str] = field(default_factory=dict)


def count_all(root: etree._Element) -> MemoNumbers:
    """The numbers of a whole memo, and what a reference to each anchor shows."""
    numbers = MemoNumbers()
    middle, back = first(root, "middle"), first(root, "back")
    top = _count_sections(numbers, () if middle is None else middle.iterchildren("section"), "", 0)
    if back is not None:
        _count_references(numbers, list(back.iterchildren("references")), top)
        _count_appendices(numbers, back)
    for tags, word in ((("figure",), "Figure"), (("table", "texttable"), "Table")):
        _count_shown(numbers, root, tags, word)
    shown = {row.get("target"): row.get("to", "") for row in root.iter("displayreference")}
    for tag in ("reference", "referencegroup"):
        for row in root.iter(tag):
            anchor = row.get("anchor", "")
            numbers.references[anchor] = (shown.get(anchor) or anchor)[:SHOWN]
    return numbers


def title_of(element: etree._Element) -> str:
    """The title of a section, wherever it stands."""
    name = first(element, "name")
    return element.get("title", "") if name is None else "".join(map(str, name.itertext())).strip()


def _count_sections(numbers: MemoNumbers, sections: object, prefix: str, count: int) -> int:
    for section in sections:  # type: ignore[attr-defined]
        count += _keep(numbers, section, f"{prefix}{count + 1}")
        inner = numbers.of[section]
        _count_sections(numbers, section.iterchildren("section"), f"{inner.removeprefix('Appendix ')}.", 0)
    return count


def _keep(numbers: MemoNumbers, section: etree._Element, counted: str) -> bool:
    """Note the number of a section; whether it has one."""
    saved = section.get("pn", "").removeprefix("section-")[:SHOWN]
    if section.get("numbered", "true").lower() in _UNNUMBERED or saved.startswith(("boilerplate", "toc", "note")):
        counted = ""
    elif saved.startswith("appendix."):
        letter, _, rest = saved.removeprefix("appendix.").partition(".")
        counted = f"{letter.upper()}.{rest}" if rest else f"Appendix {letter.upper()}"
    elif saved and not saved.startswith("unnumbered"):
        counted = saved
    _name(numbers, section, counted)
    return bool(counted)


def _name(numbers: MemoNumbers, element: etree._Element, number: str) -> None:
    numbers.of[element] = number
    title = title_of(element)
    word = number if not number or number.startswith("Appendix ") else f"Section {number}"
    for anchor in filter(None, (element.get("anchor"), element.get("pn"))):
        numbers.anchors[anchor] = word or f"“{title[:SHOWN]}”"
        numbers.titles[anchor] = title[:SHOWN]


def _count_references(numbers: MemoNumbers, lists: list[etree._Element], top: int) -> None:
    """One list is a section of its own; several without a list around them share one that nobody wrote."""
    if len(lists) == 1:
        _keep(numbers, lists[0], str(top + 1))
        inner, prefix = list(lists[0].iterchildren("references")), numbers.of[lists[0]]
    else:
        inner, prefix = lists, str(top + 1)
    for place, row in enumerate(inner, 1):
        _keep(numbers, row, f"{prefix}.{place}")


def _count_appendices(numbers: MemoNumbers, back: etree._Element) -> None:
    count = 0
    for section in back.iterchildren("section"):
        letter = format_count(count + 1, "upperLetter")
        count += _keep(numbers, section, f"Appendix {letter}")
        prefix = numbers.of[section].removeprefix("Appendix ")
        _count_sections(numbers, section.iterchildren("section"), f"{prefix}.", 0)


def _count_shown(numbers: MemoNumbers, root: etree._Element, tags: tuple[str, ...], word: str) -> None:
    count = 0
    for element in root.iter(*tags):
        saved = element.get("pn", "").rpartition("-")[2]
        if not saved.isdigit() and not element.get("anchor") and not title_of(element):
            continue
        count = int(saved) if saved.isdigit() and len(saved) < 6 else count + 1
        numbers.of[element] = f"{word} {count}"
        for anchor in filter(None, (element.get("anchor"), element.get("pn"))):
            numbers.anchors[anchor] = numbers.of[element]
            numbers.titles[anchor] = title_of(element)[:SHOWN]
