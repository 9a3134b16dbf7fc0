"""The command that prints a comparison."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import call_command

from tests.drafts.word import paragraph, word_file

SENTENCE = "The platform {} delete the records of an avatar after 180 days."


def _write(path: Path, verb: str) -> Path:
    path.write_bytes(
        word_file(
            paragraph("1\tScope", "Heading1"),
            paragraph("This draft is about avatars and those who move them."),
            paragraph("2\tRetention", "Heading1"),
            paragraph(SENTENCE.format(verb)),
        )
    )
    return path


@pytest.fixture
def drafts(tmp_path: Path) -> tuple[str, str]:
    return str(_write(tmp_path / "old.docx", "shall")), str(_write(tmp_path / "new.docx", "should"))


def test_as_json(drafts: tuple[str, str], capsys: pytest.CaptureFixture[str]):
    call_command("compare", *drafts, "--json")
    answer = json.loads(capsys.readouterr().out)
    assert answer["old"]["clauses"][1] == {
        "number": "2", "title": "Retention", "level": 1, "kind": "clause", "status": "normative",
        "text": SENTENCE.format("shall"),
    }  # fmt: skip
    assert [change["kind"] for change in answer["changes"]] == ["unchanged", "modified"]
    assert answer["changes"][1] == {
        "kind": "modified",
        "old": [1],
        "new": [1],
        "flags": ["reworded", "weakened"],
        "spans": [
            {"op": "kept", "text": "The platform ", "old": [0, 13], "new": [0, 13]},
            {"op": "removed", "text": "shall", "old": [13, 18], "new": None},
            {"op": "added", "text": "should", "old": None, "new": [13, 19]},
            {
                "op": "kept",
                "text": " delete the records of an avatar after 180 days.",
                "old": [18, 66],
                "new": [19, 67],
            },
        ],
        "strength": [
            {
                "old": {"level": "requirement", "verb": "shall", "convention": "ISO", "start": 0, "end": 66},
                "new": {"level": "recommendation", "verb": "should", "convention": "ISO", "start": 0, "end": 67},
                "verdict": "weakened",
            }
        ],
        "passages": [],
        "details": [],
    }
    assert "placements" not in answer


def test_quotes_of_the_old_draft_are_placed_in_the_new_one(
    drafts: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    home = {"number": "2", "title": "Retention"}
    quotes = [
        {"exact": SENTENCE.format("shall"), "prefix": "", "suffix": "", "clause": home},
        {"exact": "Nobody ever wrote a sentence like this one here.", "prefix": "", "suffix": "", "clause": home},
    ]
    path = tmp_path / "quotes.json"
    path.write_text(json.dumps({"quotes": quotes}), encoding="utf-8")
    call_command("compare", *drafts, "--json", "--quotes", str(path))
    first, second = json.loads(capsys.readouterr().out)["placements"]
    assert {**first, "score": 0} == {
        "found": True, "new_clause": 1, "exact": SENTENCE.format("should"), "score": 0, "state": "reworded",
    }  # fmt: skip
    assert second == {"found": False, "new_clause": None, "exact": "", "score": 0.0, "state": "gone"}


def test_for_people(drafts: tuple[str, str], capsys: pytest.CaptureFixture[str]):
    call_command("compare", *drafts)
    assert capsys.readouterr().out.splitlines() == [
        "modified: 2 Retention  (reworded, weakened)",
        "    weakened: “shall” -> “should”",
        "    The platform [-shall-]{+should+} delete the records of an avatar after 180 days.",
        "",
        "1 unchanged, 1 modified",
    ]


@pytest.mark.parametrize(
    ("name", "data", "words"), [("gone.docx", None, "There is no file"), ("odd.docx", b"\0\1\2", "odd.docx: ")]
)
def test_what_cannot_be_read_ends_with_one_sentence(
    drafts: tuple[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    name: str,
    data: bytes | None,
    words: str,
):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(SystemExit) as refused:
        call_command("compare", drafts[0], str(tmp_path / name))
    assert refused.value.code == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith(words)
    assert len(captured.err.splitlines()) == 1


def test_quotes_that_are_no_quotes(drafts: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "quotes.json"
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(SystemExit):
        call_command("compare", *drafts, "--quotes", str(path))
    assert capsys.readouterr().err == f'{path} is no JSON file of the form {{"quotes": [...]}}.\n'


@pytest.mark.parametrize(("ending", "first"), [("html", b"<!doctype html>"), ("docx", b"PK"), ("json", b"{")])
def test_into_a_file(drafts: tuple[str, str], tmp_path: Path, ending: str, first: bytes):
    out = tmp_path / f"compared.{ending}"
    call_command("compare", *drafts, "--out", str(out))
    assert out.read_bytes().lstrip().startswith(first)


def test_a_file_of_another_ending_is_refused_in_a_sentence(
    drafts: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    with pytest.raises(SystemExit):
        call_command("compare", *drafts, "--out", str(tmp_path / "compared.pdf"))
    sentence = "compared.pdf has none of the endings that a comparison can be written with: .html, .docx, .json."
    assert capsys.readouterr().err.strip() == sentence
