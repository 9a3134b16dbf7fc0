"""Notes and examples whose label is a paragraph of its own, as on printed web pages.

    NOTE                             NOTE – Walls are of brick.
    Walls are of brick.          ->

Before code or a table the label stays alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from clauseline.outline import canonical
from clauseline.reading.account import Account, weigh
from clauseline.reading.lines import Line
from clauseline.reading.structure.headings import LABEL_MARKS, Heading, Item

_LABEL = re.compile(
    r"\s*(?P<marker>(?:(?P<note>note|nota|remarque|примечание|ملاحظة|注释?|備註|备注)|example|exemple|ejemplo|пример|示例)"
    r"(?:\s*\d{1,3})?)\s*(?P<mark>[:：.]?)\s*",
    re.I,
)
_LONGEST = 24
"""No label has more characters: a longer line is not looked at."""


def join_labels(items: Sequence[Item], account: Account) -> list[Item]:
    """The items of clauses, with such a label at the paragraph behind it; before code or a table it stays alone."""
    found: list[Item] = []
    waiting: Line | None = None
    inside = False
    for item in items:
        inside = inside or isinstance(item, Heading)
        if waiting is not None and isinstance(item, Line) and item.role in ("text", waiting.role) and not item.label:
            item = item._replace(role=waiting.role, label=waiting.label)
        elif waiting is not None:
            found.append(waiting)
        waiting = _labelled(item, account) if inside and isinstance(item, Line) else None
        if waiting is None:
            found.append(item)
    return found if waiting is None else [*found, waiting]


def _labelled(line: Line, account: Account) -> Line | None:
    """A note or an example without words, if `line` is nothing but its label, which so stands in the file."""
    if line.role not in ("text", "subheading") or line.label or len(line.text) > _LONGEST or line.notes:
        return None
    label = _LABEL.fullmatch(line.text)
    if label is None:
        return None
    if label["mark"]:
        account.leave_out(LABEL_MARKS, label["mark"])
    marker = canonical(label["marker"])
    account.added -= weigh(marker)
    return line._replace(text="", role="note" if label["note"] else "example", label=marker)
