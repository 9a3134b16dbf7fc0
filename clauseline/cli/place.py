"""`clauseline place OLD NEW --quotes FILE`: where quotes of the old draft stand in the new one."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from clauseline.anchoring import Pair, Placed, place_quote
from clauseline.cli.answers import Answer, Refused
from clauseline.cli.drafts import draft
from clauseline.comparing import compare
from clauseline.outline import Outline

Quote = Mapping[str, Any]


def answer(options: Namespace) -> Answer:
    """The place of each quote, in their order, for people or as JSON."""
    asked = quotes(options.quotes)
    old, new = draft(options.old).outline, draft(options.new).outline
    placements = places(asked, Pair(old, new, compare(old, new)))
    if options.json:
        return Answer([json.dumps({"placements": [*map(as_answer, placements)]}, ensure_ascii=False, indent=1)])
    return Answer(_entries(asked, draw(placements, new)))


def quotes(path: Path) -> list[Quote]:
    """The quotes of a file; refuses one that has none."""
    try:
        found: list[Quote] = json.loads(path.read_text(encoding="utf-8"))["quotes"]
        are_quotes = all(map(_is_quote, found))
    except (OSError, ValueError, KeyError, TypeError) as no:
        raise Refused(f'{path} is no JSON file of the form {{"quotes": [...]}}.') from no
    if not are_quotes:
        raise Refused(f'Each quote of {path} needs the form {{"exact", "prefix", "suffix", "clause"}}; see the guide.')
    return found


def _is_quote(one: Any) -> bool:
    home = one.get("clause") or {} if isinstance(one, dict) else None
    if not isinstance(home, dict) or not isinstance(one.get("exact"), str):
        return False
    others = [one.get("prefix"), one.get("suffix"), home.get("number"), home.get("title")]
    return all(words is None or isinstance(words, str) for words in others)


def places(asked: Iterable[Quote], pair: Pair) -> list[Placed]:
    """Where each quote of the old draft stands in the new one."""
    return [place_quote(quote, pair) for quote in asked]


def as_answer(placed: Placed) -> dict[str, Any]:
    """Where a quote stands, as plain values; `found` claims the place."""
    return {
        "found": placed.found,
        "new_clause": placed.clause,
        "exact": placed.anchor.quote if placed.anchor else "",
        "score": placed.score,
        "state": placed.state,
    }


def draw(placements: Iterable[Placed], new: Outline) -> Iterator[str]:
    """A line for each quote."""
    for placed in placements:
        clause = new.clauses[placed.clause] if placed.clause is not None else None
        where = f" in {clause.number} {clause.title}".rstrip() if clause else ""
        yield f"{placed.state}{where}: {placed.anchor.quote if placed.anchor else '–'}"


def _entries(asked: Iterable[Quote], places: Iterable[str]) -> Iterator[str]:
    for quote, place in zip(asked, places, strict=True):
        yield from (quote["exact"], f"    {place}")
