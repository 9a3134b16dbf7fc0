"""The marks of ordered lists, as RFCXML and its kin write their types."""

from __future__ import annotations

import re

from proposals.reading.word.counters import LONGEST, format_count

_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_PLACES = {"d": "decimal", "c": "lowerLetter", "C": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def item_mark(count: int, form: str) -> str:
    """The mark of item `count` in a list of the type "a", or with places as in "(%d)" or "REQ%d"."""
    form = form[:LONGEST]
    if "%" not in form:
        return format_count(count, _FORMATS.get(form, "decimal")) + "."
    return re.sub("%([dcCiI])", lambda found: format_count(count, _PLACES[found[1]]), form)
