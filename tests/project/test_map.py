"""What the pages for contributors name is there."""

import re
from pathlib import Path

import pytest

from tests.test_habits import HERE, tracked

PAGES = [
    *("README.md", "CONTRIBUTING.md", "SECURITY.md", "docs/architecture.md", "docs/words.md"),
    *(
        f"docs/{folder}/{path.name}"
        for folder in ("contributing", "guide")
        for path in (HERE / "docs" / folder).iterdir()
    ),
]
ROOMS = ("clauseline", "proposals", "annotations", "project", "tests", "docs")
LINK = re.compile(r"\]\(([^)#]+)(?:#[^)]*)?\)")
NAMED = re.compile(rf"`((?:{'|'.join(ROOMS)})/[\w./-]*)(?:::\w+)?`(?!, new:)")
MADE = re.compile(r"^cp \S+ (\S+)$", re.MULTILINE)
"""What an example copies."""


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_exists(page):
    text = (HERE / page).read_text(encoding="utf-8")
    linked = [(HERE / page).parent / target for target in LINK.findall(text) if ":" not in target]
    named = [HERE / target for target in NAMED.findall(text)]
    made = {HERE / target for target in MADE.findall(text)}
    sought = [path for path in (*linked, *named) if path not in made and "LANGUAGE" not in path.parts]
    assert [str(path) for path in sought if not path.exists()] == []


def test_the_map_names_every_room_of_the_engine():
    text = (HERE / "docs/architecture.md").read_text(encoding="utf-8")
    rooms = {path.relative_to(HERE).parts[1] for path in tracked("clauseline/*.py")}
    named = {Path(target).parts[2] for target in LINK.findall(text) if target.startswith("../clauseline/")}
    assert {room for room in rooms - named if room.endswith(".py") is False} == set()


def test_a_page_that_names_nothing_is_seen():
    assert NAMED.findall("Step 2, `clauseline/nowhere.py`, new:") == []
    assert NAMED.findall("`clauseline/nowhere.py` and `tests/a.py::test_it`") == ["clauseline/nowhere.py", "tests/a.py"]
    assert LINK.findall("[x](../a.py#part)") == ["../a.py"]
