"""What proves that a frozen set is still what was frozen. Pure. `docs/guide/manifest.md` tells it to other programs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annotations.exporting.sheet import Row, Sheet

SCHEMA = "clauseline-manifest/2"
"""What a manifest made now follows."""
FIRST_COLUMNS = (
    "number", "member", "line", "clause", "element", "kind", "comment", "proposed",
    "title", "quote", "concerns", "credit", "permalink",
)  # fmt: skip
"""What manifests without a schema hash of each row, and the least that any other does. Never to be changed."""
NOT_SENT = ("observation",)
"""What the body answers comes after freezing."""


class UnknownSchema(Exception):
    """`told` names what the manifest follows: this release cannot judge it."""

    def __init__(self, schema: str) -> None:
        super().__init__(schema)
        self.schema = schema


@dataclass(frozen=True, slots=True)
class Verdict:
    """The numbers of rows that differ from the manifest, are missing or were added, and whether itself is unchanged.

    `erased` are rows that differ in nothing but what was erased from them for legal reasons.
    """

    changed: tuple[int, ...]
    is_sealed: bool
    erased: tuple[int, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether all is as it was frozen, but for what had to be erased."""
        return self.is_sealed and not self.changed


def columns() -> tuple[str, ...]:
    """What of a row is hashed when a set is frozen now: all that is sent."""
    return tuple(name for name in Row.__slots__ if name not in NOT_SENT)


def manifest(sheet: Sheet, **facts: str | Sequence[str]) -> dict[str, Any]:
    """The hashes of `sheet` with `facts`: who, when, vocabulary, what was left out.

    `rows` are the SHA-256 of the rows in order, of each the `columns`; `version_sha256` is that of the file they speak
    of, and `sha256` that of all other entries. What is hashed is JSON (RFC 8259) in UTF-8, keys sorted, nothing escaped
    that need not be, no white space.
    """
    hashed = columns()
    head = {"schema": SCHEMA, "columns": list(hashed), "version_sha256": sheet.version_sha256, **facts}
    content = {**head, "rows": [digest(row, hashed) for row in sheet.rows]}
    return {**content, "sha256": _sha256(content)}


def columns_of(sealed: Mapping[str, Any]) -> tuple[str, ...]:
    """What of each row the manifest hashes, in its own words; what is frozen now if there is none.

    Raises UnknownSchema for one that this release does not know, or that names columns which no row has here.
    """
    if not sealed:
        return columns()
    if "schema" not in sealed:
        return FIRST_COLUMNS
    if sealed["schema"] != SCHEMA:
        raise UnknownSchema(str(sealed["schema"]))
    named = tuple(map(str, sealed.get("columns", ())))
    if unknown := [name for name in named if name not in Row.__slots__]:
        raise UnknownSchema(f"{SCHEMA}: {', '.join(unknown)}")
    return named


def digest(row: Row, hashed: Sequence[str]) -> str:
    """The SHA-256 of these columns of a row, in hexadecimal."""
    return _sha256(sent(row, hashed))


def sent(row: Row, hashed: Sequence[str]) -> dict[str, Any]:
    """What of a row is hashed, by column."""
    return {name: getattr(row, name) for name in hashed}


def verify(sheet: Sheet, sealed: Mapping[str, Any], erased: Mapping[str, str] | None = None) -> Verdict:
    """Whether the rows are those of the manifest `sealed`, and this is the one that was made.

    `erased` has by their numbers the digests of rows that had to be erased in part.

    Raises UnknownSchema, as `columns_of` does. A manifest that hashes less of a row than the first ones did is none.
    """
    hashed = columns_of(sealed)
    now, then = [digest(row, hashed) for row in sheet.rows], list(sealed.get("rows", ()))
    length = max(len(now), len(then))
    differ = [n for n in range(1, length + 1) if now[n - 1 : n] != then[n - 1 : n]]
    known = [n for n in differ if now[n - 1 : n] == [(erased or {}).get(str(n))]]
    changed = [n for n in differ if n not in known]
    content = {name: fact for name, fact in sealed.items() if name != "sha256"}
    is_whole = sealed.get("version_sha256") == sheet.version_sha256 and set(hashed) >= set(FIRST_COLUMNS)
    return Verdict(tuple(changed), is_whole and sealed.get("sha256") == _sha256(content), tuple(known))


def canonical(content: Mapping[str, Any]) -> str:
    """`content` as the JSON that is hashed."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _sha256(content: Mapping[str, Any]) -> str:
    return hashlib.sha256(canonical(content).encode("utf-8", "surrogatepass")).hexdigest()
