"""The engine's commands by `manage.py`: doors onto the same functions."""

from __future__ import annotations

import json

import pytest
from django.core.management import call_command

from clauseline.cli import main

OLD = "# 1 Scope\n\nThis draft is about avatars.\n\n# 2 Records\n\nThe platform shall delete the records of users.\n"


@pytest.fixture
def files(tmp_path):
    quotes = json.dumps({"quotes": [{"exact": "about avatars"}]})
    texts = {"old.md": OLD, "new.md": OLD.replace("shall", "should"), "quotes.json": quotes}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return {name.partition(".")[0]: str(tmp_path / name) for name in texts}


@pytest.mark.parametrize(
    "command",
    [
        "outline {old}",
        "outline {old} --json",
        "outline {quotes}x",
        "compare {old} {new}",
        "compare {old} {new} --json --quotes {quotes}",
        "compare {old} {new} --fail-on weakened",
        "compare {old} {new} --fail-on sunken",
        "place {old} {new} --quotes {quotes}",
        "origins {new} --among ONE/first={old}",
        "origins {new} --among {old}",
    ],
)
def test_they_answer_as_the_engine_does(command, files, capsys):
    arguments = [word.format(**files) for word in command.split()]
    status = main(arguments)
    told = capsys.readouterr()
    assert (told.out + told.err).strip()
    if status:
        with pytest.raises(SystemExit) as ended:
            call_command(*arguments)
        assert ended.value.code == status
    else:
        call_command(*arguments)
    assert capsys.readouterr() == told


def test_the_site_writes_pages_too(files, tmp_path, capsys):
    out = tmp_path / "compared.html"
    call_command("compare", files["old"], files["new"], "--out", str(out))
    assert out.read_text(encoding="utf-8").lstrip().lower().startswith("<!doctype html>")
    with pytest.raises(SystemExit):
        call_command("compare", files["old"], files["new"], "--out", "compared.pdf")
    sentence = "compared.pdf has none of the endings that a comparison can be written with: .html, .docx, .md, .json.\n"
    assert capsys.readouterr().err == sentence
