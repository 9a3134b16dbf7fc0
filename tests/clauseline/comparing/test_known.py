"""What is found for a text is found once."""

from __future__ import annotations

from clauseline.comparing.known import Known


def test_each_text_is_asked_for_once():
    answers = iter((1, 2, 3))
    known = Known(lambda _text: next(answers))
    assert [known["pier"], known["gate"], known["pier"]] == [1, 2, 1]


def test_one_that_knows_enough_forgets():
    known = Known(len, most=2)
    assert [known[text] for text in ("a", "bb", "ccc")] == [1, 2, 3]
    assert dict(known) == {"ccc": 3}
