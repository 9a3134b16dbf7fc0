from __future__ import annotations

from tests.benchmarks.table import Table, as_markdown, plain

TABLE = Table("Beside peers", ("", "CPU s"), [("wdiff", "0.5"), ("git", "0.025")], ["No iddiff."])


def test_words_stand_left_and_figures_right():
    assert plain(TABLE) == "Beside peers\n\n       CPU s\nwdiff    0.5\ngit    0.025\n\nNo iddiff.\n\n"


def test_a_page_gets_a_heading_and_a_table():
    told = "### Beside peers\n\n|  | CPU s |\n|---|---:|\n| wdiff | 0.5 |\n| git | 0.025 |\n\nNo iddiff.\n\n"
    assert as_markdown(TABLE) == told
