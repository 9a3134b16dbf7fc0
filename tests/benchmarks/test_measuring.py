from __future__ import annotations

import sys

import pytest

from tests.benchmarks.measuring import Failed, Taken, exponent, least, run, seconds


def test_what_grows_with_the_size_has_the_exponent_one():
    assert exponent([1, 2, 4, 8], [3, 6, 12, 24]) == pytest.approx(1)
    assert exponent([1, 2, 4], [5, 20, 80]) == pytest.approx(2)
    assert exponent([1, 10, 100], [7, 7, 7]) == pytest.approx(0)


def test_the_least_of_each_figure_is_taken():
    runs = [Taken(1, 9, 10), Taken(3, 7, 30), Taken(2, 8, 20)]
    assert least(runs) == Taken(1, 7, 10)


def test_what_is_done_before_is_not_counted():
    done: list[str] = []
    taken = seconds(lambda: done.append("run"), 2, before=lambda: done.append(str(sum(range(10**6)))[:0]))
    assert done == ["", "run"] * 2
    assert taken < 0.01


def test_a_program_that_a_program_starts_is_counted():
    work = "sum(range(10**7))"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', '{work}'])"
    alone, within = (run([sys.executable, "-c", told]) for told in (work, outer))
    assert within.cpu > alone.cpu / 4
    assert min(alone.memory, within.memory) > 1


def test_a_program_is_stopped_at_its_limit():
    assert run([sys.executable, "-c", "while True: pass"], limit=1).is_stopped


def test_a_fault_is_told():
    with pytest.raises(Failed, match="ended with 3: no such draft"):
        run([sys.executable, "-c", "import sys; sys.stderr.write('no such draft'); sys.exit(3)"])


def test_what_a_program_prints_is_its_answer():
    assert run([sys.executable, "-c", "print(7)"]).answer == b"7\n"
    assert run([sys.executable, "-c", "print(7)"], is_heard=False).answer == b""
