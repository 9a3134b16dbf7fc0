"""Chinese duties in a row, in another order or otherwise parted."""

from __future__ import annotations

import pytest

from clauseline.comparing import compare
from clauseline.comparing.duties.chained import duties_of, find_turned
from clauseline.comparing.sentences import sentences
from clauseline.vocabulary import Proof
from tests.clauseline.comparing.drafts import draft


def _turned(old: str, new: str) -> tuple[int, int]:
    """How many sentences of either side say in all what the other side says."""
    found = find_turned((old, new), sentences(old), sentences(new))
    return len(found.old), len(found.new)


def _told(old: str, new: str) -> tuple[list[str], list[Proof]]:
    """The verdicts on a clause, and its proofs."""
    before, after = (draft(("1", "码头", text), language="zh") for text in (old, new))
    (change,) = compare(before, after).changes
    return [row.verdict for row in change.strength], [one.proof for one in change.proofs]


def test_a_part_shares_whom_it_binds_and_the_verb():
    told = [one.said for one in duties_of("守灯人应当点灯；擦灯；并不得熄灯；雾天，领航员可以鸣钟。")]
    assert told == [
        ("守灯人", "应当", "点灯"),
        ("守灯人", "应当", "擦灯"),
        ("守灯人", "不得", "熄灯"),
        ("雾天领航员", "可以", "鸣钟"),
    ]
    assert duties_of("灯塔在港口。守灯人在灯塔里。") == ()


@pytest.mark.parametrize(
    ("old", "new", "counts"),
    [
        ("守灯人应当点灯；擦拭灯罩；记录油量。", "守灯人应当擦拭灯罩；点灯；记录油量。", (3, 3)),
        ("守灯人应当点灯，领航员应当鸣钟。", "领航员应当鸣钟；守灯人应当点灯。", (1, 2)),
        ("守灯人应当点灯，并应当擦拭灯罩。", "守灯人应当点灯。守灯人应当擦拭灯罩。", (1, 2)),
        ("守灯人应当点灯；领航员应当鸣钟。", "守灯人应当鸣钟；领航员应当点灯。", (0, 0)),
        ("守灯人应当点灯；擦拭灯罩。", "守灯人可以擦拭灯罩；点灯。", (0, 0)),
        ("守灯人应当巡查；雾大的，鸣钟；雾小的，记录。", "守灯人应当巡查；雾小的，鸣钟；雾大的，记录。", (1, 1)),
        ("守灯人应当点灯，擦拭灯罩。", "守灯人应当点灯。", (0, 0)),
    ],
)
def test_parts_are_the_same_in_another_order(old: str, new: str, counts: tuple[int, int]):
    assert _turned(old, new) == counts


def test_duties_that_changed_places_are_proved_to_be_the_same():
    old = "守灯人应当在日落前点灯；每周擦拭灯罩；每月记录油量。"
    verdicts, proofs = _told(old, "守灯人应当每周擦拭灯罩；在日落前点灯；每月记录油量。")
    assert (verdicts, {*proofs}) == ([], {"order"})


def test_a_duty_of_a_row_that_is_gone_is_told():
    old = "守灯人应当在日落前点灯；应当每周擦拭灯罩；应当每月记录油量。"
    verdicts, _ = _told(old, "守灯人应当每周擦拭灯罩；应当在日落前点灯。")
    assert verdicts == ["weakened"]


def test_a_duty_that_joined_a_row_of_another_clause_is_not_gone():
    old = (("1", "灯", "守灯人应当在日落以前点亮码头的灯。本条自即日起施行。"), ("2", "钟", "守灯人应当在雾天鸣钟。"))
    new = (("1", "灯", "本条自即日起施行。"), ("2", "钟", "守灯人应当在雾天鸣钟；在日落以前点亮码头的灯。"))
    before, after = (draft(*rows, language="zh") for rows in (old, new))
    rows = [row for change in compare(before, after).changes for row in change.strength]
    assert [row.verdict for row in rows if row.old and not row.new] == []
