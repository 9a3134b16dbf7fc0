"""`clauseline place`."""

from __future__ import annotations

import json

import pytest

from clauseline.cli import main

OLD = "# 1 Scope\n\nThis draft is about avatars.\n\n# 2 Records\n\nThe platform shall delete the records of users.\n"
NEW = "# 1 Scope\n\nThis draft is about avatars.\n\n# 2 Records\n\nThe platform should delete the records of users.\n"
QUOTES = [
    {"exact": "about avatars"},
    {"exact": "The platform shall delete the records of users.", "clause": {"number": "2", "title": "Records"}},
    {"exact": "Nobody ever wrote this sentence.", "prefix": "", "suffix": "", "clause": None},
]


@pytest.fixture
def arguments(tmp_path):
    for name, text in (("old.md", OLD), ("new.md", NEW), ("quotes.json", json.dumps({"quotes": QUOTES}))):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [
        "place",
        *(str(tmp_path / name) for name in ("old.md", "new.md")),
        "--quotes",
        str(tmp_path / "quotes.json"),
    ]


def test_for_people(arguments, capsys):
    assert main(arguments) == 0
    assert capsys.readouterr().out.splitlines() == [
        "about avatars",
        "    same in 1 Scope: about avatars",
        "The platform shall delete the records of users.",
        "    reworded in 2 Records: The platform should delete the records of users.",
        "Nobody ever wrote this sentence.",
        "    gone: –",
    ]


def test_as_json_it_says_what_compare_says(arguments, capsys):
    assert main([*arguments, "--json"]) == 0
    placed = json.loads(capsys.readouterr().out)
    assert [(one["found"], one["new_clause"], one["state"]) for one in placed["placements"]] == [
        (True, 0, "same"), (True, 1, "reworded"), (False, None, "gone"),
    ]  # fmt: skip
    assert main(["compare", *arguments[1:], "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["placements"] == placed["placements"]


def test_quotes_are_needed(arguments, capsys):
    with pytest.raises(SystemExit) as end:
        main(arguments[:3])
    assert (end.value.code, capsys.readouterr().err.splitlines()[-1]) == (
        2, "clauseline place: error: the following arguments are required: --quotes",
    )  # fmt: skip
