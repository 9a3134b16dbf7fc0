"""Labels of clauses in the spellings that drafts use."""

from __future__ import annotations

import pytest

from clauseline.outline import INFORMATIVE, NORMATIVE
from clauseline.reading.words.numbering import find_label, is_next, place_of, split_status, status_alone, stem
from clauseline.reading.words.ranks import ARTICLE


@pytest.mark.parametrize(
    ("text", "number", "kind", "parts", "rest"),
    [
        ("7.2.1\tTitle", "7.2.1", "clause", 3, "Title"),
        ("3.1. Title", "3.1", "clause", 2, "Title"),
        ("3.1) Title", "3.1", "clause", 2, "Title"),
        ("1.1Title", "1.1", "clause", 2, "Title"),
        ("7bis\tInserted", "7bis", "clause", 1, "Inserted"),
        ("7bis.1 More", "7bis.1", "clause", 2, "More"),
        ("5.3a\tInserted", "5.3a", "clause", 2, "Inserted"),
        ("7.l\tTyped with a letter", "7.l", "clause", 2, "Typed with a letter"),
        (".4\tA part is missing", ".4", "clause", 1, "A part is missing"),
        ("\u200e3.1\u200f\tMarked", "3.1", "clause", 2, "Marked"),
        ("II.3\tRoman", "II.3", "clause", 2, "Roman"),
        ("II Roman", "II", "clause", 1, "Roman"),
        ("A.2 Letter", "A.2", "clause", 2, "Letter"),
        ("A.\tLetter", "A", "clause", 1, "Letter"),
        ("Annex A", "Annex A", "annex", 1, ""),
        ("Annex\u00a0A\n\nTitle", "Annex A", "annex", 1, "Title"),
        ("Annex B (informative) – Title", "Annex B", "annex", 1, "Title"),
        ("ANNEXE C – Titre", "ANNEXE C", "annex", 1, "Titre"),
        ("Appendix I\n\nTitle", "Appendix I", "appendix", 1, "Title"),
        ("Apéndice II – Título", "Apéndice II", "appendix", 1, "Título"),
        ("Appendix A.1.  Example", "Appendix A.1", "appendix", 2, "Example"),
        ("附录A（规范性）身份", "附录A", "annex", 1, "身份"),
        ("附　录　B", "附录B", "annex", 1, ""),
        ("附录I 用例", "附录I", "appendix", 1, "用例"),
        ("第一章　总则", "第一章", "chapter", 1, "总则"),
        ("第一百三十三条之一　在", "第一百三十三条之一", "article", 1, "在"),
        ("Article 5\tRights", "Article 5", "article", 1, "Rights"),
        ("3.1文件", "3.1", "clause", 2, "文件"),
        ("Article 245-1", "Article 245-1", "article", 1, ""),
        ("Article L. 121-4 – Objet", "Article L. 121-4", "article", 1, "Objet"),
        ("Article R*12-3\tObjet", "Article R*12-3", "article", 1, "Objet"),
        ("Article LO224-4", "Article LO224-4", "article", 1, ""),
        ("Article L.O. 224", "Article L.O. 224", "article", 1, ""),
        ("Article *R. 12-3 – Objet", "Article *R. 12-3", "article", 1, "Objet"),
        ("Article L2122-1-1 A", "Article L2122-1-1 A", "article", 1, ""),
        ("Article L5 bis A", "Article L5 bis A", "article", 1, ""),
        ("Art. L. 12-3 A défaut de porte", "Art. L. 12-3", "article", 1, "A défaut de porte"),
        ("Chapitre Ier bis : Des lacs", "Chapitre Ier bis", "chapter", 1, "Des lacs"),
        ("Partie législative", "Partie législative", "chapter", 1, ""),
        ("Livre Ier : Du parc", "Livre Ier", "chapter", 1, "Du parc"),
        ("Book 2 – Gates", "Book 2", "chapter", 1, "Gates"),
        ("Buch 1\tTore", "Buch 1", "chapter", 1, "Tore"),
        ("Libro II. Puertas", "Libro II", "chapter", 1, "Puertas"),
        ("Dritter Abschnitt – Wege", "Dritter Abschnitt", "chapter", 1, "Wege"),
        ("Erster Teil - Tore", "Erster Teil", "chapter", 1, "Tore"),
        ("2. Abschnitt\tWege", "2. Abschnitt", "chapter", 1, "Wege"),
        ("Article premier", "Article premier", "article", 1, ""),
        ("TÍTULO PRELIMINAR – Del parque", "TÍTULO PRELIMINAR", "chapter", 1, "Del parque"),
        ("PART TWO – Paths", "PART TWO", "chapter", 1, "Paths"),
        ("Première partie : Du parc", "Première partie", "chapter", 1, "Du parc"),
        ("Anlage 1 – Wege", "Anlage 1", "annex", 1, "Wege"),
        ("Sección 1.ª Horario", "Sección 1.ª", "chapter", 1, "Horario"),
        ("Sous-section 1 : Des portes", "Sous-section 1", "chapter", 1, "Des portes"),
        ("Unterabschnitt 2 – Tore", "Unterabschnitt 2", "chapter", 1, "Tore"),
        ("第一分编 通则", "第一分编", "chapter", 1, "通则"),
    ],
)
def test_labels_are_found(text, number, kind, parts, rest):
    label = find_label(text)

    assert label is not None
    assert (label.number, label.kind, label.parts, text[label.end :]) == (number, kind, parts, rest)


