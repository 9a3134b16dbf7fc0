"""What a command answers, and how it reaches who asked."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

NOTHING, FOUND, CANNOT = 0, 1, 2
"""Exit status: nothing of what was asked for, something of it, it cannot be told. As those of `diff`."""
INTERRUPTED = 130
"""As a shell says it of a program that was stopped from the keyboard."""


class Refused(Exception):
    """What was asked cannot be done; its sentence is for the person who asked."""


@dataclass(frozen=True, slots=True)
class Aside:
    """A sentence that goes beside the lines while they come, and the exit status that it makes at least."""

    sentence: str
    status: int = NOTHING


@dataclass(frozen=True, slots=True)
class Answer:
    """The `lines` of a command, its exit status, and a `remark` beside the lines that is none of them."""

    lines: Iterable[str | Aside] = ()
    status: int = NOTHING
    remark: str = ""


class Stream(Protocol):
    """What lines can be written to."""

    def write(self, text: str, /) -> object:
        """Write `text`, which ends a line."""
        ...

    def flush(self) -> object:
        """Let go of what was written."""
        ...

    def fileno(self) -> int:
        """The number of the file behind it."""
        ...


def deliver(ask: Callable[[], Answer], out: Stream, errors: Stream) -> int:
    """Write the answer or, on `errors`, the sentence of a refusal; the exit status."""
    try:
        answer = ask()
    except Refused as no:
        errors.write(f"{no}\n")
        return CANNOT
    status = answer.status
    try:
        for line in answer.lines:
            if isinstance(line, Aside):
                errors.write(f"{line.sentence}\n")
                status = max(status, line.status)
            else:
                out.write(f"{line}\n")
        out.flush()
    except BrokenPipeError:
        # Whoever reads has seen enough; what is left goes nowhere, or the end of the process would complain of it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
    if answer.remark:
        errors.write(f"{answer.remark}\n")
    return status
