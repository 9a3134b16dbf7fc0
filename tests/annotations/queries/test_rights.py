"""What a person may do by team, which clauses carry marks, and what comments were copied from."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from annotations.models import Annotation, Comment, Review
from annotations.queries import marks, sources
from annotations.queries.checks import places
from annotations.queries.rights import Rights, rights, teams_looking
from annotations.queries.sources import News
from proposals.models import Comparison, Role, Team, User
from proposals.queries.choices import Marker
from tests import factories
from tests.annotations import remarks
from tests.factories import paragraphs
from tests.proposals import hand_made

pytestmark = pytest.mark.django_db

OLD = paragraphs("1", "Faces", "Faces are kept."), paragraphs("2", "Names", "Names are hidden.")
NEW = paragraphs("1", "Faces", "No face is kept."), paragraphs("2", "Names", "Names are hidden.")


@pytest.fixture
def made() -> Comparison:
    proposal = factories.proposal()
    return hand_made.comparison(*(factories.version(*side, proposal=proposal) for side in (OLD, NEW)))


def key(made: Comparison, side: str, number: str) -> str:
    return hand_made.clause(getattr(made, side), number).key


def test_rights_are_those_of_teams_that_see_the_proposal(reviewer: User, editor: User, reader: User, team: Team):
    other = factories.team(reviewer, role=Role.OWNER)
    factories.team(reviewer, role=Role.READER)
    openly, secret = factories.proposal(), factories.proposal(teams=[team])
    assert rights(reviewer, openly) == Rights(frozenset({team.pk, other.pk}), frozenset({other.pk}))
    assert rights(reviewer, secret) == Rights(frozenset({team.pk}), frozenset())
    assert rights(editor, secret) == Rights(frozenset({team.pk}), frozenset({team.pk}))
    assert rights(reader, openly) == rights(AnonymousUser(), secret) == Rights()


def test_rights_take_one_statement_and_one_more_where_it_is_restricted(
    reviewer: User, team: Team, django_assert_num_queries
):
    openly, secret = factories.proposal(), factories.proposal(teams=[team])
    with django_assert_num_queries(1):
        rights(reviewer, openly)
    with django_assert_num_queries(2):
        rights(reviewer, secret)


@pytest.mark.postgres
def test_one_looks_for_teams_in_whose_name_one_reviews_then_for_the_others_by_name(reviewer: User, reader: User):
    keeper = factories.team(reviewer, name="Z keeper")
    for name in ("B readers", "A readers"):
        factories.team(reviewer, role=Role.READER, name=name)
    openly = factories.proposal(keeper=keeper)
    names = [one.name for one in teams_looking(openly, reviewer)]
    assert names == ["Z keeper", "Team A", "A readers", "B readers"]
    assert teams_looking(openly, reader) == teams_looking(openly, AnonymousUser()) == []


def test_annotated_are_clauses_of_either_side_where_one_sees_a_settled_remark(
    made: Comparison, reviewer: User, editor: User, reader: User, team: Team
):
    at_home = remarks.remark(made.old_version, reviewer, team, number="1")
    remarks.remark(made.old_version, reviewer, team, number="2", visibility="private")
    remarks.remark(made.old_version, reviewer, team)
    remarks.placement(at_home, made.new_version, "reworded", number="1")
    unsettled = remarks.remark(made.old_version, reviewer, team, number="1")
    remarks.placement(unsettled, made.new_version, "to-confirm", number="2")
    shared = {key(made, "old", "1"), key(made, "new", "1")}
    assert marks.annotated(made, editor) == shared
    assert marks.annotated(made, reviewer) == {*shared, key(made, "old", "2")}
    assert marks.annotated(made, reader) == marks.annotated(made, AnonymousUser()) == frozenset()
    Annotation.objects.update(visibility="public")
    assert marks.annotated(made, reader) == {*shared, key(made, "old", "2")}


def test_reviewed_are_clauses_that_read_as_one_ticked_them(made: Comparison, reviewer: User, editor: User):
    hand_made.change(made, "1", "1", "modified", flags=["words"])
    hand_made.change(made, "2", "2", "unchanged")
    for number in "12":
        Review.objects.create(user=reviewer, version=made.old_version, key=key(made, "old", number))
    assert marks.reviewed(made, reviewer) == {key(made, "new", "2")}
    Review.objects.create(user=reviewer, version=made.new_version, key=key(made, "new", "1"))
    assert marks.reviewed(made, reviewer) == {key(made, "new", "1"), key(made, "new", "2")}
    assert marks.reviewed(made, editor) == marks.reviewed(made, AnonymousUser()) == frozenset()


def test_what_a_mark_chooses_is_counted_of_changes_that_say_something(made: Comparison, reader: User):
    hand_made.change(made, "1", "1")
    hand_made.change(made, "2", "", "deleted")
    hand_made.change(made, "", "2", "unchanged")
    marked = frozenset({key(made, "old", "1"), key(made, "new", "1"), key(made, "new", "2")})
    markers = {"it": Marker(lambda of, person: marked), "others": Marker(lambda of, person: marked, True)}
    assert marks.counted(made, reader, markers) == {"it": 1, "others": 1}
    assert marks.counted(made, reader, {}) == {}


def test_a_row_can_name_the_whole_document_a_number_or_a_title_and_the_first_of_two():
    version = factories.version(
        paragraphs("1", "Faces", "Text."), paragraphs("", "前言", "Text."), paragraphs("1", "Again", "Text.")
    )
    found = places(version)
    named = {name: at for name, at in found.items() if at >= 0}
    assert named == {"1": 0, "前言": 1}
    assert set(places(factories.version()).values()) == {-1}
    assert len(found) == len(named) + len(places(factories.version()))


def copied(of: Annotation, **was: Any) -> Comment:
    """A comment that nobody stored, copied from an annotation as it is, or as it `was`."""
    return Comment(slug=f"of-{of.slug}", sources={of.slug: {**sources.content_of(of, of.quote), **was}})


def remark(by: User, **facts: Any) -> Annotation:
    return remarks.remark(factories.version(*OLD), by, by.teams.get(), number="1", quote="Faces", **facts)


def test_nothing_is_new_of_what_says_the_same(reviewer: User):
    assert sources.news([copied(remark(reviewer))], reviewer) == {}
    assert sources.news([], reviewer) == {}


def test_news_are_what_changed_and_what_somebody_decided(reviewer: User):
    said, dismissed, accepted = remark(reviewer, comment="Now."), remark(reviewer), remark(reviewer)
    Annotation.objects.filter(pk=dismissed.pk).update(state="dismissed")
    Annotation.objects.filter(pk=accepted.pk).update(state="accepted")
    rows = [copied(said, comment="Then.", kind="ed"), copied(dismissed), copied(accepted)]
    assert sources.news(rows, reviewer) == {
        rows[0].slug: [News(said.slug, {"kind": ("ed", "te"), "comment": ("Then.", "Now.")})],
        rows[1].slug: [News(dismissed.slug, {}, state="dismissed")],
    }


def test_what_is_deleted_or_somebody_elses_alone_is_gone(reviewer: User, editor: User):
    private, deleted = remark(reviewer, visibility="private"), remark(reviewer)
    Annotation.objects.filter(pk=deleted.pk).update(deleted_at=timezone.now())
    rows = [copied(private, comment="A secret."), copied(deleted)]
    gone = {row.slug: [News(of.slug, {}, is_gone=True)] for row, of in zip(rows, (private, deleted), strict=True)}
    assert sources.news(rows, editor) == gone
    assert set(sources.news(rows, reviewer)) == {row.slug for row in rows}
    assert not sources.news(rows, reviewer)[rows[0].slug][0].is_gone


def test_of_a_wording_that_was_made_again_the_authors_own_counts(reviewer: User):
    said = remark(reviewer, proposal="replace", proposed="No face")
    own = sources.written(said)
    assert sources.news([copied(said, proposed="Made again", written=own)], reviewer) == {}
    (news,) = sources.news([copied(said, written="Another wording")], reviewer)[f"of-{said.slug}"]
    assert news.changed == {"proposed": ("Another wording", own)}


@pytest.mark.parametrize("count", [1, 3])
def test_news_take_two_statements(reviewer: User, count: int, django_assert_num_queries):
    rows = [copied(remark(reviewer), comment="Then.") for _ in range(count)]
    with django_assert_num_queries(2):
        assert len(sources.news(rows, reviewer)) == count
