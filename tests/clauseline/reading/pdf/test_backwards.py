"""Rows as they are drawn from left to right, and as they are read from right to left."""

import pytest

from clauseline.reading.pdf.backwards import Glyph, as_glyphs, read_backwards
from clauseline.reading.pdf.pieces import TextPiece
from clauseline.reading.pdf.rows import read_rows
from clauseline.reading.pdf.twice import told_once

SIZE = 10.0


def drawn(shown: str) -> tuple[Glyph, ...]:
    """`shown` has its leftmost sign first; each is 5 points wide."""
    return as_glyphs(Glyph(sign, 5.0 * place, 5.0 * place + 5) for place, sign in enumerate(shown))


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        ("قيبطتلا لاجم", "مجال التطبيق"),
        ("ةغللا 7.7", "7.7 اللغة"),
        ("ةيصوتلا E.119 رادصإ", "إصدار E.119 التوصية"),
        ("ةيصوت Y.2001 (2004)", "Y.2001 (2004) توصية"),
        (")PCB( ةطخ", "خطة (PCB)"),
        ("]b-FG[ )NTD( ةكبش", "شبكة (NTD) [b-FG]"),
        ("تاغللا 2)", "2) اللغات"),
        ("12 34 ددع", "عدد 34 12"),
    ],
)
def test_reading_order(shown, read):
    assert read_backwards(drawn(shown), SIZE) == read


def test_a_lam_alef_is_one_sign_of_two_letters():
    signs = [Glyph("س", 10, 15), Glyph("ا", 4, 10), Glyph("ل", 4, 10), Glyph("م", 0, 4)]
    assert read_backwards(as_glyphs(signs), SIZE) == "سلام"


def test_the_article_is_two_signs_and_stays():
    assert read_backwards(as_glyphs([Glyph("ا", 10, 15), Glyph("ل", 5, 10), Glyph("م", 0, 5)]), SIZE) == "الم"


def test_presentation_forms_become_letters_and_nothing_else_does():
    signs = as_glyphs([Glyph("\ufefb", 10, 15), Glyph("\ufe91", 5, 10), Glyph("½", 0, 5)])
    assert [sign.text for sign in signs] == ["لا", "ب", "½"]


def test_a_vowel_sign_stands_behind_its_letter():
    signs = [Glyph("م", 10, 15), Glyph("\u064f", 11, 13), Glyph("ع", 5, 10)]
    assert read_backwards(as_glyphs(signs), SIZE) == "مُع"


def test_a_wide_gap_parts_cells_and_rows_of_latin_letters_run_with_their_page():
    words = [TextPiece("x", 0, 60, base, SIZE, glyphs=drawn("ةيبرع ةحفص")) for base in (80.0, 60.0)]
    mixed = TextPiece("x", 200, 205, 40.0, SIZE, glyphs=(Glyph("ع", 200, 205),))
    latin = TextPiece("Business Plan", 0, 65, 40.0, SIZE, glyphs=drawn("Business Plan"))
    marked = [TextPiece(piece.text if place > 1 else "صفحة عربية", piece.left, piece.right, piece.base, SIZE,
                    glyphs=piece.glyphs) for place, piece in enumerate([*words, latin])]  # fmt: skip
    letter = TextPiece("ع", mixed.left, mixed.right, mixed.base, SIZE, glyphs=mixed.glyphs)
    rows = read_rows([*marked, letter], page=1, tall=800)
    assert [(row.text, row.backwards) for row in rows] == [
        ("صفحة عربية", True), ("صفحة عربية", True), ("ع\tBusiness Plan", True),
    ]  # fmt: skip


def test_a_ligature_whose_room_was_shared_out_among_a_letter_and_its_signs():
    """It is drawn narrower than it looks: neither its signs nor the gaps beside it go to the letters around it."""
    letters = [Glyph("ت", 22.8, 27.8), Glyph("م", 14.8, 22.8)]
    ligature = [Glyph("ك", 10.2, 11.8), Glyph("\u0650", 7.0, 8.6), Glyph("\u0651", 8.6, 10.2)]
    behind = [Glyph("ن", 0.0, 7.4)]

    assert read_backwards([*letters, *as_glyphs(ligature), *behind], SIZE) == "تمك\u0650\u0651ن"
    assert as_glyphs([Glyph("ا", 4, 6), Glyph("ل", 6, 8), Glyph("\u064b", 2, 4)]) == (Glyph("لا\u064b", 2, 8),)


def test_words_drawn_out_to_fill_their_row():
    assert read_backwards(drawn("ةيـــنقتلا"), SIZE) == "التقنية"
    assert read_backwards(drawn("ـه 1447"), SIZE) == "1447 هـ"


def test_a_letter_and_its_sign_that_are_drawn_one_by_one_and_each_say_both():
    pieces = [
        TextPiece("ا\u064b", 242.8, 247.1, 100, SIZE), TextPiece("ن", 200, 210, 100, SIZE),
        TextPiece("ا\u064b ", 244.3, 245.7, 100, SIZE), TextPiece("ا\u064b", 300, 304, 100, SIZE),
        TextPiece("ن", 201, 209, 100, SIZE),
    ]  # fmt: skip

    assert [piece.left for piece in told_once(pieces)] == [242.8, 200, 300]
