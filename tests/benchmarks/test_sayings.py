"""Labels of sentences are found again by their hashes, and counted for what they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.benchmarks import sayings
from tests.benchmarks.sayings import Label, Said, hashed, interval, measure, right

LEDGER = "Every entry of the ledger shall be signed by two wardens before dusk."
GATE = "The gate of the western pier shall be closed while a ferry lands."


def test_the_labels_are_of_known_pairs_and_hold_no_words():
    sources = {line.split("\t")[0] for line in (sayings.HERE / "sayings_sources.tsv").read_text().splitlines()[1:]}
    found = sayings.labels()
    assert {label.pair for label in found} <= sources
    assert {len(one) for label in found for one in (label.old, label.new)} == {1, 16}
    assert {label.gold for label in found} == {"weakened", "strengthened", "same"}
    assert len({label.pair for label in found}) == 31


def test_a_pair_is_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    folder = tmp_path / "piers"
    folder.mkdir()
    (folder / "old.md").write_text(f"# 1 Ledger\n\nThe harbour is old.\n\n{LEDGER}\n\n# 2 Gates\n\n{GATE}\n")
    (folder / "new.md").write_text(
        f"# 1 Ledger\n\nThe harbour is old.\n\n# 2 Gates\n\n{GATE.replace('shall', 'may')}\n"
    )
    gone = Label("drawn", "piers", hashed(LEDGER), "*", "weakened")
    lowered = Label("said", "piers", hashed(GATE), hashed(GATE.replace("shall", "may")), "same")
    quiet = Label("drawn", "piers", hashed("The harbour is old."), "*", "same")
    monkeypatch.setattr(sayings, "labels", lambda: [gone, lowered, quiet])
    found = measure(tmp_path)
    assert found == [(gone, Said("weakened", True)), (lowered, Said("weakened", True)), (quiet, Said("", True))]
    assert right(found, "weakened", firm=True) == (1, 2)


def test_the_interval_is_wilsons():
    assert interval(0, 0) == "-"
    assert interval(9, 10) == "0.90 (0.60 to 0.98)"
