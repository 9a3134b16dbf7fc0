"""`manage.py compare OLD NEW`: what changed between two drafts, clause by clause. Needs no database."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand

from annotations.anchoring import Placed, place_quote
from proposals.comparing import Compared, compare
from proposals.comparing.printing import as_answer, draw
from proposals.outline import Outline
from proposals.reading import Unreadable, read


class Command(BaseCommand):
    help = "Print what changed between two drafts, and where quotes of the old one stand in the new one."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("old", type=Path)
        parser.add_argument("new", type=Path)
        parser.add_argument("--json", action="store_true", help="as JSON")
        parser.add_argument("--quotes", type=Path, help="a JSON file of quotes of the old draft to find in the new one")

    def handle(self, *_: Any, **options: Any) -> None:
        old, new = self._read(options["old"]), self._read(options["new"])
        quotes = self._read_quotes(options["quotes"]) if options["quotes"] else None
        compared = compare(old, new)
        placements = None if quotes is None else [place_quote(quote, old, new, compared) for quote in quotes]
        if options["json"]:
            answer = as_answer(old, new, compared)
            if placements is not None:
                answer["placements"] = [as_placement(placed) for placed in placements]
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(draw_all(old, new, compared, placements or [])))

    def _read(self, path: Path) -> Outline:
        try:
            return read(path.read_bytes(), path.name)
        except Unreadable as refusal:
            self._refuse(f"{path.name}: {refusal}")
        except OSError:
            self._refuse(f"There is no file {path} that can be read.")

    def _read_quotes(self, path: Path) -> list[dict[str, Any]]:
        try:
            quotes: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["quotes"]
        except (OSError, ValueError, KeyError, TypeError):
            self._refuse(f'{path} is no JSON file of the form {{"quotes": [...]}}.')
        return quotes

    def _refuse(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(1)


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
