import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauseline.anchoring.boundaries import snap, tokens


def test_a_chinese_character_is_a_token_and_a_latin_word_is_one():
    assert tokens("应保存PII 30天。").words == ("应", "保", "存", "pii", "30", "天", "。")


@pytest.mark.parametrize(
    ("text", "cut", "expected"),
    [
        ("user records", (2, 6), "user records"),
        ("应当保存行为记录", (2, 4), "保存"),
        ("a cafe\u0301 b", (2, 6), "cafe\u0301"),
        ("x👩‍🚀y", (1, 2), "👩‍🚀"),
        ("👍🏽!", (0, 1), "👍🏽"),
        ("🇫🇷🇩🇪", (1, 2), "🇫🇷"),
        ("🇫🇷🇩🇪", (2, 3), "🇩🇪"),
        ("हिन्दी भाषा", (0, 2), "हिन्दी"),
    ],
)
def test_edges_move_out_of_words_and_characters(text, cut, expected):
    assert text[slice(*snap(text, *cut))] == expected


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_snapping_only_widens_and_does_it_once(text, one, other):
    start, end = sorted(min(x, len(text)) for x in (one, other))
    low, high = snap(text, start, end)
    assert 0 <= low <= start <= end <= high <= len(text)
    assert snap(text, low, high) == (low, high)
