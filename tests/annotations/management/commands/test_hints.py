import json
from io import StringIO

import pytest
from django.core.management import call_command


def answers(path):
    out = StringIO()
    call_command("hints", jsonl=path, stdout=out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_each_line_is_answered_with_labels_and_evidence(tmp_path):
    path = tmp_path / "texts.jsonl"
    lines = [
        {"id": "a", "lang": "en", "text": "The behaviour record of a user is permanently stored."},
        {"id": "b", "lang": "zh", "text": "设备应支持透明传输。"},
    ]
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n\n", encoding="utf-8")
    assert answers(path) == [
        {
            "id": "a",
            "labels": ["behaviour-scoring", "retention"],
            "raises": True,
            "evidence": [
                {
                    "concern": "behaviour-scoring", "start": 4, "end": 20, "trigger": "behaviour record",
                    "reason": "behaviour record", "safe": False,
                },
                {
                    "concern": "retention", "start": 34, "end": 52, "trigger": "permanently stored",
                    "reason": "permanently stored", "safe": False,
                },
            ],
        },
        {"id": "b", "labels": [], "raises": False, "evidence": []},
    ]  # fmt: skip


@pytest.mark.parametrize("content", [b"\xff\xfe", b"{", b'{"id": 1}', b"[1]"])
def test_what_cannot_be_read_ends_with_one_sentence(tmp_path, content):
    path, err = tmp_path / "texts.jsonl", StringIO()
    path.write_bytes(content)
    with pytest.raises(SystemExit) as ended:
        call_command("hints", jsonl=path, stderr=err)
    assert ended.value.code == 1
    assert err.getvalue().count("\n") == 1


def test_a_missing_file_ends_with_one_sentence(tmp_path):
    err = StringIO()
    with pytest.raises(SystemExit):
        call_command("hints", jsonl=tmp_path / "none.jsonl", stderr=err)
    assert err.getvalue() == f"There is no file {tmp_path}/none.jsonl that can be read.\n"
