"""`manage.py hints --jsonl FILE`: what privacy and rights concerns texts point to. Needs no database.

`manage.py hints --all` has all versions looked through that were read before hints were, or with other signs.
"""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand

from annotations.concerns import VOCABULARY, Hint, hints
from annotations.services import hints as service


class Command(BaseCommand):
    help = "Print the concerns that texts point to, or have the versions of this site looked through for them."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        texts = parser.add_mutually_exclusive_group(required=True)
        texts.add_argument("--jsonl", type=Path, help='print those of lines {"id", "lang", "text"}, one answer a line')
        texts.add_argument("--all", action="store_true", help="look through all versions that are behind")

    def handle(self, *_: Any, **options: Any) -> None:
        if options["all"]:
            self.stdout.write(f"{service.catch_up()} versions will be looked through for hints.")
            return
        path: Path = options["jsonl"]
        try:
            texts = list(_read(path))
        except (OSError, UnicodeDecodeError):
            self._refuse(f"There is no file {path} that can be read.")
        except (ValueError, KeyError, TypeError):
            self._refuse(f'{path} is no file of lines like {{"id": "1", "lang": "en", "text": "..."}}.')
        for key, language, text in texts:
            self.stdout.write(json.dumps({"id": key, **as_answer(hints(text, language))}, ensure_ascii=False))

    def _refuse(self, sentence: str) -> NoReturn:
        self.stderr.write(sentence)
        sys.exit(1)


def _read(path: Path) -> Iterator[tuple[Any, str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            entry = json.loads(line)
            yield entry["id"], str(entry["lang"]), str(entry["text"])


def as_answer(found: list[Hint]) -> dict[str, Any]:
    """The labels in the vocabulary's order, whether the text raises a concern, and the hints themselves."""
    named = {hint.concern for hint in found}
    return {
        "labels": [concern.id for concern in VOCABULARY.concerns if concern.id in named],
        "raises": any(not hint.safe for hint in found),
        "evidence": [asdict(hint) for hint in found],
    }
