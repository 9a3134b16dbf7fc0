"""What proves that a frozen set is still what was frozen. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from annotations.exporting.sheet import Row, Sheet

NOT_SENT = ("observation",)
"""What the body answers comes after freezing."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """The numbers of rows that differ from the manifest, are missing or were added, and whether itself is unchanged."""

    changed: tuple[int, ...]
    is_sealed: bool

    @property
    def holds(self) -> bool:
        """Whether all is as it was frozen."""
        return self.is_sealed and not self.changed


def manifest(sheet: Sheet, **facts: str) -> dict[str, Any]:
    """The hashes of `sheet` with `facts`: who, when, vocabulary.

    `rows` are the SHA-256 of the rows in order, `version_sha256` that of the file they speak of, and `sha256` that of
    all other entries. What is hashed is JSON (RFC 8259) in UTF-8, keys sorted, nothing escaped that need not be, no
    white space.
    """
    told = {"version_sha256": sheet.version_sha256, **facts, "rows": [digest(row) for row in sheet.rows]}
    return {**told, "sha256": _sha256(told)}


def digest(row: Row) -> str:
    """The SHA-256 of a row as sent, in hexadecimal."""
    return _sha256(sent(row))


def sent(row: Row) -> dict[str, Any]:
    """What of a row is hashed: all that was sent."""
    return {name: getattr(row, name) for name in Row.__slots__ if name not in NOT_SENT}


def verify(sheet: Sheet, sealed: Mapping[str, Any]) -> Verdict:
    """Whether the rows are those of the manifest `sealed`, and this is the one that was made."""
    now, then = [digest(row) for row in sheet.rows], list(sealed.get("rows", ()))
    length = max(len(now), len(then))
    changed = [n for n in range(1, length + 1) if now[n - 1 : n] != then[n - 1 : n]]
    told = {name: fact for name, fact in sealed.items() if name != "sha256"}
    is_same_file = sealed.get("version_sha256") == sheet.version_sha256
    return Verdict(tuple(changed), is_same_file and sealed.get("sha256") == _sha256(told))


def canonical(told: Mapping[str, Any]) -> str:
    """`told` as the JSON that is hashed."""
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _sha256(told: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical(told).encode("utf-8", "surrogatepass")).hexdigest()
