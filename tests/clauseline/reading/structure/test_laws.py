"""Laws whose parts are told by their words, whatever styles they have. All are fictional."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from clauseline.outline import Outline
from clauseline.reading import read
from clauseline.reading.account import Account
from clauseline.reading.lines import Line
from clauseline.reading.structure.headings import Heading
from clauseline.reading.structure.passes import PASSES, Findings, run
from tests.drafts.accounts import assert_account, left_out, names


def tree(*lines: Line) -> Sequence[tuple[str, str, int, str]]:
    """Number, title, level and kind of the clauses that lines make."""
    found = run(PASSES, lines, Findings(Account()))
    return [(item.number, item.title, item.level, item.kind) for item in found if isinstance(item, Heading)]


def levels(*lines: Line) -> Sequence[tuple[str, int]]:
    return [(number or title, level) for number, title, level, _ in tree(*lines)]


def marked(text: str) -> Outline:
    outline = read(text.encode(), "law.md")
    assert_account(outline)
    return outline


def heading(text: str, level: int = 2) -> Line:
    return Line(text, "heading", level)


ARTICLES = (Line("Article 1"), Line("Words."), Line("Article 2"), Line("Words."), Line("Article 3"), Line("Words."))


def test_a_heading_above_the_chapters_of_a_law_is_its_title():
    outline = marked(
        "# 示例公园条例\n\n2026年通过\n\n## 第一章 总则\n\n第一条 公园开放。\n\n第二条 免费。\n\n"
        "## 第二章 附则\n\n第三条 施行。\n"
    )

    assert names(outline) == [
        ("第一章", "总则", 1), ("第一条", "", 2), ("第二条", "", 2), ("第二章", "附则", 1), ("第三条", "", 2),
    ]  # fmt: skip
    assert {clause.status for clause in outline.clauses} == {"normative"}
    assert outline.facts["title"] == "示例公园条例"
    assert left_out(outline)["title of the document"] == "示例公园条例"
    assert left_out(outline)["cover"] == "2026年通过"


@pytest.mark.parametrize(
    "first",
    [heading("Article 1 Purpose"), heading("Preamble"), heading("Präambel"), heading("Foreword"), heading("A", 3)],
)
def test_no_title_is_what_has_a_number_or_opens_the_law_or_is_below_others(first):
    lines = [first, Line("Words."), heading("Chapter 1"), *ARTICLES]

    assert len(tree(*lines)) == 5


def test_no_title_is_one_of_many_headings():
    many = [heading(f"Matter {sign}") for sign in "ABC"]

    assert levels(*many, *ARTICLES)[:3] == [("Matter A", 1), ("Matter B", 1), ("Matter C", 1)]


def test_formulas_of_the_level_of_a_title_are_not_counted():
    formulas = [heading("Präambel", 1), Line("Words."), heading("Inhalt", 1), heading("Schlussformel", 1)]

    assert levels(heading("Parkgesetz", 1), *formulas, *ARTICLES)[0] == ("Präambel", 1)


def test_a_standard_that_speaks_of_articles_is_no_law():
    clauses = [part for n in range(1, 8) for part in (heading(f"{n} Walls", 1), Line("Words."))]

    assert levels(heading("Rules", 1), *clauses, *ARTICLES)[:2] == [("Rules", 1), ("1", 1)]


def test_styles_do_not_count_and_articles_without_any_close_nothing_that_has_one():
    found = levels(
        heading("Act", 1), heading("Part I – Gates", 3), heading("General", 4),
        *ARTICLES[:2], heading("Section 1 – Paths", 2), *ARTICLES[2:], heading("Part II – Trees", 2),
        Line("Article 4"), Line("Words."),
    )  # fmt: skip

    assert found == [
        ("Part I", 1), ("General", 2), ("Article 1", 3), ("Section 1", 2), ("Article 2", 3), ("Article 3", 3),
        ("Part II", 1), ("Article 4", 2),
    ]  # fmt: skip


def test_what_holds_articles_before_the_first_number_is_no_front_part():
    outline = marked(
        "# Parkgesetz\n\n## Allgemeines\n\n### § 1 Zweck\n\nRuhe.\n\n### § 2 Tore\n\nOffen.\n\n### § 3 Wege\n\nBreit.\n"
    )

    assert [(clause.title, clause.kind, clause.status) for clause in outline.clauses][:2] == [
        ("Allgemeines", "clause", "normative"), ("Zweck", "article", "normative"),
    ]  # fmt: skip


def test_the_order_of_parts_is_that_of_the_text():
    found = levels(
        heading("Buch 1"), heading("Abschnitt 1"), heading("Titel 1"), heading("Untertitel 1"), heading("Kapitel 1"),
        heading("§ 1 Tore"), heading("§ 2 Wege"), heading("Titel 2"), heading("§ 3 Bänke"), heading("Abschnitt 2"),
        heading("§ 4 Bäume"),
    )  # fmt: skip

    assert [level for _, level in found] == [1, 2, 3, 4, 5, 6, 6, 3, 4, 2, 3]


def test_an_empty_chapter_right_before_the_first_book_does_not_hold_it():
    found = levels(
        heading("Titre 1"), heading("Chapitre 1"), heading("Article 1"), heading("Chapitre 2"), heading("Livre 1"),
        heading("Titre 1"), heading("Chapitre 1"), heading("Article 2"), heading("Titre 2"), heading("Chapitre 1"),
        heading("Article 3"), heading("Livre 2"), heading("Titre 1"), heading("Article 4"),
    )  # fmt: skip

    assert [level for _, level in found] == [1, 2, 3, 2, 1, 2, 3, 4, 2, 3, 4, 1, 2, 3]


def test_parts_in_an_annex_stay_in_it():
    inner = (Line("Chapter I"), Line("Gates"), Line("Article 1"), Line("Words."), Line("Article 2"), Line("Words."))
    found = levels(Line("Chapter I"), Line("Paths"), *ARTICLES, Line("Annex"), Line("Annex A"), *inner, *inner[:1])

    assert found == [
        ("Chapter I", 1), ("Article 1", 2), ("Article 2", 2), ("Article 3", 2), ("Annex A", 1), ("Chapter I", 2),
        ("Article 1", 3), ("Article 2", 3), ("Chapter I", 2),
    ]  # fmt: skip


def test_parts_in_the_annex_of_a_standard_stay_in_it_too():
    found = levels(
        heading("1 Scope", 1), Line("Words."), heading("2 Terms", 1), Line("Words."), heading("Annex A", 1),
        heading("Chapter 1", 1), Line("Words."), heading("Part 1", 3), Line("Words."), heading("Bibliography", 1),
        heading("Part 2", 1),
    )  # fmt: skip

    assert found == [
        ("1", 1), ("2", 1), ("Annex A", 1), ("Chapter 1", 2), ("Part 1", 3), ("Bibliography", 1), ("Part 2", 1),
    ]  # fmt: skip


def test_a_dotted_number_is_in_the_article_of_its_first_part():
    rows = [part for n in range(1, 5) for part in (heading(f"Article {n}", 1), heading(f"{n}.1 Gates", 2))]

    assert levels(*rows)[:4] == [("Article 1", 1), ("1.1", 2), ("Article 2", 1), ("2.1", 2)]


def test_one_word_counts_the_articles_of_plain_paragraphs():
    acts = [Line(f"Art. {n} G v. 1.2.2026 geändert") for n in (1, 2, 3)]
    rows = [part for n in range(1, 6) for part in (heading(f"§ {n} Tore"), Line("Offen."))]

    assert [number for number, _ in levels(heading("Parkgesetz", 1), *acts, *rows)] == [
        "§ 1",
        "§ 2",
        "§ 3",
        "§ 4",
        "§ 5",
    ]


def test_articles_that_stand_alone_count_from_any_number():
    found = levels(
        *(Line(text) for n in ("L. 21-1", "L. 33-2", "L. 40-7") for text in (f"Article {n}", "Le parc ouvre."))
    )

    assert found == [("Article L. 21-1", 1), ("Article L. 33-2", 1), ("Article L. 40-7", 1)]


def test_a_higher_heading_is_not_the_title_of_an_article_without_one():
    found = tree(heading("Parkgesetz", 1), *(heading(f"§ {n}", 3) for n in (1, 2, 3)), heading("Schluss", 2))

    assert found[2:] == [("§ 3", "", 1, "article"), ("", "Schluss", 1, "clause")]


@pytest.mark.parametrize("name", ["law.txt", "law.html"])
def test_the_first_paragraph_of_an_article_without_a_title_is_no_title(name):
    lines = (
        "Gesetz über erfundene Märkte", "§ 1 Zweck", "Dieses Gesetz ordnet die Märkte.", "§ 2 Stände",
        "Die Stände sind aus Holz.", "§ 3", "(1) Wer Waren anbietet, zeigt sein Schild", "1. am Stand,",
        "2. am Eingang.",
        "§ 4 Gebühren", "Die Gebühr beträgt zwei Taler.", "§ 5", "Ordnungswidrig handelt, wer vorsätzlich",
        "1. ohne Schild anbietet,", "2. keine Gebühr entrichtet.", "§§ 6 bis 9 (weggefallen)", "§ 10 Schluss",
        "Dieses Gesetz gilt.",
    )  # fmt: skip
    is_page = name.endswith("html")
    text = "".join(f"<p>{line}</p>" for line in lines) if is_page else "\n\n".join(lines)

    outline = read((f'<html lang="de"><body>{text}</body></html>' if is_page else text).encode(), name)

    assert_account(outline)
    assert names(outline) == [
        ("§ 1", "Zweck", 1), ("§ 2", "Stände", 1), ("§ 3", "", 1), ("§ 4", "Gebühren", 1), ("§ 5", "", 1),
        ("§§ 6 bis 9", "(weggefallen)", 1), ("§ 10", "Schluss", 1),
    ]  # fmt: skip


def test_annexes_in_the_middle_of_a_code_close_no_part():
    code = (
        heading("Livre Ier : Des parcs"), heading("Chapitre Ier : Des arbres", 4), heading("Section 1 : Des chênes", 4),
        heading("Article R111-1", 5), Line("Le chêne est protégé."), heading("Annexes", 4),
        heading("Article Annexe à l'article R111-1", 5), Line("Art. 1.-Modèle."), Line("Art. 2.-Autre modèle."),
        heading("Section 2 : Des hêtres", 4), heading("Article R111-2", 5), Line("Le hêtre est protégé."),
        heading("Article R111-3", 5), Line("Il est planté."),
    )  # fmt: skip

    assert levels(*code) == [
        ("Livre Ier", 1), ("Chapitre Ier", 2), ("Section 1", 3), ("Article R111-1", 4), ("Annexes", 3),
        ("Article Annexe à l'article R111-1", 4), ("Section 2", 3), ("Article R111-2", 4), ("Article R111-3", 4),
    ]  # fmt: skip


def test_words_that_a_list_goes_on_with_are_no_title():
    lines = (
        "§ 1",
        "Märkte",
        "Sie sind offen.",
        "§ 2",
        "Mit Geldbuße wird belegt, wer",
        "1. lärmt,",
        "2. fegt.",
        "§ 3",
        "Tore",
    )
    assert tree(*map(Line, lines)) == [
        ("§ 1", "Märkte", 1, "article"), ("§ 2", "", 1, "article"), ("§ 3", "Tore", 1, "article"),
    ]  # fmt: skip
