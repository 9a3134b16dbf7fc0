"""A comparison as the commands print it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from proposals.comparing.changes import ADDED, KEPT, KINDS, Change, Compared, Span, as_json
from proposals.outline import ClauseText, Outline

CONTEXT = 40
"""Code points of unchanged words shown on either side of a change."""

_KEYS = ("number", "title", "level", "kind", "status", "text")


def as_answer(old: Outline, new: Outline, compared: Compared) -> dict[str, Any]:
    """Both sides without their blocks, the changes and the warnings, as plain dicts and lists."""
    return {
        "old": {"clauses": [_plain(clause) for clause in old.clauses]},
        "new": {"clauses": [_plain(clause) for clause in new.clauses]},
        "changes": [as_json(change) for change in compared.changes],
        "warnings": list(compared.warnings),
    }


def draw(old: Outline, new: Outline, compared: Compared) -> Iterator[str]:
    """The comparison as lines for people: what changed in each clause, then the counts."""
    for change in compared.changes:
        if change.kind != "unchanged":
            yield from _entry(change, old, new)
    counts = Counter(change.kind for change in compared.changes)
    yield ", ".join(f"{counts[kind]} {kind}" for kind in KINDS if counts[kind]) or "nothing to compare"
    yield from (f"note: {warning}" for warning in compared.warnings)


def _plain(clause: ClauseText) -> dict[str, Any]:
    return {key: getattr(clause, key) for key in _KEYS}


def _entry(change: Change, old: Outline, new: Outline) -> Iterator[str]:
    names = [
        " + ".join(_name(side.clauses[k]) for k in indexes) for side, indexes in ((old, change.old), (new, change.new))
    ]
    flags = f"  ({', '.join(change.flags)})" if change.flags else ""
    yield f"{change.kind}: {' -> '.join(dict.fromkeys(filter(None, names)))}{flags}"
    for row in change.strength:
        if row.verdict != "same":
            verbs = [f"“{side.verb}”" if side and side.verb else "no verb" for side in (row.old, row.new)]
            yield f"    {row.verdict}: {' -> '.join(verbs)}"
    for detail in change.details:
        yield f"    {detail.kind}: {_short(detail.old) or '-'} -> {_short(detail.new) or '-'}"
    if change.old and change.new and any(span.op != KEPT for span in change.spans):
        yield "    " + "".join(_marked(span) for span in change.spans).replace("\n", "\n    ")
    yield ""


def _name(clause: ClauseText) -> str:
    return " ".join(filter(None, (clause.number, clause.title))) or clause.text[:CONTEXT]


def _short(words: str) -> str:
    return words if len(words) <= 2 * CONTEXT else f"{words[: 2 * CONTEXT]} …"


def _marked(span: Span) -> str:
    if span.op == KEPT:
        shortened = f"{span.text[:CONTEXT]} … {span.text[-CONTEXT:]}"
        return span.text if len(span.text) <= len(shortened) else shortened
    return f"{{+{span.text}+}}" if span.op == ADDED else f"[-{span.text}-]"
