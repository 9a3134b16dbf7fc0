"""`clauseline align` on small drafts."""

import json
from pathlib import Path

import pytest

from clauseline.cli import main
from clauseline.cli.align import BY_WORDS
from tests.clauseline.aligning.encoders import encoder_or_skip
from tests.clauseline.aligning.test_pairing import CHINESE, ENGLISH


@pytest.fixture
def drafts(tmp_path: Path) -> list[str]:
    names = []
    for name, clauses in (("old.md", CHINESE), ("new.md", ENGLISH)):
        text = "\n\n".join(f"# {k} {title}\n\n{words}" for k, (title, words) in enumerate(clauses, 1))
        (tmp_path / name).write_text(text + "\n", encoding="utf-8")
        names.append(str(tmp_path / name))
    return names


def test_it_prints_pairs_and_candidates(drafts: list[str], capsys):
    encoder = encoder_or_skip()
    assert main(["align", *drafts, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"pairs", "candidates", "encoder"}
    assert [(one["old"], one["new"]) for one in told["pairs"]] == [(k, k) for k in range(len(CHINESE))]
    assert {one["band"] for one in told["pairs"]} <= {"likely", "possible"}
    assert {key: found[0] for key, found in told["candidates"].items()} == {str(k): k for k in range(len(CHINESE))}
    assert told["encoder"] == encoder.name


def test_it_prints_for_people(drafts: list[str], capsys):
    encoder = encoder_or_skip()
    assert main(["align", *drafts]) == 0
    out = capsys.readouterr().out
    assert "likely: 2 Logs = 2 日志\n" in out
    assert out.rstrip().endswith(f"clauses, by {encoder.name}")


def test_without_the_encoder_it_says_so(drafts: list[str], capsys, monkeypatch):
    monkeypatch.setattr("clauseline.cli.align.load_encoder", lambda: None)
    assert main(["align", *drafts, "--json"]) == 0
    captured = capsys.readouterr()
    assert json.loads(captured.out)["encoder"] is None
    assert captured.err == f"{BY_WORDS}\n"


def test_a_draft_that_is_not_there_is_refused(drafts: list[str], capsys):
    assert main(["align", drafts[0], "nowhere.md"]) == 2
    assert capsys.readouterr().err == "There is no file nowhere.md that can be read.\n"
