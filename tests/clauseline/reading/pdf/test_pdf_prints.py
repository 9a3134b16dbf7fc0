"""What web browsers and office programs print: letters drawn one by one, feet, lists of contents, code."""

from __future__ import annotations

from tests.clauseline.reading.pdf.test_pdf import column, outline_of, texts
from tests.drafts.accounts import blocks, left_out_counts, names
from tests.drafts.printed import ruled


def test_words_that_are_drawn_letter_by_letter_are_one():
    """Web browsers place kerned letters one by one: the room that a narrow letter leaves beside it is no space."""
    placed = [(70.0, "*W"), (84.4, "*i"), (88.4, "*l"), (92.3, "*l"), (101.6, "*f"), (105.6, "*i"), (109.6, "*t")]
    outline = outline_of([
        (40, 720, "*1", 14), (60, 720, "*Scope", 14), (40, 700, "Words."), (40, 660, "*2", 14),
        *[(left, 660, letter, 14) for left, letter in placed],
    ])  # fmt: skip

    assert names(outline) == [("1", "Scope", 1), ("2", "Will fit", 1)]


def test_feet_that_count_the_pages_of_all_go():
    outline = outline_of(*[
        [(70, 720, f"*{page}"), (110, 720, f"*Part {'abc'[page - 1]}"), (70, 700, "Words of a page."),
         (70, 40, f"https://drafts.example/avatars {page}/3"), (70, 800, f"Page {page} of 3, working draft")]
        for page in (1, 2, 3)
    ])  # fmt: skip

    assert texts(outline) == ["Words of a page."] * 3
    assert left_out_counts(outline)["running heads and footers"] == 6


def test_contents_that_are_a_list_with_numbers_of_its_own():
    outline = outline_of([
        (70, 800, "*Contents"), (70, 780, "1. 1 Scope"), (70, 760, "2. 2 Avatars"), (70, 740, "1. 2.1 Walkng"),
        (70, 720, "2. 2.2 Flying"), (70, 700, "3. 2.3 Falling"), (70, 640, "*1"), (110, 640, "*Scope"),
        *column(*["A row of words that runs from one side of the page to the other side of it."] * 9, top=620),
        (70, 480, "*2"), (110, 480, "*Avatars"), (70, 460, "*2.1"), (110, 460, "*Walking"), (70, 440, "Words."),
        (70, 420, "*2.2"), (110, 420, "*Flying"), (70, 400, "*2.3"), (110, 400, "*Falling"),
    ])  # fmt: skip

    assert [number for number, *_ in names(outline)] == ["1", "2", "2.1", "2.2", "2.3"]
    assert left_out_counts(outline)["table of contents"] == 6


def test_a_row_of_the_text_that_stands_low_on_some_pages_stays():
    outline = outline_of(*[
        [(70, 760, f"*{page}"), (110, 760, f"*Part {'abcd'[page - 1]}"),
         *[(70, height, "See clause 9.") for height in (700, 600, 500, 400, 60)], (70, 30, f"Draft, page {page}")]
        for page in (1, 2, 3, 4)
    ])  # fmt: skip

    assert [text.count("See clause 9.") for text in texts(outline)] == [5] * 4
    assert left_out_counts(outline)["running heads and footers"] == 4


def test_code_in_typewriters_type_keeps_its_lines():
    outline = outline_of([
        (70, 760, "*1"), (110, 760, "*Records"),
        *column(*["A record says who was where, and how long it is kept."] * 4),
        (70, 600, "`{"), (80, 587, '`"kept": true,'), (80, 574, '`"until": "2031"'), (70, 561, "`}"),
        (70, 540, "It ends."),
    ])  # fmt: skip

    assert blocks(outline, 0)[1:] == [
        ("code", "", "{"), ("code", "", '"kept": true,'), ("code", "", '"until": "2031"'), ("code", "", "}"),
        ("paragraph", "", "It ends."),
    ]  # fmt: skip


