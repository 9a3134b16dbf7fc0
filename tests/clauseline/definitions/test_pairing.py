"""Definitions of two outlines in pairs."""

from __future__ import annotations

from clauseline.definitions import Definition, pair_definitions, recognise
from tests.clauseline.comparing.drafts import clause


def _fates(old: list[str], new: list[str]) -> list[tuple[str, str, str]]:
    before, after = (recognise([clause("3", "Terms", "\n".join(lines))]) for lines in (old, new))
    return [
        (pair.outcome, pair.old.term if pair.old else "", pair.new.term if pair.new else "")
        for pair in pair_definitions(before, after)
    ]


def test_what_became_of_each():
    old = ["avatar: picture of a person", "face: front of a head as others see it", "room: where they meet each other"]
    new = [
        "Avatars: picture, of a person",
        "face: front of a head",
        "place: where they meet each other",
        "sky: what is above",
    ]
    assert _fates(old, new) == [
        ("same", "avatar", "Avatars"),
        ("changed", "face", "face"),
        ("renamed", "room", "place"),
        ("new", "", "sky"),
    ]
    assert _fates(old[:1], []) == [("gone", "avatar", "")]


def test_of_several_with_one_name_equal_texts_are_pairs():
    old = ["avatar: picture of a person", "avatar: body of a god on earth"]
    new = ["avatar: body of a god on earth", "avatar: picture of somebody"]
    assert _fates(old, new) == [("same", "avatar", "avatar"), ("changed", "avatar", "avatar")]


def test_a_renamed_term_is_found_among_many_long_texts():
    words = [f"{chr(97 + k % 26)}{k}" for k in range(900)]
    old = [_defined(f"old {k}", " ".join(words[k::2]), k) for k in range(100)]
    new = [_defined(f"new {k}", " ".join(words[k::3][::-1]), k) for k in range(99)]
    found = pair_definitions(old, [*new, _defined("keeper", old[40].text, 99)])
    assert [(one.old.term, one.new.term) for one in found if one.outcome == "renamed" and one.old and one.new] == [
        ("old 40", "keeper")
    ]


def _defined(term: str, text: str, at: int) -> Definition:
    return Definition(term, text, at, (0, len(term)), (len(term), len(term) + len(text)))
