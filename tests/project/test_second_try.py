"""The check tries again what failed, if it is not much, and its last lines say so."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests import report, run
from tests.site import HERE

FAULTS = """
import pytest

@pytest.mark.parametrize("word", ["fine", "two words", "[odd]"])
def test_word(word):
    assert word == "fine"

def test_left_out():
    pytest.skip("scissors is not installed: apt-get install scissors")
"""


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """What became of these tests, as the check keeps it."""
    (tmp_path / "test_faults.py").write_text(FAULTS)
    (tmp_path / "SQLite").mkdir()
    command = (sys.executable, "-m", "pytest", "-c", "/dev/null", "--rootdir", tmp_path, "-p", "tests.outcome")
    outcome = tmp_path / "SQLite" / "two at a time.json"
    done = subprocess.run((*command, "--outcome", outcome, tmp_path / "test_faults.py"), cwd=HERE, capture_output=True)
    assert done.returncode == 1, done
    return tmp_path / "SQLite"


def test_failures_are_kept_by_name(kept):
    assert report.failed(kept) == ["test_faults.py::test_word[two words]", "test_faults.py::test_word[[odd]]"]


def test_what_fails_again_is_told_with_its_line(kept):
    (kept / report.VERDICT).write_text(report.WRONG)
    told = "\n".join(report.lines(kept))
    assert "SQLite, two at a time: 1 passed, 2 failed, 1 left out in " in told
    assert "Left out: 1, since scissors is not installed: apt-get install scissors" in told
    assert "FAILED test_faults.py::test_word[two words]\n" in told
    assert "E       AssertionError: assert 'two words' == 'fine'" in told
    assert "second try" not in told


def test_what_passes_at_the_second_try_is_named(kept):
    (kept / report.VERDICT).write_text(report.RIGHT)
    odd = "test_faults.py::test_word[[odd]]"
    again = {"failures": {}, "tests": {name: 0.1 for name in report.failed(kept) if name != odd}}
    (kept / f"{report.SECOND}.json").write_text(json.dumps(again))
    told = "\n".join(report.lines(kept))
    assert "Passed only at the second try (1)" in told
    assert f"FAILED {odd}" in told  # It was not tried: pytest broke off before.


@pytest.mark.parametrize(
    ("codes", "failed", "may"),
    [
        ([1, 0], 1, True),
        ([1, run.NO_TESTS], run.MOST, True),
        ([1, 0], run.MOST + 1, False),
        ([1, 0], 0, False),
        ([2, 0], 1, False),
        ([3, 1], 1, False),
    ],
)
def test_few_failures_of_a_whole_run_are_tried_again(codes, failed, may):
    assert run.may_try_again(codes, ["one"] * failed) == may
