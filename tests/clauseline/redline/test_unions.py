from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clauseline.comparing.changes import ADDED, KEPT, REMOVED
from clauseline.comparing.wording import changed_wording
from clauseline.redline.sections import Section
from clauseline.redline.segments import Merged, merged
from clauseline.redline.unions import Joined, Member, members, members_side_by_side
from clauseline.redline.values import DrawnBlock
from clauseline.vocabulary import Op, key_of
from tests.clauseline.redline.test_blocks import blocks, texts


def section(key: str, text: str) -> Section:
    return Section(
        key_of(key), 0, key, f"Title {key}", "clause", "normative", text, tuple(blocks(text)) if text else ()
    )


def joined(side: str, *texts: str) -> Joined:
    return Joined(tuple(section(f"{side}{number}", text) for number, text in enumerate(texts)))


def both(old: Joined, new: Joined) -> Merged:
    return merged(changed_wording(old.side.text, new.side.text), old.side, new.side, name="c")


def told(member: Member) -> tuple[str, list[list[tuple[Op, str, int, str]]]]:
    lines = [[(run.op, run.text, run.start, run.clause) for run in line.runs] for line in member.blocks]
    return member.section.key, lines


def test_what_came_stands_under_its_own_clause_with_its_own_offsets():
    old, new = joined("o", "First one.\nSecond one."), joined("n", "First one.", "Second thing.")
    assert [told(one) for one in members(both(old, new), old, new)] == [
        ("n0", [[(KEPT, "First one.", 0, "")]]),
        ("n1", [[(KEPT, "Second ", 0, ""), (REMOVED, "one", 18, "o0"), (ADDED, "thing", 7, ""), (KEPT, ".", 12, "")]]),
    ]


def test_side_by_side_each_clause_is_named_once():
    old, new = joined("o", "First one.", "Second one."), joined("n", "First one.\nSecond one.")
    drawn = members_side_by_side(both(old, new), old, new)
    assert [[(one.section.key, one.is_first) for one in left] for left, _ in drawn] == [
        [("o0", True)],
        [("o1", True)],
        [],
    ]
    assert [[(one.section.key, one.is_first) for one in right] for _, right in drawn] == [
        [("n0", True)],
        [("n0", False)],
        [],
    ]


def test_a_clause_without_words_is_named_all_the_same():
    old, new = joined("o", "First one."), joined("n", "First one.", "", "")
    assert [one.section.key for one in members(both(old, new), old, new)] == ["n0", "n1", "n2"]


def check(lines: tuple[DrawnBlock, ...], drawn_in: str, known: dict[str, str]) -> None:
    for run in (run for line in lines for run in line.runs if run.side):
        text = known[run.clause or drawn_in]
        assert text[run.start : run.start + len(run.text)] == run.text


@given(st.lists(texts, min_size=1, max_size=3), st.lists(texts, min_size=1, max_size=3))
def test_every_offset_leads_to_words_of_its_clause(before: list[str], after: list[str]):
    old, new = joined("o", *before), joined("n", *after)
    known: dict[str, str] = {one.key: one.text for one in (*old.sections, *new.sections)}
    found = members(both(old, new), old, new)
    pairs = members_side_by_side(both(old, new), old, new)
    for one in [*found, *(one for left, right in pairs for one in (*left, *right))]:
        check(one.blocks, one.section.key, known)
    assert [one.section.key for one in found if one.is_first] == [one.key for one in new.sections]
