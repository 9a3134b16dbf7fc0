import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests import template, whole
from tests.laws import LAWS
from tests.quick import HERE, Outcome, batches, commands, meant, there, told, under


def test_each_law_is_asked_of_the_files_that_it_speaks_of():
    asked = ["proposals/queries/covers.py", "annotations/templates/annotations/desk.html", "README.md"]
    assert commands(asked, asked) == [
        ("ruff", ("ruff", "check", asked[0])),
        ("ruff format", ("ruff", "format", "--check", asked[0])),
        ("djangofmt", ("djangofmt", "--check", asked[1])),
        ("djangofmt check", ("djangofmt", "check", asked[1])),
        ("lint-imports", ("lint-imports",)),
        ("mypy", ("mypy", asked[0])),
    ]
    assert commands(["README.md"], asked) == []
    assert dict(commands(["tests/site.py"], asked, mypy=(".",)))["mypy"] == ("mypy", ".")


def test_what_failed_before_comes_first_and_few_files_next():
    tests = [f"tests/test_{number}.py" for number in range(100)]
    found = batches(tests, {"tests/test_70.py"})
    assert [len(one) for one in found] == [1, 12, 40, 40, 7]
    assert [one for batch in found for one in batch] == ["tests/test_70.py", *tests[:70], *tests[71:]]


def test_a_model_asks_for_its_migration_and_a_script_for_its_types():
    assert "makemigrations" in dict(commands(["proposals/models/body.py"], []))
    assert [*dict(commands(["proposals/static/proposals/page/keys.js"], []))] == [
        "eslint", "prettier", "tsc", "node --test",
    ]  # fmt: skip


def test_a_path_is_a_file_or_a_folder():
    files = ["tests/site.py", "tests/sites/a.py", "tests/sites/b/c.py"]
    assert under("tests/sites/", files) == files[1:]
    assert under("./tests/site.py", files) == files[:1]
    assert under(".", files) == files
    assert "tests/test_quick.py" in there()


def test_a_file_of_several_tests_is_asked_of_the_laws_once():
    files = ["tests/test_a.py", "tests/test_b.py"]
    assert meant(["tests/test_a.py::test_x", "tests/test_a.py::test_y", "tests"], files) == files


def test_the_table_ends_with_the_first_fault_and_what_asks_for_it_alone(capsys: pytest.CaptureFixture[str]):
    right = Outcome("ruff", ("ruff", "check", "a.py"), True, 0.24)
    wrong = Outcome("mypy", ("mypy", "a.py"), False, 12.0, "a.py:1: error: No\n")
    later = Outcome("tests", (".venv/bin/pytest", "tests/test_a.py::test_b"), False, 2.0, "E  1 == 2")
    assert told([right, wrong, later], ["tests: 3, since there is no chromium"], 0.0) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[5].startswith("WRONG, ")
    assert [*lines[:5], *lines[6:]] == [
        "",
        "  right     0.2 s  ruff",
        "  WRONG    12.0 s  mypy",
        "  WRONG     2.0 s  tests",
        "  left out         tests: 3, since there is no chromium",
        "",
        "a.py:1: error: No",
        "",
        "Alone: mypy a.py",
    ]
    assert told([right], [], 0.0) == 0


def test_the_whole_check_asks_every_law_that_a_path_does():
    assert [*dict(commands(["proposals/models/a.py", "a/b.html", "a/static/c.js"], []))] == [one.name for one in LAWS]


def test_what_failed_last_is_told_of_the_whole_check(tmp_path: Path):
    assert whole.first_fault(tmp_path) == ("", "")
    (tmp_path / "SQLite").mkdir()
    (tmp_path / "SQLite/one at a time.json").write_text(
        '{"failures": {"tests/a.py::b": "E  no"}, "left_out": {"c": "x"}}', "utf-8"
    )
    assert whole.first_fault(tmp_path) == ("tests/a.py::b", "E  no")
    assert whole.left(tmp_path) == ["tests: 1, since x"]


STEPS = "import time\n\ndef test_one():\n    time.sleep(0.2)\n\ndef test_two(): ...\n"


def test_when_the_time_is_over_no_test_begins(tmp_path: Path):
    for name in ("test_a.py", "test_b.py"):
        (tmp_path / name).write_text(STEPS, "utf-8")
    (tmp_path / "pytest.ini").touch()
    asked = (sys.executable, "-m", "pytest", "-p", "tests.stopping", "-p", "no:django", "-p", "no:cacheprovider")
    limits = ("--until", str(time.time()), "--unreached", str(tmp_path / "unreached"), "--rootdir", str(tmp_path))
    known = {**os.environ, "PYTHONPATH": str(HERE)}
    done = subprocess.run((*asked, *limits, "-q", "."), cwd=tmp_path, env=known, capture_output=True, text=True)
    assert "1 passed" in done.stdout
    assert (tmp_path / "unreached").read_text("utf-8").split() == ["test_a.py", "test_b.py"]


def test_the_database_of_the_last_run_is_taken_while_the_migrations_are_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    home = tmp_path / f"template-{template.state()}"
    home.mkdir()
    with template.kept(tmp_path) as environment:
        assert environment[template.NAME] == str(home / template.FILE)
