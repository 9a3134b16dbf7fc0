"""The command that prints an outline."""

from __future__ import annotations

import json

import pytest
from django.core.management import call_command

from tests.drafts.word import paragraph, word_file


@pytest.fixture
def draft(tmp_path):
    path = tmp_path / "draft.docx"
    path.write_bytes(
        word_file(paragraph("Cover"), paragraph("1\tScope", "Heading1"), paragraph("The avatar is shown."))
    )
    return path


def test_as_json(draft, capsys):
    call_command("outline", str(draft), "--json")

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
    call_command("outline", str(draft))

    assert capsys.readouterr().out.splitlines() == [
        "1 Scope  · 20", "", "1 clauses, 28 characters, language en",
        "left out: cover: 1 (5 characters), such as “Cover”",
    ]  # fmt: skip


def test_what_cannot_be_read_ends_with_one_sentence(tmp_path, capsys):
    path = tmp_path / "empty.docx"
    path.write_bytes(b"")

    with pytest.raises(SystemExit) as end:
        call_command("outline", str(path))

    assert end.value.code == 1
    assert capsys.readouterr().err == "This file is empty. Please upload the draft again.\n"
