"""What is found for each text once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Known(dict[str, T], Generic[T]):
    """What was found for each text, and is found once. Threads may share one.

    One that knows `most` texts forgets them all before it learns another.
    """

    def __init__(self, find: Callable[[str], T], most: int | None = None) -> None:
        super().__init__()
        self._find, self._most = find, most

    def __missing__(self, text: str) -> T:
        if self._most is not None and len(self) >= self._most:
            self.clear()
        return self.setdefault(text, self._find(text))
