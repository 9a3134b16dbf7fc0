"""Which square brackets hold words that are not agreed."""

from __future__ import annotations

import pytest

from clauseline.brackets import bracketed_places, settled_places
from clauseline.outline import BlockText, Facts
from tests.calls import grows


def undecided(text: str) -> list[str]:
    return [text[start:end] for start, end in bracketed_places(text)]


@pytest.mark.parametrize(
    "words",
    [
        "[180 days]", "[shall]", "[SHALL NOT]", "[shall/should]", "[TBD]", "[and shared with the police]", "[if any]",
        "[The platform erases records]", "[as told in [b-EUID]]", "[90 %]", "[应当]", "[不少于180天]", "［永久］",
        "[doit]",
        "[должен хранить]", "[должен]", "[Option A: records are kept]", "[Records of 30 days are erased]",
    ],
)  # fmt: skip
def test_words_that_are_not_agreed(words: str):
    assert undecided(f"The platform {words} keeps it.") == [words]


@pytest.mark.parametrize(
    "words",
    [
        "[ITU-T X.509]", "[1]", "[1, 3–5]", "[b-ITU]", "[b\u2011Person, 2023]", "[RFC2119]", "[QUIC-TLS]", "[webidl]",
        "[see 7.2]", "[See also clause 3]", "[Smith et al. 2019]", "[Smith, 2019]", "[b-ITU-T Y.4000 series]", "[2019]",
        "[ISO/IEC 27000:2018, 3.28, modified]", "[SOURCE: ISO 9000:2015, 3.2]", "[GB/T 25069—2022，定义3.1]",
        "[来源：GB/T 25069—2022]", "[见7.2]", "[0, 1]", "[min, max]", "[x_1, ..., x_n]", "[x]", "[Exposed=Window]",
        "[[Prototype]]", '["name", "gait"]', "[...]", "[... and so on]", "[ SP gait-date ]",
        "[Annex A]", "[https://records.example]", "[--verbose]", "[Web Storage]", "[Offset (i)]", "[sic]",
        "[Editor's note: check this]",
        "[emphasis added]", "[Clause 7.2, second paragraph]", "[viewed 2023-06-01]", "[Last accessed 1 June 2023]",
    ],
)  # fmt: skip
def test_references_labels_formulas_and_notes_are_none(words: str):
    assert undecided(f"The platform keeps it {words} for good.") == []


def test_a_number_is_undecided_where_a_unit_follows():
    assert undecided("Kept for [30] days, as in [30] and [31] an avatar; 保存[180]天。") == ["[30]", "[180]"]


def test_brackets_that_belong_to_a_word_are_none():
    assert undecided("Let a[i] be of avatar[s of persons] and f(x)[first of all], see [some text](address).") == []


def test_han_words_before_brackets_are_no_array():
    assert undecided("平台应当保存[不少于三年]的记录。") == ["[不少于三年]"]


def test_alternatives_beside_each_other_are_two():
    assert undecided("It [shall][should] keep them.") == ["[shall]", "[should]"]


def test_brackets_in_code_formulas_and_notes_of_editors_are_none():
    blocks = [
        BlockText("code", 0, 11), BlockText("formula", 12, 23), BlockText("note", 24, 35, facts=Facts(editor=True)),
        BlockText("note", 36, 47),
    ]  # fmt: skip
    text = "\n".join(["[some text]"] * 4)

    assert list(bracketed_places(text, settled_places(blocks))) == [(36, 47)]


def test_many_open_brackets_take_no_time():
    assert undecided("[a" * 100_000 + "[" + "b " * 100_000) == []


def test_settled_places_are_found_by_halving():
    def run(size: int) -> None:
        list(bracketed_places("[TBD] " * size, [(at, at + 1) for at in range(5, 6 * size, 6)]))

    assert grows(run, 60) < 4
