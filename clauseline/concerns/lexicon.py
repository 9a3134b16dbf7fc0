"""All that hints know of a language: its signs, and the words that decide what these mean."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from clauseline.concerns import senses, signs
from clauseline.concerns.bearing import Bearing
from clauseline.concerns.index import Index, index
from clauseline.concerns.people import Population
from clauseline.concerns.proving import REACHES, BearingProof
from clauseline.concerns.senses import Sense
from clauseline.concerns.signs import Pattern, alternatives, compile_group
from clauseline.concerns.vocabulary import FAMILIES, VOCABULARY
from clauseline.messages import gettext_noop as N_

LANGUAGES = ("en", "zh")
"""Languages that have files of signs and words; there are no hints in others."""
NOT_SOUGHT = N_("Concerns are not suggested in this language.")
"""What is said where hints would stand: that there are none does not mean that nothing is to be found."""
METHOD = 1
"""How signs and words are read. Whoever has the same lists find other hints, or others who are named, counts on."""
PER_WORD = {"en": 6.0, "zh": 1.7}
"""Code points that are a word."""
WORDS = ("people", "senses", "bearing", "proof")
"""Files beside those of the families of concerns."""
PEOPLE = ("human", "role", "inhuman", "outright", "names")
BEARING = ("forbids", "barred", "turned", "protects", "limits", "sanctions", "wrongs", "lifts", "controls")
PROOF = (
    "apart", "negates", "bounds", "shelters", "perils", "permits", "obliges", "tells", "states", "plainly", "persons",
    "describes", "bans", "secures", "serves", "refers", "wards",
)  # fmt: skip
ACTS, TAKINGS = "does ", "takes "
"""How the sections begin that are those of a concern."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The signs of a language and the words around them."""

    index: Index
    senses: tuple[Sense, ...]
    population: Population
    bearing: Bearing
    proof: BearingProof

    def senses_of(self, word: str) -> tuple[Sense, ...]:
        """The entries of a word that has several senses."""
        return tuple(sense for sense in self.senses if sense.word.fullmatch(word))


def sought_in(language: str) -> bool:
    """Whether hints are looked for in texts of a language (a tag such as zh-CN too)."""
    return _code(language) in LANGUAGES


@cache
def lexicon(language: str) -> Lexicon | None:
    """That of a language (a tag such as zh-CN too), None if it has none."""
    if not sought_in(language):
        return None
    code = _code(language)
    words = {title: entries for name in WORDS for title, entries in signs.parse(_written(code, name)).items()}
    groups = {title[1:]: alternatives(entries) for title, entries in words.items() if title.startswith("@")}
    named = {title: compile_group(alternatives(words[title]), groups) for title in (*PEOPLE, *BEARING, *PROOF)}
    bearing = Bearing(*(named[title] for title in BEARING))
    return Lexicon(
        index(sign for family in FAMILIES for sign in signs.load(_written(code, family), groups)),
        senses.load(words["senses"], groups),
        Population(PER_WORD[code], *(named[title] for title in PEOPLE)),
        bearing,
        BearingProof(
            REACHES[code],
            bearing,
            _by_concern(ACTS, words, groups),
            _by_concern(TAKINGS, words, groups),
            *(named[title] for title in PROOF),
        ),
    )


@cache
def edition() -> str:
    """What hints depend on beside the text: the versions of vocabulary and method, a digest of all signs and words.

    At most 20 characters. What was found under another one is never taken over for a new version of a text.
    """
    written = "\n".join(_written(code, name) for code in LANGUAGES for name in (*WORDS, *FAMILIES))
    return f"{VOCABULARY.version}-{METHOD}-{hashlib.sha256(written.encode()).hexdigest()[:12]}"


def _by_concern(begins: str, words: Mapping[str, list[str]], groups: Mapping[str, str]) -> dict[str, Pattern]:
    """The sections whose titles begin so, by the concern that each names."""
    titles = [title for title in words if title.startswith(begins)]
    return {title.removeprefix(begins): compile_group(alternatives(words[title]), groups) for title in titles}


def _code(language: str) -> str:
    return language.partition("-")[0].lower()


def _written(code: str, name: str) -> str:
    """A data file of a language as it is."""
    return files(__package__).joinpath("signs_2", code, f"{name}.txt").read_text(encoding="utf-8")
