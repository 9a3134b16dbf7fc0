"""The duties that changed as a plain table: UTF-8 with a byte order mark, one sentence a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from annotations.exporting.tables import write_table
from clauseline.writing.file import ExportedFile

DUTY_COLUMNS = (
    "old_clause", "new_clause", "kind", "reason", "verdict", "sure", "old_verb", "new_verb", "old_sentence",
    "new_sentence", "effect", "edits", "alike", "confirmed", "confirmed_for", "confirmed_by", "confirmed_on",
    "confirmed_in", "old_permalink", "new_permalink",
)  # fmt: skip
"""`kind` is what a sentence does; `effect` is what it does to people that one which is no mere duty came or went.
Whether it binds less or more, `verdict` says firmly only where it is `sure`; `confirmed` is what a person said.
`edits` has a line for each change inside the sentence, with its role and its effect on people.
"""


def write_duties(rows: Iterable[Mapping[str, str]], *names: str) -> ExportedFile:
    """`rows` by `DUTY_COLUMNS` under a line of these; the file is called after `names`."""
    return write_table(DUTY_COLUMNS, rows, [*names, "duties"])
