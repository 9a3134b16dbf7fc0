"""`position` is the order of versions; a date only proposes it."""

from __future__ import annotations

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps

from proposals.models import Proposal, Version
from proposals.queries.versions import neighbours
from proposals.services import facts, placing
from proposals.services.facts import VersionFacts
from tests import factories
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal() -> Proposal:
    """Of three versions: of March, without a date, of June."""
    of = factories.proposal()
    for number, day in (("A", date(2023, 3, 1)), ("B", None), ("C", date(2023, 6, 1))):
        factories.version(paragraphs("1", "Logs", "Logs are kept."), proposal=of, number=number, date=day)
    return of


def numbers(of: Proposal) -> list[tuple[str, int]]:
    return list(of.versions.values_list("number", "position"))


def test_what_has_no_date_comes_last_and_what_has_one_before_what_is_later(proposal: Proposal):
    assert placing.propose(proposal.pk, None) == 4
    assert placing.propose(proposal.pk, date(2023, 7, 1)) == 4
    assert placing.propose(proposal.pk, date(2023, 6, 1)) == 4
    assert placing.propose(proposal.pk, date(2023, 5, 1)) == 3
    assert placing.propose(proposal.pk, date(2023, 1, 1)) == 1
    placing.make_room(proposal.pk, 2)
    assert numbers(proposal) == [("A", 1), ("B", 3), ("C", 4)]


def test_another_date_moves_a_version_only_where_it_does_not_fit(proposal: Proposal):
    last = proposal.versions.get(number="C")
    last.date = date(2023, 4, 1)
    assert placing.place(last) is False
    last.date = date(2023, 2, 1)
    last.save()
    assert placing.place(last) is True
    assert numbers(proposal) == [("C", 1), ("A", 2), ("B", 3)]
    assert placing.place(proposal.versions.get(number="B")) is False


def test_a_version_without_a_date_has_its_neighbours(proposal: Proposal):
    before, after = neighbours(proposal.versions.get(number="B"))
    assert (str(before), str(after)) == ("A", "C")


def test_a_date_that_turns_out_to_be_unknown_is_taken_back(editor):
    of = factories.kept(editor)
    version = factories.version(paragraphs("1", "Logs", "Logs are kept."), proposal=of)
    facts.correct(version, VersionFacts(number="7"), seen=facts.tag(version), by=editor)
    version.refresh_from_db()
    assert (version.date, version.number, version.position) == (None, "7", 1)


def test_the_upgrade_keeps_the_order_and_forgets_days_of_upload(proposal: Proposal):
    rows = {one.number: one for one in Version.objects.all()}
    Version.objects.update(date=date(2023, 6, 9))
    Version.objects.filter(number="C").update(date=date(2023, 6, 1), given=["date"])
    rows["B"].current_reading.facts = {"date": "9 June 2023"}
    rows["B"].current_reading.save()
    import_module("proposals.migrations.0023_date_unknown").settle(apps, None)
    assert list(Version.objects.values_list("number", "position", "date")) == [
        ("C", 1, date(2023, 6, 1)),
        ("A", 2, None),
        ("B", 3, date(2023, 6, 9)),
    ]
