"""The pairs of a comparison of two languages as a plain table, one clause of the new text a line."""

from __future__ import annotations

PAIR_COLUMNS = (
    "clause", "words", "band", "proposed", "candidates", "state", "confirmed", "old_words", "force", "amounts",
    "brackets", "terms", "decided_for", "decided_by", "decided_on", "why", "texts_changed_since", "found_by",
    "permalink", "old_permalink",
)  # fmt: skip
"""`band` says how surely `proposed` is the clause of the old text: a machine says so. What `force` and the columns
behind it say is of the `confirmed` one alone.
"""