@pytest.mark.parametrize(
    "text", ["A framework", "Title", "12,5 kg", "3/4 of them", "2023-04-10", "W3C", "T2x2h( )", ""]
)
def test_words_are_no_labels(text):
    assert find_label(text) is None


@pytest.mark.parametrize(
    ("number", "place"),
    [("Article 245-1", 245), ("Article 5a", 5), ("Title IV", 4), ("§ 12b", 12), ("Article 5-bis", 5), ("Livre Ier", 1),
     ("Article L. 121-4", 121), ("Artículo 3º", 3), ("Article L5 bis A", 5), ("Article L2122-1-1 A", 2122),
     ("Chapitre V bis", 5), ("Partie réglementaire", 1),
     ("Sección 2.ª", 2), ("第十二条", 12), ("第3章", 3), ("Einundzwanzigster Abschnitt", 21),
     ("4. Teil", 4),
     ("Article premier", 1), ("PART TWO", 2), ("Troisième partie", 3), ("Titre préliminaire", 0)],
)  # fmt: skip
def test_the_count_that_a_label_gives(number, place):
    assert place_of(number) == place


def test_no_label_is_looked_for_far_behind_the_start():
    for start in ("Article " + "1-" * 50_000, "Article L" + "1" * 100_000, "Sous-section " + "1" * 100_000):
        assert find_label(start) is None


def test_parts_hold_others_in_one_order():
    labels = [find_label(f"{word} 1\t") for word in ("Book", "Part", "Title", "Chapter", "Section", "Sous-section")]

    ranks = [label.rank for label in labels if label]
    assert len(ranks) == 6 and ranks == sorted(set(ranks))
    assert max(ranks) < ARTICLE


def test_a_label_states_its_status():
    statuses = [find_label(text).status for text in ("Annex A (informative)", "附录A（规范性）", "Annex A")]

    assert statuses == [INFORMATIVE, NORMATIVE, None]


def test_an_annex_without_a_letter_keeps_its_word_in_the_title():
    label = find_label("Annex")

    assert label is not None
    assert (label.number, label.end) == ("", 0)


def test_a_status_stands_alone_or_before_a_title():
    assert status_alone("（资料性附录）") == INFORMATIVE
    assert status_alone("(informative) Title") is None
    assert split_status("\n(informative)\n\nTitle") == (INFORMATIVE, 14)


def test_the_next_number_is_one_more_or_a_letter_more():
    assert [is_next(*pair) for pair in [("3.2", "3.1"), ("3.1", ""), ("3.1a", "3.1"), ("3.3", "3.1"), ("3.2", "")]] == [
        True, True, True, False, False,
    ]  # fmt: skip


def test_the_stem_is_all_but_the_last_part():
    assert [stem(number) for number in ("7.2.1", "A.1", "7")] == ["7.2", "A", ""]


@pytest.mark.parametrize(
    "word",
    [
        "Annex",
        "ANNEXE",
        "Anexo",
        "Anhang",
        "Allegato",
        "Appendix",
        "Appendice",
        "Apendice",
        "Part",
        "Partie",
        "Title",
        "Chapter",
        "Chapitre",
        "Section",
        "Article",
        "Artigo",
        "Artikel",
    ],
)
def test_every_word_before_a_number_is_known(word):
    label = find_label(f"  {word} 2")
    assert label is not None
    assert label.number.endswith("2")
