from __future__ import annotations

import pytest

from proposals.queries import redlines
from proposals.queries.choices import CHOOSABLE, MARKERS, Choice, Marker, runs
from tests.drafts import changed
from tests.proposals.views.test_comparisons import compared

pytestmark = pytest.mark.django_db

BOTH = {name: [*changed.OF_KIND.get(name, []), *changed.OF_FLAG.get(name, [])] for name in CHOOSABLE}


@pytest.fixture
def parts():
    return redlines.parts(compared(changed.OLD, changed.NEW))


def shown(parts, choice: Choice) -> list[str]:
    return [part.section.number for run in runs(parts, choice) if not run.is_folded for part in run.parts]


@pytest.mark.parametrize("name", CHOOSABLE)
def test_a_kind_or_flag_shows_its_changes_alone(parts, name):
    assert sorted(shown(parts, Choice((name,)))) == sorted(BOTH[name])


def test_several_show_what_has_one_of_them(parts):
    assert shown(parts, Choice(("moved", "deleted", "status"))) == ["6.1", "11", "12", "Appendix A", "13"]


def test_without_a_choice_everything_that_says_something_is_shown(parts):
    every = ["2", "3", "5", "6", "6.1", "7", "8", "10", "11", "12", "Appendix A", "13"]
    assert shown(parts, Choice()) == every
    assert shown(parts, Choice(hides_editorial=True)) == every[1:]


def test_a_mark_narrows_what_is_chosen(parts, monkeypatch):
    part = next(one for one in parts if one.section.number == "11")
    monkeypatch.setitem(MARKERS, "with", Marker(lambda *_: frozenset()))
    monkeypatch.setitem(MARKERS, "without", Marker(lambda *_: frozenset(), chooses_others=True))
    keys = frozenset({part.section.key})
    assert shown(parts, Choice(marked={"with": keys})) == ["11"]
    assert shown(parts, Choice(("status",), marked={"without": keys})) == ["Appendix A"]


def test_what_is_folded_stays_between_what_is_shown(parts):
    found = runs(parts, Choice(("status",)))
    assert [(run.is_folded, [part.section.number for part in run.parts]) for run in found] == [
        (True, ["1", "2", "3", "5", "6", "6.1", "7", "8", "10"]),
        (False, ["11"]),
        (True, ["12"]),
        (False, ["Appendix A"]),
        (True, ["13", "14"]),
    ]
