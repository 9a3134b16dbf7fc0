"""Printed drafts: each trap a small PDF."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.outline import Outline
from clauseline.reading import Unreadable, read
from tests.drafts.accounts import assert_account, left_out_counts, names
from tests.drafts.printed import Drawn, Words, pdf_file, ruled


def outline_of(*pages: Sequence[Words | Drawn], bookmarks: Sequence[str] = ()) -> Outline:
    outline = read(pdf_file(*pages, bookmarks=bookmarks), "draft.pdf")
    assert_account(outline)
    return outline


def texts(outline: Outline) -> list[str]:
    return [clause.text for clause in outline.clauses]


def column(*rows: str, top: float = 700, step: float = 13) -> list[Words]:
    return [(70, top - step * place, text) for place, text in enumerate(rows)]


def test_bold_headings_and_paragraphs_from_rows():
    outline = outline_of([
        (70, 720, "*1"), (110, 720, "*Scope"),
        *column("This draft specifies avatars and all that an avatar has to say of itself to", "others in a session."),
        (70, 640, "*1.1"), (110, 640, "*General"), (70, 620, "Words."),
    ])  # fmt: skip

    assert names(outline) == [("1", "Scope", 1), ("1.1", "General", 2)]
    assert texts(outline) == [
        "This draft specifies avatars and all that an avatar has to say of itself to others in a session.", "Words.",
    ]  # fmt: skip


def test_running_heads_go_and_serial_headings_stay():
    pages = [
        [
            (70, 800, "Draft Avatars"), (300, 30, str(number)),
            (70, 760, f"*{number}"), (110, 760, f"*Part {'abc'[number - 1]}"), (70, 700, f"Words {number}."),
        ]
        for number in (1, 2, 3)
    ]  # fmt: skip
    outline = outline_of(*pages)

    assert names(outline) == [("1", "Part a", 1), ("2", "Part b", 1), ("3", "Part c", 1)]
    assert texts(outline) == ["Words 1.", "Words 2.", "Words 3."]
    assert left_out_counts(outline) == {"running heads and footers": 6}
    assert [clause.blocks[0].page for clause in outline.clauses] == [1, 2, 3]


def test_contents_are_left_out_and_confirm_headings_in_any_type():
    outline = outline_of(
        [(70, 700, "Contents"), (70, 680, "1 Scope .................. 2"), (70, 660, "2 Terms .................. 2")],
        [(70, 700, "1 Scope"), (70, 680, "Words of one."), (70, 640, "2 Terms"), (70, 620, "Words of two.")],
    )

    assert names(outline) == [("1", "Scope", 1), ("2", "Terms", 1)]
    assert texts(outline) == ["Words of one.", "Words of two."]
    assert left_out_counts(outline) == {"table of contents": 3}


def test_bookmarks_confirm_a_heading_that_wraps():
    rows = column("1 A title that is rather long and that goes on", "in a second row", "Words of one.")
    outline = outline_of(rows, bookmarks=["1 A title that is rather long and that goes on in a second row"])

    assert names(outline) == [("1", "A title that is rather long and that goes on in a second row", 1)]
    assert texts(outline) == ["Words of one."]


def test_hyphens_at_row_ends_go_where_the_word_stands_whole_elsewhere():
    outline = outline_of([
        (70, 720, "*1"), (110, 720, "*Scope"),
        *column("A specification says what an avatar is and does. This text is one: a speci-",
                "fication of avatars, and of all that has to be done with them by non-",
                "normative means."),
    ])  # fmt: skip

    assert "a specification of" in outline.clauses[0].text
    assert "non-normative" in outline.clauses[0].text
    assert left_out_counts(outline) == {"hyphens at line ends": 1}


def test_an_annex_with_its_status_and_title_in_rows_of_their_own():
    outline = outline_of([
        (70, 760, "*1"), (110, 760, "*Scope"), (70, 740, "Words."),
        (250, 700, "*Annex A"), (250, 670, "(informative)"), (230, 640, "*Kinds of avatar"), (70, 600, "Words of A."),
    ])  # fmt: skip

    assert names(outline) == [("1", "Scope", 1), ("Annex A", "Kinds of avatar", 1)]
    assert outline.clauses[1].status == "informative"


def test_the_title_of_an_annex_that_wraps_early_is_one():
    outline = outline_of(
        [(70, 760, "*1"), (110, 760, "*Scope"), (70, 740, "Words of the scope that run on to the far end of the row.")],
        [
            (250, 700, "*Annex A"), (230, 670, "*Kinds of avatar"), (230, 657, "*in a session"),
            *column(*["Words of A that run on to the far end of the row, as far as they ever can go."] * 6, top=600),
        ],
        bookmarks=["1 Scope", "Annex A Kinds of avatar in a session"],
    )  # fmt: skip

    assert names(outline) == [("1", "Scope", 1), ("Annex A", "Kinds of avatar in a session", 1)]


def test_a_term_has_its_number_and_its_name_in_rows_of_their_own():
    outline = outline_of([
        (70, 760, "*3"), (110, 760, "*Terms and definitions"),
        (70, 730, "*3.1"), (70, 717, "*avatar"), (70, 700, "figure that stands for a person"),
    ])  # fmt: skip

    assert [(clause.number, clause.title, clause.kind) for clause in outline.clauses] == [
        ("3", "Terms and definitions", "clause"), ("3.1", "avatar", "term"),
    ]  # fmt: skip


def test_words_drawn_twice_count_once():
    outline = outline_of([(70, 720, "*1 Scope"), (70, 720.2, "*1 Scope"), (70, 690, "Words of the clause.")])
    assert (names(outline), texts(outline)) == ([("1", "Scope", 1)], ["Words of the clause."])


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf_file([]), "its pages are pictures"),
        (pdf_file(column("1 Scope"))[:200], "damaged or not complete"),
        (b"%PDF-1.7\n", "damaged or not complete"),
        (
            pdf_file(column("1 Scope"), encrypt=f"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4"
                     f"/O<{'11' * 32}>/U<{'22' * 32}>>>"),
            "asks for a password",
        ),
    ],
)  # fmt: skip
def test_scans_encrypted_and_broken_files_are_refused_in_a_sentence(data, words):
    with pytest.raises(Unreadable, match=words):
        read(data, "x.pdf")


TEXTS = st.text(alphabet="abcAB1.,:)- Noteé", min_size=1, max_size=40)
SPOTS = st.integers(40, 400), st.integers(20, 820)
SIGNS = st.sampled_from(["1", "2", "3)", "*", "1 a", "2 b c"])
PLACES = st.tuples(*SPOTS, TEXTS) | st.tuples(*SPOTS, SIGNS, st.sampled_from([6, 9]))


@given(st.lists(st.lists(PLACES, min_size=1, max_size=20), min_size=1, max_size=3))
@settings(max_examples=150, deadline=None)
def test_every_character_is_in_a_clause_or_left_out_by_rule(pages):
    full = [[*page, (60.0, 400.0, "Words that make a page of text.")] for page in pages]
    assert_account(read(pdf_file(*full), "x.pdf"))


def test_words_that_only_name_a_title_are_no_heading():
    outline = outline_of(
        [
            (70, 760, "*1 Scope"), (70, 730, "The method is the one of clause"), (70, 680, "2 Method Syntax."),
            (70, 640, "*2 Method Syntax"), (70, 610, "Words of two."),
        ],
        bookmarks=["1 Scope", "2 Method Syntax"],
    )  # fmt: skip

    assert names(outline) == [("1", "Scope", 1), ("2", "Method Syntax", 1)]
    assert texts(outline)[1] == "Words of two."


def test_a_bookmarked_caption_stays_a_caption():
    outline = outline_of(
        [(70, 760, "*1 Scope"), (70, 730, "Words."), (200, 700, "*Table 1: Kinds of avatar")],
        bookmarks=["1 Scope", "Table 1: Kinds of avatar"],
    )

    assert names(outline) == [("1", "Scope", 1)]
    assert [(block.kind, block.marker) for block in outline.clauses[0].blocks] == [
        ("paragraph", ""), ("caption", "Table 1"),
    ]  # fmt: skip


def test_bold_numbers_of_documents_and_figures_are_no_clauses():
    outline = outline_of([
        (70, 780, "*E.164"), (120, 780, "*Numbering"), (70, 760, "*1"), (110, 760, "*Scope"), (70, 740, "Words."),
        (70, 700, "*1.5"), (110, 700, "*7.7"),
    ])  # fmt: skip

    assert names(outline) == [("1", "Scope", 1)]


def test_bookmarks_without_numbers_before_the_first_clause_head_passages():
    outline = outline_of(
        [
            (70, 760, "*Background"), (70, 740, "What came before."), (70, 700, "*1 Scope"), (70, 680, "Words."),
            (70, 640, "*2 Terms"), (70, 620, "Words of two."),
        ],
        bookmarks=["Background", "1 Scope", "2 Terms"],
    )  # fmt: skip

    assert names(outline) == [("1", "Scope", 1), ("2", "Terms", 1)]


def rows_of(outline: Outline) -> list[tuple[int, int, list[tuple[int, int, int]], list[str]]]:
    """As they are stored: table, row, (column, columns, rows) of each cell and words of each cell."""
    return [
        (
            stored["table"], stored["row"],
            [(cell["column"], cell["columns"], cell["rows"]) for cell in stored["cells"]],
            [clause.text[cell["start"] : cell["end"]] for cell in stored["cells"]],
        )
        for clause in outline.clauses for block in clause.blocks if block.kind == "row"
        for stored in (block.facts.as_json(),)
    ]  # fmt: skip


@pytest.mark.parametrize("width", [0.5, 3])
def test_a_ruled_table_is_read_cell_by_cell(width):
    lines: list[Drawn] = [(*line[:4], width) for line in ruled([70, 200, 400], [600, 630, 660])]
    outline = outline_of([
        (70, 760, "*1 Scope"), (70, 730, "Words before."), *lines,
        (75, 640, "*Name"), (205, 640, "*What it is"),
        (75, 615, "Gaze"), (205, 618, "Where a person"), (205, 605, "looks"), (70, 570, "Words after."),
    ])  # fmt: skip

    assert rows_of(outline) == [
        (1, 1, [(1, 1, 1), (2, 1, 1)], ["Name", "What it is"]),
        (1, 2, [(1, 1, 1), (2, 1, 1)], ["Gaze", "Where a person looks"]),
    ]
    assert outline.clauses[0].text == "Words before.\nName\tWhat it is\nGaze\tWhere a person looks\nWords after."


def test_cells_that_no_line_parts_are_one():
    lines: list[Drawn] = [
        (70, 660, 400, 660), (200, 630, 400, 630), (70, 600, 400, 600), (70, 570, 400, 570),
        (70, 570, 70, 660), (200, 570, 200, 660), (300, 570, 300, 630), (400, 570, 400, 660),
    ]  # fmt: skip
    outline = outline_of([
        (70, 760, "*1 Scope"), *lines, (75, 625, "Sign"), (205, 640, "Kept"), (205, 610, "by whom"),
        (305, 610, "for how long"), (75, 580, "Gaze"), (205, 580, "nobody"), (305, 580, "never"),
    ])  # fmt: skip

    assert rows_of(outline) == [
        (1, 1, [(1, 1, 2), (2, 2, 1)], ["Sign", "Kept"]),
        (1, 2, [(2, 1, 1), (3, 1, 1)], ["by whom", "for how long"]),
        (1, 3, [(1, 1, 1), (2, 1, 1), (3, 1, 1)], ["Gaze", "nobody", "never"]),
    ]


def test_a_table_goes_on_over_the_page_and_its_head_counts_once():
    head = [(75, 640, "*Name"), (205, 640, "*What it is")]
    lines = ruled([70, 200, 400], [600, 630, 660])
    outline = outline_of(
        [(70, 760, "*1 Scope"), *lines, *head, (75, 610, "Gaze"), (205, 610, "looks")],
        [*lines, *head, (75, 610, "Voice"), (205, 610, "sounds")],
    )

    assert [(table, row, words) for table, row, _, words in rows_of(outline)] == [
        (1, 1, ["Name", "What it is"]), (1, 2, ["Gaze", "looks"]), (1, 3, ["Voice", "sounds"]),
    ]  # fmt: skip
    assert left_out_counts(outline)["heads of tables that are printed again"] == 1


def test_a_drawing_of_boxes_is_no_table():
    boxes = [*ruled([70, 150], [600, 650]), *ruled([200, 300], [580, 620]), (150, 610, 200, 610)]
    outline = outline_of([(70, 760, "*1 Scope"), *boxes, (75, 620, "Sender"), (205, 600, "Receiver")])

    assert rows_of(outline) == []
    assert outline.clauses[0].text.split() == ["Sender", "Receiver"]


def test_a_table_without_a_frame_ends_where_its_lines_do():
    lines: list[Drawn] = [(70, 630, 400, 630), (70, 600, 400, 600), (200, 570, 200, 660)]
    outline = outline_of([
        (70, 760, "*1 Scope"), *lines, (75, 640, "Sign"), (205, 640, "Kept"), (75, 610, "Gaze"), (205, 610, "never"),
        (75, 580, "Voice"), (205, 580, "a day"), (70, 540, "Words after."),
    ])  # fmt: skip

    assert [words for _, _, _, words in rows_of(outline)] == [["Sign", "Kept"], ["Gaze", "never"], ["Voice", "a day"]]
    assert outline.clauses[0].text.endswith("\nWords after.")
