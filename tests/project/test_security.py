"""The threat model names a test for each threat, and each test that it names is there."""

import re
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parents[2]
PAGE = (HERE / "SECURITY.md").read_text(encoding="utf-8")
THREATS = {part.splitlines()[0]: part for part in PAGE.split("\n### ")[1:]}
NAMED = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


@pytest.mark.parametrize("threat", THREATS)
def test_a_threat_says_what_is_done_what_is_not_and_which_tests_attack(threat):
    words = THREATS[threat]
    assert re.findall(r"^\*(Done\.|Not done\.|Tests:)\*", words, re.MULTILINE) == ["Done.", "Not done.", "Tests:"]
    assert NAMED.findall(words.partition("*Tests:*")[2])


@pytest.mark.parametrize("named", NAMED.findall(PAGE), ids="::".join)
def test_a_test_that_is_named_is_there(named):
    file, test = named
    assert (HERE / file).exists()
    assert re.search(rf"^def {test}\(", (HERE / file).read_text(encoding="utf-8"), re.MULTILINE)


def test_it_is_two_pages():
    assert len(THREATS) >= 7
    assert len(PAGE.split()) < 1600


def test_the_readme_leads_there():
    assert "(SECURITY.md)" in (HERE / "README.md").read_text(encoding="utf-8")
