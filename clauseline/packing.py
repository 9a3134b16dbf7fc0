"""The blocks of a clause in few bytes, with the version of how they are packed, and looked at before they are believed.

    text     "Records\nName\tYear"
    packed   2, then in zlib: [["paragraph", 0, 7, "", null, null, {}], ["row", 8, 17, ...]]

The first byte is the version. Version 1 has none, and begins with the "x" of zlib.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final

from clauseline.outline import NO_FACTS, BlockText, Facts, rows_of
from clauseline.vocabulary import BLOCK_KINDS

VERSION: Final = 2
BARE: Final = ord("x")
"""The first byte of what zlib writes: version 1."""
KINDS: Final = frozenset(BLOCK_KINDS)
COUNTED: Final = frozenset({"table", "row", "depth"})
"""The facts that are numbers from 1 on."""


class Damaged(ValueError):
    """What is packed cannot be the blocks of the text; its words name the first fault."""


def packed(blocks: Sequence[BlockText]) -> bytes:
    """The blocks of one clause in few bytes; `unpacked` is the inverse."""
    if not blocks:
        return b""
    data = json.dumps(rows_of(blocks), ensure_ascii=False, separators=(",", ":")).encode()
    return bytes([VERSION]) + zlib.compress(data)


def unpacked(data: bytes | memoryview, text: str) -> tuple[BlockText, ...]:
    """The blocks of `text` that were `packed`, by this release or an older one; raises `Damaged`."""
    if not data:
        return looked_at((), text)
    version = 1 if data[0] == BARE else data[0]
    if version > VERSION:
        raise Damaged(f"it is packed in version {version}, and this release reads up to {VERSION}")
    try:
        rows = json.loads(zlib.decompress(data if version == 1 else data[1:]))
    except (ValueError, zlib.error, RecursionError):
        raise Damaged("it cannot be unpacked") from None
    if not isinstance(rows, list):
        raise Damaged("it holds no list of blocks")
    return looked_at(rows, text, version)


def looked_at(rows: Iterable[Sequence[Any]], text: str, version: int = VERSION) -> tuple[BlockText, ...]:
    """The blocks that were made `rows_of`, which cover `text` in order but for one line feed between two of them.

    Raises `Damaged` where they do not, or where a field is not of its kind.
    """
    blocks: list[BlockText] = []
    at, length = 0, len(text)
    add, kinds = blocks.append, KINDS
    try:
        for kind, start, end, marker, page, line, stored in rows:
            if (
                start != at
                or kind not in kinds
                or end.__class__ is not int
                or not at <= end <= length
                or (end < length and text[end] != "\n")
                or marker.__class__ is not str
                or (page is not None and page.__class__ is not int)
                or (line is not None and line.__class__ is not int)
                or stored.__class__ is not dict
            ):
                raise Damaged(_fault(len(blocks), kind, start, end, at, length))
            facts = _facts(stored, at, end, length, version) if stored else NO_FACTS
            add(BlockText(kind, at, end, marker, page, line, facts))
            at = end + 1
    except (TypeError, ValueError, KeyError, AttributeError) as fault:
        if isinstance(fault, Damaged):
            raise
        raise Damaged(f"block {len(blocks) + 1} has not the fields of a block") from None
    if at != length + 1 and (blocks or length):
        raise Damaged(f"its blocks end at {max(at - 1, 0)}, its text at {length}")
    return tuple(blocks)


def _fault(place: int, kind: object, start: object, end: object, at: int, length: int) -> str:
    """What is wrong with the block, in words."""
    named = f"block {place + 1}"
    if kind not in KINDS:
        return f"{named} is of no kind that there is"
    if start != at:
        return f"{named} does not begin at {at}, where it has to"
    if isinstance(end, int) and not at <= end <= length:
        return f"{named} ends at {end}, its text at {length}"
    if isinstance(end, int) and end < length:
        return f"{named} ends at {end}, where no line ends, or has a field of another kind"
    return f"{named} has a field of another kind"


@cache
def _item(depth: int) -> Facts:
    """What most blocks that have facts say: that they are items of a list."""
    return Facts(depth=depth)


def _facts(stored: Mapping[str, Any], start: int, end: int, length: int, version: int) -> Facts:
    """The facts of the block at [start, end); raises `Damaged` if they cannot be true of it."""
    for name, value in stored.items():
        if name in COUNTED:
            is_true = (value is None and version == 1) or (value.__class__ is int and value > 0)
            if is_true and value and name == "depth" and len(stored) == 1:
                return _item(value)
        elif name == "cells":
            is_true = _are_inside(value, start, end)
        elif name == "call":
            is_true = value.__class__ is int and 0 <= value <= length
        elif name == "lines":
            is_true = all(start <= place <= end and number.__class__ is int for place, number in value)
        else:
            is_true = name == "editor" or version == 1
        if not is_true:
            raise Damaged(f"the block at {start} has facts that cannot be true: {name[:20]}")
    return Facts.of(stored)


def _are_inside(cells: Iterable[Mapping[str, Any]], start: int, end: int) -> bool:
    """Whether the cells stand in the block, and count columns and rows from 1."""
    for cell in cells:
        first, last = cell["start"], cell["end"]
        if first.__class__ is not int or last.__class__ is not int or not start <= first <= last <= end:
            return False
        if (cell.get("column") or 1) < 1 or (cell.get("columns") or 1) < 1 or (cell.get("rows") or 1) < 1:
            return False
    return True
