"""References from clause to clause: those that a change left without a target, or that now lead to another one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from proposals.comparing.changes import Detail
from proposals.comparing.details.sides import Place
from proposals.outline import ClauseText

_NUMBER = r"(?:[A-Z]\.)?\d+(?:\.\d+)*"
_NUMBERS = rf"\s*{_NUMBER}(?:\s?(?:,|and|or|to|through|–|-)\s?{_NUMBER})*"
_LETTER = r"\s+[A-Z]{1,4}(?![a-z])(?:\.\d+)*"
POINTER = (
    r"[cCsSaA§第附见按符依根](?:"
    rf"(?:(?<=\b[cC])(?:lause|hapter)s?|(?<=\b[sS])(?:ub-?clause|ub-?section|ection)s?|(?<=\b[aA])rticles?|(?<=§)§?){_NUMBERS}"
    rf"|(?<=\b[aA])(?:nnex(?:es)?|ppendix|ppendices){_LETTER}"
    r"|(?<=第)[零〇一二三四五六七八九十百千\d]+[章节条]|(?<=附)录\s?[A-Z](?:\.\d+)*"
    rf"|(?:(?<=见)|(?<=按)照?|(?<=符)合|(?<=依)据|(?<=根)据)\s?{_NUMBER})"
)
"""One set of first characters makes the search several times as fast."""
_POINTER = re.compile(POINTER)
_STEMS = (
    ("lause", (1, 4, 5)), ("ection", (1, 4, 5)), ("hapter", (1,)), ("rticle", (1,)), ("nnex", (1,)), ("ppendi", (1,)),
    *((sign, (0,)) for sign in "§第附见按符依根"),
)  # fmt: skip
"""What stands in every pointer, and so many characters behind its beginning ("clause", "subclause", "sub-clause")."""
_ASCII_STEMS = tuple(stem for stem in _STEMS if stem[0].isascii())
_LABEL = re.compile(
    r"(?:(?i:annex|appendix)\s+)?[A-Z]{1,4}(?![a-z])(?:\.\d+)*|\d+(?:\.\d+)*|第[零〇一二三四五六七八九十百千\d]+[章节条]"
)
_ELSEWHERE = re.compile(
    r"\s*(?:,\s*)?(?:of|in)\s+(?:the\s+)?(?:\[|[A-Z《]|Regulation|Directive|Law)|\s*of that|\s*\[|\s*《"
)
_BEFORE = re.compile(r"(?:》|\]|\bRFC\s?\d+,?|\b(?:ISO|IEC|ITU-T)\s[\w.:/-]+,?)\s*$")


@dataclass(frozen=True, slots=True)
class Pointer:
    """A reference at `place` of a text to the clause labelled `label`."""

    label: str
    place: Place


class Labels:
    """The labels that no longer lead where they led: to no clause, or to another one."""

    def __init__(self, old: Sequence[ClauseText], new: Sequence[ClauseText], partner: Mapping[int, int]) -> None:
        before, after = _by_label(old), _by_label(new)
        self._lost = {label: old[i] for label, i in before.items() if label not in after}
        self._taken = {
            label: (old[i], new[after[label]], after[label])
            for label, i in before.items()
            if label in after and i in partner and partner[i] != after[label]
        }

    def find(self, text: str, before: str) -> Iterator[Detail]:
        """The references of a new text that lead nowhere, and those of `before`, too, that lead elsewhere now."""
        if not self._lost and not self._taken:
            return
        found = [one for one in find_pointers(text) if one.label in self._lost or one.label in self._taken]
        known = {one.label for one in find_pointers(before)} if found else set()
        for pointer in found:
            if pointer.label in self._lost:
                yield Detail("dangling", _name(self._lost[pointer.label]), pointer.label, None, pointer.place)
            elif pointer.label in known:
                source, target, index = self._taken[pointer.label]
                yield Detail("redirected", _name(source), _name(target), None, pointer.place, (index,))


def find_pointers(text: str) -> Iterator[Pointer]:
    """Every reference of `text` to a clause of the same document, in order."""
    for match in _matches(text):
        if _ELSEWHERE.match(text, match.end()) or _BEFORE.search(text, max(0, match.start() - 40), match.start()):
            continue
        for label in _LABEL.finditer(match[0]):
            start = match.start() + label.start()
            yield Pointer(_bare(label[0]), (start, start + len(label[0])))


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What `_POINTER` finds, looked for only around the words that are in every pointer."""
    stems = _ASCII_STEMS if text.isascii() else _STEMS
    starts = {place - back for stem, backs in stems if stem in text for place in _places(stem, text) for back in backs}
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


def _by_label(clauses: Sequence[ClauseText]) -> dict[str, int]:
    """Where each label stands; one that two clauses carry leads nowhere for certain and is left out."""
    found: dict[str, int] = {}
    twice: set[str] = set()
    for index, clause in enumerate(clauses):
        label = _bare(clause.number)
        twice |= {label} if label in found else set()
        found[label] = index
    return {label: index for label, index in found.items() if label and label not in twice}


def _bare(label: str) -> str:
    """The number or letter alone: "B" of "Annex B"."""
    words = label.removeprefix("附录").split()
    return words[-1] if words else ""


def _name(clause: ClauseText) -> str:
    return " ".join(filter(None, (clause.number, clause.title)))
