"""The spans of a change in few bytes: where they stand, and their words only where no text has them.

    old      "It shall stay."     new      "It should stay."
    packed   1, then in zlib: [[0, 0, 3, 0, 3], [1, 3, 8, -1, -1], [2, -1, -1, 3, 9], [0, 8, 14, 9, 15]]

The first byte is the version. Behind it stands nothing, where all of one clause was kept. Of a change with several
clauses on a side that side has no text here, and the words are written out.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from typing import Any, Final

from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Span

VERSION: Final = 1
OPS: Final = (KEPT, REMOVED, ADDED)
NOWHERE: Final = [-1, -1]


class DamagedSpans(ValueError):
    """What is packed cannot be the spans of these texts; its words name the fault."""


def packed(spans: Sequence[Span], old: str, new: str) -> bytes:
    """The spans in few bytes; `unpacked` with the same texts is the inverse."""
    head = bytes([VERSION])
    if [*spans] == _all_kept(old, new):
        return head
    rows = [_row(span, old, new) for span in spans]
    return head + zlib.compress(json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode())


def unpacked(data: bytes | memoryview, old: str, new: str) -> tuple[Span, ...]:
    """The spans that were `packed`; raises `DamagedSpans`."""
    if not data or data[0] != VERSION:
        raise DamagedSpans(f"they are packed in version {data[0] if data else 0}, and this release reads {VERSION}")
    if len(data) == 1:
        return tuple(_all_kept(old, new))
    try:
        rows = json.loads(zlib.decompress(data[1:]))
        return tuple(_span(*row, old=old, new=new) for row in rows)
    except (ValueError, TypeError, IndexError, zlib.error, RecursionError) as fault:
        raise DamagedSpans(str(fault) if isinstance(fault, DamagedSpans) else "they cannot be unpacked") from None


def _all_kept(old: str, new: str) -> list[Span]:
    """One clause of whose words all stayed."""
    place = (0, len(old))
    return [Span(KEPT, old, place, place)] if old and old == new else []


def _row(span: Span, old: str, new: str) -> list[Any]:
    places = [*(span.old or NOWHERE), *(span.new or NOWHERE)]
    row = [OPS.index(span.op), *places]
    return row if _words(*places, old=old, new=new) == span.text else [*row, span.text]


def _span(op: int, *fields: Any, old: str, new: str) -> Span:
    old_start, old_end, new_start, new_end, *written = fields
    places = (old_start, old_end, new_start, new_end)
    if not all(place.__class__ is int for place in places) or not 0 <= op < len(OPS):
        raise DamagedSpans("a span has not the fields of one")
    text = written[0] if written else _words(*places, old=old, new=new)
    if not isinstance(text, str):
        raise DamagedSpans("a span stands where its text does not reach")
    before = None if old_start < 0 else (old_start, old_end)
    after = None if new_start < 0 else (new_start, new_end)
    return Span(OPS[op], text, before, after)


def _words(old_start: int, old_end: int, new_start: int, new_end: int, *, old: str, new: str) -> str | None:
    """What stands there in the new text, or else in the old one; None if that does not reach so far."""
    text, start, end = (old, old_start, old_end) if new_start < 0 else (new, new_start, new_end)
    return text[start:end] if 0 <= start <= end <= len(text) else None
