"""What need not be asked again, or made again, since it cannot come out otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from itertools import groupby
from typing import Any
from zlib import crc32

import pytest
from drf_spectacular.generators import SchemaGenerator

from tests.everything import everything
from tests.project.matrix.asking import Asked, ask
from tests.project.matrix.people import CLOSED, KEEPER, OTHER, READING
from tests.project.matrix.table import Cell
from tests.project.matrix.world import World

NOT_ALLOWED = 405
TEAMS = (OTHER, KEEPER)


def asked(cells: Iterable[Cell], world: World) -> Iterator[Asked]:
    """Ask these, in their order, but not all for whom a method is none.

    Where no line of the table names a method, one is asked first, another one at each address. A method that there is
    not is refused whoever asks, so whoever hears that speaks for the others; if it is anything else, all are asked.
    Where there is a line, of the ranks of a team those are asked next to which the answer is another one.
    """
    for rule, alike in groupby(cells, key=lambda cell: (cell.route, cell.method, cell.rule)):
        row = list(alike)
        if rule[-1] is not None and not everything():
            row = list(at_edges(row))
        if rule[-1] is None and not everything():
            first = spokesman(row)
            answer = ask(first, world)
            yield answer
            row = [] if answer.status == NOT_ALLOWED else [cell for cell in row if cell != first]
        yield from (ask(cell, world) for cell in row)


def at_edges(row: Iterable[Cell]) -> Iterator[Cell]:
    """Without who stands, in one team, between two ranks of whom the same is expected."""
    for team, people in groupby(row, key=lambda cell: next((team for team in TEAMS if cell.who in team), None)):
        if team is None:
            yield from people
            continue
        for _expected, alike in groupby(people, key=lambda cell: cell.expected):
            first, *others = alike
            yield from (first, *others[-1:])


def spokesman(row: list[Cell]) -> Cell:
    """Who is asked first: one who is let in, so that it is the method that is refused."""
    let_in = [cell for cell in row if cell.who not in (CLOSED, READING)] or row
    return let_in[crc32(f"{row[0].method} {row[0].route.name}".encode()) % len(let_in)]


@contextmanager
def documents_made_once() -> Iterator[None]:
    """Within, the document of the API is made once: it is the same for everybody, and takes seconds."""
    with pytest.MonkeyPatch.context() as patched:
        if not everything():
            make = SchemaGenerator.get_schema
            made = cache(lambda public: make(SchemaGenerator(), request=None, public=public))

            def told(self: SchemaGenerator, request: Any = None, public: bool = False) -> Any:
                return made(public)

            patched.setattr(SchemaGenerator, "get_schema", told)
        yield
