"""Where marked passages stand in other drafts as a plain table, one passage and draft a line."""

from __future__ import annotations

ARRIVAL_COLUMNS = (
    "body", "proposal", "version", "date", "clause", "since", "in_newest", "words", "method", "band", "same",
    "marked_in", "marked_clause", "marked_words", "marked_on", "polarity", "severity", "concerns", "comment", "team",
    "early", "put_away", "permalink", "marked_permalink",
)  # fmt: skip
"""`words` are those of the draft. `early` says that it came after the passage was marked, `since` with which version;
`polarity` is "won" where the passage is a wording that the team proposed and that was taken up.
"""
