"""What the benchmark of arrivals plants and counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from clauseline.outline import Outline
from tests.benchmarks import arriving
from tests.benchmarks.aligning import Document
from tests.benchmarks.finding_origins import Draft
from tests.clauseline.aligning.encoders import encoder_or_skip
from tests.factories import paragraphs
from tests.proposals.two_languages import CHINESE, ENGLISH

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def two_in_one_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    encoder_or_skip()
    for name, value in (("MARKED", 2), ("DRAFTS", 1), ("EACH", 2), ("SAYING", 5)):
        monkeypatch.setattr(arriving, name, value)


def counted(truth: set[tuple[int, int]]) -> str:
    host = Outline("", "en", tuple(paragraphs(str(n), "", f"Lanterns of street {n} hang in rows.") for n in range(4)))
    document = Document("exhibits-zh", Outline("", "zh", CHINESE), Outline("", "en", ENGLISH), truth)
    return arriving.across([Draft(Path("lamps"), "one", "lamps", host)], [document])


def test_what_is_planted_in_another_language_is_told():
    assert counted({(0, 0), (1, 1)}) == "translated: 2 of 2 found, 0.00 others a draft (0 in 1)"


def test_what_says_something_else_is_not_counted_as_found():
    assert counted({(0, 2), (2, 1)}) == "translated: 0 of 2 found, 0.00 others a draft (0 in 1)"
