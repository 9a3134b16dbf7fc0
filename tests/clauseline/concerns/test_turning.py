"""Which binding sentences came or went with a change."""

from __future__ import annotations

import pytest

from clauseline.comparing.changes import Strength, StrengthChange
from clauseline.concerns.turning import turned
from clauseline.vocabulary import DutyFact

TEXT = "The office shall erase the log each month."
SHALL = Strength("requirement", "shall", "ISO", 0, len(TEXT))


@pytest.mark.parametrize("reason", ["gone", "gone-alike", "item-gone"])
def test_a_sentence_that_went_is_told(reason: DutyFact):
    row = StrengthChange(SHALL, None, "weakened", False, reason)
    assert turned([row], "old", [TEXT]) == [(0, 0, len(TEXT))]
    assert turned([row], "new", [TEXT]) == []


@pytest.mark.parametrize("reason", ["verb-lowered", "exception-added", "condition-dropped", "number-changed"])
def test_one_that_stands_elsewhere_in_other_terms_did_not_go(reason: DutyFact):
    assert turned([StrengthChange(SHALL, None, "weakened", False, reason)], "old", [TEXT]) == []
