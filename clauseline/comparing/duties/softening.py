"""Words by which a duty asks only for the effort, "shall strive to", and a ban forbids less: "shall not knowingly"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from clauseline.comparing.changes import Strength
from clauseline.comparing.duties.language.written import phrases_of
from clauseline.vocabulary import StrengthLevel

_REACH = 80
"""Characters behind a verb of force in which such words begin."""
_BANS: tuple[StrengthLevel, ...] = ("prohibition", "discouraged")
_DUTIES: tuple[StrengthLevel, ...] = ("requirement", "recommendation")


def soften(bound: Strength, sentence: str) -> tuple[Strength, str]:
    """`bound`, its verb in `sentence` with the words right behind it that soften a duty; and these words, or those that
    narrow a ban, "" where there are none.
    """
    if bound.level not in (*_BANS, *_DUTIES) or not bound.verb:
        return bound, ""
    at = sentence.find(bound.verb)
    end = at + len(bound.verb)
    if at < 0 or not (found := _pattern(_table_of(bound)).match(sentence, end, end + _REACH)):
        return bound, ""
    words = found["latin"] or found["german"] or found["han"]
    is_near = bound.level in _DUTIES and found.start(found.lastgroup or 0) <= end + 1
    return (replace(bound, verb=f"{bound.verb}{found[0]}") if is_near else bound), words


def _table_of(bound: Strength) -> str:
    return "narrowed" if bound.level in _BANS else "softened"


@cache
def _pattern(table: str) -> re.Pattern[str]:
    """What softens stands right behind the verb, in German anywhere in the same part, as what narrows does."""
    latin, german, han = ("|".join(phrases_of(table, codes)) for codes in (("en", "fr", "es"), ("de",), ("zh",)))
    behind, behind_han = (r"[^,;:.]*?(?<!\w)", 8) if table == "narrowed" else (r"[\s,]+(?:[^\W\d]+\s+)?", 2)
    return re.compile(
        rf"{behind}(?P<latin>{latin})\b|[^,;:.]*?(?<!\w)(?P<german>{german})\b"
        rf"|[^，。；：]{{0,{behind_han}}}?(?P<han>{han})",
        re.IGNORECASE,
    )
