"""Lists of references as clauses, where the tool that publishes the draft puts them: behind the middle."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clauseline.reading.account import weigh
from clauseline.reading.lines import Line, Row
from clauseline.reading.markdown.blocks import Placed
from clauseline.reading.markdown.listing import ReferenceLists

ANCHOR = "sec-{}-references"


def draw_lists(lists: ReferenceLists, number: int) -> tuple[list[Line], dict[str, str]]:
    """The lists as clause `number` of a draft, and what references to their anchors show.

    Two lists share a clause that nobody wrote; one is a clause of its own.
    """
    filled = [(kind, rows) for kind in ("normative", "informative") if (rows := getattr(lists, kind))]
    lines: list[Line] = []
    anchors: dict[str, str] = {}
    shared = len(filled) > 1
    if shared:
        lines.append(_heading("References", str(number), 1))
        anchors[ANCHOR.format("combined")] = f"Section {number}"
    for place, (kind, rows) in enumerate(filled, 1):
        own = f"{number}.{place}" if shared else str(number)
        anchors[ANCHOR.format(kind)] = f"Section {own}"
        lines.append(_heading(f"{kind.capitalize()} References", own, 1 + shared))
        lines += [Line(row.text(), "item", 1) for row in rows]
    return lines, anchors


def _heading(title: str, number: str, level: int) -> Line:
    return Line(title, "heading", level, number, added=weigh(title))


def end_of_middle(
    placed: Sequence[Placed], numbered: Sequence[Line | Row], parts: Mapping[str, int]
) -> tuple[int, int]:
    """At which item the back begins, and the number that the next clause of the middle would have."""
    back = parts.get("back")
    end = next((k for k, at in enumerate(placed) if back is not None and at.place > back), len(placed))
    tops = (item.label for item in numbered[:end] if isinstance(item, Line) and item.role == "heading")
    return end, 1 + max((int(label) for label in tops if label.isdigit()), default=0)
