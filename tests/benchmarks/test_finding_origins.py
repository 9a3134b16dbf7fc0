"""What the benchmark of origins plants and counts."""

from __future__ import annotations

import json
import random
from pathlib import Path

from clauseline.origins.words import words_of
from tests.benchmarks.finding_origins import drafts, mixtures, rewrites, strangers
from tests.benchmarks.planting import edited, planted

TIDES = [
    f"The warden of pier {name} shall close its lock before the tide and tell every skipper." for name in "abcdefghi"
]
LAMPS = [
    f"Lanterns of street {name} hang where fishermen mend nets and sing until the long night ends."
    for name in "jklmnopqr"
]


def write(folder: Path, name: str, texts: list[str]) -> None:
    file = folder / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("\n\n".join(f"# {k} Rule\n\n{text} {text}" for k, text in enumerate(texts, 1)), encoding="utf-8")


def test_drafts_are_measured(tmp_path: Path):
    for name, texts in {"tides/old.md": TIDES, "tides/new.md": TIDES[::-1], "lamps/one.md": LAMPS}.items():
        write(tmp_path, name, texts)
    old, new = ([{"number": str(k), "title": "Rule"} for k in range(1, 10)] for _ in range(2))
    truth = {"old_clauses": old, "new_clauses": new, "pairs": [[k, 8 - k] for k in range(9)]}
    (tmp_path / "tides/alignment.json").write_text(json.dumps(truth), encoding="utf-8")
    of = [*drafts(tmp_path, [])]
    assert [(one.family, one.name) for one in of] == [("lamps", "one"), ("tides", "new"), ("tides", "old")]
    assert list(rewrites(of)) == [("tides", 9, 9)]
    assert strangers(of) == (0, 18, [])
    assert mixtures(of) == (1.0, 1.0)


def test_what_is_planted_stands_where_it_is_said(tmp_path: Path):
    write(tmp_path, "tides/one.md", TIDES)
    write(tmp_path, "lamps/one.md", LAMPS)
    families = {one.family: [one.outline] for one in drafts(tmp_path, [])}
    for one in planted(families, 0.0, 20, (8, 12), random.Random(1)):
        words = one.text[one.start : one.end]
        assert any(words in clause.text for clause in families[one.family][0].clauses)
        assert 8 <= len(words_of(words)) <= 12


def test_so_many_words_are_edited():
    text = " ".join(f"word{number}" for number in range(1000))
    kept = set(text.split()) & set(edited(text, 0.2, ["other"], random.Random(1)).split())
    assert 780 < len(kept) < 880
