"""`clauseline origins`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from clauseline.cli import main

RULE = "The harbour master shall inform every skipper of a closed lock before the evening tide."
STOCK = "This document is produced by the council of harbours and may be copied freely by its members."
OWN = "Lanterns hang from the western pier wherever fishermen mend their nets after dusk."
NEW = f"# 1 Cover\n\n{STOCK}\n\n# 2 Locks\n\n{OWN} {RULE}\n\n# 3 Piers\n\n{OWN}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    texts = {
        "new.md": NEW,
        "tides.md": f"# 1 Cover\n\n{STOCK}\n\n# 5 Tides\n\n{RULE.replace('every', 'each')}\n",
        "quays.md": f"# 1 Cover\n\n{STOCK}\n",
        "barges.md": f"# Front\n\n{STOCK}\n",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


HOW = "Please name the drafts to look in as NAME=FILE or BODY/NAME=FILE"
AMONG = ["origins", "new.md", "--among", "HARBOURS/tides=tides.md", "HARBOURS/quays=quays.md"]
MORE = [*AMONG, "--among", "HARBOURS/barges=barges.md"]


def test_for_people(folder: Path, capsys):
    assert main(MORE) == 0
    assert capsys.readouterr().out.splitlines() == [
        "1 Cover",
        "    words of a template, as in tides.md, quays.md, barges.md",
        f"        {STOCK.rstrip('.')}",
        "",
        "2 Locks",
        "    from tides.md, 5 Tides",
        f"        {RULE.rstrip('.')}",
        "",
        "2 of 3 clauses have words of the other drafts; 63% of the words are its own.",
    ]


def test_as_json(folder: Path, capsys):
    assert main([*MORE, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    own, rule = len(OWN.split()), len(RULE.split())
    span = [len(OWN) + 1, len(OWN) + len(RULE), 0, len(RULE) - 2]
    stock = [0, len(STOCK) - 1, 0, len(STOCK) - 1]
    by_words = {"method": "words", "band": "fact"}
    assert told["own"] == round(2 * own / (2 * own + rule), 4)
    assert told["origins"] == [
        *(
            {"clause": 0, "file": name, "source": 0, **by_words, "spans": [stock], "template": True}
            for name in ("tides.md", "quays.md", "barges.md")
        ),
        {"clause": 1, "file": "tides.md", "source": 1, **by_words, "spans": [span], "template": False},
    ]


def test_two_proposals_are_no_template(folder: Path, capsys):
    assert main([*AMONG, "--json"]) == 0
    assert not any(one["template"] for one in json.loads(capsys.readouterr().out)["origins"])


def test_a_file_keeps_the_name_that_it_was_given(folder: Path, capsys):
    assert main(["origins", "new.md", "--among", "tides=./tides.md", "--json"]) == 0
    assert {one["file"] for one in json.loads(capsys.readouterr().out)["origins"]} == {"./tides.md"}


@pytest.mark.parametrize(
    ("among", "sentence"),
    [
        *((one, f"{HOW}, not {one}.\n") for one in ("tides.md", "=tides.md", "HARBOURS/=tides.md", "tides=")),
        ("tides=sunk.md", "There is no file sunk.md that can be read.\n"),
    ],
)
def test_what_cannot_be_looked_in_is_refused(among: str, sentence: str, folder: Path, capsys):
    assert main(["origins", "new.md", "--among", among]) == 2
    assert capsys.readouterr().err == sentence
