"""What a draft says of its own changes binds nobody."""

from __future__ import annotations

import pytest

from clauseline.comparing import compare
from clauseline.comparing.change_logs import change_logs
from tests.clauseline.comparing.drafts import draft

RULE = "The keepers of the northern piers shall light every lamp of the harbour at noon."


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("Change log", 0), ("Changes since version 2", 0), ("Summary of changes", 0), ("Revision history", 0),
        ("Changes in this edition", 0), ("修订记录", 0), ("Änderungen gegenüber 2019", 0),
        ("Changes to these terms", 1), ("Changes in the weather", 1), ("Lamps", 1),
    ],
)  # fmt: skip
def test_by_its_title(title: str, rows: int):
    old, new = (draft(("1", "Scope", "Lamps."), ("2", title, f"Told here.{more}")) for more in ("", f" {RULE}"))
    assert sum(len(change.strength) for change in compare(old, new).changes) == rows
    gone = draft(("1", "Scope", "Lamps."))
    assert sum(len(change.strength) for change in compare(new, gone).changes) == rows


def test_what_stands_below_it_belongs_to_it():
    clauses = draft(
        ("1", "Changes since version 2", ""), ("1.1", "Lamps", RULE), ("1.2", "Gates", RULE), ("2", "Lamps", RULE)
    ).clauses
    assert change_logs(clauses) == {0, 1, 2}
