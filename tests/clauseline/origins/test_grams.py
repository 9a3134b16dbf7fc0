"""Grams: equal words give equal numbers, wherever and however they are written."""

import pytest

from clauseline.origins import GRAMS, folded, grams_of

SENTENCE = "The platform shall delete the records of users."
KNOWN = {
    "1": (2906802026457982262, 3252300392600138088, 10306138217147066288, 17230211413065579648, 17993569841082525053)
}


def test_what_a_gram_is_does_not_change_without_its_number():
    assert tuple(grams_of(SENTENCE).tolist()) == KNOWN[GRAMS]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (SENTENCE, "the PLATFORM shall\tdelete – the “records” of users"),
        ("The first office of all", "The ﬁrst of\u00adﬁce\nof all"),
        ("使用ＸＲ设备应当告知用户", "使用XR设备应当告知用户"),
    ],
)
def test_other_forms_of_one_text_have_the_same_grams(one: str, other: str):
    assert grams_of(one).tolist() == grams_of(other).tolist() != []


@pytest.mark.parametrize("text", ["", "three words only", "五个汉字短", "—"])
def test_what_is_too_short_has_none(text: str):
    assert grams_of(text).size == 0


@pytest.mark.parametrize("text", ["four words are enough", "六个汉字够了", "XR设备用 data"])
def test_four_words_or_six_signs_are_one(text: str):
    assert grams_of(text).size == 1


def test_identical_texts_fold_to_one():
    assert folded("  The ‘User’ﬁle\n ") == folded("the 'user'file")
