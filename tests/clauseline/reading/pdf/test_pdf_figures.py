"""Figures of printed drafts: drawings and pictures, and what is none."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import pytest

from clauseline.outline import Outline
from clauseline.reading import read
from clauseline.reading.files.images import Image, recognise
from clauseline.reading.pdf.drawn import Box
from clauseline.reading.pdf.figures import MOST
from clauseline.reading.pdf.reader import PdfReader
from clauseline.reading.pdf.rendering import PIXELS, PagePart, as_png, render
from tests.drafts.accounts import assert_account, blocks, left_out
from tests.drafts.printed import Drawn, Placed, Words, pdf_file, ruled

LONG = "Whoever keeps a lantern lights it at dusk, and puts it out again when it dawns."
IN_FIGURES = "words in figures, which their pictures show"
HEAD: list[Words] = [(70, 780, "*1 Lanterns"), (70, 755, LONG)]


def outline_of(*pages: Sequence[Words | Drawn | Placed]) -> Outline:
    outline = read(pdf_file(*pages), "draft.pdf")
    assert_account(outline)
    return outline


def flow(top: float) -> list[Words | Drawn]:
    """Two boxes and a line from one to the other, 80 points tall, with words in them."""
    left = [(100, top, 200, top), (100, top - 80, 200, top - 80), (100, top - 80, 100, top), (200, top - 80, 200, top)]
    right = [(one + 200, low, other + 200, high) for one, low, other, high in left]
    words: list[Words] = [(110, top - 40, "Lantern", 9), (310, top - 40, "Keeper", 9)]
    return [*left, *right, (200, top - 40, 300, top - 40), *words]


def test_what_is_drawn_above_a_caption_is_its_figure():
    data = pdf_file([*HEAD, *flow(700), (150, 600, "Figure 1: Who lights whom"), (70, 560, LONG)])
    outline = read(data, "draft.pdf")
    assert_account(outline)

    assert blocks(outline) == [
        ("paragraph", "", LONG), ("figure", "", ""), ("caption", "Figure 1", "Who lights whom"),
        ("paragraph", "", LONG),
    ]  # fmt: skip
    (figure,), (picture,) = outline.clauses[0].figures, PdfReader().pictures(data)
    assert (figure.block, figure.alt, figure.drawn) == (1, "Lantern Keeper", True)
    assert figure.sha256 == hashlib.sha256(picture).hexdigest()
    assert recognise(picture) == Image("image/png", 612, 172)
    assert left_out(outline)[IN_FIGURES] == "Lantern Keeper"


def test_each_caption_has_its_own_figure_above_or_below():
    above = outline_of([
        *HEAD, *flow(740), (70, 640, "Figure 1: Dusk"), *flow(600), (70, 500, "Figure 2: Dawn"),
    ])  # fmt: skip
    below = outline_of([*HEAD, (70, 740, "Figure 1: Dusk"), *flow(720), (70, 600, "Figure 2: Dawn"), *flow(580)])

    kinds = [kind for kind, _, _ in blocks(above)]
    assert kinds == ["paragraph", "figure", "caption", "figure", "caption"]
    assert [kind for kind, _, _ in blocks(below)].count("figure") == 2


def test_a_label_at_the_side_in_smaller_type_belongs_to_the_figure_and_the_key_below_does_not():
    outline = outline_of([
        *HEAD, *flow(700), (402, 660, "at night", 8), (70, 600, "Key"), (70, 585, "1 lantern"),
        (150, 560, "Figure 1: Who lights whom"),
    ])  # fmt: skip

    assert outline.clauses[0].figures[0].alt == "Lantern Keeper at night"
    assert [words for kind, _, words in blocks(outline) if kind == "paragraph"] == [LONG, "Key", "1 lantern"]


def test_a_frame_around_text_is_no_figure():
    frame = [(60, 600, 540, 600), (60, 700, 540, 700), (60, 600, 60, 700), (540, 600, 540, 700)]
    outline = outline_of([
        *HEAD, *frame, (70, 680, LONG), (70, 665, LONG), (70, 650, "Nothing else."), (70, 570, "Figure 1: A rule"),
    ])  # fmt: skip

    assert not outline.clauses[0].figures
    assert outline.clauses[0].text.count("Whoever") == 3


def test_a_picture_in_the_text_is_a_figure_without_a_caption():
    outline = outline_of([*HEAD, ("picture", 100, 500, 200, 150), (70, 450, LONG)])

    assert blocks(outline) == [("paragraph", "", LONG), ("figure", "", ""), ("paragraph", "", LONG)]


@pytest.mark.parametrize(
    "picture",
    [
        ("picture", 100, 500, 20, 20),
        ("picture", 70, 800, 150, 40),
        ("picture", 0, 0, 595, 842),
        ("picture", 60, 740, 480, 60),
    ],
)
def test_icons_emblems_grounds_and_what_text_stands_on_are_none(picture):
    outline = outline_of([picture, *HEAD])

    assert outline.clauses[0].text == LONG
    assert not outline.clauses[0].figures


def test_pictures_that_stand_on_each_page_adorn_it():
    emblem: Placed = ("picture", 300, 500, 90, 60)
    pages: list[list[Words | Placed]] = [[(70, 780, f"*{page} Part"), (70, 755, LONG), emblem] for page in (1, 2, 3)]

    assert not any(clause.figures for clause in outline_of(*pages).clauses)


def test_what_rules_a_table_is_no_figure():
    outline = outline_of([
        *HEAD, *ruled([70, 200, 400], [600, 630, 660]), (75, 640, "Name"), (205, 640, "Hour"), (75, 610, "Lantern"),
        (205, 610, "dusk"), (70, 580, "Figure 1: Hours"),
    ])  # fmt: skip

    assert [kind for kind, _, _ in blocks(outline)] == ["paragraph", "row", "row", "caption"]


def test_a_figure_is_drawn_alike_wherever_it_stands():
    pages = [pdf_file([*HEAD, *flow(top), (70, top - 100, "Figure 1: Dusk")]) for top in (700, 512)]
    one, other = (PdfReader().pictures(page) for page in pages)

    assert one == other


def test_a_picture_of_a_page_is_bounded():
    data = pdf_file([(70, 700, "Words")])
    (picture,) = render(data, (PagePart(1, Box(0, 0, 595, 842)),))
    found = recognise(picture)

    assert found is not None and 0.9 * PIXELS < found.width * found.height <= PIXELS


def test_grey_rows_and_coloured_ones_are_png_files():
    grey, red = as_png([b"\1\1\1\2\2\2"]), as_png([b"\1\0\0\2\0\0"])

    assert (recognise(grey), recognise(red)) == (Image("image/png", 2, 1), Image("image/png", 2, 1))
    assert (grey[25], red[25]) == (0, 2)


def test_a_page_on_which_very_much_is_drawn_shows_its_pictures_alone():
    lines: list[Drawn] = [(100, 600 + step / 300, 300, 600 + step / 300) for step in range(MOST + 1)]
    caption: Words = (150, 570, "Figure 1: Who lights whom")

    assert not outline_of([*HEAD, *lines, caption]).clauses[0].figures
    assert len(outline_of([*HEAD, *lines, caption, ("picture", 100, 300, 200, 100)]).clauses[0].figures) == 1
