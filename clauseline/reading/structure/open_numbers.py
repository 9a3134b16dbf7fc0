"""The numbers of the clauses that are open while a text is read: what the next one can be."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from clauseline.reading.lines import Line
from clauseline.reading.structure.headings import Heading
from clauseline.reading.words.numbering import Label, bare, is_next, stem
from clauseline.reading.words.vocabulary import has_words, names_terms

_DOT = re.compile("[.．]")


@dataclass(slots=True)
class OpenNumbers:
    """Which numbers may come next.

        2 Terms                      open: 2
        2.1 wall                     open: 2, 2.1
        2.2 door                     2.2 follows 2.1
        7.2 of the older text        follows nothing that is open: a sentence

    The numbers from the top down to the clause that is being read, and those of them that hold terms."""

    numbers: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)

    def step(self, heading: Heading) -> None:
        """A numbered heading was read."""
        self.numbers = [*_above(self.numbers, heading), heading.number]
        self.terms = [number for number in self.terms if number in self.numbers]
        if names_terms(heading.title) and heading.kind == "clause":
            self.terms.append(heading.number)

    def before(self, line: Line, label: Label) -> str:
        """The open number that a dotted one at the start of a plain paragraph follows; "" if it is not the next."""
        number = label.number
        if label.parts < 2 or label.glued or not self.numbers or not has_words(line.text[label.end :]):
            return ""
        here = bare(self.numbers[-1])
        if label.tabbed or not line.text[label.end :].strip():
            ends = (number.split(".")[0], number.split(".")[-1])
            return here if here.split(".")[0] == ends[0] or here.split(".")[-1] == ends[1] else ""
        if stem(number) in map(bare, self.numbers):
            sibling = next((other for other in reversed(self.numbers) if stem(other) == stem(number)), "")
            return (sibling or stem(number)) if is_next(number, sibling) else ""
        return ""

    def in_terms(self, number: str) -> bool:
        """Whether a clause of this number is one of the terms."""
        return any(stem(number) == bare(terms) or number.startswith(bare(terms) + ".") for terms in self.terms) or (
            bool(self.terms) and number.count(".") > self.terms[-1].count(".")
        )


def _above(numbers: list[str], heading: Heading) -> list[str]:
    """The open numbers that stay open above `heading`."""
    if heading.parts < 2 or heading.rank:
        return []
    return [number for number in numbers if len(_DOT.findall(bare(number))) + 1 < heading.parts]
