"""The verbs that say how binding a sentence is, by language and convention.

They are written in `language/`, with their sources; here they are made one pattern for each language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from clauseline.comparing.duties.german import REST
from clauseline.comparing.duties.language.written import CAPITALS_ALONE, VerbEntry, words_of

AMBIGUOUS = frozenset({"may not"})
"""ISO reads it as "is not required to", plain English as "is forbidden to"."""
_QUOTES = "[-\"“‘']"


@dataclass(frozen=True)
class Verbs:
    """The verbs of one language, which are read when they are first looked for; of "" there are none.

    Where `folds`, the pattern knows lower case alone: a search that ignores case takes twice the time.
    Where `is_checklist`, a sentence that begins with "Verify that" requires what follows. Where `in_terms`, the text is
    terms or a policy: what its makers say that they do, or do not do, binds them.
    """

    language: str
    folds: bool = False
    is_checklist: bool = False
    in_terms: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Its group k is the k-th verb, counted from 1."""
        return _pattern(self.language)

    @cached_property
    def entries(self) -> tuple[VerbEntry, ...]:
        """The verbs, in their order."""
        return words_of(self.language).verbs

    @cached_property
    def _stems(self) -> tuple[str, ...]:
        return words_of(self.language).stems

    def entry(self, match: re.Match[str]) -> VerbEntry:
        """The verb that was found."""
        return self.entries[(match.lastindex or 1) - 1]

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Where the verbs stand in `text`; the words of a match may be in lower case."""
        # One letter is longer in lower case, and would move all places behind it.
        text = text.replace("İ", "I").lower() if self.folds else text
        return self.pattern.finditer(text) if self._may_stand_in(text) else iter(())

    def _may_stand_in(self, text: str) -> bool:
        return self.language != "" and (not self._stems or any(map(text.__contains__, self._stems)))


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Verbs as whole words that are not merely quoted; a pattern of what they begin with makes the search much faster.

    Chinese has no whole words.
    """
    words = words_of(language)
    verbs = "|".join(f"({_expression(one)})" for one in words.verbs)
    if not words.begins:
        return re.compile(verbs)
    return re.compile(rf"\b(?={words.begins})(?<!{_QUOTES})(?:{verbs})(?![\w-])")


def _expression(verb: VerbEntry) -> str:
    behind = "".join(f"(?={REST}{one})" for one in verb.behind)
    unless = "".join(f"(?!{REST}{one})" for one in verb.unless_behind)
    return f"{verb.words}{behind}{unless}".replace("…", REST)


ENGLISH = Verbs("en", folds=True)
CAPITALS = Verbs(CAPITALS_ALONE)
CHINESE = Verbs("zh")
FRENCH = Verbs("fr", folds=True)
GERMAN = Verbs("de", folds=True)
SPANISH = Verbs("es", folds=True)
