"""What a page shows of a change is what the value says: no word more, none less, each in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hypothesis import given, settings
from lxml import html

from clauseline.comparing.changes import ADDED, KEPT, REMOVED
from clauseline.outline import Outline
from clauseline.redline.blocks import JOINED
from clauseline.redline.parts import Part
from clauseline.vocabulary import Op
from proposals.drawing.blocks import blocks
from proposals.drawing.figures import NONE
from proposals.drawing.redlines import members
from tests.clauseline.redline.outlines import parts
from tests.clauseline.redline.pairs import Words, clause, numbered, pairs, told

Runs = list[tuple[int, int, Op, str]]
OPS: dict[str, Op] = {"del": REMOVED, "ins": ADDED}


def read(drawn: str) -> list[Words]:
    """The words of a change as a browser shows them."""
    page = html.fragment_fromstring(drawn, create_parent="div")
    found: list[Runs] = []
    for block in page.iter():
        classes = block.get("class", "").split()
        if "grid" in classes:
            found.append([*_table(block)])
        elif block.tag == "tr" and "grid" not in block.xpath("string(ancestor::table/@class)"):
            found += _paragraphs(block)
        elif block.tag != "tr" and {"block", "item"} & {*classes}:
            found += _paragraphs([block])
    return numbered(found)


def _table(table: html.HtmlElement) -> Iterator[tuple[int, int, Op, str]]:
    rows = [row for row in table.iter("tr") if "columns-told" not in row.get("class", "")]
    for number, row in enumerate(rows):
        cells = [cell for cell in row if "told" not in cell.get("class", "").split()]
        yield from ((number, column, *run) for column, cell in enumerate(cells) for run in _runs(cell))


def _paragraphs(cells: Iterable[html.HtmlElement]) -> list[Runs]:
    """A block, or row of cells, is as many paragraphs as were joined in it."""
    found: list[Runs] = [[]]
    for column, cell in enumerate(cells):
        for op, words in _runs(cell):
            if words == JOINED:
                found.append([])
            else:
                found[-1].append((0, column, op, words))
    return found


def _runs(element: html.HtmlElement) -> Iterator[tuple[Op, str]]:
    """Words with their places, and the signs of ends that went between them."""
    for run in element.xpath(f".//span[@data-start] | .//del/text()[contains(., '{JOINED}')]"):
        if isinstance(run, str):
            for _ in range(run.count(JOINED)):
                yield REMOVED, JOINED
            continue
        above = [one.tag for one in run.iterancestors() if one.tag in OPS]
        yield (OPS[above[0]] if above else KEPT), str(run.text_content())


def drawn(part: Part) -> str:
    key = part.section.key
    return blocks(part.in_one_column(), key) if part.is_simple else members(part, NONE)


def changed(pair: tuple[Outline, Outline]) -> list[Part]:
    old, new = pair
    return [part for part in parts(old.clauses, new.clauses) if part.has_text]


@given(pairs())
@settings(max_examples=150, deadline=None)
def test_in_one_column_it_shows_the_words_of_the_value(pair: tuple[Outline, Outline]):
    for part in changed(pair):
        assert read(drawn(part)) == told(part.merged())


def test_it_is_read_as_it_is_seen():
    old = clause(
        "1", "Gaze", [("paragraph", "", "Gaze is kept."), ("paragraph", "", "It is sold."), ("row", "", "gaze|2 years")]
    )
    new = clause("1", "Gaze", [("paragraph", "", "Gaze is kept. It is sold."), ("row", "", "gaze|operator|3 years")])
    (part,) = parts([old], [new])
    assert read(drawn(part)) == [
        (0, 0, 0, KEPT, "Gaze is kept."),
        (1, 0, 0, ADDED, " "),
        (1, 0, 0, KEPT, "It is sold."),
        (2, 0, 0, KEPT, "gaze"),
        (2, 0, 1, ADDED, "operator"),
        (2, 0, 2, REMOVED, "2"),
        (2, 0, 2, ADDED, "3"),
        (2, 0, 2, KEPT, " years"),
    ]


def _by_op(words: Iterable[tuple[Op, str]]) -> dict[Op, str]:
    found = dict.fromkeys(OPS.values(), "") | {KEPT: ""}
    for op, text in words:
        found[op] += text.replace("\t", "")
    return found


def _moves(part: Part) -> bool:
    """Whether a row or column went elsewhere: its words stand twice."""
    rows = [block.row for block in part.in_one_column() if block.row]
    return any(mark.number for row in rows for mark in (row.mark, *row.table.columns))


@given(pairs())
@settings(max_examples=100, deadline=None)
def test_beside_each_other_each_side_shows_its_own_words_of_the_value(pair: tuple[Outline, Outline]):
    for part in changed(pair):
        merged = part.merged()
        value = _by_op((op, text) for *_, op, text in told(merged))
        sides: tuple[tuple[str, Op], ...] = (("old", ADDED), ("new", REMOVED))
        for side, other in sides:
            blocks = [block for row in merged.side_by_side() for block in getattr(row, side)]
            shown = _by_op((run.op, run.text) for block in blocks for run in block.runs)
            assert shown[other] == ""
            assert _moves(part) or shown == {**value, other: ""}
