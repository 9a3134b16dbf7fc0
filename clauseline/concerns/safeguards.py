"""Model safeguards: sentences from which a proposed wording may start, read from their versioned data. Pure.

A version that was published is never edited: what is to change comes as a new file with the next number, and its hash
joins those in `tests/clauseline/concerns/test_published.py`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final, Literal

Convention = Literal["ISO", "ITU", "RFC 2119", "GB/T", "law", ""]

VERBS: Final[Mapping[str, Mapping[Convention, Mapping[str, str]]]] = {
    "en": {
        "ISO": {"is": "shall", "are": "shall"},
        "ITU": {"is": "is required to", "are": "are required to"},
        "RFC 2119": {"is": "MUST", "are": "MUST"},
    },
    "fr": {"": {}},
    "zh": {"GB/T": {"应": "应"}, "law": {"应": "应当"}},
}
"""By language and convention what stands for the verbs of a safeguard; the first convention is the usual one."""

_SIGNS: Final[Mapping[Convention, re.Pattern[str]]] = {
    "ISO": re.compile(r"\b[Ss]hall\b"),
    "ITU": re.compile(r"\b(?:is|are) required to\b"),
    "RFC 2119": re.compile(r"\b(?:MUST|SHALL)\b"),
    "GB/T": re.compile(r"应(?!当)"),
    "law": re.compile(r"应当"),
}


@dataclass(frozen=True, slots=True)
class Safeguard:
    """A suggestion, to be edited: what a draft might say to answer `concern`. `text` by language, without its verbs."""

    id: str
    concern: str
    text: Mapping[str, str]

    def written(self, language: str, convention: Convention) -> str:
        """It with the verbs of a convention of `VERBS`; KeyError for a language or convention that is not there."""
        return self.text[language].format_map(VERBS[language][convention])


@dataclass(frozen=True, slots=True)
class Safeguards:
    """All of one version, in the order of their concerns."""

    version: str
    rows: tuple[Safeguard, ...]

    def against(self, concern: str) -> list[Safeguard]:
        """Those that answer one concern."""
        return [row for row in self.rows if row.concern == concern]


def load(name: str) -> Safeguards:
    """The safeguards in a data file of this package."""
    data = tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
    rows = (
        Safeguard(row["id"], row["concern"], {language: row[language] for language in VERBS})
        for row in data["safeguards"]
    )
    return Safeguards(data["version"], tuple(rows))


SAFEGUARDS = load("safeguards_1.toml")


def convention(texts: Iterable[str], language: str) -> Convention:
    """By which verbs a draft with these `texts` of clauses mostly requires things; the usual ones if it has none."""
    known = VERBS[language]
    if len(known) == 1:
        return next(iter(known))
    counts = dict.fromkeys(known, 0)
    for text in texts:
        for name in known:
            counts[name] += len(_SIGNS[name].findall(text))
    return max(counts, key=counts.__getitem__)
