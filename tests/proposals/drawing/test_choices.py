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


def test_what_is_asked_for_by_a_flag_is_shown_though_it_is_editorial():
    assert shown(Choice(("editorial",), hides_editorial=True)) == shown(Choice(("editorial",))) == ["2"]


def test_every_mark_has_to_be_there():
    keys = {part.section.number: part.keys for part in PARTS}
    both = {"read": MarkedKeys(keys["11"] | keys["10"]), "mine": MarkedKeys(keys["10"] | keys["8"])}
    assert shown(Choice(marked=both)) == ["10"]
    assert shown(Choice(("inserted",), marked=both)) == []


@pytest.mark.parametrize(
    ("choice", "is_made"),
    [
        (Choice(), False),
        (Choice(("moved",)), True),
        (Choice(hides_editorial=True), True),
        (Choice(marked={"mine": MarkedKeys(frozenset())}), True),
    ],
)
def test_a_choice_is_made_where_not_everything_is_asked_for(choice: Choice, is_made: bool):
    assert choice.is_made is is_made


def test_of_no_key_only_the_others_are_chosen():
    assert (MarkedKeys(frozenset()).chooses(frozenset("a")), MarkedKeys(frozenset(), True).chooses(frozenset("a"))) == (
        False,
        True,
    )
