from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from annotations.models import Consultation
from annotations.templatetags.deadlines import Due, deadline

NOW = datetime(2024, 3, 10, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("away", "words"),
    [
        (timedelta(seconds=20), "in 1 minute"),
        (timedelta(minutes=59), "in 59 minutes"),
        (timedelta(hours=1, minutes=50), "in 1 hour"),
        (timedelta(hours=35), "in 35 hours"),
        (timedelta(hours=36), "in 2 days"),
        (timedelta(days=12), "in 12 days"),
        (-timedelta(seconds=20), "closed 1 minute ago"),
        (-timedelta(hours=5), "closed 5 hours ago"),
        (-timedelta(days=2), "closed 2 days ago"),
    ],
)
def test_what_is_left_is_counted_in_the_unit_that_says_most(away: timedelta, words: str):
    with time_machine.travel(NOW, tick=False):
        found = deadline(Consultation(deadline=NOW + away))
    assert found is not None
    assert (found.words, found.is_over) == (words, away < timedelta(0))


def test_it_is_said_in_the_zone_of_who_reads_and_in_the_one_that_was_named():
    at = datetime(2024, 3, 12, 22, tzinfo=UTC)
    consultation = Consultation(deadline=at, time_zone="Asia/Shanghai")
    with time_machine.travel(NOW, tick=False), timezone.override("Europe/Zurich"):
        found = deadline(consultation)
    full, named = "12 Mar 2024 23:00 (Europe/Zurich)", "13 Mar 2024 06:00 (Asia/Shanghai)"
    assert found == Due(at, "12 Mar 2024", full, named, "in 2 days", False)


def test_who_reads_by_the_same_clock_is_told_once():
    with time_machine.travel(NOW, tick=False):
        found = deadline(Consultation(deadline=NOW + timedelta(days=3)))
    assert found is not None
    assert found.named == ""


def test_nobody_said_when():
    assert deadline(Consultation()) is None
