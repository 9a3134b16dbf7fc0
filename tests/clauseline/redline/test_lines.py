from __future__ import annotations

from clauseline.comparing.changes import ADDED, KEPT, REMOVED
from clauseline.comparing.details.sides import Side
from clauseline.comparing.wording import changed_wording
from clauseline.outline import ClauseText
from clauseline.redline.lines import ChangedLine, ChangedRows, by_clause, lines
from tests.clauseline.redline.pairs import Piece, clause


def found(old: list[ClauseText], new: list[ClauseText]) -> list[ChangedLine | ChangedRows]:
    return lines(changed_wording(Side.of(old).text, Side.of(new).text), old, new)


def made(*pieces: Piece) -> ClauseText:
    return clause("1", "Gaze", pieces)


def test_a_line_says_what_kind_of_block_it_is_and_was():
    old, new = (
        made(("paragraph", "", "Gaze is kept.")),
        made(("note", "NOTE", "Gaze is kept."), ("item", "a)", "Voice.")),
    )
    note, item = (line for line in found([old], [new]) if isinstance(line, ChangedLine))
    assert [(line.kind, line.was, line.is_changed) for line in (note, item)] == [
        ("note", "paragraph", True), ("item", None, True),
    ]  # fmt: skip


def test_the_end_of_a_whole_paragraph_goes_with_its_words():
    old = made(("paragraph", "", "Gaze is kept."), ("paragraph", "", "It is sold."), ("paragraph", "", "Never."))
    new = made(("paragraph", "", "Gaze is kept. It is sold."))
    drawn = [line for line in found([old], [new]) if isinstance(line, ChangedLine)]
    assert [(line.paragraph.end, line.end) for line in drawn] == [(REMOVED, REMOVED), (KEPT, KEPT), (REMOVED, KEPT)]


def test_two_tables_in_one_are_rows():
    sides = (made(("row", "", "gaze|2 years"), ("row", "", row)) for row in ("voice|never", "face|never"))
    (rows,) = (line for line in found(*([side] for side in sides)) if isinstance(line, ChangedRows))
    assert [(row.mark.fate, row.old, row.new) for row in rows.rows] == [
        (KEPT, 0, 0), (REMOVED, 1, None), (ADDED, None, 1),
    ]  # fmt: skip
    assert [(cell.column, [tuple(span) for span in cell.spans]) for cell in rows.rows[2].cells] == [
        (0, [(ADDED, "face", None, (13, 17))]), (1, [(ADDED, "never", None, (18, 23))]),
    ]  # fmt: skip


def test_what_is_gone_stands_under_the_clause_before_it():
    old = [made(("paragraph", "", "Gaze."), ("paragraph", "", "It is sold."), ("paragraph", "", "Voice."))]
    new = [made(("paragraph", "", "Gaze.")), made(), made(("paragraph", "", "Voice."))]
    under = by_clause(found(old, new), new)
    assert [
        ["".join(span.text for span in line.paragraph.spans) for line in own if isinstance(line, ChangedLine)]
        for own in under
    ] == [["Gaze.", "It is sold."], [], ["Voice."]]
