"""The check tries again what failed, if it is not much, and its last lines say so."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests import report, run
from tests.site import HERE

LONG = 0.35
"""Seconds of a processor, of which the dear one spends more: a part itself, a part by another process."""
FAULTS = """
import subprocess
import sys
import time

import pytest

@pytest.mark.parametrize("word", ["fine", "two words", "[odd]"])
def test_word(word):
    assert word == "fine"

def test_dear():
    begun = time.process_time()
    while time.process_time() < begun + 0.2:
        pass
    busy = "import time\\nwhile time.process_time() < 0.2: pass"
    subprocess.run((sys.executable, "-c", busy))

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
    assert "SQLite, two at a time: 2 passed, 2 failed, 1 left out in " in told
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


def test_the_time_of_processors_is_told_also_that_of_processes_that_were_begun(kept):
    (part,) = report.outcomes(kept).values()
    assert part["tests"].pop("test_faults.py::test_dear") > LONG
    assert max(part["tests"].values()) < LONG


def test_a_dear_file_says_why(tmp_path):
    files = {"silent.py": '"""Pages."""', "told.py": '"""Pages.\n\nDear: it asks each of them.\n"""', "cheap.py": ""}
    for name, source in files.items():
        (tmp_path / name).write_text(source)
    seconds = {"silent.py": 15.0, "told.py": 30.0, "cheap.py": 5.0}
    part = {"tests": {f"{tmp_path / name}::test_{one}": of for name, of in seconds.items() for one in "ab"}}
    assert report.dearest({"all": part})[1:] == [
        f"  {tmp_path / 'silent.py'}: dear, and its first lines do not say why (Dear: ...)"
    ]


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
