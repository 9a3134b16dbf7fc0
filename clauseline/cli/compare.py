"""`clauseline compare OLD NEW`: what changed between two drafts, clause by clause; or `compare FILE --tracked`: between
the text of one file before its tracked changes and that after them.
"""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from clauseline.cli.answers import FOUND, NOTHING, Answer, Refused
from clauseline.cli.drafts import Draft, draft
from clauseline.cli.failing import asked_for, counted
from clauseline.comparing import Compared, compare
from clauseline.writing.json import as_answer
from clauseline.writing.text import draw

if TYPE_CHECKING:
    from clauseline.cli.place import Quote
    from clauseline.writing.exporter import RedlineExporter

TWO_LANGUAGES = (
    "These drafts are in two languages ({old}, {new}), so what is told as gone and as new says little. "
    "`clauseline align` tells which clause of one is which of the other."
)
BEFORE, AFTER = "before its tracked changes", "after its tracked changes"


def answer(options: Namespace, formats: Mapping[str, RedlineExporter] | None = None) -> Answer:
    """The comparison, for people, as JSON or in a file of one of `formats`, which are the engine's own if not given.

    What `--fail-on` asks for and is there makes the exit status 1, and is told beside it.
    """
    if options.blocks and (options.out or not options.json):
        raise Refused("--blocks goes with --json.")
    names = asked_for(options.fail_on)
    quotes = _quotes(options)
    old, new = _both(options)
    compared = compare(old.outline, new.outline, genre=options.genre)
    found = counted(compared.changes, names)
    status, remark = FOUND if found else NOTHING, "\n".join(_remarks(old, new, found))
    if options.out:
        from clauseline.cli.writing import write

        write(options.out, old, new, compared, parts=(BEFORE, AFTER) if options.tracked else ("", ""), formats=formats)
        return Answer((), status, remark)
    return Answer(_lines(old, new, compared, quotes, options), status, remark)


def _remarks(old: Draft, new: Draft, found: str) -> Iterator[str]:
    for path, outline in {side.path: side.outline for side in (old, new)}.items():
        if len(outline.clauses) == 1:
            yield from (f"{path.name}: {warning}" for warning in outline.report.warnings)
    if old.outline.language and new.outline.language and old.outline.language != new.outline.language:
        yield TWO_LANGUAGES.format(old=old.outline.language, new=new.outline.language)
    if found:
        yield f"Found: {found}."


def _both(options: Namespace) -> tuple[Draft, Draft]:
    """Both drafts, or the one before and after its tracked changes."""
    path: Path = options.old
    if options.tracked == bool(options.new):
        raise Refused("Please name two drafts to compare, or one with --tracked.")
    if options.new is not None:
        return draft(path), draft(options.new)
    before, after = draft(path, "rejected"), draft(path)
    if not after.outline.facts.get("tracked"):
        raise Refused(f"{path.name}: No tracked changes were found in this file.")
    return before, after


def _quotes(options: Namespace) -> list[Quote] | None:
    if options.quotes is None:
        return None
    if options.out:
        raise Refused("A file that is written by --out has no place for --quotes.")
    from clauseline.cli.place import quotes

    return quotes(options.quotes)


def _lines(
    old: Draft, new: Draft, compared: Compared, quotes: list[Quote] | None, options: Namespace
) -> list[str]:  # fmt: skip
    """The comparison, and the places of quotes where some were given."""
    is_json: bool = options.json
    told = as_answer(old.outline, new.outline, compared, with_blocks=options.blocks) if is_json else {}
    lines = [] if is_json else [*draw(old.outline, new.outline, compared)]
    if quotes is not None:
        from clauseline.anchoring import Pair
        from clauseline.cli import place

        found = place.places(quotes, Pair(old.outline, new.outline, compared))
        told["placements"] = [*map(place.as_answer, found)]
        lines += place.draw(found, new.outline)
    return [json.dumps(told, ensure_ascii=False, indent=1)] if is_json else lines
