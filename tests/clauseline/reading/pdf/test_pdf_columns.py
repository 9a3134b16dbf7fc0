"""Printed drafts in two columns."""

from __future__ import annotations

from collections.abc import Sequence

from clauseline.outline import Outline
from clauseline.reading import read
from tests.drafts.accounts import assert_account, names
from tests.drafts.printed import Drawn, Words, pdf_file, ruled

FIRST, SECOND = 60, 310


def outline_of(*pages: Sequence[Words | Drawn], bookmarks: Sequence[str] = ()) -> Outline:
    outline = read(pdf_file(*pages, bookmarks=bookmarks), "draft.pdf")
    assert_account(outline)
    return outline


def texts(outline: Outline) -> list[str]:
    return [clause.text for clause in outline.clauses]


def column(left: float, top: float, *rows: str) -> list[Words]:
    return [(left, top - 13 * place, text) for place, text in enumerate(rows)]


LANTERNS = (
    "The keeper of a lantern lights it each",
    "evening before dusk and puts it out in",
    "the morning; the hour is kept in a book",
    "that every other keeper of a light may",
    "read whenever they ask for the book.",
)
FERRIES = (
    "A ferry waits for the last lantern on",
    "the river and goes when its light is",
    "seen from both of the banks, so that no",
    "one who walks by night along the river",
    "has to wait there until the morning.",
)
WIDE = "This row has the whole width of the page, and goes on above both of the columns."


def test_the_first_column_is_read_before_the_second():
    outline = outline_of([
        (60, 780, "*1 Scope"), (60, 760, WIDE),
        *column(FIRST, 730, "*2 Lanterns", *LANTERNS), *column(SECOND, 730, "*3 Ferries", *FERRIES),
    ])  # fmt: skip

    assert names(outline) == [("1", "Scope", 1), ("2", "Lanterns", 1), ("3", "Ferries", 1)]
    assert texts(outline) == [
        WIDE, " ".join(LANTERNS), " ".join(FERRIES),
    ]  # fmt: skip


def test_a_sentence_runs_on_into_the_next_column_and_page():
    outline = outline_of(
        [*column(FIRST, 750, "*1 Lanterns", *LANTERNS[:4]), *column(SECOND, 750, LANTERNS[4], *FERRIES[:4])],
        [*column(FIRST, 750, FERRIES[4], "*2 Ferries", *FERRIES), *column(SECOND, 750, *LANTERNS)],
    )

    assert names(outline) == [("1", "Lanterns", 1), ("2", "Ferries", 1)]
    assert texts(outline) == [
        " ".join([*LANTERNS, *FERRIES]), " ".join(FERRIES) + "\n" + " ".join(LANTERNS),
    ]  # fmt: skip


def test_a_part_that_ends_in_the_first_column_is_set_as_the_others():
    outline = outline_of(
        [*column(FIRST, 750, "*1 Lanterns", *LANTERNS), *column(SECOND, 750, *FERRIES)],
        column(FIRST, 750, "*2 Ferries", *FERRIES),
    )

    assert texts(outline) == [" ".join(LANTERNS) + "\n" + " ".join(FERRIES), " ".join(FERRIES)]


def test_running_heads_above_columns_stay_out():
    heads: list[Words] = [(60, 800, "Fictional draft"), (480, 800, "Keepers 7")]
    pages = [
        [*heads, *column(FIRST, 700, f"*{number} Lanterns", *LANTERNS), *column(SECOND, 700, *FERRIES)]
        for number in (1, 2)
    ]  # fmt: skip
    outline = outline_of(*pages)

    assert [(line.rule, line.count) for line in outline.report.left_out] == [("running heads and footers", 2)]
    assert texts(outline) == [" ".join(LANTERNS) + "\n" + " ".join(FERRIES)] * 2


def test_a_ruled_table_keeps_its_place_in_its_column():
    table: list[Words | Drawn] = [
        *ruled([FIRST, 150, 270], [600, 620, 640]), (65, 625, "Light"), (155, 625, "Hour"), (65, 605, "Lantern"),
        (155, 605, "dusk"),
    ]  # fmt: skip
    outline = outline_of([
        *column(FIRST, 730, "*1 Lanterns", *LANTERNS), *table, *column(FIRST, 580, *LANTERNS),
        *column(SECOND, 730, "*2 Ferries", *FERRIES, *FERRIES, *FERRIES),
    ])  # fmt: skip

    assert names(outline) == [("1", "Lanterns", 1), ("2", "Ferries", 1)]
    assert texts(outline)[0] == "\n".join([" ".join(LANTERNS), "Light\tHour", "Lantern\tdusk", " ".join(LANTERNS)])


def test_terms_with_their_definitions_and_contents_are_no_columns():
    terms = ["lantern", "ferry", "keeper of a light", "bank", "dusk"]
    outline = outline_of(
        [(60, 780, "*1 Terms"), *column(FIRST, 750, *terms), *column(SECOND, 750, *FERRIES)],
        [
            (60, 780, "*2 Lists"),
            *column(FIRST, 660, *["A list of lanterns and of keepers"] * 5), *column(520, 660, *"34567"),
        ],
    )  # fmt: skip

    assert texts(outline) == [
        " ".join(f"{term} {ferry}" for term, ferry in zip(terms, FERRIES, strict=True)),
        " ".join(f"A list of lanterns and of keepers {page}" for page in "34567"),
    ]  # fmt: skip
