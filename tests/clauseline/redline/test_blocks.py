from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clauseline.comparing.changes import ADDED, KEPT, REMOVED
from clauseline.comparing.wording import changed_wording
from clauseline.outline import BlockText, Cell, Facts
from clauseline.redline.blocks import in_one_column, plain, side_by_side
from clauseline.redline.paragraphs import paragraphs
from clauseline.redline.values import DrawnBlock, SideBySide
from clauseline.vocabulary import BlockKind


def blocks(text: str, kind: BlockKind = "paragraph") -> list[BlockText]:
    found, start = [], 0
    for part in text.split("\n") if text else ():
        found.append(BlockText(kind, start, start + len(part)))
        start += len(part) + 1
    return found


def column(old: str, new: str, kind: BlockKind = "paragraph") -> list[DrawnBlock]:
    sides = blocks(old, kind), blocks(new, kind)
    return [*in_one_column(paragraphs(changed_wording(old, new), *sides), sides)]


def beside(old: str, new: str, kind: BlockKind = "paragraph") -> list[SideBySide]:
    sides = blocks(old, kind), blocks(new, kind)
    return [*side_by_side(paragraphs(changed_wording(old, new), *sides), sides)]


def woven(old: str, new: str) -> list[list[tuple[str, str]]]:
    return [[(run.op, run.text) for run in line.runs] for line in column(old, new)]


def test_a_text_is_drawn_block_by_block():
    lines = plain("Purpose.\nKeep it.", blocks("Purpose.\nKeep it."))
    assert [(line.runs[0].text, line.runs[0].start) for line in lines] == [("Purpose.", 0), ("Keep it.", 9)]


def test_words_that_went_and_came_stand_in_their_block():
    assert woven("Records shall be kept.", "Records may be kept.") == [
        [(KEPT, "Records "), (REMOVED, "shall"), (ADDED, "may"), (KEPT, " be kept.")]
    ]


def test_a_block_that_is_gone_stays_a_block():
    assert woven("First.\nSecond one.\nThird.", "First.\nThird.") == [
        [(KEPT, "First.")],
        [(REMOVED, "Second one.")],
        [(KEPT, "Third.")],
    ]


def test_a_last_block_that_is_gone_stays_a_block():
    assert woven("First.\nSecond one.", "First.") == [[(KEPT, "First.")], [(REMOVED, "Second one.")]]


def test_a_new_block_is_a_block():
    assert woven("First.\nThird.", "First.\nSecond one.\nThird.") == [
        [(KEPT, "First.")],
        [(ADDED, "Second one.")],
        [(KEPT, "Third.")],
    ]


def test_what_is_gone_altogether_keeps_its_blocks():
    assert woven("First.\nSecond.", "") == [[(REMOVED, "First.")], [(REMOVED, "Second.")]]


def test_blocks_stand_beside_what_became_of_them():
    old, new = "First.\nThe second thing.\nLast one.", "First.\nLast one, then."
    assert [(len(row.old), len(row.new)) for row in beside(old, new)] == [(1, 1), (1, 0), (1, 1)]


def test_a_table_stays_in_one_piece_beside_the_other():
    old, new = "a\tb\nc\td", "a\tb\nc\te"
    assert [(len(row.old), len(row.new)) for row in beside(old, new, "row")] == [(2, 2)]


def test_cells_are_cut_at_their_bounds():
    text = "Purpose\tsix months"
    cells = (Cell(0, 7, is_head=True), Cell(8, 18))
    line = plain(text, [BlockText("row", 0, len(text), facts=Facts(table=1, row=0, cells=cells))])[0]
    found = [(cell.is_head, [(p.text, p.start) for p in runs]) for cell, runs in line.cells()]
    assert found == [(True, [("Purpose", 0)]), (False, [("six months", 8)])]


words = st.sampled_from(["may", "shall", "keep", "数据", "😀", "records", "."])
paragraph = st.lists(words, min_size=1, max_size=6).map(" ".join)
texts = st.lists(paragraph, min_size=1, max_size=5).map("\n".join)


def told(lines: list[DrawnBlock], dropped: str, side: str) -> list[tuple[int, str]]:
    return [
        (run.start, run.text)
        for line in lines
        for run in line.runs
        if run.side and run.op != dropped and (run.op == KEPT or run.side == side)
    ]


@given(texts, texts)
def test_every_offset_leads_to_its_words(old: str, new: str):
    lines = column(old, new)
    for line in lines:
        for run in line.runs:
            text = {"old": old, "new": new}.get(run.side)
            assert text is None or text[run.start : run.start + len(run.text)] == run.text
    assert "".join(text for _, text in told(lines, REMOVED, "new")) == new.replace("\n", "")


@given(texts, texts)
def test_one_side_is_its_own_text(old: str, new: str):
    rows = beside(old, new)
    for side, text in (("old", old), ("new", new)):
        lines = [line for row in rows for line in getattr(row, side)]
        assert "\n".join("".join(run.text for run in line.runs) for line in lines) == text
        assert [line.order for line in lines] == list(range(len(lines)))


def test_a_block_with_another_number_shows_both_and_another_bullet_is_no_change():
    def marked(*markers: str) -> list[list[tuple[str, str]]]:
        old, new = ([BlockText("item", 0, 5, marker)] for marker in markers)
        found = in_one_column(paragraphs(changed_wording("Gaze.", "Gaze."), old, new), (old, new))
        return [[(run.op, run.text) for run in block.marker] for block in found]

    assert marked("a)", "b)") == [[(REMOVED, "a)"), (ADDED, "b)")]]
    assert marked("•", "–") == [[(KEPT, "–")]]
    assert marked("a)", "") == [[(REMOVED, "a)")]]
    assert marked("•", "") == [[]]


def test_a_row_shows_word_by_word_what_changed_in_its_cells():
    old, new = "Gaze\tone day\theadset", "Gaze\tone month\tserver"
    (line,) = column(old, new, "row")
    assert [[(run.op, run.text) for run in runs] for _, runs in line.cells()] == [
        [(KEPT, "Gaze")],
        [(KEPT, "one "), (REMOVED, "day"), (ADDED, "month")],
        [(REMOVED, "headset"), (ADDED, "server")],
    ]


def test_a_border_that_came_parts_the_cells_of_a_row():
    (line,) = column("Gaze\tone day", "Gaze\tone\tday", "row")
    assert [[(run.op, run.text) for run in runs] for _, runs in line.cells()] == [
        [(KEPT, "Gaze")],
        [(KEPT, "one"), (REMOVED, " ")],
        [(KEPT, "day")],
    ]


def test_words_of_a_table_that_became_text_are_kept():
    sides = blocks("Gaze\tone day", "row"), blocks("Gaze\none day")
    found = paragraphs(changed_wording("Gaze\tone day", "Gaze\none day"), *sides)
    assert [[(span.op, span.text) for span in one.spans] for one in found] == [
        [(KEPT, "Gaze"), (REMOVED, "\t")],
        [(KEPT, "one day")],
    ]
    assert all(one.is_reshaped for one in found)
