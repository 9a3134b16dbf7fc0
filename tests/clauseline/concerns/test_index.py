import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clauseline.concerns import hints
from clauseline.concerns.lexicon import LANGUAGES, lexicon
from clauseline.concerns.signs import compile_phrases
from tests.ending import comes_to_an_end


def stands(sign, text):
    return all(pattern.search(text) for pattern in (sign.trigger, *sign.near))


def span(match):
    return match and match.span()


WORDS = [
    "real-name",
    "user",
    "users",
    "biometric",
    "AI",
    "shall",
    "Location",
    "人脸",
    "实名",
    "个人信息",
    "保存",
    " ",
    ". ",
    "。",
    "-",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=12).map("".join), st.sampled_from(LANGUAGES))
def test_the_index_leaves_out_no_sign_that_stands_in_the_text(text, language):
    index = lexicon(language).index
    found = index.candidates(index.text(text))
    assert [sign for sign in index.signs if stands(sign, text) and sign not in found] == []


@settings(deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "İ", "é", "_", "ſ"]), max_size=12).map("".join), st.sampled_from(LANGUAGES))
def test_each_group_is_found_where_its_pattern_finds_it_first(text, language):
    index = lexicon(language).index
    words = index.text(text)
    for sign in index.candidates(words):
        for phrases in (*sign.wanted, *sign.unwanted):
            assert span(words.search(phrases)) == span(compile_phrases(phrases).search(text))


@comes_to_an_end
@pytest.mark.parametrize(
    "piece",
    ["user data shared with partners ", "child of a node, ", "不得向他人提供个人信息，", "shall not ", "a:\n", "《"],
)
def test_a_hundred_thousand_characters_are_read_in_time(piece):
    text = piece * (100_000 // len(piece))
    language = "en" if piece.isascii() else "zh"
    hints(text[:100], language)
    hints(text, language)
