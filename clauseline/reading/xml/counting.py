"""What the tools of a format would count: marks of ordered lists, as RFCXML and its kin write their types."""

from __future__ import annotations

import re

from clauseline.messages import gettext_noop as N_
from clauseline.reading.words.counting import LONGEST_LABEL, format_count

COUNTED = N_("The numbers of clauses are not in this file; they were counted as its own tools count them.")

_FORMATS = {"1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_PLACES = {"d": "decimal", "c": "lowerLetter", "C": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def item_mark(count: int, form: str) -> str:
    """The mark of item `count` in a list of the type "a", or with places as in "(%d)" or "REQ%d"."""
    form = form[:LONGEST_LABEL]
    if "%" not in form:
        return format_count(count, _FORMATS.get(form, "decimal")) + "."
    return re.sub("%([dcCiI])", lambda found: format_count(count, _PLACES[found[1]]), form)
