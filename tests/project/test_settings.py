"""The guide explains every variable that is read from the environment."""

import re
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
READ = re.compile(r'(?:\benv\.\w+\(|\benviron(?:\.get\(|\[))\s*"([A-Z_]+)"')


def test_the_guide_lists_every_variable_and_no_other():
    sources = ["project/settings.py", "project/management/commands/up.py"]
    read = {name for source in sources for name in READ.findall((HERE / source).read_text(encoding="utf-8"))}
    guide = (HERE / "docs/guide/settings.md").read_text(encoding="utf-8")
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", guide, re.MULTILINE)) == read


def test_nothing_else_reads_the_environment():
    places = [path for room in ("project", "annotations", "proposals") for path in (HERE / room).rglob("*.py")]
    readers = {str(path.relative_to(HERE)) for path in places if READ.search(path.read_text(encoding="utf-8"))}
    assert readers == {"project/settings.py", "project/management/commands/up.py"}
