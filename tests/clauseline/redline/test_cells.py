from __future__ import annotations

from clauseline.comparing.details.sides import Side
from clauseline.comparing.details.tables import paired_tables
from clauseline.redline.cells import cover, rects
from tests.clauseline.redline.test_tables import overlapping, side


def covered(drawn: Side) -> list[list[str]] | None:
    """The words of the cell that lies at each place."""
    ((table, _),) = paired_tables(drawn, drawn)
    found = cover(drawn, table)
    return None if found is None else [[cell.text if cell else "" for cell in row] for row in found]


def test_a_cell_lies_on_all_the_places_it_takes():
    assert covered(side("Data|Kept", "Face|1 year", "never", spans={(2, 1): (1, 2)}, first={3: 2})) == [
        ["Data", "Kept"],
        ["Face", "1 year"],
        ["Face", "never"],
    ]


def test_cells_that_lie_on_each_other_are_no_table():
    assert covered(overlapping(side("Data|Kept", "Face|1 year"))) is None


def test_cells_are_drawn_once_where_they_begin():
    drawn = side("Data|Kept", "Face|1 year", "never", spans={(2, 1): (1, 2)}, first={3: 2})
    ((table, _),) = paired_tables(drawn, drawn)
    found = cover(drawn, table)
    assert found
    assert [[(one.column, one.columns, one.rows) for one in row] for row in rects(found)] == [
        [(0, 1, 1), (1, 1, 1)],
        [(0, 1, 2), (1, 1, 1)],
        [(1, 1, 1)],
    ]


def test_places_without_a_cell_are_one_only_if_asked_for():
    assert [len(row) for row in rects([[None, None, None]])] == [3]
    ((one,),) = rects([[None, None, None]], joins_blank=True)
    assert (one.columns, one.rows, one.places) == (3, 1, ((0, 0), (0, 1), (0, 2)))
