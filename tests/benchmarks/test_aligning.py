import json
from pathlib import Path

from tests.benchmarks.aligning import Document, load, measure, spoilt
from tests.clauseline.aligning.test_pairing import CHINESE, ENGLISH


def document(folder: Path, name: str) -> Document:
    sides = ([{"title": title, "text": text} for title, text in side] for side in (CHINESE, ENGLISH))
    told = dict(zip(("old", "new"), sides, strict=True)) | {"old_language": "zh", "new_language": "en"}
    (folder / f"{name}.json").write_text(json.dumps(told | {"truth": [[k, k] for k in range(len(CHINESE))]}))
    return load(folder / f"{name}.json")


def test_it_counts_pairs_as_they_are_and_spoilt(tmp_path: Path):
    lines = [*measure([document(tmp_path, "one"), document(tmp_path, "two")], with_encoder=False)]
    assert [line.partition(":")[0] for line in lines] == ["one", "two", "all as they are", "all spoilt"]
    assert "pairs 14;" in lines[2]


def test_a_spoilt_document_keeps_what_is_true_of_it(tmp_path: Path):
    one = document(tmp_path, "one")
    changed = spoilt(one, [document(tmp_path, "two")], 3)
    assert all(
        one.old.clauses.index(changed.old.clauses[i]) == one.new.clauses.index(changed.new.clauses[j])
        for i, j in changed.truth
    )
    assert changed.truth
