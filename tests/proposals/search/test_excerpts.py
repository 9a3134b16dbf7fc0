import pytest
from hypothesis import given
from hypothesis import strategies as st

from clauseline.tokens import question
from proposals.search.excerpts import ExcerptPiece, excerpt, marked


def shown(pieces) -> str:
    return "".join(f"[{piece.text}]" if piece.is_found else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("The users' Gaze", "user gaze", "The [users]' [Gaze]"),
        ("A user's gaze", "users", "A [user's] gaze"),
        ("数字身份认证", "身份", "数字[身份]认证"),
        ("数字身份认证", "份", "数字身[份]认证"),
        ("款第7条款", "第7条", "款[第7条]款"),
        ("record the gaze; the record", '"record the gaze"', "[record the gaze]; the record"),
        ("身份认证身份", "身份认证 身份", "[身份][认证][身份]"),
        ("Le résumé", "RESUME", "Le [résumé]"),
        ("a😀身份", "身份", "a😀[身份]"),
        ("nothing of it", "gaze", "nothing of it"),
    ],
)
def test_found_words_are_marked(text, asked, expected):
    assert shown(marked(text, question(asked))) == expected


def test_an_excerpt_shows_where_most_of_the_phrases_are():
    text = "gaze " + "word " * 60 + "the gaze of identity " + "word " * 60
    assert shown(excerpt(text, question("gaze identity"), length=90)) == (
        "… word word word word word word word word word word word the [gaze] of [identity] word word …"
    )


def test_a_short_text_is_shown_whole():
    assert excerpt("The gaze.", question("gaze")) == (
        ExcerptPiece("The "),
        ExcerptPiece("gaze", True),
        ExcerptPiece("."),
    )


@given(st.text(alphabet="ab 身份认证7.条", max_size=400), st.text(alphabet="ab 身份认证7.条", max_size=12))
def test_marks_change_no_text(text, asked):
    assert "".join(piece.text for piece in marked(text, question(asked))) == text


@given(st.text(alphabet="ab 身份", max_size=600), st.text(alphabet="ab 身份", max_size=12))
def test_an_excerpt_is_a_stretch_of_its_text(text, asked):
    pieces = "".join(piece.text for piece in excerpt(text, question(asked)))
    assert pieces.removeprefix("… ").removesuffix(" …") in text
    assert len(pieces) <= 244
