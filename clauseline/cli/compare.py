"""`clauseline compare OLD NEW`: what changed between two drafts, clause by clause; or `compare FILE --tracked`: between
the text of one file before its tracked changes and that after them; or `compare --pairs FILE`: of many pairs, one
after another.
"""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from clauseline.cli.answers import CANNOT, FOUND, NOTHING, Answer, Aside, Refused
from clauseline.cli.drafts import Draft, draft
from clauseline.cli.failing import asked_for, counted
from clauseline.comparing import Compared, compare
from clauseline.writing.json import as_answer
from clauseline.writing.text import draw

if TYPE_CHECKING:
    from clauseline.cli.place import Quote
    from clauseline.writing.exporter import RedlineExporter

WANTED = "Please name two drafts to compare, one with --tracked, or a file of pairs with --pairs."
ALONE = "--pairs goes with none of OLD, NEW, --tracked, --out and --quotes."
NO_PAIR = "{path}, line {number}: Here are not two names with a tab between them."
TWO_LANGUAGES = (
    "These drafts are in two languages ({old}, {new}), so what is told as gone and as new says little. "
    "`clauseline align` tells which clause of one is which of the other."
)
FOUND_SOME = "Found: {}."
BEFORE, AFTER = "before its tracked changes", "after its tracked changes"


def answer(options: Namespace, formats: Mapping[str, RedlineExporter] | None = None) -> Answer:
    """The comparison, for people, as JSON or in a file of one of `formats`, which are the engine's own if not given.

    What `--fail-on` asks for and is there makes the exit status 1, and is told beside it.
    """
    if options.blocks and (options.out or not options.json):
        raise Refused("--blocks goes with --json.")
    names = asked_for(options.fail_on)
    if options.pairs:
        return Answer(_compared(_named(options), names, options))
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


def _compared(
    pairs: Sequence[tuple[str, str] | Aside], names: Sequence[str], options: Namespace
) -> Iterator[str | Aside]:  # fmt: skip
    """Each pair under a head, or as a line of JSON. One that cannot be read is told beside, and the others go on."""
    # A version is often the new one of a pair and the old one of the next.
    read = lru_cache(maxsize=2)(draft)
    for pair in pairs:
        if isinstance(pair, Aside):
            yield pair
            continue
        head = " -> ".join(pair)
        try:
            old, new = map(read, map(Path, pair))
        except Refused as no:
            yield Aside(f"{head}: {no}", CANNOT)
            continue
        compared = compare(old.outline, new.outline, genre=options.genre)
        if options.json:
            files = {"files": dict(zip(("old", "new"), pair, strict=True))}
            told = as_answer(old.outline, new.outline, compared, with_blocks=options.blocks)
            yield json.dumps({**files, **told}, ensure_ascii=False)
        else:
            yield from (head, "", *draw(old.outline, new.outline, compared), "")
        found = counted(compared.changes, names)
        yield from (Aside(f"{head}: {remark}") for remark in _remarks(old, new, ""))
        if found:
            yield Aside(f"{head}: {FOUND_SOME.format(found)}", FOUND)


def _named(options: Namespace) -> list[tuple[str, str] | Aside]:
    """The pairs of names in a file."""
    path: Path = options.pairs
    if options.old or options.new or options.tracked or options.out or options.quotes:
        raise Refused(ALONE)
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as no:
        raise Refused(f"There is no file {path} that can be read.") from no
    found: list[tuple[str, str] | Aside] = []
    for number, line in enumerate(lines, 1):
        match [name.strip() for name in line.split("\t")]:
            case [old, new] if old and new:
                found.append((old, new))
            case [*names] if any(names):
                found.append(Aside(NO_PAIR.format(path=path, number=number), CANNOT))
    return found


def _remarks(old: Draft, new: Draft, found: str) -> Iterator[str]:
    for path, outline in {side.path: side.outline for side in (old, new)}.items():
        if len(outline.clauses) == 1:
            yield from (f"{path.name}: {warning}" for warning in outline.report.warnings)
    if old.outline.language and new.outline.language and old.outline.language != new.outline.language:
        yield TWO_LANGUAGES.format(old=old.outline.language, new=new.outline.language)
    if found:
        yield FOUND_SOME.format(found)


def _both(options: Namespace) -> tuple[Draft, Draft]:
    """Both drafts, or the one before and after its tracked changes."""
    path: Path | None = options.old
    if path is None or options.tracked == bool(options.new):
        raise Refused(WANTED)
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
