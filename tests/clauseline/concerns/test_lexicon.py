"""What is kept of a text under an edition is what would be found in it with that edition."""

import hashlib
import json
from dataclasses import asdict

from clauseline.concerns import edition, hints, lexicon, named_in
from tests.benchmarks.hinting import lines

FOUND = "2-1-83580272d9cf 82fb538cd4578eed"
"""The edition, and a digest of what it finds in the labelled clauses. Where the digest is another one and no list is,
`METHOD` in `clauseline/concerns/lexicon.py` is to be counted on, and both are to be written here anew.
"""


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
    assert f"{edition()} {digest}" == FOUND


def test_another_method_is_another_edition(monkeypatch):
    monkeypatch.setattr("clauseline.concerns.lexicon.METHOD", lexicon.METHOD + 1)
    assert edition.__wrapped__() != edition()


def test_an_edition_is_short_enough_for_its_column():
    assert len(edition()) <= 20