def test_half_words_before_a_hyphen_at_the_end_of_a_row():
    outline = outline_of([
        (70, 760, "*1"), (110, 760, "*Words"),
        *column("The pre- and postconditions of max-age and s-maxage are those that Recommendation ITU-",
                "T X.509 has, as does the max-", "age of a record, and its pre-", "and postconditions."),
    ])  # fmt: skip

    assert texts(outline) == [
        "The pre- and postconditions of max-age and s-maxage are those that Recommendation ITU-T X.509 has, as does "
        "the max-age of a record, and its pre- and postconditions.",
    ]  # fmt: skip


def test_titles_without_a_number_in_the_type_of_numbered_ones():
    outline = outline_of([
        *column(*["A row of words that runs from one side of the page to the other side of it."] * 3, top=800),
        (70, 740, "*1", 14), (110, 740, "*Scope", 14), (70, 720, "Words."),
        (70, 700, "*2", 14), (110, 700, "*Avatars", 14), (70, 680, "Words."),
        (70, 660, "*2.1", 12), (110, 660, "*Walking", 12), (70, 640, "Words."),
        (70, 620, "*2.2", 12), (110, 620, "*Flying", 12), (70, 600, "Words."),
        (70, 580, "*Index", 14), (70, 560, "*Terms defined here", 12), (70, 540, "Avatar, 2."),
        (70, 500, "*Series A Work", 14), (70, 480, "*Series B Means", 14), (70, 460, "*Series C Statistics", 14),
    ])  # fmt: skip

    assert names(outline)[-4:] == [("2.1", "Walking", 2), ("2.2", "Flying", 2), ("", "Index", 1),
                                   ("", "Terms defined here", 2)]  # fmt: skip


def test_rows_are_full_where_other_pages_are_wider():
    wide = (
        "A row of a page that lies on its side and runs on and on to a far edge that no page which stands has ever had"
    )
    upright = [
        "The keeper tells each guest which records are kept, why and for how long, and in",
        "which park they are.",
    ]
    outline = outline_of(
        *[[(70, 740, f"*{page}"), (110, 740, "*Part"), *column(*upright)] for page in (1, 2, 3)],
        [(70, 740, "*4"), (110, 740, "*Plans"), *column(*[f"{wide}."] * 4)],
        [(70, 740, "*5"), (110, 740, "*Short"), (70, 700, "Few words."), (70, 687, "And more.")],
    )

    assert texts(outline)[:3] == [" ".join(upright)] * 3
    assert blocks(outline, 4) == [("paragraph", "", "Few words."), ("paragraph", "", "And more.")]


def test_a_row_most_of_which_is_an_address_in_smaller_type_goes_on():
    outline = outline_of([
        (70, 740, "*1"), (110, 740, "*Sources"),
        (70, 700, "The words of whoever drew up the gates of a park, read on the 5th of October 2018,"),
        (70, 687, "by a keeper, at "), (148, 687, "https://parks.example/gates/drawings/keepers/guests/records", 9),
        (70, 620, "A foot in small type stands by itself and is as long as a row can be.", 9),
    ])  # fmt: skip

    assert blocks(outline, 0)[0][2].endswith(
        "2018, by a keeper, at https://parks.example/gates/drawings/keepers/guests/records"
    )
    assert len(blocks(outline, 0)) == 2


def test_the_name_of_a_source_begins_what_is_said_of_it():
    outline = outline_of([
        (70, 740, "*1"), (110, 740, "*Sources"), (70, 700, "[GATES]"), (100, 687, "Gates of parks, 2018."),
        (70, 674, "[KEYS]"), (100, 661, "Keys of https://parks.example/"), (70, 648, "[WALLS]"),
    ])  # fmt: skip

    assert [words for _, _, words in blocks(outline, 0)][-1] == "[WALLS]"


def test_the_title_of_a_printed_cover():
    """Number and banner are larger, its words have several rows, a line above them is as large but not bold."""
    outline = outline_of(
        [(70, 800, "*INTERNATIONAL STANDARD", 30), (70, 740, "*ITU-T F.77", 36), (70, 690, "SERIES F: PARKS", 18),
         (70, 600, "*Gates of parks -", 18), (70, 550, "Part 1:", 18), (70, 500, "*Keys", 18), (70, 400, "10/2016")],
        [(70, 740, "*1"), (110, 740, "*Scope"), *column("Words of a park.", "*2  Keys", "Words of a key.")],
    )  # fmt: skip

    assert (outline.facts["title"], outline.facts["number"]) == ("Gates of parks - Part 1: Keys", "ITU-T F.77")


