"""`clauseline hints --jsonl FILE`: what privacy and rights concerns texts point to."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from clauseline.cli.answers import Answer, Refused
from clauseline.concerns import NOT_SOUGHT, VOCABULARY, Hint, hints, sought_in


def answer(options: Namespace) -> Answer:
    """A line of JSON for each text of the file, and which languages hints are not looked for in."""
    path: Path = options.jsonl
    try:
        texts = list(_read(path))
    except (OSError, UnicodeDecodeError) as no:
        raise Refused(f"There is no file {path} that can be read.") from no
    except (ValueError, KeyError, TypeError) as no:
        raise Refused(f'{path} is no file of lines like {{"id": "1", "lang": "en", "text": "..."}}.') from no
    lines = (
        json.dumps({"id": key, **as_answer(hints(text, language))}, ensure_ascii=False) for key, language, text in texts
    )
    silent = sorted({language for _key, language, _text in texts if not sought_in(language)})
    return Answer(lines, remark="\n".join(f"{language}: {NOT_SOUGHT}" for language in silent))


def _read(path: Path) -> Iterator[tuple[Any, str, str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip():
            entry = json.loads(line)
            yield entry["id"], str(entry["lang"]), str(entry["text"])


def as_answer(found: list[Hint]) -> dict[str, Any]:
    """The labels in the vocabulary's order, whether its words prove that it raises one, and the hints themselves."""
    named = {hint.concern for hint in found}
    return {
        "labels": [concern.id for concern in VOCABULARY.concerns if concern.id in named],
        "raises": any(hint.bearing == "raises" for hint in found),
        "evidence": [asdict(hint) for hint in found],
    }
