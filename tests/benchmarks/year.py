"""What an organisation's year costs: `python -m tests.benchmarks.year [--versions N] [--proposals N] [--from FOLDER]`.

It fills a database of its own (SQLite, or what DATABASE_URL names) with proposals of some versions each, and does all
work that follows, one piece after the other. Texts are made; with `--from` the folders in FOLDER are proposals, and the
files in each, in the order of their names, its versions. CPU seconds are those of this process; bytes of the database
are those of its pages. "was" is what was seen before texts went from each version to the next, and spans were packed.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.scratch import scratch
from tests.benchmarks.table import BUDGETS, Budget, budget

if TYPE_CHECKING:
    from clauseline.outline import ClauseText
    from proposals.models import Proposal, Team, User

VERSIONS, PROPOSALS, CLAUSES = 276, 20, 110
REMARKED = 20
"""Versions of the proposal that has remarks, three on each."""
ROWS = 2000
SQLITE = ("page_count", "freelist_count", "page_size")
"""What SQLite tells of its pages."""
QUESTIONS = (
    "track", "tracking", "record", "7.2", "3.1", "the of and", '"in that the"', "transport", "shall not", "data",
    "user", "service", "identity", "retention", "annex", "quokka", "network device", "must", "privacy", "consent",
)  # fmt: skip


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--versions", type=int, default=VERSIONS)
    asked.add_argument("--proposals", type=int, default=PROPOSALS)
    asked.add_argument("--from", type=Path, dest="folder")
    options = asked.parse_args()
    with scratch():
        year = Year.made()
        sys.stdout.write(f"{BUDGETS}\n")
        if options.folder:
            year.bring(options.folder)
        else:
            year.make(options.versions, options.proposals)
        for one in (*year.stored(), *year.searched(), *year.carried(), *year.worked_on()):
            sys.stdout.write(f"{budget(one)}\n")
            sys.stdout.flush()


@dataclass
class Year:
    """A team, one of its editors, and a database that fills."""

    team: Team
    editor: User
    empty: int

    @classmethod
    def made(cls) -> Year:
        from proposals.models import Role
        from tests import factories

        team = factories.team()
        return cls(team, factories.member(team, Role.OWNER, "editor"), database())

    def make(self, versions: int, proposals: int, clauses: int = CLAUSES) -> None:
        """So many versions in so many proposals, of texts that are made."""
        from tests import large

        each = -(-versions // proposals)
        for number in range(proposals):
            texts = large.chain(f"year.{number}", min(each, versions - number * each), clauses)
            self._draft(f"Y-{number}", [text.clauses for text in texts])

    def bring(self, folder: Path) -> None:
        """Those in `folder`, read as they are."""
        from clauseline.reading import read

        for own in sorted(path for path in folder.iterdir() if path.is_dir()):
            self._draft(own.name, [read(file.read_bytes(), file.name).clauses for file in sorted(own.iterdir())])

    def _draft(self, name: str, texts: Sequence[Sequence[ClauseText]]) -> Proposal:
        from proposals.services import comparisons, jobs
        from tests import factories

        proposal = factories.proposal(title=f"Draft {name}", number=name, keeper=self.team)
        for number, clauses in enumerate(texts, 1):
            version = factories.version(*clauses, proposal=proposal, number=f"{name}-{number}")
            comparisons.request_for(version)
        jobs.drain()
        return proposal

    def stored(self) -> Iterator[Budget]:
        """What the database holds."""
        from proposals.models import Change, Clause, Comparison, Version

        text = sum(len(words.encode()) for words in Clause.objects.values_list("text", flat=True).iterator())
        spans = sum(len(packed or b"") for packed in Change.objects.values_list("packed", flat=True))
        yield Budget("versions", Version.objects.count(), float("inf"))
        yield Budget("clauses", Clause.objects.count(), float("inf"))
        yield Budget("MB of text", text / 1e6, float("inf"))
        yield Budget("comparisons a version", Comparison.objects.count() / Version.objects.count(), 1)
        yield Budget("bytes of spans a byte of text compared", spans / (2 * text), 0.1, 0.64)
        yield Budget("bytes of the database a byte of text", (database() - self.empty) / text, 2, 4)

    def searched(self) -> Iterator[Budget]:
        """Questions to all of it."""
        from annotations.queries.hits import hits
        from annotations.queries.search import find
        from clauseline.tokens import question

        def ask(words: str) -> None:
            query = question(words)
            hits(find(self.editor, query)[:30], query)

        times = sorted(cpu(partial(ask, words)) for words in QUESTIONS)
        yield Budget("CPU s of a question, the middle one", times[len(times) // 2], 0.1)
        yield Budget("CPU s of a question, the slowest", times[-1], 0.3)

    def carried(self) -> Iterator[Budget]:
        """Three remarks on each version of one proposal."""
        from proposals.models import Comparison, Job
        from proposals.services import comparisons, jobs
        from tests import factories, large

        proposal = factories.proposal(title="Remarked", number="R", keeper=self.team)
        before = Job.objects.filter(kind="carrying").count()
        for number, text in enumerate(large.chain("remarked", REMARKED, CLAUSES), 1):
            version = factories.version(*text.clauses, proposal=proposal, number=f"R-{number}")
            large.remarks(version, self.team, [self.editor], count=3)
            comparisons.request_for(version)
            jobs.drain()
        count = Comparison.objects.filter(new_version__proposal=proposal).count()
        yield Budget(f"comparisons of {REMARKED} versions with remarks", count, 2 * REMARKED, 186)
        yield Budget("carrying jobs of these", Job.objects.filter(kind="carrying").count() - before, 4 * REMARKED, 215)

    def worked_on(self) -> Iterator[Budget]:
        """A comment set of many rows on one draft, and a large comparison as a file."""
        from annotations.services import comment_sets, consultations
        from annotations.services.consultations import Call
        from proposals.services import exports
        from tests import large
        from tests.benchmarks.sized import browser_of

        old, new = large.versions()
        comparison = large.comparison(old, new)
        write = exports.order(comparison, "docx", by=None).write
        yield Budget("CPU s of a Word file, in a worker", cpu(write), 7.4, 7.4)
        said = large.remarks(old, self.team, [self.editor], count=ROWS)
        called = consultations.add(old, Call("Comments"), team=self.team, by=self.editor)
        drawn = comment_sets.draw_up(called, said, by=self.editor)
        page, address = browser_of(self.editor), f"/comment-sets/{drawn.slug}/"
        page.get(address)
        sizes: list[int] = []
        took = cpu(lambda: sizes.append(len(page.get(address).content)))
        yield Budget(f"CPU s of a sheet of {ROWS:,} rows, visited again", took, 0.3, 4.4)
        yield Budget("bytes of it", sizes[0], 200_000, 3_800_000)


def cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def database() -> int:
    """Bytes of the pages of the database that are in use."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_database_size(current_database())")
            return int(cursor.fetchone()[0])
        pages, free, size = (int(cursor.execute(f"PRAGMA {name}").fetchone()[0]) for name in SQLITE)
        return (pages - free) * size


if __name__ == "__main__":
    main()
