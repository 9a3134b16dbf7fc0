"""What became of each mark as a plain table, one mark in one text a line."""

from __future__ import annotations

LEDGER_COLUMNS = (
    "concerns", "instruments", "proposal", "version", "linked", "clause", "place", "state", "reason", "voice",
    "settled_by", "settled_for", "settled_on", "polarity", "severity", "comment", "words_before", "words_after",
    "verb_before", "verb_after", "verdict", "confirmed_by", "confirmed_on", "made_in", "made_by", "made_for", "made_on",
    "permalink",
)  # fmt: skip
"""`place` says how it stands there, `state` what became of it, `reason` why that is said and `voice` who says so: a
person ("confirmed": settled by whom, for which team and when; "denied": what was found is not so, says who settled it),
Clauseline ("found"), or nobody yet ("asked"); `linked` is "yes" for the text of another draft."""
