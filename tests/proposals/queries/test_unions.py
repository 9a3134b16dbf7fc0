from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from proposals.comparing.changes import ADDED, KEPT, REMOVED
from proposals.comparing.wording import changed_wording
from proposals.queries.documents import Section
from proposals.queries.lines import Line
from proposals.queries.unions import Joined, Member, members, rows
from tests.proposals.queries.test_lines import blocks, texts


def section(key: str, text: str) -> Section:
    return Section(0, key, 0, key, f"Title {key}", "clause", "normative", text, blocks(text) if text else ())


def joined(side: str, *texts: str) -> Joined:
    return Joined(tuple(section(f"{side}{number}", text) for number, text in enumerate(texts)))


def spans(old: Joined, new: Joined):
    before, after = ("\n".join(one.text for one in side.sections) for side in (old, new))
    return changed_wording(before, after)


def told(member: Member) -> tuple[str, list[list[tuple[str, str, int, str]]]]:
    lines = [[(piece.op, piece.text, piece.start, piece.clause) for piece in line.pieces] for line in member.lines]
    return member.section.key, lines


def test_what_came_stands_under_its_own_clause_with_its_own_offsets():
    old, new = joined("o", "First one.\nSecond one."), joined("n", "First one.", "Second thing.")
    assert [told(one) for one in members(spans(old, new), old, new, name="c")] == [
        ("n0", [[(KEPT, "First one.", 0, "")]]),
        ("n1", [[(KEPT, "Second ", 0, ""), (REMOVED, "one", 18, "o0"), (ADDED, "thing", 7, ""), (KEPT, ".", 12, "")]]),
    ]


def test_side_by_side_each_clause_is_named_once():
    old, new = joined("o", "First one.", "Second one."), joined("n", "First one.\nSecond one.")
    drawn = rows(spans(old, new), old, new, name="c")
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
    assert [one.section.key for one in members(spans(old, new), old, new, name="c")] == ["n0", "n1", "n2"]


def check(lines: tuple[Line, ...], drawn_in: str, known: dict[str, str]) -> None:
    for piece in (piece for line in lines for piece in line.pieces if piece.side):
        text = known[piece.clause or drawn_in]
        assert text[piece.start : piece.start + len(piece.text)] == piece.text


@given(st.lists(texts, min_size=1, max_size=3), st.lists(texts, min_size=1, max_size=3))
def test_every_offset_leads_to_words_of_its_clause(before: list[str], after: list[str]):
    old, new = joined("o", *before), joined("n", *after)
    known = {one.key: one.text for one in (*old.sections, *new.sections)}
    found = members(spans(old, new), old, new, name="c")
    pairs = rows(spans(old, new), old, new, name="c")
    for one in [*found, *(one for left, right in pairs for one in (*left, *right))]:
        check(one.lines, one.section.key, known)
    assert [one.section.key for one in found if one.is_first] == [one.key for one in new.sections]
