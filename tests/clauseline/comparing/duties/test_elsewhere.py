"""What is most like a sentence is found without putting all sentences in order."""

from __future__ import annotations

import random

import numpy as np

from clauseline.comparing.duties.elsewhere import CANDIDATES, _largest


def test_the_largest_figures_come_first_and_of_equal_ones_the_first_place():
    chance = random.Random(3)
    for size in (0, 1, CANDIDATES, 40, 500):
        figures = [chance.choice((0.0, 0.0, 1.0, 2.5, chance.random())) for _ in range(size)]
        above = [k for k in range(size) if figures[k] > 0]
        first = sorted(above, key=lambda k: (-figures[k], k))[:CANDIDATES]
        for likely in ([], above, sorted(chance.sample(above, len(above) // 2))):
            assert _largest(np.array(figures), np.array(likely, np.int64)) == first
