"""What is kept of a text under an edition is what would be found in it with that edition.

What an edition finds in the labelled clauses stands in `found.txt`. Where a list or a clause is another one,
`GOLDEN=anew pytest tests/clauseline/concerns/test_lexicon.py` writes it anew. Where neither is, `METHOD` in
`clauseline/concerns/lexicon.py` is to be counted on before.
"""

import hashlib
import json
import os
from dataclasses import asdict
from pathlib import Path

from clauseline.concerns import edition, hints, lexicon, named_in
from tests.benchmarks.hinting import lines

FOUND = Path(__file__).with_name("found.txt")
"""The edition, and a digest of what it finds in the labelled clauses."""


def test_the_same_edition_finds_the_same():
    found = [
        [
            [asdict(hint) for peopled in (True, False) for hint in hints(text, language, in_peopled=peopled)],
            asdict(named_in([text], language)),
        ]
        for language, _, text in lines("hinted_clauses.txt")
    ]
    assert sum(len(some) for some, _ in found) > 100
    digest = hashlib.sha256(json.dumps(found).encode()).hexdigest()[:16]
    kept = FOUND.read_text("utf-8")
    if os.environ.get("GOLDEN") == "anew":
        FOUND.write_text(f"{edition()} {digest}\n", "utf-8")
    else:
        assert f"{edition()} {digest}\n" == kept


def test_another_method_is_another_edition(monkeypatch):
    monkeypatch.setattr("clauseline.concerns.lexicon.METHOD", lexicon.METHOD + 1)
    assert edition.__wrapped__() != edition()


def test_an_edition_is_short_enough_for_its_column():
    assert len(edition()) <= 20
