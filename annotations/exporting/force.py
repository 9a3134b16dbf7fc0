"""What a team confirmed of the sentences that a comment stands on, in the words of a form. Pure.

In English, whatever language the screen has: the forms are in English.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from clauseline.writing.labels import FACT_LABELS

Force = Mapping[str, str]
"""One sentence, by `FORCE_FIELDS`, all of them strings."""

FORCE_FIELDS = (
    "confirmed", "reason", "old_verb", "new_verb", "old_version", "new_version",
    "confirmed_by", "confirmed_for", "confirmed_on", "confirmed_in",
)  # fmt: skip
"""`confirmed` is weakened, strengthened or neither, `reason` what could be seen (a key of `FACT_LABELS`); the verbs are
"" on a side without the sentence. `confirmed_on` is an ISO 8601 date; `confirmed_in` names the versions of which it was
said, "" if it is these. Sentences are not in it: no more of a draft is kept than in the comment itself.
"""


def in_words(one: Force) -> str:
    """As in “MUST” → “SHOULD”, weakened (v1 → v2); confirmed by Ana for Reviewers on 2026-11-02."""
    by = f" by {one['confirmed_by']}" if one["confirmed_by"] else ""
    where = one["confirmed_in"] or f"{one['old_version']} → {one['new_version']}"
    verdict = "neither weakened nor strengthened" if one["confirmed"] == "neither" else one["confirmed"]
    said = f"confirmed{by} for {one['confirmed_for']} on {one['confirmed_on']}"
    return f"{_seen(one, ' → ')}, {verdict} ({where}); {said}"


def all_in_words(found: Iterable[Force]) -> str:
    """One a line."""
    return "\n".join(map(in_words, found))


def sentence(one: Force) -> str:
    """What a comment may say of it to the body: what became of the text, and nobody's name."""
    seen = _seen(one, " became ")
    between = f"Between {one['old_version']} and {one['new_version']}"
    if one["confirmed"] == "neither":
        return f"{between} this sentence came to bind neither less nor more: {seen}."
    return f"{between} the binding force of this sentence was {one['confirmed']}: {seen}."


def sentences(found: Iterable[Force], said: str) -> list[str]:
    """The sentences that a comment which says `said` does not have yet."""
    return [words for words in dict.fromkeys(map(sentence, found)) if words not in said]


def _seen(one: Force, to: str) -> str:
    """The verbs, if there are two that differ; else what could be seen."""
    old, new = one["old_verb"], one["new_verb"]
    if old and new and old.casefold() != new.casefold():
        return f"“{old}”{to}“{new}”"
    return {str(reason): words for reason, words in FACT_LABELS.items()}[one["reason"]]
