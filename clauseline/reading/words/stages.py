"""How far a draft is, in the words of the body that issues it."""

from __future__ import annotations

import re

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


def find_stage(words: str) -> str:
    """The stage that a line of a cover names, as it is printed there; "" if it names none."""
    found = next((match for pattern in _PATTERNS if (match := pattern.search(words))), None)
    return found[1] if found else ""
