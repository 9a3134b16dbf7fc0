from datetime import UTC, datetime
from typing import Any

import pytest

from annotations.models import Annotation, Arrival
from annotations.queries.arrival_entries import ArrivalEntry
from annotations.templatetags.arrivals import arrival_chips, label, since
from proposals.drawing.chips import Chip
from tests.annotations.templatetags.values import THEIRS, place, version

THERE, NEXT = version("7", of=THEIRS, uploaded_at=datetime(2024, 5, 1, tzinfo=UTC)), version("8", 2, of=THEIRS)
SAME, CHANGED = Chip("the same words", "moved"), Chip("changed words", "check")
ALIKE = Chip("may say the same: please check", "check")


def entry(*, polarity: str = "risk", newest: Any = THERE, is_early: bool = True, **facts: Any) -> ArrivalEntry:
    row = Arrival(**{"method": "words", "is_same": True, "won": False, **facts})
    row.annotation = Annotation(polarity=polarity)
    return ArrivalEntry(row, place(version("1.0")), place(THERE, "", "Terms"), (), THERE, newest, is_early, None)


@pytest.mark.parametrize(
    ("found", "chips"),
    [
        (entry(), [SAME]),
        (entry(is_same=False), [CHANGED]),
        (entry(method="meaning"), [ALIKE]),
        (entry(polarity="safeguard"), [Chip("safeguard"), SAME]),
        (entry(won=True, polarity="safeguard"), [Chip("wording that was won", "strength"), SAME]),
        (entry(newest=NEXT), [SAME, Chip("no longer in 8", "status")]),
        (
            entry(is_early=False),
            [SAME, Chip("also stands in", title="It stood there before your team marked it.")],
        ),
    ],
)
def test_what_was_marked_how_its_words_stand_and_whether_they_still_do(found: ArrivalEntry, chips: list[Chip]):
    assert arrival_chips(found) == chips


def test_where_it_was_marked_and_since_when_it_is_here():
    assert since(entry()) == "Marked in MV-1 1.0, 4.1 Records; here since 7, which came 1 May 2024."


def test_a_clause_is_called_by_what_it_has():
    assert [label(place(THERE, *words)) for words in (("4.1", "Records"), ("", "Terms"), ("4.1", ""), ("", ""))] == [
        "4.1 Records", "Terms", "4.1", "",
    ]  # fmt: skip
