import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from clauseline.cli import main


def test_texts_are_answered_as_the_engine_does(tmp_path, capsys):
    path, out = tmp_path / "texts.jsonl", StringIO()
    path.write_text(json.dumps({"id": "a", "lang": "en", "text": "The behaviour record is permanently stored."}))
    call_command("hints", jsonl=path, stdout=out)
    assert main(["hints", "--jsonl", str(path)]) == 0
    assert out.getvalue() == capsys.readouterr().out
    assert json.loads(out.getvalue())["labels"] == ["retention"]


def test_a_missing_file_ends_with_one_sentence(tmp_path):
    err = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("hints", jsonl=tmp_path / "none.jsonl", stderr=err)
    assert (ended.value.code, err.getvalue()) == (2, f"There is no file {tmp_path}/none.jsonl that can be read.\n")


def test_either_texts_or_all_versions_are_looked_through(tmp_path):
    for arguments in ([], ["--all", "--jsonl", str(tmp_path / "a.jsonl")]):
        with pytest.raises(CommandError):
            call_command("hints", *arguments)


@pytest.mark.django_db
def test_no_version_is_behind():
    out = StringIO()
    call_command("hints", "--all", stdout=out)
    assert out.getvalue() == "0 versions will be looked through for hints.\n"
