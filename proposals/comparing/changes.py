"""The whole vocabulary of a comparison on one screen."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, NamedTuple

KINDS = ("unchanged", "modified", "renumbered", "moved", "inserted", "deleted", "split", "merged")
"""The fate of a clause. `FLAGS` say what else is true of it."""

FLAGS = (
    "renumbered", "retitled", "moved", "reworded", "editorial", "weakened", "strengthened", "status",
    "definition", "reference", "dangling", "number", "list", "brackets", "editor", "table", "figure",
)  # fmt: skip

KEPT, REMOVED, ADDED = "kept", "removed", "added"

STRENGTHS = (
    "prohibition",
    "requirement",
    "recommendation",
    "discouraged",
    "permission",
    "no-need",
    "capability",
    "statement",
)
VERDICTS = ("weakened", "strengthened", "same", "ambiguous")


class Span(NamedTuple):
    """A run of words; `old` and `new` are its [start, end) in the old and the new clause's text, if it stands there."""

    op: str
    text: str
    old: tuple[int, int] | None = None
    new: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Strength:
    """How binding the sentence at [start, end) of a clause's text is, and the verb that says so.

    `level` is one of `STRENGTHS`; `convention` names the family of the verb: "ITU", "ISO", "RFC 2119", "GB/T", "law".
    """

    level: str
    verb: str
    convention: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class StrengthChange:
    """A changed sentence before and after; one side is None when the sentence itself came or went."""

    old: Strength | None
    new: Strength | None
    verdict: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Words at [start, end) of clause `clause` on `side` that went to or came from clause `other`.

    That clause belongs to another change or, where words moved within a clause, to the same.
    """

    side: str
    clause: int
    start: int
    end: int
    other: int
    text: str


DETAILS = {
    "definition": "definition",
    "reference": "reference",
    "dangling": "dangling",
    "redirected": "dangling",
    "number": "number",
    "deadline": "number",
    "item": "list",
    "member": "list",
    "bracket-opened": "brackets",
    "bracket-closed": "brackets",
    "editor": "editor",
    "row": "table",
    "row-moved": "table",
    "column": "table",
    "column-moved": "table",
    "cell": "table",
    "figure": "figure",
}
"""What a `Detail` can be about, and the flag of its change."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One thing in the text that a change came to: what it was and what it is, "" on the side where it is not.

    `old_at` and `new_at` are its [start, end) in the text of either side. `clauses` are new clauses that it
    concerns: those that use a term, or to which a reference leads.
    """

    kind: str
    old: str
    new: str
    old_at: tuple[int, int] | None = None
    new_at: tuple[int, int] | None = None
    clauses: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """The fate of one clause: `old` and `new` are indexes into the two outlines (several for split and merged).

    Where a side has several clauses, the offsets of spans, strengths and details count in their texts joined by
    line feeds.
    Passages name their clause and count in its own text.

    `confidence` is 0 to 1: below .6 a person should check the pair.
    """

    kind: str
    old: tuple[int, ...]
    new: tuple[int, ...]
    flags: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    strength: tuple[StrengthChange, ...] = ()
    passages: tuple[Passage, ...] = ()
    details: tuple[Detail, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of every clause of two outlines; `warnings` are sentences for people."""

    changes: tuple[Change, ...]
    warnings: tuple[str, ...] = ()


def as_json(change: Change) -> dict[str, Any]:
    """`change` as plain dicts and lists, in the keys that the command and the REST interface print."""
    keys = ("kind", "old", "new", "flags", "spans", "strength", "passages", "details")
    plain = asdict(change) | {"spans": [span._asdict() for span in change.spans]}
    return {key: list(plain[key]) if isinstance(plain[key], tuple) else plain[key] for key in keys}
