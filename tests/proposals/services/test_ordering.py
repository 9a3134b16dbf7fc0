"""Versions are put earlier or later by a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.urls import reverse

from annotations.models import Placement
from annotations.services import annotations as remarks
from annotations.services import placements
from annotations.services.annotations import Remark
from clauseline.anchoring import Anchor
from proposals.models import AuditEvent, Comparison, Proposal, Role, Version
from proposals.refusals import NotAllowed, Outdated, Refusal, Withdrawn
from proposals.services import comparisons, facts, jobs, ordering, withdrawals
from tests import clients, factories
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

KEPT = "The platform keeps the record of what each user did in every world."


@pytest.fixture
def proposal(editor) -> Proposal:
    """Of four versions without dates, A to D, whose neighbours were compared as they came."""
    of = factories.kept(editor)
    for number in "ABCD":
        text = f"What follows was added by the version {number} of this draft."
        comparisons.request_for(factories.version(paragraphs("1", "Record", KEPT, text), proposal=of, number=number))
        jobs.drain()
    return of


def one(of: Proposal, number: str) -> Version:
    return of.versions.get(number=number)


def order(of: Proposal) -> str:
    return "".join(of.versions.values_list("number", flat=True))


def compared(of: Proposal) -> set[str]:
    rows = Comparison.objects.filter(new_version__proposal=of, ready_at__isnull=False)
    return {f"{row.old_version}{row.new_version}" for row in rows.select_related("old_version", "new_version")}


def test_a_version_goes_to_the_place_of_another_and_those_between_move_up(proposal, editor):
    assert ordering.move(one(proposal, "D"), 2, by=editor) is True
    assert (order(proposal), [*proposal.versions.values_list("position", flat=True)]) == ("ADBC", [1, 2, 3, 4])
    assert ordering.move(one(proposal, "A"), 4, by=editor) is True
    assert order(proposal) == "DBCA"
    assert ordering.move(one(proposal, "A"), 4, by=editor) is False


def test_its_new_neighbours_and_those_it_stood_between_are_compared(proposal, editor):
    assert compared(proposal) == {"AB", "BC", "CD"}
    ordering.move(one(proposal, "C"), 1, by=editor)
    jobs.drain()
    assert (order(proposal), compared(proposal)) == ("CABD", {"AB", "BC", "CD", "CA", "BD"})


def test_it_is_recorded_and_changes_no_date(proposal, editor):
    version = one(proposal, "D")
    Version.objects.filter(pk=version.pk).update(date=date(2023, 6, 1))
    ordering.move(version, 1, by=editor)
    assert one(proposal, "D").date == date(2023, 6, 1)
    event = AuditEvent.objects.last()
    assert (event.verb, event.object, event.actor) == ("moved", f"version:{version.slug}", editor.slug)
    assert event.facts == {"before": "4", "after": "1"}


def test_it_is_for_editors_of_the_keeper_alone(proposal):
    reviewer = factories.member(proposal.keeper, Role.REVIEWER)
    outsider = factories.person()
    factories.team(outsider, role=Role.OWNER)
    for person in (reviewer, outsider):
        with pytest.raises(NotAllowed):
            ordering.move(one(proposal, "D"), 1, by=person)
    assert order(proposal) == "ABCD"


def test_what_cannot_be_done_is_refused(proposal, editor):
    with pytest.raises(Refusal, match="No version of this proposal stands at position 9"):
        ordering.move(one(proposal, "D"), 9, by=editor)
    with pytest.raises(Outdated):
        ordering.move(one(proposal, "D"), 1, seen=3, by=editor)
    withdrawals.withdraw(one(proposal, "D"), reason="Wrong file.", by=factories.person(is_superuser=True))
    with pytest.raises(Withdrawn):
        ordering.move(one(proposal, "D"), 1, by=editor)


def test_what_was_moved_goes_by_its_date_once_somebody_says_it(proposal, editor):
    for number, month in (("A", 1), ("B", 2), ("C", 3)):
        Version.objects.filter(number=number).update(date=date(2023, month, 1))
    ordering.move(one(proposal, "D"), 1, by=editor)
    version = one(proposal, "D")
    said = replace(facts.stands(version), date=date(2023, 2, 15))
    facts.correct(version, said, seen=facts.tag(version), by=editor)
    jobs.drain()
    assert (order(proposal), {"BD", "DC"} <= compared(proposal)) == ("ABDC", True)


def remark(of: Version, by, text: str = "keeps the record"):
    key = of.current_reading.clauses.get().key
    team = by.memberships.get().team
    return remarks.add(of, Remark("Why?"), team=team, by=by, key=key, anchor=Anchor(text))


def places(annotation) -> dict[str, str]:
    rows = annotation.placements.select_related("version").order_by("version__position")
    return {str(row.version): row.state for row in rows}


def test_annotations_stand_in_what_is_later_now_and_no_more_in_what_is_earlier(proposal, editor):
    on_b, on_c = remark(one(proposal, "B"), editor), remark(one(proposal, "C"), editor)
    jobs.drain()
    assert (places(on_b), places(on_c)) == ({"C": "same", "D": "same"}, {"D": "same"})
    ordering.move(one(proposal, "B"), 3, by=editor)
    jobs.drain()
    assert order(proposal) == "ACBD"
    assert (places(on_b), places(on_c)) == ({"D": "same"}, {"B": "same", "D": "same"})


def test_what_a_person_decided_stays_and_leads_on_from_where_it_stands_now(proposal, editor):
    for later in "CD":
        comparisons.request(old=one(proposal, "A"), new=one(proposal, later))
    on_a = remark(one(proposal, "A"), editor, "was added by the version A")
    jobs.drain()
    for number in "BC":
        place = on_a.placements.get(version=one(proposal, number))
        key = place.version.current_reading.clauses.get().key
        words = "keeps the record" if number == "B" else "each user did"
        placements.attach(place, key=key, anchor=Anchor(words), by=editor)
    jobs.drain()
    last = Placement.objects.get(annotation=on_a, version=one(proposal, "D"))
    assert (last.quote, last.comparison.old_version) == ("each user did", one(proposal, "C"))
    ordering.move(one(proposal, "B"), 3, by=editor)
    jobs.drain()
    last = Placement.objects.get(annotation=on_a, version=one(proposal, "D"))
    assert (last.quote, last.comparison.old_version) == ("keeps the record", one(proposal, "B"))
    assert [row.quote for row in on_a.placements.exclude(decided_at=None).order_by("pk")] == [
        "keeps the record", "each user did",
    ]  # fmt: skip


def test_by_program_a_version_is_put_in_a_place(proposal, editor):
    version = one(proposal, "D")
    path = f"/api/v1/versions/{version.slug}/move/"
    answer = clients.api(editor).post(path, {"position": 2}, format="json")
    assert (answer.status_code, answer.json()["position"], order(proposal)) == (200, 2, "ADBC")
    no = clients.api(editor).post(path, {"position": 7}, format="json")
    assert (no.status_code, no.json()["detail"]) == (400, "No version of this proposal stands at position 7.")
    assert clients.api(editor).post(path, {"place": 1}, format="json").status_code == 400
    assert order(proposal) == "ADBC"


def test_the_page_of_the_proposal_moves_it_step_by_step(client, proposal, editor):
    client.force_login(editor)
    page = client.get(reverse("proposal", args=[proposal.slug])).text
    for words in ("earlier", "later"):
        shown = {number for number in "ABCD" if f'Move {words}<span class="spoken"> {number}</span>' in page}
        assert shown == ({"B", "C", "D"} if words == "earlier" else {"A", "B", "C"})
    there = reverse("version-move", args=[one(proposal, "D").slug])
    answer = client.post(there, {"position": "3", "seen": "4"})
    assert (answer.url, order(proposal)) == (
        f"{reverse('proposal', args=[proposal.slug])}#{one(proposal, 'D').slug}", "ABDC",
    )  # fmt: skip
    assert client.post(there, {"position": "2", "seen": "4"}).status_code == 412
    assert client.post(there, {"position": "x", "seen": "3"}).status_code == 400
    assert order(proposal) == "ABDC"


def test_who_may_not_move_it_sees_no_button(client, proposal):
    client.force_login(factories.member(proposal.keeper, Role.REVIEWER))
    assert "Move earlier" not in client.get(reverse("proposal", args=[proposal.slug])).text
