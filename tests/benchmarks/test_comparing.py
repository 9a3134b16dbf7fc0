from __future__ import annotations

from tests.benchmarks.comparing import with_figures

PAGE = "# Measuring\n\n## The figures\n\nOld ones.\n\n### Promised\n\n## Reading\n\nWords.\n"


def test_figures_take_the_place_of_those_before():
    assert with_figures(PAGE, "New ones.\n\n") == "# Measuring\n\n## The figures\n\nNew ones.\n\n## Reading\n\nWords.\n"


def test_figures_may_end_a_page():
    page = PAGE[: PAGE.index("## Reading")]
    assert with_figures(page, "New ones.\n\n") == "# Measuring\n\n## The figures\n\nNew ones.\n"
