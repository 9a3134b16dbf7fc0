"""`clauseline align OLD NEW`: which clause of a draft is which of one in another language."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from clauseline.aligning import Aligned, align, load_encoder
from clauseline.cli.answers import Answer
from clauseline.cli.drafts import draft
from clauseline.outline import ClauseText, Outline

BY_WORDS = (
    "Only shared words and numbers were compared: the encoder of sentences is not installed. "
    "It comes with the extra “meaning” of the package."
)
LONGEST = 60
"""Characters of a clause without number and title that it is called by."""


def answer(options: Namespace) -> Answer:
    """The pairs and, for each clause of the new draft, what it may be, for people or as JSON."""
    old, new = draft(options.old).outline, draft(options.new).outline
    aligned = align(old, new, load_encoder())
    remark = "" if aligned.encoder else BY_WORDS
    if options.json:
        return Answer([json.dumps(as_answer(aligned), ensure_ascii=False, indent=1)], remark=remark)
    return Answer(draw(aligned, old, new), remark=remark)


def as_answer(aligned: Aligned) -> dict[str, Any]:
    """The pairs as plain values, with the indexes of clauses in their outlines."""
    return {
        "pairs": [{"old": one.old, "new": one.new, "band": one.band} for one in aligned.pairs],
        "candidates": {str(j): list(found) for j, found in enumerate(aligned.candidates) if found},
        "encoder": aligned.encoder,
    }


def draw(aligned: Aligned, old: Outline, new: Outline) -> Iterator[str]:
    """A line for each clause of the new draft, then how many are in pairs."""
    pairs = {one.new: one for one in aligned.pairs}
    for j, clause in enumerate(new.clauses):
        if one := pairs.get(j):
            yield f"{one.band}: {_name(clause)} = {_name(old.clauses[one.old])}"
        elif aligned.candidates[j]:
            yield f"none: {_name(clause)}"
    likely = sum(one.band == "likely" for one in aligned.pairs)
    by = aligned.encoder or "shared words and numbers"
    yield f"\n{likely} likely and {len(pairs) - likely} possible of {len(new.clauses)} clauses, by {by}"


def _name(clause: ClauseText) -> str:
    return " ".join(filter(None, (clause.number, clause.title))) or clause.text.replace("\n", " ")[:LONGEST]
