from annotations.queries.origin_entries import OriginChoice
from annotations.queries.origin_matrix import MatrixClause, MatrixRow, OriginMatrix
from annotations.templatetags.matrices import (
    DrawnColumn,
    DrawnMatrix,
    DrawnRow,
    MatrixCell,
    drawn_matrix,
    matrix_name,
    matrix_numbers,
    matrix_row,
)
from proposals.models import Team
from tests.annotations.templatetags.values import OURS, THEIRS

SCOPE = MatrixClause(1, "k1", "1", "Scope & <aims>", 1, 100)
TERMS = MatrixClause(2, "k2", "2", "Terms", 1, 50)
PART = MatrixClause(3, "k3", "1.1", "Part", 2, 50)
ALONE = MatrixRow((SCOPE,), {THEIRS.pk: 25})
MATRIX = OriginMatrix((THEIRS, OURS), (ALONE, MatrixRow((TERMS,), {})), 0, False)
DRAWN = drawn_matrix(MATRIX, OriginChoice(THEIRS, first="k1", last="k1"))
CELL = MatrixCell(THEIRS, 25, 0, True)


def test_a_matrix_is_drawn_in_pixels_with_the_chosen_cell_and_without_empty_cells_and_rows():
    assert (
        DrawnMatrix(
            (DrawnColumn(THEIRS, 0), DrawnColumn(OURS, 96)),
            (DrawnRow(ALONE, 44, (CELL,), (25, 0)),),
            192,
            70,
        )
        == DRAWN
    )
    assert [one.shade for one in DRAWN.rows[0].cells] == [2]


def test_a_row_is_called_after_its_clause_or_after_the_first_and_the_last():
    names = [
        DrawnRow(MatrixRow(clauses, {}), 0, (), ()).name
        for clauses in ((TERMS,), (SCOPE, TERMS), (TERMS, PART), (MatrixClause(4, "k4", "", "", 1, 9),))
    ]
    assert names == ["2 Terms", "1 – 2", "2 Terms", "a clause without a number"]


def test_a_name_is_cut_and_escaped():
    assert matrix_name(DRAWN.rows[0]) == (
        '<text class="matrix-name" x="0" y="44" dy="17">1 Scope &amp; &lt;aims&gt;</text>\n'
    )
    long = MatrixRow((MatrixClause(5, "k5", "5", "word " * 20, 1, 9),), {})
    (words,) = matrix_name(DrawnRow(long, 0, (), ())).split(">")[1:2]
    assert words == "5 word word word word word word word wo…</text"


def test_a_cell_leads_to_its_passages():
    cell = (
        '<a class="s2" href="?proposal=theirs&amp;first=k1&amp;last=k1#rows" data-cell aria-current="true" '
        'aria-label="1 Scope &amp; &lt;aims&gt;, Avatars: 25 %"><rect x="0" y="44" width="94" height="24"/>'
        '<text x="47" y="61">25</text></a>\n'
    )
    assert matrix_row(DRAWN.rows[0], None) == cell
    assert matrix_row(DRAWN.rows[0], Team(slug="t")) == cell.replace("?proposal", "?team=t&amp;proposal")


def test_the_same_as_a_table():
    assert matrix_numbers(DRAWN.rows[0]) == '<td class="number">25 %</td><td class="number"></td>'
