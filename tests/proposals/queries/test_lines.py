from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from proposals.comparing.changes import ADDED, KEPT, REMOVED
from proposals.comparing.wording import changed_wording
from proposals.outline import BlockText
from proposals.queries.lines import Line, abreast, both_sides, one_side, plain


def blocks(text: str, kind: str = "paragraph") -> list[BlockText]:
    found, start = [], 0
    for part in text.split("\n"):
        found.append(BlockText(kind, start, start + len(part)))
        start += len(part) + 1
    return found


def woven(old: str, new: str) -> list[list[tuple[str, str]]]:
    lines = both_sides(changed_wording(old, new), old=blocks(old), new=blocks(new))
    return [[(piece.op, piece.text) for piece in line.pieces] for line in lines]


def test_a_text_is_drawn_block_by_block():
    lines = plain("Purpose.\nKeep it.", blocks("Purpose.\nKeep it."))
    assert [(line.pieces[0].text, line.pieces[0].start) for line in lines] == [("Purpose.", 0), ("Keep it.", 9)]


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
    rows = abreast(changed_wording(old, new), old=blocks(old), new=blocks(new))
    assert [(len(row.old), len(row.new)) for row in rows] == [(2, 1), (1, 1)]


def test_a_table_stays_in_one_piece_beside_the_other():
    old, new = "a\tb\nc\td", "a\tb\nc\te"
    rows = abreast(changed_wording(old, new), old=blocks(old, "row"), new=blocks(new, "row"))
    assert [(len(row.old), len(row.new)) for row in rows] == [(2, 2)]


def test_cells_are_cut_at_their_bounds():
    text = "Purpose\tsix months"
    cells = [{"start": 0, "end": 7, "head": True}, {"start": 8, "end": 18}]
    line = plain(text, [BlockText("row", 0, len(text), facts={"table": 1, "row": 1, "cells": cells})])[0]
    found = [(facts.get("head", False), [(p.text, p.start) for p in pieces]) for facts, pieces in line.cells()]
    assert found == [(True, [("Purpose", 0)]), (False, [("six months", 8)])]


words = st.sampled_from(["may", "shall", "keep", "数据", "😀", "records", "."])
paragraph = st.lists(words, min_size=1, max_size=6).map(" ".join)
texts = st.lists(paragraph, min_size=1, max_size=5).map("\n".join)


def told(lines: list[Line], dropped: str, side: str) -> list[tuple[int, str]]:
    return [
        (piece.start, piece.text)
        for line in lines
        for piece in line.pieces
        if piece.side and piece.op != dropped and (piece.op == KEPT or piece.side == side)
    ]


@given(texts, texts)
def test_every_offset_leads_to_its_words(old: str, new: str):
    spans = changed_wording(old, new)
    lines = both_sides(spans, old=blocks(old), new=blocks(new))
    for line in lines:
        for piece in line.pieces:
            text = {"old": old, "new": new}.get(piece.side)
            assert text is None or text[piece.start : piece.start + len(piece.text)] == piece.text
    assert "".join(text for _, text in told(lines, REMOVED, "new")) == new.replace("\n", "")


@given(texts, texts)
def test_one_side_is_its_own_text(old: str, new: str):
    spans = changed_wording(old, new)
    for side, text in (("old", old), ("new", new)):
        lines = one_side(spans, blocks(text), side=side)
        assert "\n".join("".join(piece.text for piece in line.pieces) for line in lines) == text


def test_a_removed_border_parts_the_cells_of_its_own_side_alone():
    old, new = "Gaze\tone day\theadset", "Gaze\tone month\tserver"
    lines = one_side(changed_wording(old, new), blocks(old, "row"), side="old")
    assert [["".join(piece.text for piece in pieces) for _, pieces in line.cells()] for line in lines] == [
        ["Gaze", "one day", "headset"]
    ]
    woven = both_sides(changed_wording(old, new), old=blocks(old, "row"), new=blocks(new, "row"))
    assert [len(line.cells()) for line in woven] == [3]
