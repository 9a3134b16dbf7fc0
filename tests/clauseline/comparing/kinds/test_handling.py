"""What a policy says of data, before and after."""

from __future__ import annotations

import pytest

from clauseline.comparing.kinds.handling import HandlingPair, pair_handling, read_handling

TRACK = "We keep the track of your boat for 30 days to improve the lamps."
LOG = "We share the log of the gate with our partners."


def _words(pair: HandlingPair, old: str, new: str) -> list[dict[str, str]]:
    return [
        {part: text[slice(*place)] for part, place in one.parts.items()} if one else {}
        for one, text in ((pair.old, old), (pair.new, new))
    ]


def test_parts_are_words_of_the_text():
    (one,) = read_handling(f"The pier is red. {TRACK}", "en")
    text = f"The pier is red. {TRACK}"
    assert {part: text[slice(*place)] for part, place in one.parts.items()} == {
        "data": "keep the track of your boat", "purpose": "to improve the lamps", "time": "for 30 days",
    }  # fmt: skip


def test_a_sentence_that_changed_stands_beside_what_it_was():
    old, new = f"{TRACK} {LOG}", f"{TRACK.replace('30', '90')} {LOG}"
    (pair,) = pair_handling(read_handling(old, "en"), read_handling(new, "en"))
    before, after = _words(pair, old, new)
    assert (before["time"], after["time"]) == ("for 30 days", "for 90 days")


@pytest.mark.parametrize(
    ("language", "text", "data"),
    [
        ("en", "We do not share the log of the gate with our partners.", "not share the log of the gate"),
        ("zh", "我们不会向合作伙伴提供您的航迹。", "不会向合作伙伴提供您的航迹"),
    ],
)
def test_what_is_denied_says_so(language: str, text: str, data: str):
    (one,) = read_handling(text, language)
    assert text[slice(*one.parts["data"])] == data


def test_what_came_has_nothing_before_it():
    assert [(one.old, one.new is None) for one in pair_handling([], read_handling(LOG, "en"))] == [(None, False)]
    assert [one.new for one in pair_handling(read_handling(LOG, "en"), [])] == [None]


def test_an_unknown_language_has_no_table():
    assert read_handling(TRACK, "nl") == []
