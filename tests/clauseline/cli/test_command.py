"""The command as a program: from the shell, behind a closed pipe, for version control."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from clauseline import __version__
from clauseline.cli import main

HERE = Path(__file__).resolve().parents[3]
COMMAND = [sys.executable, "-m", "clauseline"]
OLD = "# 1 Scope\n\nThis draft is about avatars.\n\n# 2 Records\n\nThe platform shall delete the records of users.\n"
NEW = OLD.replace("shall", "should")


def run(*command: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """A program that finds the engine, with this environment alone."""
    known = {"PATH": os.environ["PATH"], "PYTHONPATH": str(HERE), "HOME": str(cwd), **environment}
    return subprocess.run(command, cwd=cwd, env=known, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    """A folder with two drafts."""
    (tmp_path / "old.md").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.md").write_text(NEW.replace("avatars", "化身"), encoding="utf-8")
    return tmp_path


def test_it_says_which_release_it_is(capsys):
    with pytest.raises(SystemExit) as end:
        main(["--version"])
    assert (end.value.code, capsys.readouterr().out) == (0, f"clauseline {__version__}\n")


@pytest.mark.parametrize("arguments", [[], ["compere"], ["place"], ["compare", "--colour", "a", "b"]])
def test_what_it_does_not_know_ends_like_what_cannot_be_done(arguments, capsys):
    with pytest.raises(SystemExit) as end:
        main(arguments)
    captured = capsys.readouterr()
    assert (end.value.code, captured.out, captured.err.splitlines()[-1].startswith("clauseline")) == (2, "", True)


def test_it_speaks_whatever_the_terminal_does(drafts: Path):
    done = run(*COMMAND, "compare", "old.md", "new.md", cwd=drafts, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert (done.returncode, done.stderr) == (0, "")
    assert "    This draft is about [-avatars-]{+化身+}." in done.stdout.splitlines()


@pytest.mark.parametrize("command", ["python -m clauseline", "python manage.py"])
def test_who_has_read_enough_may_close_the_pipe(drafts: Path, command: str):
    long = "\n\n".join(f"# {number} Title\n\nThe words of clause {number}." for number in range(1, 3000))
    (drafts / "long.md").write_text(long, encoding="utf-8")
    python = command.replace("python", sys.executable).replace("manage.py", str(HERE / "manage.py"))
    pipe = f"{{ {python} outline long.md --json; echo $? >status; }} | head -n 1"
    done = run("sh", "-c", pipe, cwd=drafts, CLAUSELINE_VAR=str(drafts))
    assert (done.stdout, done.stderr, (drafts / "status").read_text()) == ("{\n", "", "0\n")


def test_the_engine_is_had_without_the_site(drafts: Path):
    words = "import sys; from clauseline.cli import main; main(); print([m for m in sys.modules if m in %r])"
    modules = {"django", "celery", "rest_framework", "proposals", "annotations", "project"}
    program = [sys.executable, "-c", words % (modules,), "compare", "old.md", "new.md", "--out", "a.md"]
    done = run(*program, cwd=drafts)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Git with nobody's configuration."""
    nobody = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "init.defaultBranch=main"]
    return run("git", *who, *arguments, cwd=folder, **nobody)


def test_git_shows_drafts_with_it(drafts: Path):
    git(drafts, "init", "--quiet")
    git(drafts, "add", "old.md")
    git(drafts, "commit", "--quiet", "--message", "The first draft")
    (drafts / "old.md").write_text(NEW, encoding="utf-8")
    git(drafts, "add", "old.md", "new.md")
    done = git(drafts, "difftool", "--no-prompt", "-x", " ".join([*COMMAND, "compare"]), "HEAD")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        "inserted: 1 Scope",
        "",
        "inserted: 2 Records",
        "    new binding sentence: please check",
        "",
        "2 inserted",
        "modified: 2 Records  (reworded, weakened)",
        "    weakened: verb lowered: “shall” to “should”",
        "    The platform [-shall-]{+should+} delete the records of users.",
        "",
        "1 unchanged, 1 modified",
    ]
