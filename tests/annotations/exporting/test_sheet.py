from annotations.exporting.sheet import Row


def row(**facts):
    return Row(
        **{
            "number": 1,
            "member": "XA",
            "line": "",
            "clause": "8.3",
            "element": "",
            "kind": "te",
            "comment": "Why?",
            **facts,
        }
    )


def test_a_comment_is_led_by_the_words_it_is_about():
    assert row(quote="stored\nfor ever").comment_in_place == "“stored\nfor ever”\nWhy?"


def test_words_that_the_proposed_change_or_the_comment_says_are_not_said_twice():
    assert row(quote="for ever", proposed="Delete “for ever”.").comment_in_place == "Why?"
    assert row(quote="for ever", comment="Why for ever?").comment_in_place == "Why for ever?"
    assert row().comment_in_place == "Why?"


def test_a_long_quote_is_cut():
    assert row(quote="word " * 100).comment_in_place == "“" + ("word " * 60).rstrip() + " …”\nWhy?"
