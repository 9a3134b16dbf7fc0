"""How far a draft is, in the words of the body that issues it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_W3C = (
    r"W3C ((?:First Public )?Working Draft|Candidate Recommendation(?: Snapshot| Draft)?|Proposed Recommendation|"
    r"(?:Working )?Group (?:Draft )?Note|Recommendation|Editor['’]s Draft|Statement)"
)
_ISO = r"\b(?:ISO|IEC)(?:/IEC)?[/ -](WD|CD|DIS|FDIS|PRF|PAS|DTR|DTS)\b"
_NAMED = (
    r"(FINAL DRAFT INTERNATIONAL STANDARD|DRAFT INTERNATIONAL STANDARD|COMMITTEE DRAFT|Internet-Draft|"
    r"(?:Focus Group )?Technical (?:Report|Specification)|Focus Group Report|Focus Group Deliverable)\b"
)
_IETF = r"\bCategory:\s+(Standards Track|Informational|Experimental|Best Current Practice|Historic)\b"
_CHINESE = (
    r"[（(《]?((?:公开)?征求意见稿|工作组讨论稿|标准草案稿?|送审稿|报批稿|[一二三]次审议稿|修订草案|草案)[）)》]?"
)
_PATTERNS = [re.compile(pattern) for pattern in (_W3C, _ISO, _NAMED, _IETF, _CHINESE)]


_INTENDED = re.compile(
    r"\b(?:becom(?:e|es|ing)|(?:intend|mean|expect|plan|aim|propos)\w*(?: (?:to be(?: published as)?|as|for|at))?|"
    r"towards?|(?:submitted|advanced|considered) (?:as|for)|candidate for|not(?: yet)?)"
    r" (?:an? |the )?(?:new |future |full |final )?$|(?:成为|形成|拟作为|拟定为)(?:一[项个份])?$",
    re.I,
)
FAR = 60
"""Within so many characters before a stage it is said that a draft only wants to reach it."""


def find_stage(words: str) -> str:
    """The stage that a line of a cover names, as it is printed there; "" if it names none.

    One that a draft is meant to reach later is none: "intends to become a W3C Recommendation".
    """
    return next((found[1] for found in _named(words) if not _is_intended(found)), "")


def is_of_later(words: str) -> bool:
    """Whether `words` name stages, but only such as a draft is meant to reach later."""
    found = [*map(_is_intended, _named(words))]
    return bool(found) and all(found)


def _named(words: str) -> Iterator[re.Match[str]]:
    return (found for pattern in _PATTERNS for found in pattern.finditer(words))


def _is_intended(found: re.Match[str]) -> bool:
    """Whether the sentence that leads to a stage says that a draft wants to become it."""
    return bool(_INTENDED.search(found.string[max(0, found.start() - FAR) : found.start()]))
