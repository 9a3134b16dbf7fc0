"""How far long work is, told in lines by commands."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterable, Iterator
from math import ceil
from typing import TypeVar

from django.core.management.base import BaseCommand

Item = TypeVar("Item")
EVERY = 2.0
"""Seconds from one line to the next; what is over before that says nothing."""


class ProgressLines:
    """Tells `say` what is being done, how much of how much is done, and about how long the rest will take."""

    def __init__(self, say: Callable[[str], object] | None = None) -> None:
        """Without `say` it tells nobody."""
        self.say = say

    def over(self, what: str, items: Iterable[Item], total: int) -> Iterator[Item]:
        """The same items, of which there are about `total`."""
        began = said = time.monotonic()
        for done, item in enumerate(items):
            now = time.monotonic()
            if self.say and done and now - said >= EVERY:
                said = now
                self.say(f"{what}: {done:,} of {max(total, done):,}, {left((now - began) / done * (total - done))}")
            yield item


SILENT = ProgressLines()


def left(seconds: float) -> str:
    """In whole seconds, or minutes where these are many."""
    return f"about {max(ceil(seconds), 0)} s left" if seconds < 100 else f"about {ceil(seconds / 60)} min left"


def add_quiet(parser: ArgumentParser) -> None:
    parser.add_argument("--quiet", action="store_true", help="say nothing but what goes wrong")


def progress_of(command: BaseCommand, *, quiet: bool) -> ProgressLines:
    """It tells who runs `command`, beside the result."""
    return SILENT if quiet else ProgressLines(lambda line: command.stderr.write(line, str))
