"""What a contributor brought as a plain table, a fact a line."""

from __future__ import annotations

CONTRIBUTOR_COLUMNS = (
    "what", "body", "proposal", "version", "date", "words", "earlier", "from_version", "weakened", "strengthened",
    "changed_by", "restricted", "permalink",
)  # fmt: skip
"""`what` is "brought", "words" of it that stand in a newest version, or "force": clauses that became weaker and
stronger between two versions, "changed_by" the contributor itself or others."""
