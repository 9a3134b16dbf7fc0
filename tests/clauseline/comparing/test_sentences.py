"""Where a sentence ends."""

from __future__ import annotations

import pytest

from clauseline.comparing.sentences import sentences


@pytest.mark.parametrize(
    "words",
    [
        "Kinder, die das 16. Lebensjahr vollendet haben, dürfen rudern.",
        "Es gilt nicht vor dem 3. Abschnitt und bis zum 2. Teil.",
        "Wer nicht das 14. Lebensjahr vollendet hat, fährt frei.",
        "Die Frist endet am 19. Januar.",
    ],
)
def test_an_ordinal_ends_no_german_sentence(words: str):
    assert [one.text for one in sentences(f"{words} Der Hafen ist alt.")] == [words, "Der Hafen ist alt."]


@pytest.mark.parametrize(
    "words", ["It is set out in clause 5.", "Es gelten die Absätze 1 bis 3.", "Es gilt § 3.", "The limit is 16."]
)
def test_a_number_at_the_end_ends_a_sentence(words: str):
    assert [one.text for one in sentences(f"{words} The harbour is old.")] == [words, "The harbour is old."]
