"""What running something costs, counted in calls: as many on every machine, however quick it is."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType


def calls(run: Callable[[], object]) -> int:
    """How many functions `run` calls, those of C too, and those that they call."""
    count = 0

    def listen(_frame: FrameType, event: str, _of: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(listen)
    try:
        run()
    finally:
        sys.setprofile(before)
    return count


def grows(run: Callable[[int], object], size: int) -> float:
    """How many times as many calls `run` takes for three times the size: 3 for what grows with it, 9 for its square."""
    run(1)  # What is done once is done.
    few, many = (calls(lambda times=times: run(times * size)) for times in (1, 3))  # type: ignore[misc]
    return many / few
