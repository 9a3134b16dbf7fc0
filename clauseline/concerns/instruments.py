"""The instruments of rights and privacy that concerns cite, and which of their articles."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Final

from clauseline.concerns.vocabulary import Concern

INSTRUMENTS: Final = (
    "UDHR", "ICCPR", "ICESCR", "ICERD", "CEDAW", "CRC", "CRC GC 25", "CRPD", "ILO 87", "UN A/HRC/29/32", "HRC GC 37",
    "UNGPs", "UNESCO", "ECHR", "C108+", "Budapest Conv.", "GDPR", "LED 2016/680", "EU AI Act", "DSA", "DMA",
    "UCPD 2005/29/EC", "PIPL", "CSL(CN)", "DSL(CN)", "AADC", "AS 5402:2025", "ISO/IEC 29100", "ISO/IEC 27701",
    "RFC 3552", "RFC 6973", "RFC 7258", "RFC 8280", "RFC 9518", "RFC 9620", "LINDDUN", "W3C-PP", "W3C-SPQ",
    "W3C Ethical Web Principles",
)  # fmt: skip
"""By the names that vocabularies cite them by: of the United Nations, of regions and states, of standards bodies."""

ALSO: Final = {"UNESCO AI Rec.": "UNESCO"}
"""Names that an entry may have instead, and what that is called here."""
TWO: Final = {"ISO/IEC 27701, 29100": ("ISO/IEC 27701", "ISO/IEC 29100")}
"""Entries that cite two instruments."""

_NAMES = sorted({*INSTRUMENTS, *ALSO}, key=len, reverse=True)
_BETWEEN = re.compile(r", (?![^(]*\))")
"""What parts articles: no comma within brackets."""


@dataclass(frozen=True, slots=True)
class Citation:
    """An instrument by its name, and the articles of it that are cited, as the vocabulary writes them."""

    instrument: str
    articles: tuple[str, ...]


def citations(concern: Concern) -> list[Citation]:
    """What `concern` cites, in its order; an entry that says it has none there ("n/a") is left out."""
    entries = (one for entry in concern.instruments for one in TWO.get(entry, (entry,)))
    return [_citation(entry) for entry in entries if not entry.endswith("n/a")]


def articles(concerns: Iterable[Concern], instrument: str) -> list[str]:
    """The articles of `instrument` that any of these concerns cites, each once."""
    cited = (one for concern in concerns for one in citations(concern) if one.instrument == instrument)
    return list(dict.fromkeys(article for one in cited for article in one.articles))


@cache
def _citation(entry: str) -> Citation:
    name = next((name for name in _NAMES if entry.startswith(name)), "")
    rest = entry.removeprefix(name).strip(" :,")
    return Citation(ALSO.get(name, name) or entry, tuple(_BETWEEN.split(rest)) if name and rest else ())
