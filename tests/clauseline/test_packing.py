"""What is packed comes back as it was, and nothing else is believed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import Any

import pytest

from clauseline.outline import BlockText, Cell, Facts, rows_of
from clauseline.packing import Damaged, packed, unpacked
from clauseline.reading import read
from tests.drafts.specimens import SPECIMENS

TEXT = "Records 😀\nof gaze\nName\tYear"
BLOCKS = (
    BlockText("paragraph", 0, 9, facts=Facts(call=3, lines=((4, 12),))),
    BlockText("item", 10, 17, "a)", 3, 14, Facts(depth=1)),
    BlockText("row", 18, 27, facts=Facts(table=1, row=0, cells=(Cell(18, 22, 0), Cell(23, 27, 1, rows=2)))),
)
ROWS = json.loads(json.dumps(rows_of(BLOCKS)))


def of_rows(rows: Any, *, version: bytes = b"\x02") -> bytes:
    return version + zlib.compress(json.dumps(rows).encode())


def changed(place: int, field: int, value: Any) -> list[Any]:
    """The rows with another value in one field."""
    rows: list[Any] = json.loads(json.dumps(ROWS))
    rows[place][field] = value
    return rows


def test_blocks_come_back_as_they_were_packed():
    assert unpacked(packed(BLOCKS), TEXT) == BLOCKS
    assert unpacked(memoryview(packed(BLOCKS)), TEXT) == BLOCKS
    assert (packed(()), unpacked(b"", "")) == (b"", ())


def test_what_has_no_version_was_packed_by_an_older_release():
    cells = [{"start": 18, "end": 22, "column": None, "was": "there"}]
    rows = changed(2, 6, {"table": 1, "row": 1, "depth": None, "cells": cells, "head": True})
    assert unpacked(of_rows(ROWS, version=b""), TEXT) == BLOCKS
    assert unpacked(of_rows(rows, version=b""), TEXT)[2].facts == Facts(table=1, row=0, cells=(Cell(18, 22),))


@pytest.mark.parametrize("name", SPECIMENS)
def test_what_readers_make_is_whole(name: str):
    called, makers = SPECIMENS[name]
    for clause in (clause for make in makers for clause in read(make(), called).clauses):
        assert unpacked(packed(clause.blocks), clause.text) == clause.blocks


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x02",
        b"\x03" + zlib.compress(b"[]"),
        b"not packed at all",
        packed(BLOCKS)[:-9],
        of_rows(ROWS[:2]),
        of_rows({"blocks": ROWS}),
        of_rows([]),
        of_rows(None),
        of_rows([ROWS[1], ROWS[0], ROWS[2]]),
        of_rows([*ROWS, ROWS[2]]),
        of_rows([ROWS[0][:6], *ROWS[1:]]),
        of_rows([7, *ROWS[1:]]),
    ],
)
def test_what_is_no_list_of_these_blocks_is_damaged(data: bytes):
    with pytest.raises(Damaged):
        unpacked(data, TEXT)


@pytest.mark.parametrize(
    ("place", "field", "value"),
    [
        (0, 0, "paragraf"),
        (0, 0, None),
        (0, 0, ["paragraph"]),
        (1, 1, 9),
        (1, 1, 11),
        (0, 1, -1),
        (0, 1, "0"),
        (0, 2, 8),
        (0, 2, 9.0),
        (2, 2, 28),
        (2, 2, None),
        (1, 3, None),
        (1, 3, ["a)"]),
        (1, 4, "3"),
        (1, 5, 1.5),
        (1, 6, None),
        (1, 6, []),
    ],
)
def test_a_field_that_cannot_be_true_is_damaged(place: int, field: int, value: Any):
    with pytest.raises(Damaged):
        unpacked(of_rows(changed(place, field, value)), TEXT)


@pytest.mark.parametrize(
    ("place", "facts"),
    [
        (1, {"depth": 0}),
        (1, {"depth": True}),
        (1, {"depth": "1"}),
        (0, {"call": 99}),
        (0, {"lines": [[99, 1]]}),
        (0, {"lines": [[1]]}),
        (2, {"cels": []}),
        (2, {"table": 1, "row": 0}),
        (2, {"cells": [{"start": 17, "end": 22}]}),
        (2, {"cells": [{"start": 18, "end": 28}]}),
        (2, {"cells": [{"start": 18, "end": 22, "column": -1}]}),
        (2, {"cells": [{"start": 18.0, "end": 22}]}),
        (2, {"cells": [{"end": 22}]}),
        (2, {"cells": 7}),
    ],
)
def test_facts_that_cannot_be_true_are_damaged(place: int, facts: dict[str, Any]):
    with pytest.raises(Damaged):
        unpacked(of_rows(changed(place, 6, facts)), TEXT)


def test_another_text_has_other_blocks():
    others: Sequence[str] = ("", TEXT[:-1], f"{TEXT}.", TEXT.replace("\n", " "))
    for text in others:
        with pytest.raises(Damaged):
            unpacked(packed(BLOCKS), text)
