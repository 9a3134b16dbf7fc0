"""Reasons as words and as what is stored."""

from __future__ import annotations

import pytest

from clauseline.outline import Why
from clauseline.reading.structure.passes import PASSES
from clauseline.reading.structure.reasons import REASONS, in_words, of_row, row_of
from clauseline.vocabulary import WHY_NAMES, WhyName


def test_every_name_has_a_sentence_and_every_pass_that_gives_one_is_there():
    assert tuple(REASONS) == WHY_NAMES
    assert {reason.by for reason in REASONS.values()} - {one.name for one in PASSES} == {"format"}


@pytest.mark.parametrize("name", WHY_NAMES)
def test_a_reason_comes_back(name: WhyName):
    why = Why(name, ("3.2",) * REASONS[name].sentence.count("%("))
    assert of_row(row_of(why)) == why
    assert "%" not in in_words(why)


def test_it_is_filled_after_it_was_translated():
    assert in_words(
        Why("follows", ("3.2.1", "3.2")),
        {"%(number)s follows %(before)s.": "Auf %(before)s folgt %(number)s."}.__getitem__,
    ) == ("Auf 3.2 folgt 3.2.1.")


@pytest.mark.parametrize("row", [None, [], [""], ["guess"], ["follows"], ["follows", "1"], ["chain", "1"], [["chain"]]])
def test_what_is_no_reason_is_none(row):
    assert of_row(row) is None
