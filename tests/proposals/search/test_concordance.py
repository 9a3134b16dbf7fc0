import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauseline.tokens import HAN, question
from proposals.search import concordance
from proposals.search.concordance import Concordance, Search, Share, phrase_words, shares_of

GAPS = "aZ7.9's’ü \t\n-_|身份，"


def packed(*texts: tuple[str, ...]) -> dict[int, bytes]:
    """The first field of a text is its head."""
    made = Concordance()
    for head, *fields in texts:
        made.add(*fields, head=[head])
    return made.packed()


def found(asked: str, *texts: tuple[str, ...]) -> tuple[list[int], list[int]]:
    """The numbers of the texts that have it, and of those that are named so."""
    search = searched(asked, *texts)
    return list(search.numbers(search.found)), list(search.numbers(search.named))


def searched(asked: str, *texts: tuple[str, ...]) -> Search:
    shares = packed(*texts)
    search = Search(shares[0])
    for word in phrase_words(question(asked)):
        own = [shares[share] for share in shares_of(word.word) if share in shares]
        search.take(word, Share(own[0]).places(word.word) if own else 0)
    return search


@pytest.mark.parametrize(
    ("asked", "text", "finds"),
    [
        ("身份", "数字身份认证", True),
        ("字份", "数字身份认证", False),
        ("份", "数字身份认证", True),
        ("字身份", "数字身份认证", True),
        ("身份", "本身，份额", False),
        ("第7条", "款第7条款", True),
        ("第7条", "第7.2条款", False),
        ('"record the gaze"', "They record the Gaze.", True),
        ('"record the gaze"', "They record: gaze, the thing", False),
        ('"the the"', "the the", True),
        ('"the the"', "the gaze the", False),
        ("7.2", "see 7.2.1", False),
        ("resume", "Le résumé", True),
    ],
)
def test_a_text_has_what_it_says(asked, text, finds):
    assert found(asked, ("", text)) == ([0] if finds else [], [])


def test_all_of_it_is_in_one_text_and_phrases_in_one_field():
    texts = [("7.2", "Record", "gaze of users"), ("", "users and a gaze"), ("", "the"), ("of gaze", ""), ("", "", "")]
    assert found("gaze", *texts) == ([0, 1, 3], [3])
    assert found("gaze users", *texts) == ([0, 1], [])
    assert found('"gaze of"', *texts) == ([0], [])
    assert found('"7.2 record"', *texts) == found('"record gaze"', *texts) == ([], [])
    assert found("7.2 record", *texts) == ([0], [])


def test_words_of_the_text_before_are_not_near():
    texts = ("gaze", f"the {'word ' * 20} gaze", "", f"gaze {'word ' * 13} the", f"gaze {'word ' * 15} the")
    search = searched("the gaze", *(("", text) for text in texts))
    assert list(search.numbers(search.found)) == [1, 3, 4]
    assert list(search.numbers(search.near)) == [3]


def test_named_so_is_what_has_all_of_it_in_its_head():
    texts = [("Gaze record", ""), ("Gaze", "record"), ("", "gaze record"), ("Record gaze", "gaze")]
    assert found("gaze record", *texts) == ([0, 1, 2, 3], [0, 3])
    assert found('"gaze record"', *texts) == ([0, 2], [0])


@given(st.from_regex(f"[{HAN}]{{1,12}}", fullmatch=True), st.integers(0, 11), st.integers(1, 12))
def test_every_part_of_a_run_of_han_is_found_in_it(run, start, length):
    assert found(run[start : start + length] or run, ("", f"A {run}, 7.2"))[0] == [0]


@given(st.text() | st.text(alphabet=GAPS), st.text() | st.text(alphabet=GAPS))
def test_a_text_is_found_by_itself_whatever_stands_around_it(text, around):
    if phrase_words(question(text)):
        assert found(text, (around, around), (around, around, text, around), (text, around))[0][-2:] == [1, 2]


@given(st.lists(st.sets(st.integers(0, 300)), min_size=1))
def test_places_are_what_they_were(listed):
    """Whether they are written as gaps or as bits."""
    words = {f"w{number}": sorted(places) for number, places in enumerate(listed) if places}
    share = Share(concordance._packed(words))
    for number, places in enumerate(listed):
        assert share.places(f"w{number}") == sum(1 << place for place in places)


def test_a_word_after_a_hundred_thousand_others_is_found():
    far = "gaze " * 100_000 + "record"
    assert found('"gaze record"', ("", "before"), ("", far), ("", "after"))[0] == [1]
    assert found("after", ("", "before"), ("", far), ("", "after"))[0] == [2]


def test_words_after_the_last_place_are_not_found():
    texts = [("", f"one {'two ' * concordance.LAST} three"), ("", "one")]
    assert found("one", *texts)[0] == [0]
    assert found("three", *texts)[0] == []
