"""A process of a service that leaves is there until it has ended what it began; another one is there at once."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from project.supervisor import Child, Service, hand_over
from tests.site import until

pytestmark = pytest.mark.faults


@dataclass(frozen=True)
class Leaver:
    """A service whose first process hands over and goes on until `may_end` is there; the next one stays."""

    folder: Path

    def __call__(self) -> None:
        (self.folder / f"began-{os.getpid()}").touch()
        if len(self.began()) == 1:
            hand_over()
            until((self.folder / "may_end").exists)
            (self.folder / "ended").touch()
        else:
            time.sleep(3600)

    def began(self) -> list[str]:
        return [place.name for place in self.folder.glob("began-*")]


@pytest.fixture
def leaver(tmp_path: Path) -> Leaver:
    return Leaver(tmp_path)


@pytest.fixture
def child(leaver: Leaver) -> Iterator[Child]:
    child = Child(Service("leaver", leaver))
    yield child
    child.kill()


def looked_after(child: Child) -> None:
    child.look_after(time.monotonic())


def test_another_one_is_there_before_it_ends(child, leaver):
    def has_two() -> bool:
        looked_after(child)
        return len(leaver.began()) == 2

    until(has_two)
    assert child.is_running()
    assert [one.exitcode for one in child.leaving] == [None]
    (leaver.folder / "may_end").touch()

    def has_one() -> bool:
        looked_after(child)
        return not child.leaving

    until(has_one)
    assert (leaver.folder / "ended").exists()
    assert child.process is not None
    assert child.process.exitcode is None


def test_both_end_when_all_are_killed(child, leaver):
    def has_two() -> bool:
        looked_after(child)
        return len(leaver.began()) == 2

    until(has_two)
    child.kill()
    assert not child.is_running()
    assert not (leaver.folder / "ended").exists()
