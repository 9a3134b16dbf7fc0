"""Titles that end with a full stop: those that run into a sentence, and those of laws in Spanish."""

from __future__ import annotations

from clauseline.outline import Outline
from clauseline.reading.txt.reader import PlainTextReader
from tests.drafts.accounts import assert_account, blocks


def outline_of(text: str) -> Outline:
    outline = PlainTextReader().read(text.encode(), "draft.txt", {})
    assert_account(outline)
    return outline


TERMS = """\
                         Terms of the Gate

   1. Definitions.

      A gate is what can be opened by a person who comes to
      it, and a wall is what cannot.

   2. Use of Gates and Paths. Anyone may open a gate that
      stands in the way, and close it again.

   3. Walls. No one may climb a wall, whatever the reason
      that a person gives for it.

   4. Night and Day. Gates are shut at night, and what is
      then in front of a gate stays there.

   5. walls keep out what they can keep out, and more than
      that at night.
"""


def test_a_title_in_capitals_ends_where_the_sentence_begins():
    outline = outline_of(TERMS)

    assert [(clause.number, clause.title) for clause in outline.clauses] == [
        ("1", "Definitions"), ("2", "Use of Gates and Paths"), ("3", "Walls"), ("4", "Night and Day"), ("5", ""),
    ]  # fmt: skip
    assert blocks(outline, 1) == [
        ("paragraph", "", "Anyone may open a gate that stands in the way, and close it again.")
    ]


def test_indented_titles_that_count_from_zero_are_clauses():
    outline = outline_of(
        "  0. Definitions.\n\nA gate can be opened.\n\n  1. Use of Gates.\n\nAnyone may open a gate.\n\n  2. Walls.\n\n"
        "No one may climb.\n\n  3. Night.\n\nGates are shut.\n"
    )

    assert [(clause.number, clause.title, clause.text) for clause in outline.clauses] == [
        ("0", "Definitions", "A gate can be opened."), ("1", "Use of Gates", "Anyone may open a gate."),
        ("2", "Walls", "No one may climb."), ("3", "Night", "Gates are shut."),
    ]  # fmt: skip


def test_sentences_behind_numbers_are_no_titles():
    outline = outline_of(
        "1. Gates open at dawn. They close at night.\n\n2. Walls are of brick. They are red.\n\n"
        "3. Paths lead out. They lead home.\n\n4. Doors are shut. They are of oak.\n"
    )

    assert [clause.title for clause in outline.clauses] == [""]


LAW = (
    "LEY DE PUERTAS\n\nArtículo 1. Objeto de esta ley y de las normas que la\ndesarrollan.\n\nEsta ley regula las "
    "puertas.\n\nArtículo 2. Definiciones.\n\nEs puerta todo hueco de un muro.\n\nArtículo 3. Limpieza.\n\nLas puertas "
    "estarán limpias.\n"
)


def test_titles_of_a_law_may_end_with_a_full_stop_and_go_on_in_the_next_line():
    outline = outline_of(LAW)

    assert [(clause.number, clause.title, clause.text) for clause in outline.clauses] == [
        ("Artículo 1", "Objeto de esta ley y de las normas que la desarrollan.", "Esta ley regula las puertas."),
        ("Artículo 2", "Definiciones.", "Es puerta todo hueco de un muro."),
        ("Artículo 3", "Limpieza.", "Las puertas estarán limpias."),
    ]


def test_articles_of_one_sentence_have_no_titles():
    outline = outline_of(
        "LEY\n\nArtículo 1. Las puertas son anchas.\n\nSon altas.\n\nArtículo 2. Los muros son rojos.\n\nSon bajos.\n\n"
        "Artículo 3. El tejado es azul.\n\nEs plano.\n"
    )

    assert [(clause.title, clause.text) for clause in outline.clauses] == [
        ("", "Las puertas son anchas.\nSon altas."), ("", "Los muros son rojos.\nSon bajos."),
        ("", "El tejado es azul.\nEs plano."),
    ]  # fmt: skip


def test_sections_of_another_text_at_the_start_of_lines_are_no_articles():
    outline = outline_of(
        "1 Scope\n\nWalls keep out.\n\n2 Gates\n\nThey follow from\n\n§ 8.1 Paths.\n\nWalls lead to\n\n§ 5.3 Doors.\n\n"
        "Doors lead to\n\n§ 2.4 Keys.\n\nKeys open.\n\n3 Keys\n\nKeys are kept.\n"
    )

    assert [(clause.number, clause.title) for clause in outline.clauses] == [
        ("1", "Scope"),
        ("2", "Gates"),
        ("3", "Keys"),
    ]
