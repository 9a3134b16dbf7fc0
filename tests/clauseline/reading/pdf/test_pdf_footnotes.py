"""Footnotes of printed drafts."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.outline import Outline
from clauseline.reading import read
from tests.drafts.accounts import assert_account
from tests.drafts.printed import Drawn, Words, pdf_file, ruled

HEAD: list[Words] = [(70, 760, "*1 Scope")]


def outline_of(*pages: Sequence[Words | Drawn]) -> Outline:
    outline = read(pdf_file(*pages), "draft.pdf")
    assert_account(outline)
    return outline


def called(base: float, before: str, sign: str, after: str, *, wide: float = 5.6) -> list[Words]:
    """A row with a raised sign between its words, whose letters are about so `wide`."""
    left = 70 + wide * len(before)
    return [(70, base, before), (left, base + 4, sign, 6), (left + 4 * len(sign), base, after)]


def noted(base: float, sign: str, words: str) -> list[Words]:
    """A row of a footnote, its sign raised."""
    return [(70, base + 3, sign, 5), (70 + 4 * len(sign), base, words, 9)]


def blocks(outline: Outline, place: int = 0) -> list[tuple[str, str, str, int | None]]:
    """Kind, marker, words and call of each block of a clause."""
    clause = outline.clauses[place]
    return [
        (block.kind, block.marker, clause.text[block.start : block.end], block.facts.call) for block in clause.blocks
    ]


def test_a_note_stands_behind_its_clause_and_the_sentence_runs_over_the_page():
    outline = outline_of(
        [
            *HEAD, *called(740, "The keeper of a lantern lights it", "1", "each evening, as far as a lantern has oil"),
            (70, 727, "in it, and waits beside it on the bank of the river, the ferries that go by night"),
            *noted(90, "1", " A lantern here is any light."), *noted(79, "2", " This note is called on no page."),
        ],
        [(70, 760, "having to be seen from there."), (70, 700, "Words after.")],
    )  # fmt: skip

    assert blocks(outline) == [
        (
            "paragraph", "", "The keeper of a lantern lights it each evening, as far as a lantern has oil in it, and "
            "waits beside it on the bank of the river, the ferries that go by night having to be seen from there.",
            None,
        ),
        ("paragraph", "", "Words after.", None),
        ("footnote", "1", "A lantern here is any light. 2 This note is called on no page.", 33),
    ]  # fmt: skip
    assert [(line.rule, line.count) for line in outline.report.left_out] == [("numbers that call footnotes", 1)]


def test_notes_of_several_rows_and_signs():
    outline = outline_of([
        *HEAD, *called(740, "The keeper lights it", "§", "each evening"), *called(700, "and tells all", "§§", "of it."),
        (70, 660, "Words that make the usual type of a page of text that has such notes."),
        *noted(90, "§", " A note that has more than one row, and that"), (70, 79, "goes on here.", 9),
        *noted(68, "§§", " Another."),
    ])  # fmt: skip

    assert blocks(outline)[-2:] == [
        ("footnote", "§", "A note that has more than one row, and that goes on here.", 20),
        ("footnote", "§§", "Another.", len("The keeper lights it each evening and tells all")),
    ]


def test_an_exponent_calls_no_note_and_a_note_without_a_call_stays():
    outline = outline_of([
        *HEAD, *called(740, "The deck of a ferry has 12 m", "2", " of free room.", wide=5.0),
        (70, 727, "It bears all that come."),
        (70, 714, "It bears their lanterns, too."), *noted(90, "2", " A note of another page."),
    ])  # fmt: skip

    assert blocks(outline) == [
        (
            "paragraph", "",
            "The deck of a ferry has 12 m2 of free room. It bears all that come. It bears their lanterns, too.", None,
        ),
        ("paragraph", "", "2 A note of another page.", None),
    ]  # fmt: skip


def test_a_note_called_in_a_table():
    outline = outline_of([
        *HEAD, (70, 730, "Words before."), *ruled([65, 200, 400], [600, 630, 660]),
        *called(640, "Light", "1", ""), (205, 640, "Hour"), (70, 610, "Lantern"), (205, 610, "dusk"),
        *noted(90, "1", " Oil or wax."),
    ])  # fmt: skip

    assert blocks(outline) == [
        ("paragraph", "", "Words before.", None), ("row", "", "Light\tHour", None), ("row", "", "Lantern\tdusk", None),
        ("footnote", "1", "Oil or wax.", len("Words before.\nLight")),
    ]  # fmt: skip


def test_a_note_goes_on_at_the_foot_of_the_next_page():
    outline = outline_of(
        [*HEAD, *called(740, "The keeper lights it", "1", "each evening."), *noted(90, "1", " A note that does not")],
        [(70, 740, "Words of the next page, which is a page of its own."), (70, 90, "end where its page does.", 9)],
    )

    assert blocks(outline)[-1] == ("footnote", "1", "A note that does not end where its page does.", 20)


@given(st.lists(st.sampled_from(["1", "2", "3", "§"]), max_size=5), st.lists(st.sampled_from("123§"), max_size=5))
@settings(max_examples=60, deadline=None)
def test_the_account_closes_whatever_is_called_and_noted(calls, notes):
    rows = [row for place, sign in enumerate(calls) for row in called(740 - 30 * place, "Words", sign, "and more")]
    feet = [row for place, sign in enumerate(notes) for row in noted(100 - 11 * place, sign, " a note")]
    outline_of([*HEAD, *rows, (70, 500, "Words that make the usual type of a page of text."), *feet], [*HEAD, *feet])
