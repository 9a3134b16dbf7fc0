"""Proposed wordings in the words of a form, and back. Pure.

In English, whatever language the screen has: the forms are in English.
"""

from __future__ import annotations

from dataclasses import dataclass

REPLACE, DELETE, INSERT_AFTER = "replace", "delete", "insert-after"


@dataclass(frozen=True, slots=True)
class Wording:
    """What is to be done with the quoted words: `proposal` is replace, delete or insert-after, with `proposed`."""

    proposal: str
    quote: str
    proposed: str = ""


def in_words(proposal: str, quote: str, proposed: str) -> str:
    """What to do with `quote`, or with the whole clause if that is empty; `proposed` alone if nothing is to be done."""
    match proposal, bool(quote):
        case "replace", True:
            return f"Replace “{quote}” by “{proposed}”."
        case "replace", False:
            return f"Replace the text by “{proposed}”."
        case "delete", True:
            return f"Delete “{quote}”."
        case "delete", False:
            return "Delete this clause."
        case "insert-after", True:
            return f"After “{quote}” insert “{proposed}”."
        case "insert-after", False:
            return f"Add “{proposed}”."
    return proposed


def read_back(words: str, quote: str) -> Wording | None:
    """The wording that `in_words` put into `words` about `quote` ("": a whole clause); None if it is said otherwise."""
    if words == in_words(DELETE, quote, ""):
        return Wording(DELETE, quote)
    for proposal in (REPLACE, INSERT_AFTER):
        start, end = in_words(proposal, quote, "\0").split("\0")
        if words.startswith(start) and words.endswith(end) and len(words) >= len(start) + len(end):
            return Wording(proposal, quote, words[len(start) : len(words) - len(end)])
    return None


def without_quote(words: str, quote: str) -> str:
    """`words` without the quoted ones of the draft, as far as `in_words` put them there."""
    wording = read_back(words, quote) if quote else None
    if wording is None:
        return words
    return in_words(wording.proposal, "…", wording.proposed)
