"""`clauseline outline`."""

from __future__ import annotations

import json

import pytest

from clauseline.cli import main
from tests.drafts import tracked
from tests.drafts.word import paragraph, word_file


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "draft.docx"
    path.write_bytes(
        word_file(paragraph("Cover"), paragraph("1\tScope", "Heading1"), paragraph("The avatar is shown."))
    )
    return path


def test_as_json(draft, capsys):
    assert main(["outline", str(draft), "--json"]) == 0

    assert json.loads(capsys.readouterr().out) == {
        "reader": "docx",
        "language": "en",
        "clauses": [
            {
                "number": "1", "title": "Scope", "level": 1, "kind": "clause", "status": "normative",
                "text": "The avatar is shown.",
            }
        ],
        "report": {
            "clauses": 1,
            "left_out": [{"rule": "cover", "count": 1, "sample": "Cover"}],
            "unplaced": ["Cover"],
            "warnings": [],
        },
    }  # fmt: skip


def test_for_people(draft, capsys):
    assert main(["outline", str(draft)]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "1 Scope  · 20", "", "1 clauses, 28 characters, language en",
        "left out: cover: 1 (5 characters), such as “Cover”",
    ]  # fmt: skip


def test_what_cannot_be_read_ends_with_one_sentence(tmp_path, capsys):
    path = tmp_path / "empty.docx"
    path.write_bytes(b"")

    assert main(["outline", str(path)]) == 2
    assert capsys.readouterr() == ("", "empty.docx: This file is empty. Please upload the draft again.\n")


def test_tracked_changes_may_be_rejected(tmp_path, capsys):
    path = tmp_path / "tracked.docx"
    path.write_bytes(tracked.WORD)
    texts = {}
    for side in ("accepted", "rejected"):
        assert main(["outline", str(path), "--json", "--tracked", side]) == 0
        texts[side] = [clause["text"] for clause in json.loads(capsys.readouterr().out)["clauses"]]
    assert texts == {"accepted": [tracked.AFTER], "rejected": [tracked.BEFORE]}


def test_with_reasons(tmp_path, capsys):
    path = tmp_path / "draft.docx"
    path.write_bytes(
        word_file(
            paragraph("1\tScope", "Heading1"), paragraph("Walls, see"), paragraph("7.2 of the older text."),
            paragraph("1.1\tDoors"), paragraph("Shut."),
        )
    )  # fmt: skip
    assert main(["outline", str(path), "--why"]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "1 Scope  · 33",
        "    | sections: It is a heading of level 1 in the file.",
        "    | not a clause: 7.2 of the older text.",
        "  1.1 Doors  · 5",
        "      | sections: 1.1 follows 1.",
        "",
        "2 clauses, 46 characters, language en",
        "pass sections: 2 to 2 lines",
        "pass levels: 1 to 1 lines",
    ]

    assert main(["outline", str(path), "--why", "--json"]) == 0
    assert [clause["why"] for clause in json.loads(capsys.readouterr().out)["clauses"]] == [
        ["sections: It is a heading of level 1 in the file.", "not a clause: 7.2 of the older text."],
        ["sections: 1.1 follows 1."],
    ]


def test_a_clause_without_a_name_is_told_by_its_first_words_on_one_line(tmp_path, capsys):
    path = tmp_path / "draft.txt"
    path.write_text("Walls\n\nof brick.\n")

    assert main(["outline", str(path)]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "Walls of brick.  · 15"
