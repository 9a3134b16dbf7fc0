"""Line numbers at the margin of plain text: they are taken out, and each line keeps its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from clauseline.reading.account import Account
from clauseline.reading.structure.counted_lines import RULE, count_lines, in_step, usual_step
from clauseline.reading.txt.pages import Printed

COVERED = 0.8
"""The part of the lines with words that have a number, at least, where they are numbered one by one."""

GOING_ON = 0.1
"""The part of numbered lines, at least, that are blank or carry on a sentence: those of a list do neither."""

_NUMBERED = re.compile(r"[ \xa0]*(\d{1,5})(?:[ \xa0]+|\t|$)")
_BREAK = re.compile(r"[(\[]?[a-zà-ÿа-яё]")
_SPACE = re.compile(r"[ \xa0]*")


def take_out_numbers(lines: Sequence[Printed], account: Account) -> list[Printed]:
    """`lines` without the numbers that count them, which are left out by rule."""
    # A look at the first sign spares the search in most lines.
    likely = ((place, line.text) for place, line in enumerate(lines) if line.text.lstrip(" \xa0")[:1].isdigit())
    found = _column([(place, match) for place, text in likely if (match := _NUMBERED.match(text))])
    numbers = [int(match[1]) for _, match in found]
    step = usual_step(numbers)
    if not step:
        return list(lines)
    kept = [one for one, fits in zip(found, in_step(numbers, step), strict=True) if fits]
    if not count_lines([int(match[1]) for _, match in kept], step) or not _is_margin(dict(kept), lines, step):
        return list(lines)
    return _without(dict(kept), lines, step, account)


def _column(found: Sequence[tuple[int, re.Match[str]]]) -> list[tuple[int, re.Match[str]]]:
    """Those numbers that stand in one column, by either side."""
    columns = [
        [one for one, side in zip(found, sides, strict=True) if side == usual]
        for sides in ([match.end(1) for _, match in found], [match.start(1) for _, match in found])
        for usual, _ in Counter(sides).most_common(1)
    ]
    return max(columns, key=len, default=[])


def _is_margin(found: dict[int, re.Match[str]], lines: Sequence[Printed], step: int) -> bool:
    """Whether most lines have a number, and sentences run over several of them."""
    rests = [match.string[match.end() :] for match in found.values()]
    going_on = sum(not rest.strip() or bool(_BREAK.match(rest)) for rest in rests)
    words = sum(bool(line.text.strip()) for line in lines)
    others = [_indent(line.text) for place, line in enumerate(lines) if place not in found and line.text.strip()]
    # Between numbered lines the words stand where those behind the numbers do, or further in.
    column = min(match.end() for match in found.values()) if step > 1 else 0
    stray = sum(indent < column for indent in others)
    runs = step > 1 or going_on >= GOING_ON * len(rests)
    return runs and step * len(found) > COVERED * words and stray <= 0.05 * words


def _without(
    found: dict[int, re.Match[str]], lines: Sequence[Printed], step: int, account: Account
) -> list[Printed]:  # fmt: skip
    cut = _Cut([match for match in found.values() if match.end() < len(match.string)])
    numbers = _counted({place: int(match[1]) for place, match in found.items()}, lines, step)
    left: list[Printed] = []
    for place, line in enumerate(lines):
        match = found.get(place)
        if match:
            account.leave_out(RULE, match[1])
            text = cut.behind(match)
        else:
            text = line.text[min(_indent(line.text), cut.column) :] if step > 1 else line.text
        left.append(line._replace(text=text, line=numbers.get(place)))
    return left


class _Cut:
    """Where the words of numbered lines begin: in one column, or at one distance from the number."""

    def __init__(self, worded: Sequence[re.Match[str]]) -> None:
        ends, gaps = [match.end() for match in worded], [match.end() - match.end(1) for match in worded]
        self.column, self.gap = min(ends, default=0), min(gaps, default=0)
        self.by_column = ends.count(self.column) > gaps.count(self.gap)

    def behind(self, match: re.Match[str]) -> str:
        """The line of `match` without its number; what it is indented by stays."""
        end = max(match.end(1), self.column) if self.by_column else match.end(1) + self.gap
        return match.string[min(match.end(), end) :].removeprefix("\t")


def _counted(numbers: dict[int, int], lines: Sequence[Printed], step: int) -> dict[int, int]:
    """The numbers of lines by place, those between printed ones counted."""
    counted = dict(numbers)
    for place, number in numbers.items():
        behind = range(place + 1, min(place + step, len(lines)))
        if number == step and not any(one in counted for one in range(max(0, place - step + 1), place)):
            counted.update({place - back: number - back for back in range(1, step) if place >= back})
        if step > 1 and not any(one in numbers or lines[one].turned for one in behind):
            counted.update({one: number + one - place for one in behind})
    return counted


def _indent(text: str) -> int:
    found = _SPACE.match(text)
    return found.end() if found else 0
