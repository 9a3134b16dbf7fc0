"""`manage.py hints --jsonl FILE`: what privacy and rights concerns texts point to. Needs no database."""

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


class Command(BaseCommand):
    help = "Print the concerns that texts point to, one answer a line."
    requires_system_checks = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--jsonl", type=Path, required=True, help='lines {"id", "lang", "text"}')

    def handle(self, *_: Any, **options: Any) -> None:
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
