"""Which plain paragraphs of a law start its parts, and which only speak of them."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from clauseline.reading.lines import Line
from clauseline.reading.structure.headings import Heading
from clauseline.reading.structure.ranked_lines import RankedLines
from clauseline.reading.structure.surveying import labels_of
from clauseline.reading.words.ranks import ARTICLE


def starts(*texts: str) -> Sequence[str]:
    """The numbers of the parts that lines start, with "+" if a title stands behind them."""
    labelled = labels_of([Line(text) for text in texts])
    lines = RankedLines(labelled)
    found: list[str] = []
    for line, label in labelled:
        has_title = lines.has_title(line, label)
        if has_title is not None:
            found.append(label.number + "+" * has_title)
            lines.step(Heading(label.number, "", label.kind, rank=label.rank))
    return found


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        (["§ 1 Zweck", "§ 2 Tore", "§ 6 Absatz 7 gilt", "§ 6 Satz 1", "§ 3 Wege"], ["§ 1+", "§ 2+", "§ 3+"]),
        (["§ 1 Zweck", "§ 2 Tore", "§ 3 Wege", "§ 4 Abs. 2 Nr. 1 gilt nicht"], ["§ 1+", "§ 2+", "§ 3+"]),
        (["§ 1 Zweck", "§ 2 (weggefallen)", "§ 3 Wege"], ["§ 1+", "§ 2+", "§ 3+"]),
        (["§ 1 Zweck", "§ 2 Tore", "§ 5 Wege"], ["§ 1+", "§ 2+", "§ 5+"]),
        (["§ 1 Zweck", "§ 2 Tore", "§ 6 Wege"], ["§ 1+", "§ 2+"]),
        (["§ 1 Zweck", "§ 2 Tore", "§ 9 Wege", "§ 10 Bäume", "§ 11 Bänke"], ["§ 1+", "§ 2+", "§ 9+", "§ 10+", "§ 11+"]),
        (["§ 1 Zweck", "§ 3", "§ 2 Tore", "§ 3 Wege"], ["§ 1+", "§ 2+", "§ 3+"]),
        (["§ 1", "§ 2", "§ 3"], ["§ 1+", "§ 2+", "§ 3+"]),
        (["Article 1er", "Article 2", "Article 2-1", "Article 3 alinéa 2"],
         ["Article 1er+", "Article 2+", "Article 2-1+"]),
        (["Teil 1 Tore", "Abschnitt 1 Licht", "Abschnitt 2 Schild", "Teil 2 Wege", "Abschnitt 1 Breite"],
         ["Teil 1+", "Abschnitt 1+", "Abschnitt 2+", "Teil 2+", "Abschnitt 1+"]),
        (["Chapitre Ier : Des portes.", "Chapitre II : Des allées."], ["Chapitre Ier+", "Chapitre II+"]),
        (["Article 1\tGates open.", "Article 2\tPaths are wide."], ["Article 1", "Article 2"]),
        (["第一章 总则", "第一条 目的。", "第二条登记。", "第三条 施行。", "第二章规定的事项应当公开。"],
         ["第一章+", "第一条", "第二条", "第三条"]),
    ],
)  # fmt: skip
def test_lines_start_parts(texts, found):
    assert starts(*texts) == found


def test_headings_in_styles_count_and_an_annex_counts_from_one():
    labelled = labels_of([Line(f"Article {n} Gates") for n in (1, 6)])
    lines = RankedLines(labelled)
    assert [lines.has_title(line, label) for line, label in labelled] == [True, None]

    lines.step(Heading("Article 5", "Paths", "article", rank=ARTICLE))
    assert [lines.has_title(line, label) for line, label in labelled] == [None, True]

    lines.step(Heading("Annex A", "Trees", "annex"))
    assert [lines.has_title(line, label) for line, label in labelled] == [True, None]


def test_long_lines_take_no_time():
    for words in ("1" * 100_000, "§ " * 50_000, "Absatz " * 15_000, "(weggefallen" * 9_000):
        assert starts(f"§ 1 {words}", "§ 2 Tore", "§ 3 Wege")[-1] == "§ 3+"


def test_several_articles_that_are_no_more_stand_in_one_heading_behind_which_the_count_goes_on():
    texts = ["§ 1 Zweck", "§ 2 Tore", "§§ 3 bis 9 (weggefallen)", "§ 10 Wege", "§§ 1 und 2 gelten nicht"]
    assert starts(*texts) == ["§ 1+", "§ 2+", "§§ 3 bis 9+", "§ 10+"]

    texts = ["Article 1er", "Article 2", "Articles 3 à 9 (abrogés)", "Article 10", "Articles 3 et 4 du code"]
    assert starts(*texts) == ["Article 1er+", "Article 2+", "Articles 3 à 9+", "Article 10+"]
