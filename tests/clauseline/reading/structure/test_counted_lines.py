import pytest

from clauseline.outline import Outline
from clauseline.reading import read
from clauseline.reading.structure.counted_lines import count_lines, usual_step
from tests.drafts.accounts import assert_account, left_out_counts, names
from tests.drafts.numbered import numbered_pdf, numbered_text
from tests.drafts.printed import pdf_file

CLAUSES = [("1", "Scope", 1), ("2", "Records", 1), ("2.1", "Contents of records", 2)]
RECORD = "The platform shall keep a record of each session. The record shall be kept on the device of the person, and it shall be erased after 30 days."  # noqa: E501


def lines_of(outline: Outline) -> list[list[int | None]]:
    assert_account(outline)
    return [[block.line for block in clause.blocks] for clause in outline.clauses]


def test_numbers_in_the_margin_of_pages_are_told_to_blocks():
    outline = read(numbered_pdf(), "draft.pdf")
    assert names(outline) == CLAUSES
    assert lines_of(outline) == [[2], [6], [9, 10, 11, 12]]
    assert outline.clauses[1].text == RECORD
    assert left_out_counts(outline) == {"line numbers": 12}


def test_numbers_go_on_from_page_to_page():
    outline = read(numbered_pdf(pages=2), "draft.pdf")
    assert lines_of(outline) == [[2], [6], [9, 10, 11, 12], [14], [18], [21, 22, 23, 24]]


def test_lines_between_printed_numbers_are_counted():
    outline = read(numbered_pdf(step=5, pages=5), "draft.pdf")
    assert lines_of(outline)[:6] == [[2], [6], [9, 10, 11, 12], [14], [18], [21, 22, 23, 24]]
    assert left_out_counts(outline) == {"line numbers": 12}


def test_lines_of_a_text_are_counted_in_fives():
    outline = read(numbered_text(step=5, parts=4).encode(), "draft.txt")
    assert lines_of(outline)[:6] == [[2], [6], [9, 10, 11, 12], [14], [18], [21, 22, 23, 24]]
    assert left_out_counts(outline) == {"line numbers": 9}


def test_a_few_numbers_prove_nothing():
    assert "line numbers" not in left_out_counts(read(numbered_text(5).encode(), "draft.txt"))


def test_numbers_before_the_lines_of_a_text_are_told_to_blocks():
    outline = read(numbered_text().encode(), "draft.txt")
    assert names(outline) == CLAUSES
    assert lines_of(outline) == [[2], [6], [9, 10, 11, 12]]
    assert outline.clauses[1].text == RECORD


def test_a_list_of_numbered_lines_is_none_of_line_numbers():
    text = "\n".join(f"{number} Requirement {number} of the list" for number in range(1, 40))
    assert "line numbers" not in left_out_counts(read(text.encode(), "draft.txt"))


def test_numbered_rows_of_a_table_are_none_of_line_numbers():
    rows = [(60.0, 700.0 - 14 * number, str(number)) for number in range(1, 30)]
    words = [(100.0, 700.0 - 14 * number, "a requirement of this table") for number in range(1, 30)]
    outline = read(
        pdf_file([(60.0, 760.0, "*1 Table"), (60.0, 730.0, "These are the requirements:"), *rows, *words]), "x.pdf"
    )
    assert "line numbers" not in left_out_counts(outline)


@pytest.mark.parametrize(
    ("numbers", "step", "counts"),
    [
        (list(range(1, 60)), 1, True),
        ([*range(1, 31), *range(1, 31)], 1, True),
        (list(range(5, 100, 5)), 5, True),
        ([1, 2, 3, 4, 5, 6, 7], 1, False),
        ([1, 2, 1, 2, 3, 1, 2, 1, 2, 3, 4], 1, False),
        ([3, 1, 9, 4, 7, 2, 8, 6, 5], 0, False),
    ],
)
def test_what_counts(numbers, step, counts):
    assert (usual_step(numbers), count_lines(numbers, step or 1)) == (step, counts)
