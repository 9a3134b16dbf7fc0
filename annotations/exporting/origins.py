"""Where the words of a version come from as a plain table, one origin a line."""

from __future__ import annotations

ORIGIN_COLUMNS = (
    "clause", "source_body", "source_proposal", "source_version", "source_date", "source_clause", "method", "band",
    "direction", "reason", "older", "ubiquity", "words", "source_words", "decided", "decided_for", "decided_by",
    "decided_on", "decided_in", "why", "permalink", "source_permalink",
)  # fmt: skip
"""By the `method` "words" an origin is a fact; by "meaning" the `band` says how sure it is, and a person confirms it.
`direction` says where the words stood first and `reason` why that is said; `ubiquity` that they stand everywhere."""
