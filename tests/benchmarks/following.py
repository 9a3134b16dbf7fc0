"""All that follows an upload, each piece of work with what it takes, in a process of its own beside a scratch site."""

from __future__ import annotations

import json
import os
import resource
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.benchmarks.measuring import peak

MEBIBYTE = 1024
Work = Callable[[Any], None]
Teller = Callable[[dict[str, Any]], object]
"""Takes a row for whoever measures."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One kind of work: CPU seconds, with those of processes it waited for, and mebibytes at the peak of the largest.

    `said` is why it failed, in words; "" if it did not.
    """

    kind: str
    cpu: float
    memory: float
    said: str = ""


@dataclass(frozen=True, slots=True)
class Following:
    """What followed; `is_stopped` in the middle of it, at the limit of CPU seconds."""

    pieces: tuple[Piece, ...]
    is_stopped: bool = False

    @property
    def cpu(self) -> float:
        """Of all pieces together."""
        return sum(piece.cpu for piece in self.pieces)

    @property
    def memory(self) -> float:
        """Of the largest."""
        return max((piece.memory for piece in self.pieces), default=0.0)

    def by_kind(self) -> dict[str, float]:
        """CPU seconds."""
        found: dict[str, float] = {}
        for piece in self.pieces:
            found[piece.kind] = found.get(piece.kind, 0.0) + piece.cpu
        return found


class Site:
    """A scratch site that is as it was before each measurement. Belongs inside `scratch`."""

    def __init__(self, home: Path, spare: Path) -> None:
        """`home` is where it keeps its files and its database, a file too; `spare` is free."""
        from django.db import connections

        connections.close_all()
        self.home, self.spare = home, spare
        shutil.copytree(home, spare)

    def follow(self, old: str, new: str, limit: int) -> Following:
        """What follows the upload of `new` to a site that knows `old`, as its earlier version and in another proposal.

        Stopped after so many CPU seconds.
        """
        told, tell = os.pipe()
        child = os.fork()
        if not child:
            os.close(told)
            _inside(tell, old, new, limit)
        os.close(tell)
        with os.fdopen(told, encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines if line.endswith("\n")]
        _, status, used = os.wait4(child, 0)
        self._restore()
        is_stopped = os.waitstatus_to_exitcode(status) != 0
        pieces = [Piece(**row) for row in rows if "kind" in row]
        if is_stopped:
            begun = next((row["begun"] for row in reversed(rows) if "begun" in row), "before")
            rest = used.ru_utime + used.ru_stime - rows[-1].get("at", 0.0) if rows else limit
            pieces.append(Piece(begun, rest, used.ru_maxrss / MEBIBYTE, "stopped"))
        return Following(tuple(pieces), is_stopped)

    def _restore(self) -> None:
        for path in self.home.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(self.spare, self.home, dirs_exist_ok=True)


def _inside(tell: int, old: str, new: str, limit: int) -> None:
    """Never returns."""
    status = 1
    try:
        with os.fdopen(tell, "w", encoding="utf-8", buffering=1) as out:
            _upload_and_follow(old, new, limit, lambda row: out.write(f"{json.dumps(row)}\n"))
        status = 0
    except BaseException as fault:  # noqa: BLE001 - nothing may go up into the copy of the parent.
        print(f"{type(fault).__name__}: {fault}", flush=True)  # noqa: T201
    finally:
        os._exit(status)


def _upload_and_follow(old: str, new: str, limit: int, tell: Teller) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test.utils import override_settings

    from proposals.models import Comparison
    from proposals.services import jobs, turns, versions
    from tests import factories as make

    person = make.person("one")
    team = make.team(person)
    proposals = [make.proposal(keeper=team) for _ in range(2)]

    def upload(proposal: Any, number: str, text: str) -> Any:
        file = SimpleUploadedFile("draft.md", text.encode())
        return versions.add(proposal, file, versions.VersionFacts(number=number), by=person)

    with override_settings(DRAWS_AHEAD=False):
        for proposal in proposals:
            upload(proposal, "1", old)
        jobs.drain()
    # The reader lowers the hard limit for itself.
    resource.setrlimit(resource.RLIMIT_CPU, (int(_spent()) + limit, resource.RLIM_INFINITY))
    for kind, work in list(turns.WORK.items()):
        turns.WORK[kind] = measured(kind, work, tell)
    with override_settings(DRAWS_AHEAD=True):
        # The same file twice is refused.
        upload(proposals[0], "2", new if new != old else f"{new}\n")
        jobs.drain()
    for comparison in Comparison.objects.exclude(ready_at=None):
        _ask_for(comparison, person, tell)


def _ask_for(comparison: Any, person: Any, tell: Teller) -> None:
    """What people ask for beside what is drawn ahead: the page side by side, and each form of a file."""
    from proposals.drawing.look import VIEWS
    from proposals.services import drawn, exports

    with _measure("side by side", tell):
        found = drawn.changes_of(comparison, VIEWS[1])
        found.draw()
    for form in exports.COMPARISON_FORMATS:
        with _measure(f"a file, {form}", tell):
            exports.order(comparison, form, by=person).write()


def measured(kind: str, work: Work, tell: Teller) -> Work:
    """The work, which tells what it takes."""

    def run(job: Any) -> None:
        with _measure(kind, tell):
            work(job)

    return run


@contextmanager
def _measure(kind: str, tell: Teller) -> Iterator[None]:
    tell({"begun": kind, "at": _spent()})
    Path("/proc/self/clear_refs").write_text("5")  # From here on the peak is counted anew.
    before, said = _spent(), ""
    try:
        yield
    except Exception as fault:
        said = f"{type(fault).__name__}: {fault}"
        raise
    finally:
        inside = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MEBIBYTE if kind == "reading" else 0.0
        tell({"kind": kind, "cpu": _spent() - before, "memory": max(peak(), inside), "said": said})


def _spent() -> float:
    """CPU seconds of this process and of those that it waited for."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)