def test_a_title_that_comes_again_and_a_foot_of_a_first_page_that_stands_a_little_lower():
    foot = "Draft of gates and keys"
    outline = outline_of(
        [(70, 640, "*Gates of parks", 20), (70, 400, "10/2016")],
        [(70, 740, "*Introduction"), *column("Words before a park."), (70, 26, f"{foot}  ii")],
        [(70, 785, "*Draft F.77", 14), (70, 740, "*Gates of parks", 14), (70, 720, "*1"), (110, 720, "*Scope"),
         *column("Words of a park.", "Gates of parks"), (70, 31, f"{foot}  1")],
        *[[(70, 740, f"*{page}"), (110, 740, "*Keys"), *column("Words of a key."), (70, 31, f"{foot}  {page}")]
          for page in (2, 3)],
    )  # fmt: skip

    assert texts(outline) == ["Words before a park.", "Words of a park. Gates of parks", *["Words of a key."] * 2]
    assert left_out_counts(outline)["running heads and footers"] == 4


def test_counted_items_below_one_another_and_a_count_that_leaves_no_room():
    item = "A keeper opens the gate of a park for each guest who rings the bell at it by day and by"
    outline = outline_of([
        (70, 740, "*1"), (110, 740, "*Gates"), (70, 700, "8. " + item), (82, 687, "night, as far as clause"),
        (70, 674, "9. " + item),
        (82, 661, "night, which is said of each gate of a park that a keeper has ever had, and lasts to"),
        (82, 648, "7. o'clock and no longer than that"),
        (70, 635, "10."), (86.6, 635, "Guests go."),
    ])  # fmt: skip

    assert [(marker, words.split()[-1]) for _, marker, words in blocks(outline, 0)] == [
        ("8.", "clause"), ("9.", "that"), ("10.", "go."),
    ]  # fmt: skip


def test_feet_of_short_pages_stand_far_up():
    outline = outline_of(*[
        [(70, 740, f"*{page}"), (110, 740, "*Keys"), (70, 720, "Words of a key."),
         (70, 400, f"Keeper  Gates and keys  [Page {page}]" if page < 4 else "Keeper of the gate 4.")]
        for page in (1, 2, 3, 4)
    ])  # fmt: skip

    assert texts(outline) == [*["Words of a key."] * 3, "Words of a key.\nKeeper of the gate 4."]


def test_pages_whose_words_stand_left_of_their_origin():
    outline = outline_of([(-400, 800 - 12 * row, "Words of the first clause") for row in range(9)])

    assert outline.clauses[0].text == " ".join(["Words of the first clause"] * 9)


def test_words_that_are_drawn_twice_and_parted_otherwise_the_second_time():
    outline = outline_of([
        (70, 740, "*1"), (110, 740, "*Gates"), (70, 700, "Guests go in."), (70.5, 700, "Guests"), (109, 700, "go in."),
        (70, 660, "go"), (86, 660, "go home."),
    ])  # fmt: skip

    assert texts(outline) == ["Guests go in.\ngo go home."]


def test_the_caption_of_a_table_that_the_next_page_prints_again():
    head = [(75, 640, "*Gate"), (205, 640, "*Key")]
    rows = ruled([70, 200, 400], [590, 620, 650])
    outline = outline_of(
        [
            (70, 800, "*1 Scope"),
            (70, 665, "Table 2 - Keys: of gates"),
            *head,
            *rows,
            (75, 600, "East"),
            (205, 600, "7"),
        ],
        [(70, 665, "Table 2 - Keys: of gates"), *head, *rows, (75, 600, "West"), (205, 600, "8")],
        [(70, 640, "Words."), (70, 600, "Table 2 - Keys: of gates")],
    )

    assert [words for _, _, words in blocks(outline, 0)][1:] == [
        "Gate\tKey", "East\t7", "West\t8", "Words.", "Table 2 - Keys: of gates",
    ]  # fmt: skip
    assert left_out_counts(outline)["heads of tables that are printed again"] == 2
