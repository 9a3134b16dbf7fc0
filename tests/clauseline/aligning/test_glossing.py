import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauseline.aligning.glossing import BY_LEVEL, glosses
from clauseline.vocabulary import STRENGTHS

CHINESE = "运营者应当响应个人信息主体的请求，不得泄露个人信息，宜进行风险评估。"
ENGLISH = "The operator shall not disclose personal information and should carry out a risk assessment."


def told(text, language):
    return [(text[one.start : one.end], one.words, one.is_force) for one in glosses(text, language)]


def test_chinese_is_glossed_in_english():
    assert told(CHINESE, "zh-Hant") == [
        ("运营者", "operator", False),
        ("应当", "shall", True),
        ("响应", "response", False),
        ("个人信息", "personal information", False),
        ("主体", "subject", False),
        ("请求", "request", False),
        ("不得", "shall not", True),
        ("泄露", "leak", False),
        ("个人信息", "personal information", False),
        ("宜", "should", True),
        ("风险评估", "risk assessment", False),
    ]


def test_a_sign_of_force_inside_another_word_is_none():
    assert told("适应、许可、便宜、功能", "zh") == []


def test_english_is_glossed_in_chinese():
    assert told(ENGLISH, "en-GB") == [
        ("operator", "经营者", False),
        ("shall not", "不得", True),
        ("disclose", "公开", False),
        ("personal information", "个人信息", False),
        ("should", "宜", True),
        ("risk assessment", "风险评估", False),
    ]


def test_other_languages_have_none():
    assert told(CHINESE, "fr") == told(ENGLISH, "") == []


def test_each_force_has_a_verb():
    assert set(BY_LEVEL) | {"statement"} == set(STRENGTHS)


@pytest.mark.parametrize("language", ["zh", "en"])
@given(text=st.text(st.sampled_from([*CHINESE, *"shall not may 😀 risk assessment's"])))
def test_they_stand_apart_and_in_order(language, text):
    found = glosses(text, language)
    places = [place for one in found for place in (one.start, one.end)]
    assert places == sorted(places)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
