"""Threads that are resolved apart from their remarks."""

import pytest

from annotations.services import replies, threads
from proposals.models import AuditEvent, Role
from proposals.refusals import Refusal
from tests import factories
from tests.annotations.remarks import remark
from tests.annotations.views.drawn import text
from tests.clients import UNSEEN, api
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

RECORD = paragraphs("2", "Record", "The record is stored permanently.")


@pytest.fixture
def said(reviewer, team):
    made = remark(factories.version(RECORD), reviewer, team, number="2")
    replies.add(made, "Until when?", by=reviewer)
    return made


def standing(said):
    said.refresh_from_db()
    return said.state, said.thread_resolved_at is not None, said.thread_resolved_by


def test_a_thread_is_resolved_and_the_remark_stays_open(said, reviewer):
    threads.resolve(said, is_resolved=True, by=reviewer)
    assert standing(said) == ("open", True, reviewer)
    threads.resolve(said, is_resolved=False, by=reviewer)
    assert standing(said) == ("open", False, None)
    told = [event.facts for event in AuditEvent.objects.filter(verb="decided").order_by("pk")]
    assert [one["thread"] for one in told] == ["resolved", "open"]


def test_what_is_so_already_changes_nothing(said, reviewer, editor):
    first = threads.resolve(said, is_resolved=True, by=reviewer)
    assert threads.resolve(said, is_resolved=True, by=editor).changed_at == first.changed_at
    assert standing(said) == ("open", True, reviewer)


def test_who_answers_opens_it_again(said, reviewer, editor):
    threads.resolve(said, is_resolved=True, by=reviewer)
    replies.add(said, "For how long?", by=editor)
    assert standing(said) == ("open", False, None)


def test_readers_and_strangers_resolve_nothing(said, team, reader):
    with pytest.raises(Refusal):
        threads.resolve(said, is_resolved=True, by=reader)
    rival = factories.member(factories.team(name="Team B"), Role.OWNER, "rob")
    answer = api(rival).post(f"/api/v1/annotations/{said.slug}/thread/", {"is_resolved": True})
    assert (answer.status_code, answer.json()) == (404, UNSEEN)
    assert standing(said) == ("open", False, None)


def test_a_program_resolves_it(said, reviewer):
    answer = api(reviewer).post(f"/api/v1/annotations/{said.slug}/thread/", {"is_resolved": True})
    assert (answer.status_code, answer.json()["state"]) == (200, "open")
    assert answer.json()["thread_resolved_by"] == {"id": reviewer.slug, "name": "Ana"}
    refused = api(reviewer).post(f"/api/v1/annotations/{said.slug}/thread/", {})
    assert (refused.status_code, list(refused.json()["errors"])) == (400, ["is_resolved"])


def test_its_card_folds_the_thread(client, said, reviewer):
    client.force_login(reviewer)
    address = f"/annotations/{said.slug}/card/"
    open_card = client.get(address)
    assert ("Resolve the thread" in text(open_card), '<details class="thread">' in open_card.text) == (True, False)
    threads.resolve(said, is_resolved=True, by=reviewer)
    folded = client.get(address)
    assert "1 reply, resolved by Ana" in text(folded)
    assert ("Reopen the thread" in text(folded), '<details class="thread">' in folded.text) == (True, True)
