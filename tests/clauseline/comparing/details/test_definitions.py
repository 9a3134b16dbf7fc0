"""Definitions over the whole draft, as details of the change in which they stand."""

from __future__ import annotations

from clauseline.comparing import compare
from clauseline.comparing.changes import Detail
from clauseline.outline import Outline
from tests.clauseline.comparing.drafts import draft

USE = "A person meets others in a room. A room has walls, and nobody leaves it by chance."


def _found(old: Outline, new: Outline) -> list[Detail]:
    return [one for change in compare(old, new).changes for one in change.details if one.kind == "definition"]


def test_each_term_of_one_section_is_told_by_itself():
    old = draft(("1", "Use", USE), ("2", "Terms", "face: front of a head\nroom: where people meet\nsky: what is above"))
    new = draft(("1", "Use", USE), ("2", "Terms", "face: front of a head\nroom: where avatars meet\nsea: what is wide"))
    assert _found(old, new) == [
        Detail("definition", "room", "room", (22, 45), (22, 46), (0,)),
        Detail("definition", "", "sea", None, (47, 64)),
        Detail("definition", "sky", "", (46, 64), None),
    ]


def test_a_term_that_went_to_another_section_is_not_new():
    old = draft(
        ("1", "Use", USE), ("2", "Terms", "face: front of a head\nroom: where people meet"), ("3", "Glossary", "")
    )
    new = draft(
        ("1", "Use", USE), ("2", "Terms", "face: front of a head"), ("3", "Glossary", "room: where people meet")
    )
    assert _found(old, new) == []


def test_a_term_of_another_name_is_the_same_renamed():
    old = draft(("1", "Use", USE), ("2", "Terms", "room: place where several people meet"))
    new = draft(("1", "Use", USE), ("2", "Terms", "hall: place where several people meet"))
    assert [(one.old, one.new, one.clauses) for one in _found(old, new)] == [("room", "hall", (0,))]


def test_case_and_punctuation_define_nothing_anew():
    old = draft(("1", "Use", USE), ("2", "Terms", "room: place where several people meet"))
    new = draft(("1", "Use", USE), ("2", "Terms", "Room: Place, where several people meet."))
    assert _found(old, new) == []
