"""The lines of the printed tables."""

from __future__ import annotations

from dataclasses import dataclass
from math import nan

from tests.benchmarks.measuring import Taken

HEAD = f"{'':28}{'CPU s':>9}{'wall s':>8}{'MiB':>6}{'runs':>6}{'start-up':>10}{'times':>9}{'less start':>12}"
LEAST = 0.001
"""CPU seconds: the system counts none smaller."""


@dataclass(frozen=True, slots=True)
class Target:
    """A figure that was promised to be at most so much."""

    what: str
    is_now: float
    at_most: float

    @property
    def is_met(self) -> bool:
        return self.is_now <= self.at_most


@dataclass(frozen=True, slots=True)
class Budget:
    """A figure with what it may be at most, and what it was before; NaN if nobody knows."""

    what: str
    is_now: float
    at_most: float
    was: float = nan


BUDGETS = f"{'':44}{'was':>12}{'at most':>12}{'now':>12}"


def budget(one: Budget) -> str:
    """Its line under `BUDGETS`."""
    figures = "".join(f"{figure:12,.4g}" for figure in (one.was, one.at_most, one.is_now))
    return f"{one.what:44}{figures}  {'met' if one.is_now <= one.at_most else 'not met'}"


def line(name: str, taken: Taken, runs: int) -> str:
    """What one took, after its name: medians."""
    more = ">" if taken.is_stopped else ""
    return f"{name:28}{f'{more}{taken.cpu:.3f}':>9}{taken.wall:8.2f}{taken.memory:6.0f}{runs:6}"


def beside(name: str, ours: Taken, peer: Taken, start: float, runs: int) -> str:
    """What a peer took, its CPU seconds of start-up, and how many times its own, with and without, ours are."""
    less = "<" if peer.is_stopped else ""
    times = (f"{less}{figure:.3f}" for figure in ratios(ours.cpu, peer.cpu, start))
    whole, worked = times
    return f"{line(name, peer, runs)}{start:10.3f}{whole:>9}{worked:>12}"


def ratios(ours: float, peer: float, start: float) -> tuple[float, float]:
    """Ours to the peer's whole time, and to what is left of it without its start-up."""
    return ours / max(peer, LEAST), ours / max(peer - start, LEAST)


def verdict(target: Target) -> str:
    return f"{'met' if target.is_met else 'not met':9}{target.is_now:10.4g}  at most {target.at_most:<6g} {target.what}"
