"""Who annotates words is told what their team said of them before."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import timezone

from annotations.models import Annotation, CommentSet, Disposition
from annotations.queries.said_before import Before, said_before
from annotations.services import annotations as service
from annotations.services import comment_sets, consultations, decisions
from annotations.services.consultations import Call
from tests import factories
from tests.annotations.arriving import arrival
from tests.annotations.remarks import placement, remark
from tests.factories import paragraphs
from tests.proposals.looking import looked

pytestmark = pytest.mark.django_db

TEXT = "The platform shall record the face of each user and keep the record."
FACE = "record the face"


@pytest.fixture
def versions():
    proposal = factories.proposal()
    return [factories.version(paragraphs("1", "Scope", TEXT), proposal=proposal, number=name) for name in ("0.3", "1")]


def asked(version, person, quote="") -> Before:
    clause = version.current_reading.clauses.get(number="1")
    start = clause.text.index(quote) if quote else 0
    return said_before(version, clause, (start, start + len(quote)) if quote else None, person)


def told(version, person, quote="") -> list[tuple[str, bool, bool]]:
    return [(one.annotation.comment, one.is_here, one.is_elsewhere) for one in asked(version, person, quote).rows]


def carried(reviewer, team, versions, **facts: Any) -> Annotation:
    old, new = versions
    said = remark(old, reviewer, team, number="1", **{"quote": FACE, "comment": "Why the face?", **facts})
    said.placements.all().delete()
    placement(said, new, "same", number="1", quote=FACE)
    return said


def test_what_was_carried_here_is_told_where_the_words_meet(reviewer, team, versions):
    carried(reviewer, team, versions)
    assert told(versions[1], reviewer, FACE) == [("Why the face?", False, False)]
    assert told(versions[1], reviewer, "face of each user") == [("Why the face?", False, False)]
    assert told(versions[1], reviewer) == [("Why the face?", False, False)]
    assert told(versions[1], reviewer, "keep the record") == []


@pytest.mark.postgres
def test_what_was_said_of_this_version_and_of_the_whole_clause_counts(reviewer, team, versions):
    remark(versions[1], reviewer, team, number="1", comment="All of it.")
    assert told(versions[1], reviewer, "keep the record") == [("All of it.", True, False)]


@pytest.mark.postgres
def test_it_is_of_ones_own_team_whatever_was_decided(reviewer, editor, team, versions):
    said = carried(reviewer, team, versions, visibility="public")
    decisions.decide(said, "dismissed", by=editor, reason="Answered.")
    assert told(versions[1], reviewer, FACE) == [("Why the face?", False, False)]
    other = factories.person("eve")
    factories.team(other)
    assert told(versions[1], other, FACE) == []


def test_what_a_colleague_keeps_private_and_what_is_deleted_is_not_told(reviewer, editor, team, versions):
    said = carried(reviewer, team, versions, visibility="private")
    assert told(versions[1], editor, FACE) == []
    service.delete(said, by=reviewer)
    assert told(versions[1], reviewer, FACE) == []


@pytest.mark.postgres
def test_words_that_came_from_another_draft(reviewer, team, versions):
    home = looked(paragraphs("1", "Scope", TEXT), proposal=factories.proposal())
    draft = looked(paragraphs("1", "Scope", TEXT), proposal=factories.proposal())
    arrival(remark(home, reviewer, team, number="1", comment="Said there."), draft)
    assert told(draft, reviewer, "The") == [("Said there.", False, True)]


def test_that_it_was_sent_and_what_the_body_answered(reviewer, editor, team, versions):
    said = carried(reviewer, team, versions)
    call = consultations.add(versions[0], Call("Comments"), team=team, by=editor)
    drawn = comment_sets.draw_up(call, [said], by=editor)
    assert list(asked(versions[1], reviewer, FACE).rows[0].sent) == []
    CommentSet.objects.update(state="sent", sent_at=timezone.now())
    comment = drawn.comments.get()
    Disposition.objects.create(comment=comment, answer="rejected", observation="Out of scope.")
    (sent,) = asked(versions[1], reviewer, FACE).rows[0].sent
    assert (sent, sent.disposition.get_answer_display()) == (comment, "not accepted")


@pytest.mark.parametrize("count", [1, 7])
def test_queries_do_not_grow(reviewer, team, versions, count, django_assert_num_queries):
    for _ in range(count):
        carried(reviewer, team, versions)
    clause = versions[1].current_reading.clauses.get(number="1")
    with django_assert_num_queries(8):
        found = said_before(versions[1], clause, None, reviewer)
    assert (len(found.rows), found.more) == (min(count, 5), max(0, count - 5))


def test_the_form_says_so(client, reviewer_signed_in, reviewer, team, versions):
    carried(reviewer, team, versions)
    key = versions[1].current_reading.clauses.get(number="1").key
    start = TEXT.index(FACE)
    address = f"/versions/{versions[1].slug}/annotate/?key={key}&start={start}&end={start + len(FACE)}"
    answer = client.get(address).text
    assert "Team A said on version 0.3" in " ".join(answer.split())
    assert 'data-inserts="Why the face?"' in answer
