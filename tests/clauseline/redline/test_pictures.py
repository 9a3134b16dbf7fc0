from __future__ import annotations

from clauseline.comparing.wording import changed_wording
from clauseline.outline import BlockText, FigureImage
from clauseline.redline.blocks import in_one_column
from clauseline.redline.paragraphs import paragraphs
from clauseline.redline.pictures import pictured
from tests.clauseline.redline.test_blocks import beside, column

FLOW, EYE, MAP = (FigureImage(0, sign * 64, sign) for sign in "abc")
TEXT = "See the flow.\nAnd more."


def at(block: int, figure: FigureImage) -> FigureImage:
    return FigureImage(block, figure.sha256, figure.alt)


def found(drawn) -> list[list[tuple[str, str]]]:
    return [[(op, figure.alt) for op, figure in block.figures] for block in drawn]


def drawn(old: list[FigureImage], new: list[FigureImage], before: str = TEXT, after: str = TEXT):
    return found(pictured(column(before, after), old=old, new=new))


def test_what_both_sides_have_was_kept_wherever_it_stands():
    assert drawn([FLOW, EYE], [FLOW, at(1, EYE)]) == [[("kept", "a")], [("kept", "b")]]


def test_a_picture_that_went_stands_before_the_one_in_its_place():
    assert drawn([FLOW, EYE], [FLOW, MAP]) == [[("removed", "b"), ("kept", "a"), ("added", "c")], []]


def test_without_pictures_on_the_other_side_none_came_or_went():
    assert drawn([], [FLOW]) == [[("kept", "a")], []]


def test_a_picture_of_a_block_that_is_gone_stands_there():
    assert drawn([at(1, EYE), FLOW], [FLOW], after="See the flow.") == [[("kept", "a")], [("removed", "b")]]


def test_of_pictures_that_a_reader_drew_none_came_or_went():
    page = FigureImage(0, "d" * 64, "d", drawn=True)

    assert drawn([FLOW], [page]) == [[("kept", "d")], []]
    assert drawn([page], [FLOW]) == [[("kept", "a")], []]


def test_one_side_shows_its_own():
    rows = beside(TEXT, TEXT)
    sides = ([line for row in rows for line in getattr(row, side)] for side in ("old", "new"))
    assert [found(pictured(own, old=[FLOW], new=[MAP])) for own in sides] == [
        [[("removed", "a")], []],
        [[("added", "c")], []],
    ]


def test_a_picture_without_words_is_a_block_that_can_go():
    old = [BlockText("paragraph", 0, 4), BlockText("figure", 5, 5)]
    drawn = in_one_column(paragraphs(changed_wording("See.\n", "See."), old, old[:1]), (old, old[:1]))
    assert found(pictured([*drawn], old=[at(1, EYE)], new=[])) == [[], [("kept", "b")]]
