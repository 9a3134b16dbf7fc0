"""What the guide of the command shows is what the command does."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from clauseline.cli import main
from clauseline.cli.arguments import ARGUMENTS

GUIDE = (Path(__file__).resolve().parents[3] / "docs/guide/command.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"<!-- run -->\n```console\n\$ (.+)\n((?:.*\n)*?)```", GUIDE)


def block(kind: str, number: int = 0) -> str:
    return str(re.findall(rf"```{kind}\n((?:.*\n)*?)```", GUIDE)[number])


@pytest.fixture
def drafts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the files that the guide tells of."""
    old = block("md")
    lines = old.splitlines()
    lines[6] = block("md", 1).rstrip("\n")
    kinds = {f"kinds-{number}.md": block("md", number + 1) for number in (1, 2)}
    files = {"old.md": old, "new.md": "\n".join(lines), "quotes.json": block("json"), "pairs.tsv": block("tsv")}
    for name, text in {**files, **kinds}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_it_has_examples():
    assert [command.split()[:2] for command, _ in EXAMPLES] == [
        *[["clauseline", "compare"]] * 4, ["clauseline", "place"], ["clauseline", "origins"],
    ]  # fmt: skip


@pytest.mark.parametrize(("command", "shown"), EXAMPLES)
def test_each_example_prints_what_is_shown(command: str, shown: str, drafts: Path, capsys):
    main(shlex.split(command)[1:])
    captured = capsys.readouterr()
    assert captured.out + captured.err == shown


def test_the_program_runs(drafts: Path, capsys):
    exec(block("python"), {})
    assert capsys.readouterr().out == "unchanged\nmodified reworded weakened number\n"


def test_it_names_every_command():
    assert re.findall(r"^\| `clauseline (\w+)", GUIDE, re.MULTILINE) == [*ARGUMENTS]
