"""What is done with the lines of a file, one pass after the other, until its clauses are found.

A pass takes all lines and gives them back, the very ones where it leaves them alone: so a `Trace` can tell afterwards
what each of them did.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import NamedTuple, cast

from clauseline.reading.account import Account
from clauseline.reading.lines import Line, Row
from clauseline.reading.structure.before_clauses import without_cover_titles
from clauseline.reading.structure.captioned import without_captions
from clauseline.reading.structure.chains import mark_clauses
from clauseline.reading.structure.contents import recover, take_out
from clauseline.reading.structure.glued import part_numbers
from clauseline.reading.structure.headings import Heading, Item, settle_levels, style_offset
from clauseline.reading.structure.laws import is_law, settle_law, take_title
from clauseline.reading.structure.letters import mark_letters
from clauseline.reading.structure.lone_labels import join_labels
from clauseline.reading.structure.sectioning import Sectioner
from clauseline.reading.structure.selflinks import take_out_self_links
from clauseline.reading.structure.tracing import Trace
from clauseline.reading.structure.void_columns import without_void_columns


@dataclass(slots=True)
class Findings:
    """What passes tell those after them, and the outline.

    `entries` are titles and numbers of the table of contents, `recovered` how many numbers came from there; `offset`
    and `above` are those of `style_offset`; `numbered` says whether any clause has a number; `title` is that of a law
    whose title is a heading, else "".
    """

    account: Account
    entries: tuple[tuple[str, str], ...] = ()
    recovered: int = 0
    offset: int = 0
    above: bool = False
    numbered: bool = False
    title: str = ""


class Pass(NamedTuple):
    """A step on the way from lines to clauses."""

    name: str
    run: Callable[[Sequence[Item], Findings], Sequence[Item]]


def _of_lines(
    change: Callable[[Sequence[Line | Row], Findings], Iterable[Line | Row]],
) -> Callable[..., Sequence[Item]]:
    """A pass over lines and rows alone: before "sections" there are no headings."""
    return lambda items, findings: list(change(cast(Sequence[Line | Row], items), findings))


def _contents(lines: Sequence[Line | Row], findings: Findings) -> Iterable[Line | Row]:
    contents = take_out(lines, findings.account)
    findings.entries = contents.numbers
    return contents.lines


def _contents_numbers(lines: Sequence[Line | Row], findings: Findings) -> Iterable[Line | Row]:
    found, findings.recovered = recover(lines, findings.entries, findings.account)
    return found


def _sections(items: Sequence[Item], findings: Findings) -> Sequence[Item]:
    lines = cast(Sequence[Line | Row], items)
    findings.offset, findings.above = style_offset(lines)
    sectioner = Sectioner(findings.account, title_level=0 if findings.above else findings.offset)
    found = sectioner.sort(lines)
    findings.numbered = sectioner.numbered
    return found


def _title(items: Sequence[Item], findings: Findings) -> Sequence[Item]:
    if not is_law(items):
        return items
    found, findings.title = take_title(items, findings.account)
    return found


def _levels(items: Sequence[Item], findings: Findings) -> Sequence[Item]:
    headings = [item for item in items if isinstance(item, Heading)]
    is_of_law = is_law(headings)
    settled = iter(settle_law(items) if is_of_law else settle_levels(headings, findings.offset, above=findings.above))
    return [next(settled) if isinstance(item, Heading) else item for item in items]


PASSES = (
    Pass("void columns", _of_lines(lambda lines, _: without_void_columns(lines))),
    Pass("self-links", _of_lines(lambda lines, findings: take_out_self_links(lines, findings.account))),
    Pass("captions", _of_lines(lambda lines, _: without_captions(lines))),
    Pass("contents", _of_lines(_contents)),
    Pass("contents numbers", _of_lines(_contents_numbers)),
    Pass("glued numbers", _of_lines(lambda lines, _: part_numbers(lines))),
    Pass("lettered annexes", _of_lines(lambda lines, _: mark_letters(lines))),
    Pass("chains", _of_lines(lambda lines, _: mark_clauses(lines))),
    Pass("sections", _sections),
    Pass("title of a law", _title),
    Pass("levels", _levels),
    Pass("lone labels", lambda items, findings: join_labels(items, findings.account)),
    Pass("cover", lambda items, _: without_cover_titles(items)),
)
"""For files whose lines are to be sorted into clauses."""

GIVEN = (Pass("cover", lambda items, _: without_cover_titles(items)),)
"""For those whose markup says what their clauses are."""

_TRACE: ContextVar[Trace | None] = ContextVar("trace", default=None)


def run(passes: Iterable[Pass], items: Sequence[Item], findings: Findings) -> Sequence[Item]:
    """What all passes, one after the other, make of lines."""
    trace = _TRACE.get()
    for one in passes:
        before, items = items, one.run(items, findings)
        if trace is not None:
            trace.note(one.name, before, items)
    return items


@contextmanager
def traced() -> Iterator[Trace]:
    """What passes do to the files that are read meanwhile: `with traced() as trace: read(...)`."""
    trace = Trace()
    token = _TRACE.set(trace)
    try:
        yield trace
    finally:
        _TRACE.reset(token)
