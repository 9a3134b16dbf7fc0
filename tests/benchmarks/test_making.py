from __future__ import annotations

import subprocess
import sys
from collections import Counter

from clauseline.comparing import compare
from clauseline.reading import read
from tests.benchmarks.making import drafts, write
from tests.benchmarks.setting import numbers


def test_the_drafts_are_the_same_in_every_process(tmp_path):
    subprocess.run([sys.executable, "-m", "tests.benchmarks.making", str(tmp_path)], check=True)
    assert tuple((tmp_path / name).read_text(encoding="utf-8") for name in ("old.txt", "new.txt")) == drafts()


def test_other_parts_and_seeds_are_other_texts():
    first, second = drafts(seed=1)[0], drafts(seed=2)[0]
    assert first != second
    lines = [Counter(line for line in text.splitlines() if len(line) > 40) for text in drafts(parts=2)]
    assert max(count for line, count in lines[0].items() if "Page" not in line and "Draft" not in line) == 1


def test_the_pages_are_read_as_clauses_and_their_edits_are_found(tmp_path):
    old, new = (read(path.read_bytes(), path.name) for path in write(tmp_path))
    assert old.language == "en"
    assert {"1", "1.1", "24"} <= {clause.number for clause in old.clauses}
    assert not [clause.number for clause in old.clauses if "[Page" in clause.text]
    kinds = {change.kind for change in compare(old, new).changes}
    assert kinds == {"unchanged", "modified", "renumbered", "moved", "inserted", "deleted", "split", "merged"}


def test_markdown_has_the_same_clauses(tmp_path):
    text, marked = (read(write(tmp_path, suffix=suffix)[0].read_bytes(), f"old{suffix}") for suffix in (".txt", ".md"))
    titles = [[clause.title for clause in outline.clauses if clause.number] for outline in (text, marked)]
    assert [*titles[0], "Normative References"] == titles[1]
    kinds = {block.kind for clause in marked.clauses for block in clause.blocks}
    assert {"paragraph", "item", "code", "term", "row"} <= kinds


def test_clauses_are_numbered_level_by_level():
    assert numbers([1, 2, 3, 3, 2, 1, 2]) == ["1", "1.1", "1.1.1", "1.1.2", "1.2", "2", "2.1"]
