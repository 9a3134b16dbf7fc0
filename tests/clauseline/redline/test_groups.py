from __future__ import annotations

from clauseline.redline.groups import grouped
from tests.clauseline.redline.outlines import parts
from tests.drafts import changed

PARTS = parts(changed.OLD, changed.NEW)


def test_what_is_folded_stays_between_what_is_shown():
    found = grouped(PARTS, lambda part: "status" in part.flags)
    assert [(group.is_folded, [part.section.number for part in group.parts]) for group in found] == [
        (True, ["1", "2", "3", "5", "6", "6.1", "7", "8", "10"]),
        (False, ["11"]),
        (True, ["12"]),
        (False, ["Appendix A"]),
        (True, ["13", "14"]),
    ]


def test_a_group_is_quiet_where_no_word_changed_in_any_of_its_clauses():
    found = grouped(PARTS, lambda part: not part.is_quiet)
    assert [[part.section.number for part in group.parts] for group in found if group.is_quiet] == [["1"], ["14"]]
    assert [group.is_folded for group in found] == [group.is_quiet for group in found]


def test_nothing_is_no_group():
    assert grouped([], lambda part: True) == []
