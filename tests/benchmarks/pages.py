"""What a draft of real size costs: `python -m tests.benchmarks.pages [--no-browser]`.

The draft has 1,500 clauses in two versions, and 1,000 remarks on the older one. It is made here, in a database of its
own beside the configured one: SQLite, or what DATABASE_URL names. Times are CPU seconds of this process, the least of
several; bytes are those before compression; the list of the API stands beside one that the framework makes of itself
in `python -m tests.benchmarks.rest`. "was" is what the same took at 0.1.0, on a draft of 1,478 clauses.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from tests.benchmarks.measuring import seconds
from tests.benchmarks.scratch import scratch
from tests.benchmarks.table import BUDGETS, Budget, budget

if TYPE_CHECKING:
    from django.test import Client

    from tests.benchmarks.sized import Sized

ROUNDS = 3
ADDED = 400
"""Remarks that are added one by one to see how many jobs they bring."""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--no-browser", action="store_true", help="leave out what a browser alone shows")
    with_browser = not asked.parse_args().no_browser
    with scratch():
        from tests.benchmarks.sized import Sized

        sized = Sized.made()
        sys.stdout.write(f"{BUDGETS}\n")
        for part in (stored, carried, drawn, beside, seen if with_browser else nothing):
            for one in part(sized):
                sys.stdout.write(f"{budget(one)}\n")
                sys.stdout.flush()


def stored(sized: Sized) -> Iterator[Budget]:
    from proposals.queries.readings import outline_of
    from proposals.services import readings
    from tests import large

    outline, _ = large.outlines()
    yield Budget("s to store a version", seconds(partial(readings.store, sized.spare(), outline)), 0.4, 1.5)
    yield Budget("s for an outline from its rows", seconds(partial(outline_of, sized.reading), ROUNDS), 0.04, 0.9)
    yield Budget("bytes kept for each of a draft", sized.bytes_a_byte(), 2, 3.1)


def carried(sized: Sized) -> Iterator[Budget]:
    from annotations.models import Placement
    from proposals.models import Job
    from proposals.services import jobs

    yield Budget("jobs for 400 new remarks", sized.jobs_of_new_remarks(ADDED), 1, ADDED)
    Placement.objects.all().delete()
    Job.objects.filter(state=Job.State.QUEUED).delete()
    jobs.submit("carrying", sized.comparison.pk)
    yield Budget("s to carry 1,400 remarks", seconds(jobs.drain), 10, 1860)


def drawn(sized: Sized) -> Iterator[Budget]:
    one, other = sized.browsers()
    for name, row, first, was in (("reader", sized.old, 0.3, 0.5), ("comparison", sized.comparison, 0.5, 2.0)):
        visit = partial(one.get, sized.page(row))
        yield Budget(f"s, {name}, first draw", seconds(visit, ROUNDS, before=sized.forget_pages), first, was)
        yield Budget(f"s, {name}, somebody else", seconds(partial(other.get, sized.page(row)), ROUNDS), 0.05, was)
        yield Budget(f"bytes, {name}", len(plain(one, sized.page(row))), 1_500_000)
    yield from drawn_whole(sized)


def drawn_whole(sized: Sized) -> Iterator[Budget]:
    """The page with all that it asks for, by the first, by four at once, by the second, and with a choice."""
    from proposals.drawing.store import pages

    one, other = sized.browsers()
    for name, row, first, was in (("reader", sized.old, 1.0, 1.4), ("comparison", sized.comparison, 2.5, 3.2)):
        sized.forget_pages()
        yield Budget(f"s, {name} and portions, first", seconds(partial(sized.read, one, row)), first, was)
        yield Budget(f"s, {name} and portions, second", seconds(partial(sized.read, other, row), ROUNDS), 0.05, was)
    sized.forget_pages()
    yield Budget("s, four at once, fresh comparison", seconds(sized.four_at_once), 3, 7.25)
    kept = pages().size()
    for choice in ({"only": "weakened"}, {"editorial": "off"}, {"marked": "annotated"}):
        asked = partial(sized.read, one, sized.comparison, **choice)
        yield Budget(f"s, {'='.join(*choice.items())} and portions", seconds(asked, ROUNDS), 0.5, 2.7)
    yield Budget("bytes kept for three choices", pages().size() - kept, 0, 4_800_000)


def plain(client: Client, address: str) -> bytes:
    """What the page says, as it is before it is compressed."""
    return bytes(client.get(address).content)


def beside(sized: Sized) -> Iterator[Budget]:
    from tests.benchmarks.sized import program_of

    one, _ = sized.browsers()
    address = f"{sized.page(sized.old)}margin/"
    yield Budget("s, margin", seconds(partial(one.get, address), ROUNDS), 0.3, 1.05)
    yield Budget("bytes, margin", len(plain(one, address)), 100_000, 4_300_000)
    program = program_of(sized.one)
    rows = seconds(partial(program.get, "/api/v1/annotations/?page_size=50"), 40)
    yield Budget("ms, list of 50 annotations", 1000 * rows, 4.5, 13.2)


def seen(sized: Sized) -> Iterator[Budget]:
    from tests.benchmarks.seen import looked_at

    for name, row, was, shifted in (("reader", sized.old, 3.9, 0.31), ("comparison", sized.comparison, 5.7, 0.49)):
        look, whole = (looked_at(f"{sized.page(row)}{asked}", sized.one) for asked in ("", "?whole=1"))
        yield Budget(f"s, {name}, longest task in the browser", look.longest, 0.2, was)
        yield Budget(f"s, {name}, to the first words", look.words, 0.4)
        yield Budget(f"times the whole, {name} in portions, work of the browser", look.busy / whole.busy, 1)
        yield Budget(f"layout shift, {name}", look.shift, 0.05, shifted)


def nothing(sized: Sized) -> Iterator[Budget]:
    yield from ()


if __name__ == "__main__":
    main()
