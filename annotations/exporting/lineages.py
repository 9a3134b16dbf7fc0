"""The lineage of a clause as a plain table, what leads to a step a line."""

from __future__ import annotations

LINEAGE_COLUMNS = (
    "date", "body", "proposal", "version", "last_version", "clause", "contributors", "from_date", "from_body",
    "from_proposal", "from_version", "from_clause", "method", "wording", "fate", "direction", "reason", "weakened",
    "strengthened", "to_check", "status", "ubiquity", "decided", "decided_for", "decided_by", "decided_on", "why",
    "permalink", "from_permalink",
)  # fmt: skip
"""A step to which nothing leads has a line of its own without `from_...`; `direction` is "earlier" where the words
stood earlier in what it comes from, else "unknown": `reason` says why. Where there is a `ubiquity`, template or common,
nothing leads from one to the other: what both have stands everywhere."""
