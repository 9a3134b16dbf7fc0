"""What is left tonight: counted once, for who can do it, and walked by one key."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from annotations.models import Annotation, CommentSet, Consultation, Placement
from annotations.queries.tonight import Left, Tonight, after, tonight
from annotations.services import comment_sets, comments, placements, replies, reviews
from annotations.services.comments import RowEdit
from proposals.models import Role, Version
from proposals.services import comparisons, jobs
from tests import factories
from tests.annotations.remarks import placement, remark
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

SCOPE = paragraphs("1", "Scope", "This draft specifies how identities are kept in every virtual world it serves.")
RECORD = paragraphs("2", "Record", "A platform shall delete the record of what each user did there.")
WEAKER = paragraphs("2", "Record", "A platform should delete the record of what each user did there.")


@pytest.fixture
def eva(team):
    return factories.member(team, Role.EDITOR, "eva", name="Eva")


@pytest.fixture
def ben(team):
    return factories.member(team, Role.REVIEWER, "ben", name="Ben")


@pytest.fixture
def old():
    return factories.version(SCOPE, RECORD, number="N1", proposal=factories.proposal(number="P1"))


@pytest.fixture
def new(old):
    made = factories.version(SCOPE, WEAKER, number="N2", proposal=old.proposal)
    comparisons.request(old=old, new=made)
    jobs.drain()
    return made


def due(version, team, days=1, title="Comments"):
    deadline = timezone.now() + timedelta(days=days) if days else None
    return Consultation.objects.create(version=version, team=team, title=title, deadline=deadline)


def counts(person):
    """By consultation or version what is left, and how much of it."""
    return {str(one.call or one.version): {left.kind: left.count for left in one.left} for one in tonight(person)}


def test_nothing_is_left_where_nobody_asks(eva, new):
    assert tonight(eva) == []
    assert after(tonight(eva)) == ""


def test_the_nearest_deadline_comes_first_and_what_has_none_last(eva, new, team):
    late, soon, some_day = (due(new, team, days, str(days)) for days in (9, 2, 0))
    assert [(one.call, one.is_due) for one in tonight(eva)] == [(soon, True), (late, True), (some_day, False)]


def test_what_a_colleague_has_read_is_not_left(eva, ben, new, team):
    due(new, team)
    assert counts(eva) == {"Comments": {"heavy": 1}}
    reviews.mark(new, new.current_reading.clauses.get(number="2").key, is_reviewed=True, by=ben)
    assert counts(eva) == {"Comments": {}}


def test_a_question_is_left_until_somebody_answers_it(eva, ben, old, new, team):
    due(new, team)
    asked = remark(old, ben, team, number="2", quote="delete")
    Placement.objects.filter(annotation=asked).delete()
    placement(asked, new, "gone")
    assert counts(eva)["Comments"]["place"] == counts(ben)["Comments"]["place"] == 1
    placements.settle(Placement.objects.get(annotation=asked), is_right=False, by=ben)
    assert "place" not in counts(eva)["Comments"]


def test_of_a_text_that_is_not_the_newest_the_consultation_asks_still(eva, old, new, team):
    due(new, team)
    asked = remark(old, eva, team, number="2", quote="delete")
    Placement.objects.filter(annotation=asked).delete()
    placement(asked, new, "gone")
    third = factories.version(SCOPE, number="N3", proposal=old.proposal)
    placement(asked, third, "gone")
    assert counts(eva) == {"Comments": {"heavy": 1, "place": 1}, "N3": {"place": 1}}


def test_what_others_keep_to_themselves_is_counted_for_nobody_else(eva, ben, old, new, team):
    due(new, team)
    hidden = remark(old, ben, team, number="2", quote="delete", visibility="private")
    Placement.objects.filter(annotation=hidden).delete()
    placement(hidden, new, "gone")
    assert counts(eva) == {"Comments": {"heavy": 1}}
    assert counts(ben) == {"Comments": {"heavy": 1, "place": 1}}


def test_of_another_team_nothing_is_counted(old, new, team, eva):
    due(new, team)
    stranger = factories.person("cai")
    factories.team(stranger)
    theirs = remark(old, eva, team, number="2", quote="delete", visibility="public")
    replies.add(theirs, "Why?", by=eva)
    assert tonight(stranger) == []


def test_a_reply_is_left_until_one_answers_or_the_remark_is_settled(eva, ben, new, team):
    due(new, team)
    said, other = (remark(new, eva, team, number="2", comment=words) for words in ("One", "Two"))
    for one in (said, other):
        replies.add(one, "Why?", by=ben)
    replies.add(said, "Still: why?", by=ben)
    assert counts(eva)["Comments"]["reply"] == 2
    assert "reply" not in counts(ben)["Comments"]
    replies.add(said, "Because.", by=eva)
    assert counts(eva)["Comments"]["reply"] == 1
    Annotation.objects.filter(pk=other.pk).update(state=Annotation.State.RESOLVED)
    assert "reply" not in counts(eva)["Comments"]


def test_rows_with_an_error_are_left_to_who_may_mend_them(eva, ben, new, team):
    call = due(new, team)
    made = comment_sets.draw_up(call, [remark(new, eva, team, number="2", comment="So")], by=eva)
    comments.write(made, [RowEdit(None, {"clause": "2", "kind": "ge", "comment": ""})], by=eva)
    assert counts(eva)["Comments"]["row"] == 2, "neither has a member code, and one no comment"
    assert "row" not in counts(ben)["Comments"]
    (row,) = (left for left in tonight(eva)[0].left if left.kind == "row")
    assert row.addresses == [f"/comment-sets/{made.slug}/#row-{one.slug}" for one in made.comments.order_by("order")]
    Consultation.objects.update(member_code="XA")
    made.comments.update(member="XA", comment="So")
    assert "row" not in counts(eva)["Comments"]


def test_what_was_sent_asks_for_nothing_more(eva, new, team):
    call = due(new, team)
    CommentSet.objects.create(consultation=call, state=CommentSet.State.SENT)
    assert tonight(eva) == []


def _left(*kinds: str) -> Tonight:
    return Tonight(Version(number="N1"), [Left("own", len(kinds), list(kinds))])


def test_the_key_leads_behind_the_page_one_is_on_and_round_again():
    found = [_left("/a/#1", "/a/#2"), _left("/b/")]
    assert [after(found, here) for here in ("", "/a/#1", "/a/#2", "/b/", "/elsewhere/")] == [
        "/a/#1",
        "/a/#2",
        "/b/",
        "/a/#1",
        "/a/#1",
    ]


def test_the_key_leads_nowhere_else(client, eva):
    client.force_login(eva)
    assert client.get("/desk/next/", {"from": "https://elsewhere.example/"}).url == "/desk/"
