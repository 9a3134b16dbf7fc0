"""Lists of words that are looked for at once."""

from __future__ import annotations

import re

import pytest

from clauseline.comparing.edits.language import LANGUAGES, language_of
from clauseline.comparing.edits.word_lists import WordLists, pattern_of, split_alternatives

LISTS = WordLists({"fruit": "apple*|ripe pear", "tree": "(?:old )?oak|fig", "水果": "苹果|梨", "vessel": "a jar"})


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("two apples", {"fruit": 4}),
        ("a pineapple", {}),
        ("a ripe pear under an old oak", {"fruit": 2, "tree": 21}),
        ("a figure", {}),
        ("a fig", {"tree": 2}),
        ("我们吃苹果", {"水果": 3}),
        ("a jar", {"vessel": 0}),
        ("", {}),
    ],
)
def test_each_list_is_found_where_it_stands_first(text, found):
    assert LISTS.find(text) == found


def test_alternatives_in_parentheses_stay_together():
    assert list(split_alternatives("one|(?:two|three) four| five")) == ["one", "(?:two|three) four", "five"]


def test_a_pattern_may_have_to_stand_at_the_end():
    pattern = pattern_of("given to|sold to", ends=True)
    assert [bool(pattern.search(text)) for text in ("it is sold to ", "sold to whom")] == [True, False]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("old oak and an old oak's", [0, 15]),
        ("an oldish oak", []),
        ("梨old oak梨", [1]),
        ("灯 old oaks", []),
        ("vieux chêne à old oak", [14]),
    ],
)
def test_a_text_with_chinese_signs_and_one_without_are_searched_alike(text: str, places: list[int]):
    pattern = pattern_of("old oak|ripe pear")
    assert [match.start() for match in pattern.finditer(text)] == places
    assert [match.start() for match in pattern.full.finditer(text)] == places


def test_a_list_of_nothing_finds_nothing():
    assert pattern_of("").search("anything") is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_each_word_of_each_list_is_found_in_itself(code):
    """A word whose pattern is broken, or leads nowhere, would never be found."""
    lists = language_of(code).lists
    for head, names in lists._bodies.items():
        for name, bodies in names.items():
            for body in bodies:
                plain = re.sub(r"\\\\w[*+]|\(\?[!<=]+[^)]*\)", "", body).replace(r"\w*", "")
                if re.fullmatch(r"[\w '’.-]+", plain):
                    assert name in lists.find(plain), (code, name, body, head)


def test_an_unknown_language_is_read_by_the_words_of_english():
    assert language_of("fi") is language_of("en")
