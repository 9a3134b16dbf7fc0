import pytest
from hypothesis import given
from hypothesis import strategies as st

from proposals.searching import HAN, Phrase, Query, Token, question, stored, tokens


def words(text: str) -> list[str]:
    return [token.word for token in tokens(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Platform SHALL record", ["the", "platform", "shall", "record"]),
        ("Vérité, Ünïcode and ＡＢＣ", ["verite", "unicode", "and", "abc"]),
        ("users' identities, the user's process", ["user", "identity", "the", "user", "process"]),
        ("status, analysis, access, as is", ["status", "analysis", "access", "as", "is"]),
        ("see 7.2.1, A.3 and G.711.", ["see", "7.2.1", "a.3", "and", "g.711"]),
        ("end-to-end user_id", ["end", "to", "end", "user", "id"]),
        ("数字身份认证", ["数字", "字身", "身份", "份认", "认证"]),
        ("第7.2条，身份", ["第", "7.2", "条", "身份"]),
        ("5G网络メタバース", ["5g", "网络", "络メ", "メタ", "タバ", "バー", "ース"]),
        ("행동 기록 Личность", ["행동", "기록", "личность"]),
        ("𠮷野家", ["𠮷野", "野家"]),
        ("— … “!” ⑴", ["1"]),
    ],
)
def test_texts_become_tokens(text, expected):
    assert words(text) == expected


def test_tokens_know_where_they_stand():
    assert list(tokens("a😀 身份证")) == [Token("a", 0, 1), Token("身份", 3, 5), Token("份证", 4, 6)]


def test_what_is_stored_keeps_fields_apart_and_names_each_han():
    assert stored("7.2", "Identity", "", "身份 of users") == " 7.2 | identity | 身份 of user | 份 | 身 "
    assert stored("7.2", "Gaze") == " 7.2 | gaze "


@pytest.mark.parametrize(
    ("asked", "phrases"),
    [
        ("record gaze", [("record",), ("gaze",)]),
        ('"record the gaze" users', [("record", "the", "gaze"), ("user",)]),
        ("“record gaze”", [("record", "gaze")]),
        ("end-to-end", [("end", "to", "end")]),
        ("身份认证，数据", [("身份", "份认", "认证"), ("数据",)]),
        ("「个人 信息」", [("个人", "信息")]),
        ('gaze gaze "gaze"', [("gaze",)]),
        ('"unclosed phrase', [("unclosed",), ("phrase",)]),
        (' !? "" ', []),
    ],
)
def test_questions_become_phrases(asked, phrases):
    assert question(asked) == Query(tuple(Phrase(one) for one in phrases))


@pytest.mark.parametrize(
    ("asked", "text", "finds"),
    [
        ("身份", "数字身份认证", True),
        ("字份", "数字身份认证", False),
        ("份", "数字身份认证", True),
        ("字身份", "数字身份认证", True),
        ("第7条", "款第7条款", True),
        ("第7条", "第7.2条款", False),
        ('"record the gaze"', "They record the Gaze.", True),
        ('"record the gaze"', "They record: gaze, the thing", False),
        ("7.2", "see 7.2.1", False),
        ("resume", "Le résumé", True),
    ],
)
def test_a_stored_text_has_the_pattern_of_what_it_says(asked, text, finds):
    query = question(asked)
    line = stored(text)
    has_words = set(query.words) <= set(line.split())
    assert (has_words and all(phrase.pattern in line for phrase in query.phrases)) is finds


@given(st.text())
def test_no_database_would_cut_a_token_into_pieces(text):
    plain = [word.replace(".", "") for word in words(text)]
    assert [word for word in plain if (word.isascii() and not word.isalnum()) or not 0 < len(word) <= 64] == []
    assert [word for word in plain if word.split() != [word]] == []


@given(st.from_regex(f"[{HAN}]{{1,12}}", fullmatch=True), st.integers(0, 11), st.integers(1, 12))
def test_every_part_of_a_run_of_han_is_found_in_it(run, start, length):
    query, line = question(run[start : start + length]), stored(f"A {run}, 7.2")
    assert set(query.words) <= set(line.split())
    assert all(phrase.pattern in line for phrase in query.phrases)


@given(st.text(), st.text())
def test_a_text_is_found_by_itself_whatever_stands_around_it(text, around):
    line, query = stored(around, text, around), question(text)
    assert set(query.words) <= set(line.split())
