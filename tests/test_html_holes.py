"""What may stand in HTML is told by its type, whatever it is called."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent.parent
PLUGIN = "tests/html_holes.py"
HEAD = """
from __future__ import annotations
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Literal
from django.utils.safestring import SafeString, mark_safe
from clauseline.vocabulary import Key, key_of
@dataclass
class One:
    heading: str
    place: str
    sign: str
    style: Literal["gone", "new"]
    rows: int
    key: Key
    drawn: SafeString
    words: Sequence[str]
"""
CASES = [
    ("def f(one: One) -> str:\n    return f'<b>{one.heading}</b>'", 1),
    ("def f(one: One) -> str:\n    return f'<b {one.place}>{one.sign}</b>'", 2),
    ("def f(one: One) -> str:\n    return f'<b class=\"{one.style}\">{one.rows} {one.key} {one.drawn}</b>'", 0),
    ("def f(one: One) -> str:\n    return f'<b>{escape(one.heading)}</b>'", 0),
    ("def f(one: One) -> str:\n    return f'{one.heading} is no HTML'", 0),
    ("def f(one: One) -> str:\n    return f'<b>{one.heading:>9}{one.place!r}{len(one.heading):>9}</b>'", 2),
    ("def f(words: str) -> str:\n    words = escape(words)\n    return f'<b>{words}</b>'", 1),
    ("def f(one: One) -> str:\n    words = one.heading\n    return f'<b>{words}</b>'", 1),
    ("def f(one: One) -> str:\n    words = escape(one.heading)\n    words += '…'\n    return f'<b>{words}</b>'", 0),
    (
        "def f(one: One) -> str:\n    words = ''\n    if words := one.sign: ...\n    return f'<b>{words}</b>'",
        1,
    ),
    ("def f(one: One) -> str:\n    a, b = escape(one.sign), one.sign\n    return f'<b>{a}{b}</b>'", 1),
    ("def f(one: One) -> str:\n    a = ''\n    for a in one.words: ...\n    return f'<b>{a}</b>'", 1),
    ("def f(one: One) -> str:\n    return f'<b>{\"\".join(one.words)}</b>'", 1),
    ("def f(one: One) -> str:\n    return f'<b>{\"\".join(escape(word) for word in one.words)}</b>'", 0),
    ('def f(one: One) -> str:\n    return f\'<b>{"".join(f" {word}" for word in one.words)}</b>\'', 1),
    ("def f(one: One | None) -> str:\n    return f'<b>{one and one.drawn}</b>'", 1),
    ("def f(one: One) -> SafeString:\n    return SafeString(one.heading)", 1),
    ("def f(one: One) -> str:\n    return mark_safe('<b>' + one.heading)", 1),
    ("def f(one: One) -> SafeString:\n    return SafeString('' if one.rows else f' {one.rows}')", 0),
    ("def f(one: One) -> Key:\n    return Key(one.heading)", 1),
    ("def f(one: One) -> Key:\n    return Key(f'from-{one.key}')", 0),
    ("def f(one: One) -> Key:\n    return key_of(one.heading)", 0),
]


@pytest.fixture(scope="module")
def holes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, int]:
    """How many holes mypy finds in each of `CASES`, by its source: they are looked at by one run."""
    folder = tmp_path_factory.mktemp("holes")
    for number, (source, _) in enumerate(CASES):
        (folder / f"case{number}.py").write_text(f"{HEAD}{source}\n", "utf-8")
    (folder / "clauseline").mkdir()
    (folder / "clauseline/__init__.py").touch()
    shutil.copy(HERE / "clauseline/vocabulary.py", folder / "clauseline")
    stubs = "[mypy-django.*]\nignore_missing_imports = True\n"
    (folder / "mypy.ini").write_text(f"[mypy]\nplugins = {HERE / PLUGIN}\nstrict = True\n{stubs}", "utf-8")
    asked = ("--config-file", str(folder / "mypy.ini"), "--cache-dir", str(folder / "cache"), ".")
    done = subprocess.run((sys.executable, "-m", "mypy", *asked), cwd=folder, capture_output=True, text=True)
    lines = done.stdout.splitlines()
    assert [line for line in lines[:-1] if not line.endswith("[html]")] == []
    files = [re.findall(r"case(\d+)\.py", line)[0] for line in lines[:-1]]
    return {source: files.count(str(number)) for number, (source, _) in enumerate(CASES)}


@pytest.mark.parametrize(("source", "count"), CASES)
def test_words_that_are_not_escaped_are_found(holes: dict[str, int], source: str, count: int):
    assert holes[source] == count


def test_the_check_looks_for_holes():
    settings = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))
    assert PLUGIN in settings["tool"]["mypy"]["plugins"]
