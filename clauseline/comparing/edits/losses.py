"""Losses: rights, consents and promises that went, alone or with their whole paragraph."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from clauseline.comparing.changes import Edit
from clauseline.comparing.edits.language import Language
from clauseline.comparing.edits.subjects import LeadingSubject, Subject, subjects_in

PROTECTING: frozenset[LeadingSubject] = frozenset(("entitled", "promised"))
GONE = frozenset(("went", "duty-gone", "safeguard-gone"))
"""What became of sentences that only the old text has, by names of `weights.toml`."""


def is_loss(became: Collection[str], subjects: Collection[Subject]) -> bool:
    """Whether a sentence went that protected people by what it did."""
    return not GONE.isdisjoint(became) and not PROTECTING.isdisjoint(subjects)


def loses(edits: Iterable[Edit], sentence: str, language: Language) -> bool:
    """Whether words went inside a sentence that protected people, and none came for them."""
    return any(
        not (PROTECTING & subjects_in(edit.old.lower(), language, sentence))
        <= subjects_in(edit.new.lower(), language, sentence)
        for edit in edits
        if edit.old
    )
