from __future__ import annotations

import pytest

from proposals.drawing.choices import CHOOSABLE, Choice, MarkedKeys
from tests.clauseline.redline.outlines import parts
from tests.drafts import changed

PARTS = parts(changed.OLD, changed.NEW)
BOTH = {name: [*changed.OF_KIND.get(name, []), *changed.OF_FLAG.get(name, [])] for name in CHOOSABLE}


def shown(choice: Choice) -> list[str]:
    return [part.section.number for part in PARTS if choice.has(part)]


@pytest.mark.parametrize("name", CHOOSABLE)
def test_a_kind_or_flag_shows_its_changes_alone(name):
    assert sorted(shown(Choice((name,)))) == sorted(BOTH[name])


def test_several_show_what_has_one_of_them():
    assert shown(Choice(("moved", "deleted", "status"))) == ["6.1", "11", "12", "Appendix A", "13"]


def test_without_a_choice_everything_that_says_something_is_shown():
    every = ["2", "3", "5", "6", "6.1", "7", "8", "10", "11", "12", "Appendix A", "13"]
    assert shown(Choice()) == every
    assert shown(Choice(hides_editorial=True)) == every[1:]


def test_a_mark_narrows_what_is_chosen():
    part = next(one for one in PARTS if one.section.number == "11")
    keys = frozenset({part.section.key})
    assert shown(Choice(marked={"with": MarkedKeys(keys)})) == ["11"]
    assert shown(Choice(("status",), marked={"without": MarkedKeys(keys, chooses_others=True)})) == ["Appendix A"]
