"""What it costs to draw what changed: `python -m tests.benchmarks.drawing [--markdown]`.

Two Markdown drafts of about 1,500 clauses, with lists, figures and tables, are made, read and compared. Measured is the
value that all are drawn from, then each drawing of it: the forms of files, the lines of the command, and, from a
database of its own, the page that a reader is shown first and the list of the REST API. CPU milliseconds of this
process, the least of several; the last column is how many times as long as comparing it is.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from clauseline.comparing import ENGINE, Compared, compare
from clauseline.outline import Outline
from clauseline.reading import read
from clauseline.redline.comparison import parts_of
from clauseline.redline.parts import Part
from clauseline.writing.exporter import RedlineExporter
from clauseline.writing.redline import Redline, Source
from clauseline.writing.text import draw
from tests.benchmarks.making import drafts
from tests.benchmarks.measuring import seconds
from tests.benchmarks.scratch import scratch
from tests.benchmarks.table import Table, as_markdown, plain

PARTS, ROUNDS, MOST = 6, 3, 200
"""Of the made draft; how often each is measured; rows of a page of the list."""


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--markdown", action="store_true", help="as a table of a page")
    told = asked.parse_args()
    old, new = (read(text.encode(), "draft.md") for text in drafts(PARTS, suffix=".md"))
    comparing = seconds(partial(compare, old, new), ROUNDS)
    compared = compare(old, new)
    with scratch():
        drawings = (*values(old, new, compared), *files(old, new, compared), *asked_for(old, new))
        rows = [row(one, comparing) for one in drawings]
    title = f"Drawing {len(compared.changes)} changes of {len(old.clauses)} to {len(new.clauses)} clauses"
    heads = ("", "ms", "kB", "times comparing")
    table = Table(title, heads, [("comparing", f"{1000 * comparing:.0f}", "", "1.00"), *rows])
    sys.stdout.write((as_markdown if told.markdown else plain)(table))


@dataclass(frozen=True, slots=True)
class Drawing:
    """One way to draw all changes, and what is done `before` each time and not counted."""

    name: str
    run: Callable[[], bytes]
    before: Callable[[], object] = lambda: None


def row(one: Drawing, comparing: float) -> tuple[str, ...]:
    """What drawing it takes: milliseconds, kB, and how many times the CPU seconds of comparing."""
    made = one.run()
    took = seconds(one.run, ROUNDS, one.before)
    return one.name, f"{1000 * took:.0f}", f"{len(made) / 1000:.0f}" if made else "", f"{took / comparing:.2f}"


def values(old: Outline, new: Outline, compared: Compared) -> Iterator[Drawing]:
    """What is drawn, undrawn: all changes in one column, and side by side."""

    def value(draw_part: Callable[[Part], object]) -> bytes:
        for part in parts_of(old, new, compared.changes):
            draw_part(part)
        return b""

    yield Drawing("the value, in one column", partial(value, Part.in_one_column))
    yield Drawing("the value, side by side", partial(value, Part.side_by_side))


def files(old: Outline, new: Outline, compared: Compared) -> Iterator[Drawing]:
    """Each form of a file, and the lines of the command."""
    from proposals.services.exports import COMPARISON_FORMATS

    redline = Redline(old, new, compared, Source("Draft 15"), Source("Draft 29"), ENGINE)

    def written(form: RedlineExporter) -> bytes:
        return form.write(redline).data

    for name, form in COMPARISON_FORMATS.items():
        yield Drawing(f"a file, {name}", partial(written, form))
    yield Drawing("the lines of the command", lambda: "\n".join(draw(old, new, compared)).encode())


def asked_for(old: Outline, new: Outline) -> Iterator[Drawing]:
    """What a browser is shown first, and all changes that a program is told."""
    from proposals.drawing.store import owner_of, pages
    from tests import factories as make
    from tests import large
    from tests.benchmarks.sized import browser_of, program_of

    person, proposal = make.person("one"), make.proposal()
    comparison = large.comparison(*(make.version(*side.clauses, proposal=proposal) for side in (old, new)))
    browser, program = browser_of(person), program_of(person)

    def shown(view: str) -> bytes:
        return bytes(browser.get(f"/comparisons/{comparison.slug}/?view={view}").content)

    def told() -> bytes:
        pieces, address = [], f"/api/v1/comparisons/{comparison.slug}/changes/?page_size={MOST}"
        while address:
            answer = program.get(address)
            pieces.append(answer.content)
            address = answer.json()["next"]
        return b"".join(pieces)

    for view in ("unified", "side"):
        forget = partial(pages().forget, owner_of(comparison))
        yield Drawing(f"the page as it is first shown, {view}", partial(shown, view), before=forget)
    yield Drawing("all changes by the REST API", told)


if __name__ == "__main__":
    main()
