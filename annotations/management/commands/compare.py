"""`manage.py compare OLD NEW`: what changed between two drafts, clause by clause; or `compare FILE --tracked`: between
the text of one file before its tracked changes and that after them. Needs no database.
"""

from __future__ import annotations

import hashlib
import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand

from annotations.anchoring import Pair, Placed, place_quote
from proposals.comparing import ENGINE, Compared, compare
from proposals.comparing.printing import as_answer, draw
from proposals.exporting.redline import Redline, Source
from proposals.outline import Outline
from proposals.reading import Unreadable, read
from proposals.reading.dates import day_of
from proposals.services.exports import COMPARISON_FORMATS

BEFORE, AFTER = "before its tracked changes", "after its tracked changes"


class Command(BaseCommand):
    help = "Print what changed between two drafts, and where quotes of the old one stand in the new one."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("old", type=Path)
        parser.add_argument("new", type=Path, nargs="?")
        parser.add_argument("--tracked", action="store_true", help="what is tracked in one file")
        parser.add_argument("--json", action="store_true", help="as JSON")
        parser.add_argument(
            "--out", type=Path, help="a file to write instead: .docx with tracked changes, .html or .json"
        )
        parser.add_argument("--quotes", type=Path, help="a JSON file of quotes of the old draft to find in the new one")

    def handle(self, *_: Any, **options: Any) -> None:
        if options["tracked"] == bool(options["new"]):
            self._refuse("Please name two drafts to compare, or one with --tracked.")
        old, new = self._both(options["old"], options["new"])
        quotes = self._read_quotes(options["quotes"]) if options["quotes"] else None
        compared = compare(old, new)
        if options["out"]:
            parts = (BEFORE, AFTER) if options["tracked"] else ("", "")
            files = options["old"], options["new"] or options["old"]
            sources = source(files[0], old, parts[0]), source(files[1], new, parts[1])
            self._write(options["out"], Redline(old, new, compared, *sources, ENGINE))
            return
        pair = Pair(old, new, compared)
        placements = None if quotes is None else [place_quote(quote, pair) for quote in quotes]
        if options["json"]:
            answer = as_answer(old, new, compared)
            if placements is not None:
                answer["placements"] = [as_placement(placed) for placed in placements]
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(draw_all(old, new, compared, placements or [])))

    def _both(self, old: Path, new: Path | None) -> tuple[Outline, Outline]:
        """Both drafts, or the one before and after its tracked changes."""
        if new is not None:
            return self._read(old), self._read(new)
        before, after = (self._read(old, way) for way in ("rejected", "accepted"))
        if not after.facts.get("tracked"):
            self._refuse(f"{old.name}: No tracked changes were found in this file.")
        return before, after

    def _read(self, path: Path, way: str = "accepted") -> Outline:
        try:
            return read(path.read_bytes(), path.name, {"tracked": way})
        except Unreadable as refusal:
            self._refuse(f"{path.name}: {refusal}")
        except OSError:
            self._refuse(f"There is no file {path} that can be read.")

    def _write(self, out: Path, redline: Redline) -> None:
        form = out.suffix.removeprefix(".").lower()
        if form not in COMPARISON_FORMATS:
            endings = ", ".join(f".{name}" for name in COMPARISON_FORMATS)
            self._refuse(f"{out.name} has none of the endings that a comparison can be written with: {endings}.")
        try:
            out.write_bytes(COMPARISON_FORMATS[form].write(redline).data)
        except OSError as no:
            self._refuse(f"{out} cannot be written: {no.strerror}.")

    def _read_quotes(self, path: Path) -> list[dict[str, Any]]:
        try:
            quotes: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["quotes"]
        except (OSError, ValueError, KeyError, TypeError):
            self._refuse(f'{path} is no JSON file of the form {{"quotes": [...]}}.')
        return quotes

    def _refuse(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(1)


def source(path: Path, outline: Outline, part: str = "") -> Source:
    """What the cover of a draft says of it, and its file."""
    told = {name: str(outline.facts.get(name) or "") for name in ("number", "title", "date")}
    day = day_of(told["date"])
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    date = day.isoformat() if day else ""
    return Source(
        told["number"] or path.stem, title=told["title"], date=date, sha256=digest, filename=path.name, part=part
    )


def as_placement(placed: Placed) -> dict[str, Any]:
    """Where a quote stands, as plain values; `found` claims the place."""
    return {
        "found": placed.found,
        "new_clause": placed.clause,
        "exact": placed.anchor.quote if placed.anchor else "",
        "score": placed.score,
        "state": placed.state,
    }


def draw_all(old: Outline, new: Outline, compared: Compared, placements: list[Placed]) -> list[str]:
    """The comparison and the placements as lines for people."""
    lines = list(draw(old, new, compared))
    for placed in placements:
        clause = new.clauses[placed.clause] if placed.clause is not None else None
        where = f" in {clause.number} {clause.title}".rstrip() if clause else ""
        lines.append(f"{placed.state}{where}: {placed.anchor.quote if placed.anchor else '–'}")
    return lines
