"""Numbers of Markdown headings that are not in the file: those that their position gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clauseline.reading.lines import Line, Row
from clauseline.reading.markdown.blocks import Placed


def number_by_position(items: Sequence[Placed], parts: Mapping[str, int]) -> list[Line | Row]:
    """Give headings the numbers that kramdown-rfc and mmark give: 1, 1.1 in the middle, letters in the back."""
    counters: list[int] = []
    numbered: list[Line | Row] = []
    back = parts.get("back")
    in_back = False
    for placed in items:
        item = placed.item
        if isinstance(item, Line) and item.role == "heading" and item.level and placed.place >= parts["middle"]:
            if back is not None and placed.place > back and not in_back:
                counters, in_back = [], True
            if not placed.unnumbered:
                counters = _advance(counters, item.level)
                item = item._replace(label=_label(counters, in_back=in_back))
        numbered.append(item)
    return numbered


def _advance(counters: Sequence[int], level: int) -> list[int]:
    kept = [*counters[:level], *([0] * (level - len(counters)))]
    return [*kept[:-1], kept[-1] + 1]


def _label(counters: Sequence[int], *, in_back: bool) -> str:
    first = chr(ord("A") + (counters[0] - 1) % 26) if in_back else str(counters[0])
    label = ".".join([first, *map(str, counters[1:])])
    return f"Appendix {label}" if in_back and len(counters) == 1 else label
