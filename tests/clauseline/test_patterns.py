"""A pattern that is compiled late is the same pattern, and compiled once."""

import re
import subprocess
import sys

import pytest

from clauseline import patterns
from clauseline.patterns import compile_late

UNUSED = """
import re, sys, tempfile, pathlib
from clauseline.cli import main
folder = pathlib.Path(tempfile.mkdtemp())
files = [folder / "old.txt", folder / "new.txt"]
for file, days in zip(files, ("30", "60")):
    file.write_text(f"The host shall erase all data within {days} days.\\n")
main(["compare", *map(str, files)])
from clauseline.definitions import forms
from clauseline.reading.words import numbering
late = (forms._VERB, forms._NO_TERM, forms._QUOTED_AT_START, numbering._SEVERAL)
sys.exit(any("search" in vars(one) for one in late))
"""


@pytest.fixture
def compiled(monkeypatch):
    """What is compiled from here on."""
    found = []

    def compiling(expression, flags=0):
        found.append((expression, flags))
        return re.compile(expression, flags)

    monkeypatch.setattr(patterns, "re", type("re", (), {"compile": staticmethod(compiling)}))
    return found


def test_it_is_compiled_at_the_first_use_and_once(compiled):
    late = compile_late("[a-c]+", re.IGNORECASE)
    assert (compiled, late.pattern) == ([], "[a-c]+")
    assert late.findall("xABxc") == ["AB", "c"]
    assert [found[0] for found in late.finditer("xABxc")] == ["AB", "c"]
    assert (late.sub("-", "xABxc"), late.split("xABx"), late.groups) == ("x-x-", ["x", "x"], 0)
    assert [bool(ask("ab ")) for ask in (late.match, late.fullmatch, late.search)] == [True, False, True]
    assert compiled[0] == ("[a-c]+", re.IGNORECASE)


def test_what_is_wrong_raises_when_it_is_used():
    late = compile_late("(")
    with pytest.raises(re.error):
        late.search("a")


def test_a_short_comparison_compiles_no_forms_of_definitions():
    assert subprocess.run([sys.executable, "-c", UNUSED], capture_output=True, check=False).returncode == 0
