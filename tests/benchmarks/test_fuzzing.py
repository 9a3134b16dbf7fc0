from __future__ import annotations

import importlib.util
import random
import sys

from lxml import etree

from clauseline.reading import read
from tests.benchmarks import fuzzing
from tests.drafts.specimens import SPECIMENS, memo, text, word_draft


def test_a_container_is_packed_again_with_its_main_part_changed():
    part = fuzzing.PARTS["docx"]
    changed = fuzzing.take_out(word_draft(), part).replace(b"Avatars", b"Doubles")
    assert "Doubles shall be kept." in read(fuzzing.put_in(changed, word_draft(), part), "x.docx").clauses[0].text


def test_changed_trees_are_trees_and_the_same_seed_changes_the_same():
    for seed in range(50):
        changed = fuzzing.change_tree(memo(), random.Random(seed))
        assert changed == fuzzing.change_tree(memo(), random.Random(seed))
        assert changed is not None
        assert etree.fromstring(changed).tag == "rfc"


def test_lines_and_bytes_are_changed():
    assert {fuzzing.change_lines(text(), random.Random(seed)) for seed in range(9)} - {text()}
    assert {fuzzing.change_bytes(b"", random.Random(seed)) for seed in range(9)} - {b""}


def test_every_fault_is_noted_once_with_its_file(tmp_path, capsys):
    seen: set[str] = set()
    for _ in range(2):
        fuzzing.note(ValueError("odd"), b"file", tmp_path, seen)
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"file"]
    assert capsys.readouterr().out.count("FINDING ValueError at the account: 'odd'") == 1


def test_without_atheris_it_says_so(monkeypatch, capsys):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(sys, "argv", ["fuzzing", *SPECIMENS])
    fuzzing.main()
    assert capsys.readouterr().out == fuzzing.ABSENT + "\n"
