"""What an upload costs: `python -m tests.benchmarks.upload [--clauses 300 1500] [--beside 0 10] [--rounds 3]`.

A database of its own (SQLite, or what DATABASE_URL names) holds so many proposals of two versions. A draft is uploaded
as a file; then a second version of it, in which one clause in seven has changed; then a third one, in which one clause
has. All work that follows is done, one piece after the other, for so many drafts. Prints of the uploads that took least
the CPU seconds of each kind of work, those of the reader's process among them, and the seconds that went by until the
comparison was there and until all was done, with nothing else at work; `--markdown` as the guide has them.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.benchmarks.following import measured
from tests.benchmarks.machine import ran_on
from tests.benchmarks.scratch import scratch
from tests.benchmarks.table import Table, as_markdown, plain

SIZES, BESIDE = (300, 1500, 6000), (0, 10)
KINDS = ("reading", "comparison", "search", "origins", "hints", "drawing")
OTHERS = 110
"""Clauses of each proposal that is there before."""
EDITED = 7
"""One clause in so many is another in the second version."""
PROMISED = {"first": 3.0, "second": 2.5, "one clause": 1.0}
"""CPU seconds of all that follows the upload of 1,500 clauses, with nothing beside it."""


@dataclass
class Spent:
    """CPU seconds by kind of work, and seconds until a comparison stood and until all was done."""

    kinds: dict[str, float] = field(default_factory=dict)
    compared: float = 0.0
    done: float = 0.0
    began: float = field(default_factory=time.perf_counter)

    @property
    def cpu(self) -> float:
        """Of all work together."""
        return sum(self.kinds.values())

    def tell(self, row: dict[str, Any]) -> None:
        """Take down a piece of work that was done."""
        if "cpu" not in row:
            return
        self.kinds[row["kind"]] = self.kinds.get(row["kind"], 0.0) + row["cpu"]
        if row["kind"] == "comparison":
            self.compared = time.perf_counter() - self.began


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--clauses", type=int, nargs="+", default=SIZES)
    asked.add_argument("--beside", type=int, nargs="+", default=BESIDE)
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--markdown", action="store_true")
    options = asked.parse_args()
    draw = as_markdown if options.markdown else plain
    sys.stdout.write(f"{ran_on()}\n\n")
    with scratch(), drawing_ahead():
        site = Uploads()
        for beside in sorted(options.beside):
            site.fill(beside)
            found = [(size, site.least(size, options.rounds)) for size in options.clauses]
            sys.stdout.write(draw(table(beside, found)))
            sys.stdout.flush()


@contextmanager
def drawing_ahead() -> Iterator[None]:
    """Pages are drawn before anybody asks, as on a real site."""
    from django.test.utils import override_settings

    with override_settings(DRAWS_AHEAD=True):
        yield


class Uploads:
    """A site whose work is done when it is asked for, and measured."""

    def __init__(self) -> None:
        from project import processes
        from proposals.models import Role
        from proposals.services import turns
        from tests import factories

        self._team = factories.team()
        self._editor = factories.member(self._team, Role.OWNER, "editor")
        self._others = self._drafts = 0
        self._spent = Spent()
        # What a worker has in memory when it begins, and once it worked; and what is done for each kind of jobs.
        processes.load()
        gc.freeze()
        list(self.uploaded(30))
        for kind, work in list(turns.WORK.items()):
            turns.WORK[kind] = measured(kind, work, lambda row: self._spent.tell(row))

    def fill(self, proposals: int) -> None:
        """There are so many proposals of two versions."""
        from tests import large

        for number in range(self._others, proposals):
            proposal = self._proposal(f"O-{number}")
            for place, text in enumerate(large.chain(f"beside.{number}", 2, OTHERS), 1):
                self._upload(proposal, str(place), [clause.text for clause in text.clauses])
        self._others = max(self._others, proposals)

    def least(self, clauses: int, rounds: int) -> list[tuple[str, Spent]]:
        """Of so many new drafts the uploads that took least; what else a machine does only adds to them."""
        found = zip(*[self.uploaded(clauses) for _ in range(rounds)], strict=True)
        return [min(same, key=lambda one: one[1].cpu) for same in found]

    def uploaded(self, clauses: int) -> Iterator[tuple[str, Spent]]:
        """A new draft of so many clauses in three versions, and what each cost."""
        from tests import large

        self._drafts += 1
        first = [clause.text for clause in large.brief(large.outlines(clauses)[0]).clauses]
        second = [_edited(text) if place % EDITED == 0 else text for place, text in enumerate(first)]
        third = [_edited(text) if place == 1 else text for place, text in enumerate(second)]
        proposal = self._proposal(f"D-{self._drafts}")
        for name, texts in (("first", first), ("second", second), ("one clause", third)):
            yield name, self._upload(proposal, name, texts)

    def _proposal(self, number: str) -> Any:
        from tests import factories

        return factories.proposal(keeper=self._team, number=number)

    def _upload(self, proposal: Any, number: str, texts: Sequence[str]) -> Spent:
        from django.core.files.uploadedfile import SimpleUploadedFile

        from proposals.services import jobs, versions

        said = "\n\n".join(f"# {place} Clause\n\n{text}" for place, text in enumerate(texts, 1))
        self._spent = Spent()
        file = SimpleUploadedFile("draft.md", f"{said}\n".encode())
        versions.add(proposal, file, versions.VersionFacts(number=number), by=self._editor)
        jobs.drain()
        self._spent.done = time.perf_counter() - self._spent.began
        return self._spent


def _edited(text: str) -> str:
    return f"{text.rstrip('.')}, unless a user is told otherwise within 30 days."


def table(beside: int, found: Sequence[tuple[int, Sequence[tuple[str, Spent]]]]) -> Table:
    """A row for each upload."""
    rows = [[f"{size} clauses, {name}", *_figures(spent)] for size, uploads in found for name, spent in uploads]
    heads = ["CPU s", *KINDS, "other", "all", "compared", "done"]
    notes = [
        f"1,500 clauses, {name}: at most {PROMISED[name]:g} CPU s is promised, which is "
        f"{'met' if spent.cpu <= PROMISED[name] else 'not met'}."
        for size, uploads in found
        for name, spent in uploads
        if (beside, size) == (0, 1500)
    ]
    return Table(f"Beside {beside} proposals", heads, rows, notes)


def _figures(spent: Spent) -> Iterator[str]:
    known = {kind: sum(cpu for name, cpu in spent.kinds.items() if name.startswith(kind)) for kind in KINDS}
    for figure in (*known.values(), spent.cpu - sum(known.values()), spent.cpu, spent.compared, spent.done):
        yield f"{figure:.2f}"


if __name__ == "__main__":
    main()
