"""Shorthand by which authors point to terms, sources and parts of a site, which no reader of a draft sees.

a [=gate=], [=gate|gates=]       a gate, gates
see [[!RFC9999]]             ->  see [RFC9999]
{{< note >}} Red. {{< /note >}}  Red.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple

_CODE = r"(?P<code>(?<!`)(?P<ticks>`{1,9})(?!`)[^`]{1,500}(?P=ticks)(?!`))"
_SHORTCODE = r"(?P<site>\{\{(?:<(?!/\*)[^{}]{0,500}>|%(?!/\*)[^{}]{0,500}%)\}\})"
_TERM = r"(?P<term>(?<!\\)\[=(?P<name>[^\[\]=|]{1,200})(?:\|(?P<shown>[^\[\]=|]{1,200}))?=\])"
_SOURCE = (
    r"(?P<source>(?<![\\\[\w])(?P<open>\[{2,3})[!?]?(?P<of>#?[A-Za-z0-9][\w.:/-]{0,100})"
    r"(?:\|(?P<words>[^\[\]|]{1,200}))?(?P<close>\]{2,3})(?!\]))"
)
_ANY = re.compile(f"{_CODE}|{_SHORTCODE}|{_TERM}|{_SOURCE}")
_MAY_HAVE = re.compile(r"\{\{[<%]|\[=|\[\[")


class Unmarked(NamedTuple):
    """Words as a reader sees them, and the signs that are left out of them."""

    words: str
    left: str


def has_shorthand(text: str) -> bool:
    """Whether there may be any in a text."""
    return bool(_MAY_HAVE.search(text))


def show(text: str) -> Unmarked:
    """`text` without such shorthand; code between backticks keeps it, and lines stay as many as they were."""
    if not has_shorthand(text):
        return Unmarked(text, "")
    left: list[str] = []

    def shown(found: re.Match[str]) -> str:
        if found["code"] or (found["source"] and len(found["open"]) != len(found["close"])):
            return found[0]
        words = _words(found)
        left.extend((Counter(found[0]) - Counter(words)).elements())
        return words + "\n" * (found[0].count("\n") - words.count("\n"))

    return Unmarked(_ANY.sub(shown, text), "".join(left))


def _words(found: re.Match[str]) -> str:
    """What is shown in the place of a piece of shorthand."""
    if found["site"]:
        return ""
    if found["term"]:
        return str(found["shown"] or found["name"].rpartition("/")[2]).strip()
    if found["words"]:
        return found["words"]
    return f"[{found['of']}]" if found["open"] == "[[" else found["of"]
