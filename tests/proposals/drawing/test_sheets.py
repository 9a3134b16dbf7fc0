"""Drawn texts in pieces: what stands in which place, and what is put there instead."""

from __future__ import annotations

import gzip

import pytest
from django.utils.html import escape

from proposals.drawing.compressed import gzipped, piece, plain
from proposals.drawing.sheets import DrawnSheet

PAGE = (
    "<h1>法\u202e</h1><!--place:theme-->light<!--end-->, <!--place:text--><p>\n</p><!--end-->"
    "<!--place:text-end--><!--end-->."
)


def words(sheet: DrawnSheet, **fills: str) -> str:
    return plain(sheet.filled({name: [piece(told)] for name, told in fills.items()})).decode()


def test_a_sheet_says_what_was_drawn_without_the_names_of_its_places():
    sheet = DrawnSheet.of(PAGE)
    assert sheet.places == ["theme", "text", "text-end"]
    assert words(sheet) == "<h1>法\u202e</h1>light, <p>\n</p>."


def test_what_is_put_into_a_place_stands_there_for_once():
    sheet = DrawnSheet.of(PAGE)
    assert words(sheet, theme="dark", nowhere="lost") == "<h1>法\u202e</h1>dark, <p>\n</p>."
    assert words(sheet, theme="") == "<h1>法\u202e</h1>, <p>\n</p>."
    assert words(sheet).count("light") == 1
    assert gzip.decompress(gzipped(sheet.filled({"theme": [piece("a"), piece("b")]}))).decode().count("ab, ") == 1


def test_other_words_in_a_place_stay_there_and_it_keeps_its_name():
    sheet = DrawnSheet.of(PAGE).with_words({"theme": "dark"})
    assert (words(sheet), sheet.places) == ("<h1>法\u202e</h1>dark, <p>\n</p>.", ["theme", "text", "text-end"])
    assert words(sheet, theme="light") == words(DrawnSheet.of(PAGE))


def test_a_sheet_between_two_places_takes_them_away_and_brings_its_own():
    inside = DrawnSheet.of("one <!--place:more-->two<!--end-->")
    sheet = DrawnSheet.of(PAGE).with_inside("text", "text-end", inside)
    assert (words(sheet), sheet.places) == ("<h1>法\u202e</h1>light, one two.", ["theme", "more"])


@pytest.mark.parametrize("drawn", ["", PAGE, "no place", "<!--place:a--><!--end-->"])
def test_a_sheet_is_read_from_its_bytes(drawn: str):
    sheet = DrawnSheet.of(drawn)
    assert DrawnSheet.read(bytes(sheet)) == sheet


def test_no_draft_brings_a_place():
    assert DrawnSheet.of(escape("<!--place:theme-->mine<!--end-->")).places == []
