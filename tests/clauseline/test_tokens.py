import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauseline.tokens import Phrase, Query, Token, question, tokens, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Platform SHALL record", ["the", "platform", "shall", "record"]),
        ("Été, Ünïcorn and ＡＢＣ", ["ete", "unicorn", "and", "abc"]),
        ("users' identities, the user's process", ["user", "identity", "the", "user", "process"]),
        ("status, analysis, access, as is", ["status", "analysis", "access", "as", "is"]),
        ("see 7.2.1, A.3 and G.711.", ["see", "7.2.1", "a.3", "and", "g.711"]),
        ("end-to-end user_id", ["end", "to", "end", "user", "id"]),
        ("数字身份认证", ["数", "字", "身", "份", "认", "证"]),
        ("第7.2条，身份", ["第", "7.2", "条", "", "身", "份"]),
        ("5G网络 ガー", ["5g", "网", "络", "", "ガ", "ー"]),
        ("행동 기록 Личность", ["행동", "기록", "личность"]),
        ("𠮷野家", ["𠮷", "野", "家"]),
        ("— … “!” ⑴", ["1"]),
    ],
)
def test_texts_become_tokens(text, expected):
    assert list(words(text)) == expected


@pytest.mark.parametrize(
    "alike",
    [
        "track tracks tracked tracking",
        "store stores stored storing",
        "process processes processed processing",
        "identify identifies identified identifying",
        "profile profiles profiled profiling",
        "change changes changed changing",
        "plan plans planned planning",
        "plane planes planed planing",
        "note notes noted noting",
        "control controls controlled controlling",
        "install installs installed installing",
        "monitor monitors monitored monitoring",
        "score scores scored scoring",
        "require requires required requiring",
        "need needs needed needing",
        "use used using uses",
        "see sees seeing",
        "house houses housed housing",
    ],
)
def test_forms_of_one_word_have_one_stem(alike):
    assert len(set(words(alike))) == 1


def test_other_words_stay_others():
    apart = "author authority authorize plan plane note not car care string strike king speed during thing use us being"
    assert len(set(words(apart))) == len(apart.split())


def test_terms_are_folded_and_no_more():
    assert [token.word for token in tokens("Tracking of users", folded=True)] == ["tracking", "of", "user"]


def test_tokens_know_where_they_stand():
    assert tokens("a😀 身。份") == [
        Token("a", 0, 1),
        Token("身", 3, 4),
        Token("", 4, 5),
        Token("份", 5, 6),
    ]


@given(st.text() | st.text(alphabet="aZ7.9's’ü \t\n-_|身份，"))
def test_words_are_those_of_the_tokens(text):
    assert list(words(text)) == [token.word for token in tokens(text)]


@pytest.mark.parametrize(
    ("asked", "phrases"),
    [
        ("record gaze", [("record",), ("gaze",)]),
        ('"record the gaze" users', [("record", "the", "gaze"), ("user",)]),
        ("“record gaze”", [("record", "gaze")]),
        ("end-to-end", [("end", "to", "end")]),
        ("身份认证，数据", [("身", "份", "认", "证"), ("数", "据")]),
        ("「个人 信息」", [("个", "人", "", "信", "息")]),
        ('gaze gaze "gaze"', [("gaze",)]),
        ('"unclosed phrase', [("unclos",), ("phrase",)]),
        (' !? "" ', []),
    ],
)
def test_questions_become_phrases(asked, phrases):
    assert question(asked) == Query(tuple(Phrase(one) for one in phrases))
