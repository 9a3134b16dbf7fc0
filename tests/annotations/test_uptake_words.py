"""What teams judged of uptakes before these knew their words stays with the words that stand there."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from annotations.models import Comment, Judgement, Uptake
from annotations.services import comment_sets, consultations
from annotations.services.consultations import Call
from tests import factories
from tests.annotations.remarks import remark
from tests.factories import paragraphs

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

BEFORE = ("annotations", "0031_people_named")


@pytest.fixture
def newest():
    yield
    migrate()


def migrate(*targets):
    MigrationExecutor(connection).migrate(list(targets) or MigrationExecutor(connection).loader.graph.leaf_nodes())


def test_a_judgement_moves_with_the_words_it_was_of(newest, editor, team):
    proposal = factories.proposal(keeper=team)
    texts = [paragraphs("1", "Record", f"The platform shall erase the record {when}.") for when in ("soon", "at once")]
    old, new = (factories.version(text, proposal=proposal) for text in texts)
    said = remark(old, editor, team, number="1", quote="soon", proposal="replace", proposed="at once")
    comment_sets.draw_up(consultations.add(old, Call("Comments"), team=team, by=editor), [said], by=editor)
    clause = new.current_reading.clauses.get()
    place = {"key": clause.key, "start": clause.text.index("at once"), "end": clause.text.index("at once") + 7}
    asked = {"comment": Comment.objects.get(), "version": new, "extent": "verbatim", "share": 1}
    uptake = Uptake.objects.create(**asked, evidence=[place])
    kinds = {"kind": "became", "team": team, "annotation": said, "version": new, "decided_at": new.uploaded_at}
    judged = Judgement.objects.create(**kinds, subject="s", finding="answered/taken", words="w", state="denied")
    other = Judgement.objects.create(**kinds, subject="t", finding="lost/gone", words="w", state="denied")
    migrate(BEFORE)
    migrate()
    for row in (uptake, judged, other):
        row.refresh_from_db()
    assert len(uptake.words) == 24
    assert (judged.words, other.words) == (uptake.words, "w")
