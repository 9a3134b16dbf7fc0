"""`clauseline hints`."""

from __future__ import annotations

import json

import pytest

from clauseline.cli import main


def test_each_line_is_answered_with_labels_and_evidence(tmp_path, capsys):
    path = tmp_path / "texts.jsonl"
    lines = [
        {"id": "a", "lang": "en", "text": "The behaviour record of a user is permanently stored."},
        {"id": "b", "lang": "zh", "text": "设备应支持透明传输。"},
    ]
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n\n", encoding="utf-8")
    assert main(["hints", "--jsonl", str(path)]) == 0
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [
        {
            "id": "a",
            "labels": ["behaviour-scoring", "retention"],
            "raises": True,
            "evidence": [
                {
                    "concern": "behaviour-scoring", "start": 4, "end": 20, "trigger": "behaviour record",
                    "reason": "behaviour record", "safe": False, "bearing": "touches",
                },
                {
                    "concern": "retention", "start": 34, "end": 52, "trigger": "permanently stored",
                    "reason": "permanently stored", "safe": False, "bearing": "raises",
                },
            ],
        },
        {"id": "b", "labels": [], "raises": False, "evidence": []},
    ]  # fmt: skip


def test_languages_without_hints_are_named_beside_the_lines(tmp_path, capsys):
    path = tmp_path / "texts.jsonl"
    lines = [{"id": n, "lang": language, "text": "Logs."} for n, language in enumerate(["ru", "en", "fr", "ru"])]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    assert main(["hints", "--jsonl", str(path)]) == 0
    told = capsys.readouterr()
    assert [json.loads(line)["labels"] for line in told.out.splitlines()] == [[], [], [], []]
    sentence = "Concerns are not suggested in this language."
    assert told.err == f"fr: {sentence}\nru: {sentence}\n"


@pytest.mark.parametrize("content", [b"{", b'{"id": 1}', b"[1]"])
def test_what_is_of_another_form_ends_with_one_sentence(tmp_path, content, capsys):
    path = tmp_path / "texts.jsonl"
    path.write_bytes(content)
    assert main(["hints", "--jsonl", str(path)]) == 2
    sentence = f'{path} is no file of lines like {{"id": "1", "lang": "en", "text": "..."}}.\n'
    assert capsys.readouterr() == ("", sentence)


@pytest.mark.parametrize("content", [b"\xff\xfe", None])
def test_what_cannot_be_read_ends_with_one_sentence(tmp_path, content, capsys):
    path = tmp_path / "texts.jsonl"
    if content:
        path.write_bytes(content)
    assert main(["hints", "--jsonl", str(path)]) == 2
    assert capsys.readouterr() == ("", f"There is no file {path} that can be read.\n")
