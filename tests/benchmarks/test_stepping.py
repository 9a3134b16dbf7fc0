from __future__ import annotations

from pathlib import Path

from tests.benchmarks.stepping import HEADS, load, row

KEPT = "The platform keeps the record of what each user did in every virtual world that it serves"
TEXTS = [
    f"1 Record\n\n{KEPT}, for {n} years at most. It is shown to the user who asks for it on any day.\n"
    for n in range(4)
]


def test_it_counts_places_and_comparisons(tmp_path: Path):
    for number, text in enumerate(TEXTS):
        (tmp_path / f"{number}.txt").write_text(text)
    told = dict(zip(HEADS, row("made", load(tmp_path), 7), strict=True))
    assert (told[""], told["comparisons"], told["of all"]) == ("made 7", "3", "6")
    sentences = 2 * (3 + 2 + 1)
    assert (int(told["same"]), int(told["elsewhere"]) + int(told["home alone"])) == (sentences, 0)
