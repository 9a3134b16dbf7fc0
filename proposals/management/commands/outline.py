"""`manage.py outline FILE`: what a draft consists of, clause by clause. Needs no database."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from proposals.outline import Outline
from proposals.reading import Unreadable, read


class Command(BaseCommand):
    help = "Print the clauses of a draft and the account of its reading."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="as JSON")
        parser.add_argument("--tracked", choices=("accepted", "rejected"), default="accepted")

    def handle(self, *_: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            outline = read(path.read_bytes(), path.name, {"tracked": options["tracked"]})
        except (Unreadable, OSError) as refusal:
            sentence = str(refusal) if isinstance(refusal, Unreadable) else f"There is no file {path} that can be read."
            self.stderr.write(sentence)
            sys.exit(1)
        if options["json"]:
            self.stdout.write(json.dumps(as_answer(outline), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(draw(outline)))


def as_answer(outline: Outline) -> dict[str, Any]:
    """The outline as the command prints it: clauses without blocks, and the report."""
    keys = ("number", "title", "level", "kind", "status", "text")
    return {
        "reader": outline.reader,
        "language": outline.language,
        "clauses": [{key: getattr(clause, key) for key in keys} for clause in outline.clauses],
        "report": {
            "clauses": len(outline.clauses),
            "left_out": [
                {"rule": row.rule, "count": row.count, "sample": row.sample} for row in outline.report.left_out
            ],
            "unplaced": list(outline.report.unplaced),
            "warnings": list(outline.report.warnings),
        },
    }


def draw(outline: Outline) -> Iterator[str]:
    """The outline as indented lines, then the account of its reading."""
    for clause in outline.clauses:
        name = " ".join(filter(None, (clause.number, clause.title))) or clause.text[:60]
        status = "" if clause.status == "normative" else f"  ({clause.status})"
        yield f"{'  ' * (clause.level - 1)}{name}{status}  · {len(clause.text)}"
    report = outline.report
    yield f"\n{len(outline.clauses)} clauses, {report.characters} characters, language {outline.language or 'unknown'}"
    for row in report.left_out:
        yield f"left out: {row.rule}: {row.count} ({row.characters} characters), such as “{row.sample}”"
    yield from (f"note: {warning}" for warning in report.warnings)
