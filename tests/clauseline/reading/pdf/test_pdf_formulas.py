"""Formulas of printed drafts: drawn, with all their characters, and what is none."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import pytest

from clauseline.outline import Outline
from clauseline.reading import read
from clauseline.reading.files.images import recognise
from clauseline.reading.pdf import formulas
from clauseline.reading.pdf.reader import PdfReader
from tests.drafts.accounts import assert_account, blocks
from tests.drafts.printed import Words, pdf_file

LONG = "Whoever keeps a lantern lights it at dusk, and counts the hours that it burns."
HEAD: list[Words] = [(70, 780, "*1 Lanterns"), (70, 755, LONG)]
AFTER: list[Words] = [(70, 640, f"Here n counts the nights. {LONG}")]


def outline_of(*pages: Sequence[Words]) -> Outline:
    outline = read(pdf_file(*pages), "draft.pdf")
    assert_account(outline)
    return outline


def mean(top: float) -> list[Words]:
    """A fraction between an equals sign and a number: three rows, no word."""
    return [
        (250, top, "¤m", 11), (265, top, "=", 11), (285, top + 7, "¤s", 11), (285, top - 8, "¤n", 11),
        (300, top, "¤ht", 11), (480, top, "(1)", 11),
    ]  # fmt: skip


def test_a_formula_is_drawn_and_its_characters_are_its_text():
    data = pdf_file([*HEAD, *mean(700), *AFTER])
    outline = read(data, "draft.pdf")
    assert_account(outline)

    assert blocks(outline) == [
        ("paragraph", "", LONG), ("formula", "", "s m = ht (1) n"),
        ("paragraph", "", f"Here n counts the nights. {LONG}"),
    ]  # fmt: skip
    (figure,), (picture,) = outline.clauses[0].figures, PdfReader().pictures(data)
    assert (figure.block, figure.alt, figure.drawn) == (1, "s m = ht (1) n", True)
    assert figure.sha256 == hashlib.sha256(picture).hexdigest()
    assert recognise(picture) is not None


def test_two_formulas_apart_are_two():
    outline = outline_of([*HEAD, *mean(710), *mean(670), *AFTER])

    assert [kind for kind, _, _ in blocks(outline)] == ["paragraph", "formula", "formula", "paragraph"]


def test_signs_alone_tell_a_formula_where_no_font_does():
    outline = outline_of([*HEAD, (200, 700, "a ÷ b = c ÷ d ¬ e"), *AFTER])

    assert [kind for kind, _, _ in blocks(outline)] == ["paragraph", "formula", "paragraph"]


@pytest.mark.parametrize(
    "rows",
    [
        [(70, 741, "¤m = s"), (110, 741, "for each of them, as the keeper of the lanterns says.")],
        [(70, 741, "¤m = s + n")],
        [(70, 700, "Thus"), (100, 700, "¤m = s + n")],
        [(90, 700, "a)"), (110, 700, "¤m = s + n")],
        [(200, 700, "hours = nights ÷ lanterns")],
        [(200, 700, "\xa9 Keepers 2026")],
    ],
)
def test_formulas_in_sentences_and_items_stay_text(rows):
    outline = outline_of([*HEAD, *rows, *AFTER])

    assert not outline.clauses[0].figures
    assert "formula" not in [kind for kind, _, _ in blocks(outline)]


def test_of_very_many_formulas_the_last_stay_text(monkeypatch):
    monkeypatch.setattr(formulas, "MOST", 1)
    outline = outline_of([*HEAD, *mean(710), *mean(670), *AFTER])

    assert len(outline.clauses[0].figures) == 1


def test_a_formula_at_the_head_of_several_pages_is_no_running_head():
    pages = [[*mean(800), (70, 760, f"*{page} Part"), (70, 740, LONG)] for page in range(1, 4)]
    outline = outline_of(HEAD, *pages)

    assert len([one for clause in outline.clauses for one in clause.figures]) == 3
