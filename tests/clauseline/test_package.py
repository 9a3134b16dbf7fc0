"""The wheel holds the engine alone, and works alone on each Python that is here."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.core.management import call_command

from clauseline import __version__
from tests.drafts.word import paragraph, word_file

HERE = Path(__file__).resolve().parents[2]
UV = Path(sys.executable).with_name("uv")
SAMPLE = HERE / "project/sample"
LOADED = "import sys; from clauseline.cli import main; main(); print(*sys.modules, file=sys.stderr)"
PROBE = "import sys; from clauseline.cli import main; main(); sys.exit('django' in sys.modules)"


def pythons() -> dict[str, str]:
    """Those of 3.11 and 3.13 that are here."""
    asked = {name: [str(UV), "python", "find", "--no-project", "--system", name] for name in ("3.11", "3.13")}
    found = {name: subprocess.run(command, capture_output=True, text=True) for name, command in asked.items()}
    return {name: done.stdout.strip() for name, done in found.items() if done.returncode == 0}


PYTHONS = pythons()


def uv(*arguments: str) -> None:
    """Without the package index if what is at hand is enough."""
    for where in (["--offline"], []):
        done = subprocess.run([str(UV), *arguments, *where], cwd=HERE, capture_output=True, text=True)
        if done.returncode == 0:
            return
    raise AssertionError(done.stderr)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    uv("build", "--wheel", "--no-build-isolation", "--python", sys.executable, "--out-dir", str(out))
    (made,) = out.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with drafts of ours; those called small are of three sentences."""
    folder = tmp_path_factory.mktemp("drafts")
    for name, verb in (("old", "shall"), ("new", "should")):
        text = f"# 1 Scope\n\nThis is for those who are here.\n\n# 2 Records\n\nThe site {verb} keep its record.\n"
        (folder / f"{name}.md").write_text(text, encoding="utf-8")
        draft = word_file(paragraph("1\tScope", "Heading1"), paragraph(f"The avatar {verb} be shown to the user."))
        (folder / f"{name}.docx").write_bytes(draft)
    for name, source in (("old", "fgxw-i-031"), ("new", "fgxw-o-047")):
        (folder / f"{name}.txt").write_bytes((SAMPLE / f"{source}.txt").read_bytes())
    return folder


@pytest.fixture(scope="module", params=PYTHONS)
def alone(request: pytest.FixtureRequest, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment with the wheel, the packages it asks for as locked, and nothing else."""
    home = tmp_path_factory.mktemp(f"python{request.param}-")
    locked = re.findall(r"^\S+==\S+", (HERE / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    (home / "locked.txt").write_text("\n".join(locked), encoding="utf-8")
    uv("venv", "--quiet", "--python", PYTHONS[request.param], str(home / "env"))
    python = str(home / "env/bin/python")
    uv("pip", "install", "--compile-bytecode", "--python", python, "--constraint", str(home / "locked.txt"), str(wheel))
    return home / "env/bin"


def test_it_is_tried_on_some_python():
    assert PYTHONS


def test_it_holds_the_engine_alone(wheel):
    assert wheel.name == f"clauseline-{__version__}-py3-none-any.whl"
    names = zipfile.ZipFile(wheel).namelist()
    rooms = {name.partition("/")[0] for name in names}
    assert rooms == {"clauseline", f"clauseline-{__version__}.dist-info"}
    tracked = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "clauseline"], cwd=HERE, capture_output=True
    )
    assert {name for name in names if name.startswith("clauseline/")} == set(tracked.stdout.decode().split())
    assert {
        "clauseline/py.typed",
        "clauseline/concerns/vocabulary_1.toml",
        "clauseline/concerns/signs_2/en/senses.txt",
    } <= set(names)
    data = zipfile.ZipFile(wheel).read(f"clauseline-{__version__}.dist-info/METADATA").decode()
    assert "\nLicense-Expression: Apache-2.0\nLicense-File: LICENSE\nLicense-File: NOTICE\n" in data


@pytest.mark.parametrize("ending", ["md", "docx", "txt"])
def test_it_says_what_the_site_says(alone, drafts, ending, capsys):
    files = [str(drafts / f"{name}.{ending}") for name in ("old", "new")]
    call_command("compare", *files, "--json")
    told = run([str(alone / "clauseline"), "compare", *files, "--json"], drafts)
    assert told.stdout.decode() == capsys.readouterr().out


def test_it_needs_no_framework(alone, drafts):
    command = ["compare", "old.docx", "new.docx", "--out", "a.md"]
    assert run([str(alone / "python"), "-c", PROBE, *command], drafts).returncode == 0
    found = run([str(alone / "python"), "-c", "import django"], drafts)
    assert b"ModuleNotFoundError: No module named 'django'" in found.stderr


def test_it_loads_no_library_of_other_kinds_of_files(alone, drafts):
    command = [str(alone / "python"), "-c", LOADED, "compare", "old.md", "new.md"]
    loaded = set(run(command, drafts).stderr.decode().split())
    assert "markdown_it" in loaded
    assert loaded.isdisjoint({"pypdfium2", "charset_normalizer", "pkg_resources", "importlib.metadata", "asyncio"})


def run(command: list[str], folder: Path) -> subprocess.CompletedProcess[bytes]:
    known = {"PATH": os.environ["PATH"], "HOME": str(folder)}
    return subprocess.run(command, cwd=folder, env=known, capture_output=True, check=False)
