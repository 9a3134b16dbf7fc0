from __future__ import annotations

from clauseline.redline.brackets import bracketed
from clauseline.redline.sections import sections_of
from tests.factories import paragraphs


def test_what_stands_around_square_brackets_is_cut_at_words():
    before, behind = (
        "so many words stand before these brackets and go on ",
        " and as many behind them, which nobody needs",
    )
    clauses = (
        paragraphs("1", "A", f"First.\n{before}[shall]{behind}\nLast."),
        paragraphs("2", "乙", "一" * 60 + "[应]" + "二" * 60),
    )
    found = bracketed(sections_of(clauses, ["a", "b"]))

    assert [(one.section.key, one.before, one.words, one.behind) for one in found] == [
        ("a", "…stand before these brackets and go on ", "[shall]", " and as many behind them, which nobody…"),
        ("b", "…" + "一" * 40, "[应]", "二" * 40 + "…"),
    ]
