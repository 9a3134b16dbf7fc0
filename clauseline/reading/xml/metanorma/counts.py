"""The numbers of a standard in Metanorma XML, as Metanorma counts them where they are not in the file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from clauseline.reading.words.counting import format_count
from clauseline.reading.xml.source import first

SECTIONS = ("clause", "terms", "definitions", "references", "term", "appendix")
FRONT = ("foreword", "introduction", "abstract", "acknowledgements", "executivesummary")
PROVISIONS = ("requirement", "recommendation", "permission")
_SHOWN = {"table": "Table", "figure": "Figure", "formula": ""}
_NAMES = {
    "fr": {"Table": "Tableau", "Annex": "Annexe", "Appendix": "Appendice", "EXAMPLE": "EXEMPLE", "Clause": "Article"},
    "zh": {"Table": "表", "Figure": "图", "Annex": "附录", "Appendix": "附录", "NOTE": "注", "EXAMPLE": "示例"},
}
_ENTRY_NOTES = {"fr": "Note {} à l’article", "zh": "注{}"}


@dataclass(slots=True)
class NormaNumbers:
    """`of` holds what stands before each part: "4.2", "Annex A", "Table 1", "NOTE 2"; `anchors` what leads there."""

    language: str
    flavour: str
    of: dict[etree._Element, str] = field(default_factory=dict)
    anchors: dict[str, str] = field(default_factory=dict)

    def name(self, word: str) -> str:
        """What a kind of part is called in the language of the standard."""
        return _NAMES.get(self.language, {}).get(word, word)


def in_order(root: etree._Element) -> list[etree._Element]:
    """The parts of a standard as they are shown: as the file says, or with the normative references after the scope."""
    found = [part for holder in root.iterchildren("preface", "sections") for part in holder]
    annexes = list(root.iterchildren("annex"))
    sources = [part for holder in root.iterchildren("bibliography") for part in holder]
    normative = dict.fromkeys(filter(is_normative, sources))
    scope = next((k for k, part in enumerate(found, 1) if part.get("type") == "scope"), None)
    start = sum(_within(part, "preface") for part in found) if scope is None else scope
    parts = [*found[:start], *normative, *found[start:], *annexes]
    parts += [part for part in sources if part not in normative]
    parts += [part for holder in root.iterchildren("colophon") for part in holder]
    said = [part.get("displayorder", "") for part in parts]
    if any(map(str.isdigit, said)):
        return sorted(parts, key=lambda part: int(order) if (order := part.get("displayorder", "")).isdigit() else 9**9)
    return parts


def is_normative(part: etree._Element) -> bool:
    """Whether a part of the bibliography holds normative references."""
    return any(row.get("normative") == "true" for row in part.iter("references"))


def count_all(parts: Sequence[etree._Element], language: str, flavour: str) -> NormaNumbers:
    """The numbers of a whole standard whose parts are in their order."""
    numbers = NormaNumbers(language, flavour)
    top: Counter[str] = Counter()
    for part in parts:
        letter = ""
        if part.tag == "annex":
            letter = _count_annex(numbers, part, top)
        elif part.tag in SECTIONS and _is_counted(numbers, part):
            top["clause"] += 1
            _count_section(numbers, part, str(top["clause"]))
        elif part.tag == "introduction" and flavour in ("iso", "iec"):
            _count_inner(numbers, part, "0")
        _count_shown(numbers, part, letter, Counter() if letter else top)
    for part in parts:
        for holder in (part, *part.iter(*SECTIONS, *FRONT, "annex", "table", "figure")):
            _count_notes(numbers, holder)
    return numbers


def _is_counted(numbers: NormaNumbers, part: etree._Element) -> bool:
    if part.get("unnumbered") == "true" or _within(part, "preface") or _within(part, "colophon"):
        return False
    return numbers.flavour == "ietf" or not _within(part, "bibliography") or is_normative(part)


def _within(part: etree._Element, holder: str) -> bool:
    above = part.getparent()
    return above is not None and above.tag == holder


def _count_annex(numbers: NormaNumbers, annex: etree._Element, top: Counter[str]) -> str:
    """Note the number of an annex, which the ITU calls an appendix if it is informative; its letter."""
    informative = annex.get("obligation") == "informative"
    aside = numbers.flavour == "itu" and informative
    word = "Appendix" if aside or numbers.flavour in ("ietf", "bipm") else "Annex"
    top["aside" if aside else "annex"] += 1
    count = top["aside" if aside else "annex"]
    form = "upperRoman" if aside else "decimal" if numbers.flavour == "bipm" else "upperLetter"
    letter = format_count(count + (numbers.flavour == "itu" and not aside and count > 8), form)
    gap = "" if numbers.language == "zh" else " "
    _keep(numbers, annex, f"{numbers.name(word)}{gap}{letter}", "")
    _count_inner(numbers, annex, letter)
    return letter


def _count_section(numbers: NormaNumbers, part: etree._Element, number: str) -> None:
    _keep(numbers, part, number, numbers.name("Clause") + " " if "." not in number else "")
    _count_inner(numbers, part, number)


def _count_inner(numbers: NormaNumbers, part: etree._Element, prefix: str) -> None:
    count = 0
    for child in part.iterchildren(*SECTIONS):
        if child.get("unnumbered") != "true":
            count += 1
            _count_section(numbers, child, f"{prefix}.{count}")


def _keep(numbers: NormaNumbers, element: etree._Element, number: str, before: str) -> None:
    numbers.of[element] = number
    for anchor in filter(None, (element.get("id"), element.get("anchor"))):
        numbers.anchors.setdefault(anchor, before + number)


def _count_shown(numbers: NormaNumbers, part: etree._Element, letter: str, counts: Counter[str]) -> None:
    """Tables, figures, formulas and provisions: one count through all clauses, one in each annex."""
    for element in part.iter(*_SHOWN, *PROVISIONS):
        tag = str(element.tag)
        nested = next(element.iterancestors(tag), None) is not None
        if element.get("unnumbered") == "true" or nested:
            continue
        counts[tag] += 1
        number = f"{letter}.{counts[tag]}" if letter else str(counts[tag])
        word = numbers.name(_SHOWN.get(tag, tag.capitalize()))
        _keep(numbers, element, f"({number})" if tag == "formula" else f"{word} {number}", "")


def _count_notes(numbers: NormaNumbers, holder: etree._Element) -> None:
    """Notes and examples of one clause, table or entry: numbered where there are several."""
    for tag, word in (("note", "NOTE"), ("example", "EXAMPLE"), ("termexample", "EXAMPLE")):
        found = [note for note in _own(holder, tag) if note.get("unnumbered") != "true"]
        for count, note in enumerate(found, 1):
            _keep(numbers, note, f"{numbers.name(word)} {count}" if len(found) > 1 else numbers.name(word), "")
    for count, note in enumerate(holder.iterchildren("termnote"), 1):
        form = _ENTRY_NOTES.get(numbers.language, "Note {} to entry")
        _keep(numbers, note, form.format(count), "")


def _own(holder: etree._Element, tag: str) -> Iterable[etree._Element]:
    """The elements in `holder` that stand in none of its parts."""
    stack = list(holder)[::-1]
    while stack:
        element = stack.pop()
        if element.tag == tag:
            yield element
        elif element.tag not in (*SECTIONS, *FRONT, "annex", "table", "figure"):
            stack += list(element)[::-1]


def flavour_of(root: etree._Element) -> str:
    """The body whose rules a standard follows: "iso", "itu", "ietf" ..."""
    about = first(root, "bibdata")
    said = root.get("flavor") or ("" if about is None else about.findtext("ext/flavor") or "")
    return said or str(root.tag).partition("-")[0]
