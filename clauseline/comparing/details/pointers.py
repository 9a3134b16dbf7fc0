"""References from clause to clause, wherever they stand in a text, and the clauses to which they lead."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from clauseline.comparing.details.sides import Place
from clauseline.patterns import compile_late

_NUMBER = r"(?:[A-Z]\.)?\d{1,6}(?:\.\d{1,4}){0,8}[a-z]?(?:-\d{1,4}){0,4}(?!\.?\w)"
_JOINT = r"\s?(?:,|and|or|to|through|und|bis|sowie|oder|et|ou|à|–|-)\s?"
_NUMBERS = rf"\s*{_NUMBER}(?:{_JOINT}{_NUMBER})*"
_LETTER = r"\s+[A-Z]{1,4}(?![a-z])(?:\.\d+)*"
_HEADS = "cCsSaA§第附见按符依根"
POINTER = (
    rf"[{_HEADS}](?:"
    rf"(?:(?<=\b[cC])(?:lause|hapter)s?|(?<=\b[sS])(?:ub-?clause|ub-?section|ection)s?|(?<=\b[aA])rticles?|(?<=§)§?){_NUMBERS}"
    rf"|(?<=\b[aA])(?:nnex(?:es)?|ppendix|ppendices){_LETTER}"
    r"|(?<=第)[零〇一二三四五六七八九十百千\d]+[章节条]|(?<=附)录\s?[A-Z](?:\.\d+)*"
    rf"|(?:(?<=见)|(?<=按)照?|(?<=符)合|(?<=依)据|(?<=根)据)\s?{_NUMBER})"
)
"""One set of first characters makes the search several times as fast."""
_POINTER = compile_late(POINTER)
_STEMS = (
    ("lause", (1, 4, 5)), ("ection", (1, 4, 5)), ("hapter", (1,)), ("rticle", (1,)), ("nnex", (1,)), ("ppendi", (1,)),
    *((sign, (0,)) for sign in "§第附见按符依根"),
)  # fmt: skip
"""What stands in every pointer, and so many characters behind its beginning ("clause", "subclause", "sub-clause")."""
_ASCII_STEMS = tuple(stem for stem in _STEMS if stem[0].isascii())
_LABEL = re.compile(
    rf"(?:(?i:annex|appendix)\s+)?[A-Z]{{1,4}}(?![a-z])(?:\.\d+)*|{_NUMBER}|第[零〇一二三四五六七八九十百千\d]+[章节条]"
)
_UNIT = r"(?:paragraphs?|points?|Absatz|Absätze|Abs\.|Satz|Sätze|Nummer|Nr\.|Buchstabe|alinéas?)"
_PARTS = rf"(?:\s?\(\w{{1,4}}\)){{0,3}}(?:,?\s{_UNIT}\s[\w()]{{1,6}}){{0,3}}"
_WORDS = r"[^.,;:()\[\]]{2,80}"
_OWN = r"(?:this|these|the present|the same|dieser|dieses|la présente|du présent|l[’']présent)\b"
_ELSEWHERE = compile_late(
    rf"{_PARTS}(?:{_JOINT}{POINTER}{_PARTS}){{0,4}}"
    rf"(?:\s*(?:,\s*)?(?:of|du|de la|de l[’']|des|der)\s+(?!{_OWN})\S"
    r"|\s*(?:,\s*)?in\s+(?:the\s+)?(?:\[|[A-Z《]|Regulation|Directive|Law)|\s*of that|\s*\[|\s*《"
    rf"|\s+on\s{_WORDS}\s(?:in|of)\s{_WORDS}\s\[)"
)
"""The work that is named behind a reference, and owns those right before it as well."""
_BEFORE = re.compile(
    r"(?:》|\]|\bRFC\s?\d+,?|\b(?:ISO|IEC|ITU-T)\s[\w.:/-]+,?)\s*$"
    r"|(?:》|法典|(?<!本)(?:法|条例|办法|规定|解释|细则|规则|决定))(?:第[零〇一二三四五六七八九十百千\d]{1,9}[章节条款项]|[、和及与至或者]){0,12}$"
)
_FAR = 60


@dataclass(frozen=True, slots=True)
class Pointer:
    """A reference at `place` of a text to the clause labelled `label`, which is an article if `to_article` says so."""

    label: str
    place: Place
    to_article: bool | None = None


def find_pointers(text: str, labels: Container[str]) -> Iterator[Pointer]:
    """Every reference of `text` to a clause of the same document that bears one of these labels, in order."""
    for match in _matches(text):
        found = [label for label in _LABEL.finditer(text, *match.span()) if bare_label(label[0]) in labels]
        if not found or _ELSEWHERE.match(text, match.end()):
            continue
        if not _BEFORE.search(text, max(0, match.start() - _FAR), match.start()):
            yield from (Pointer(bare_label(label[0]), label.span(), _to_article(match[0])) for label in found)


def _to_article(words: str) -> bool | None:
    """Whether a reference leads to an article; None where its words do not say so."""
    if words[0] == "§":
        return None
    return "rticle" in words or words[-1] == "条"


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What `_POINTER` finds, looked for only around the words that are in every pointer."""
    stems = _ASCII_STEMS if text.isascii() else _STEMS
    starts = {
        start
        for stem, backs in stems
        if stem in text
        for place in _places(stem, text)
        for start in (place - back for back in backs)
        if start >= 0 and text[start] in _HEADS
    }
    end = 0
    for start in sorted(starts):
        if start >= end and (match := _POINTER.match(text, start)):
            end = match.end()
            yield match


def _places(stem: str, text: str) -> Iterator[int]:
    place = text.find(stem)
    while place >= 0:
        yield place
        place = text.find(stem, place + 1)


def bare_label(label: str) -> str:
    """The number or letter alone: "B" of "Annex B", "6" of "§ 6"."""
    words = label.removeprefix("附录").split()
    return words[-1].lstrip("§") if words else ""
