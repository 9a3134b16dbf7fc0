"""A term with its text, and the name under which it is found again."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clauseline.tokens import SINGLE, tokens

Place = tuple[int, int]

LONGEST = 80
"""Characters of the name of a term: so long an address may be."""

_SOURCE = re.compile(r"\s*[\[［][^\[\]［］]{0,120}[\]］]\s*$")


@dataclass(frozen=True, slots=True)
class Definition:
    """A term and what is said of it.

    `clause` is the index of its clause; `term_at` and `text_at` are [start, end) of both in that clause's own text,
    `term_at` None where the term is the clause's title. Terms that share a text have the same `text_at`.
    `slug` names it among all of its outline: the folded term, with a number from the second of the same name on.
    """

    term: str
    text: str
    clause: int
    term_at: Place | None
    text_at: Place
    slug: str = ""

    @property
    def at(self) -> Place:
        """[start, end) of term and text together."""
        return self.text_at if self.term_at is None else (min(self.term_at[0], self.text_at[0]), self.text_at[1])


def key_of(term: str) -> str:
    """`term` as terms are compared: words without case, accents and plural, joined by hyphens; "" if it has no word.

    Han are joined to one another without a hyphen.
    """
    key, was_single = "", False
    for token in tokens(term[:400], folded=True):
        if token.word:
            is_single = bool(SINGLE.fullmatch(token.word))
            key += token.word if not key or (is_single and was_single) else f"-{token.word}"
            was_single = is_single
    return key[:LONGEST].strip("-.")


def bare(term: str) -> str:
    """`term` without a source in brackets behind it, quotation marks and punctuation around it."""
    return _SOURCE.sub("", term[:400]).strip(" \n\t:：,，;；.。\"“”„‘’'«»‹›「」『』*")


def lowered(text: str) -> str:
    """`text` in lower case, as long as it was: what has two letters in lower case stays."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(one if len(one.lower()) != 1 else one.lower() for one in text)
