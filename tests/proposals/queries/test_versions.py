"""Versions in their order, who may pick which, and what a person is in which team."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from proposals.models import Invitation, Job, Link, Proposal, Role, Team, User, Version
from proposals.queries import picking
from proposals.queries.comparable import comparable
from proposals.queries.picking import Picked, lately, look
from proposals.queries.roles import Roles, roles_of
from proposals.queries.teams import invitations_seen_by, reviewing, seen_by
from proposals.queries.timelines import timeline
from proposals.queries.versions import in_two_languages, later_texts, neighbours, step_from, step_to, texts_beside
from proposals.services import links
from tests import factories
from tests.factories import paragraphs
from tests.proposals import hand_made

pytestmark = pytest.mark.django_db

CLAUSE = paragraphs("1", "Faces", "The platform records faces.")


@pytest.fixture
def ours() -> Proposal:
    return factories.proposal(number="OURS")


@pytest.fixture
def secret(reviewer: User) -> Proposal:
    """What the reviewer's team alone sees."""
    return factories.proposal(number="SECRET", teams=[reviewer.teams.get()])


def read(of: Proposal, language: str = "en", **facts: Any) -> Version:
    return factories.version(CLAUSE, proposal=of, language=language, **facts)


def withdrawn(of: Proposal) -> Version:
    made = read(of)
    Version.objects.filter(pk=made.pk).update(withdrawn_at=timezone.now())
    return made


def test_neighbours_are_the_nearest_that_can_be_read_in_any_language(ours: Proposal):
    first, second = read(ours), read(ours, "zh")
    withdrawn(ours)
    here = factories.version(proposal=ours)
    factories.version(proposal=ours)
    withdrawn(ours)
    after, last = read(ours, "zh"), read(ours)
    read(factories.proposal())
    assert neighbours(here) == (second, after)
    assert (neighbours(first), neighbours(last)) == ((None, second), (after, None))


def test_steps_lead_to_the_nearest_text_of_the_language(ours: Proposal):
    first, between, here = read(ours), read(ours, "zh"), read(ours)
    withdrawn(ours)
    factories.version(proposal=ours)
    read(ours, "en-GB")
    last = read(ours)
    read(factories.proposal())
    assert (step_to(here), step_from(here)) == (first, last)
    assert (step_to(first), step_from(last)) == (None, None)
    assert (step_to(between), step_from(between)) == (None, None)
    assert list(texts_beside(here).order_by("position")) == [first, here, last]
    followed = Version.objects.filter(proposal=ours).alias(last=later_texts().values("pk")[:1])
    assert list(followed.filter(last=None, language="en", withdrawn_at=None).order_by("position"))[-1] == last
    assert set(followed.exclude(last=None)) >= {first, here} and last not in followed.exclude(last=None)


@pytest.mark.parametrize(
    ("old", "new", "differ"),
    [("en", "zh", True), ("en-GB", "en", False), ("", "zh", False), ("en", "", False), ("zh-Hant", "en-US", True)],
)
def test_two_languages_are_known_and_differ(old: str, new: str, differ: bool):
    assert in_two_languages(Version(language=old), Version(language=new)) is differ


def found(words: str, person: User | AnonymousUser, chosen: Version | None = None) -> list[Version]:
    return list(look("old", words, chosen, person).found)


@pytest.mark.postgres
def test_the_newest_date_comes_first_then_what_came_last_and_what_has_no_date(ours: Proposal, reader: User):
    bare, late = read(ours, date=None), read(ours, date=date(2024, 1, 1))
    early, same = read(ours, date=date(2020, 1, 1)), read(ours, date=date(2020, 1, 1))
    bare_too = read(ours, date=None)
    factories.version(proposal=ours)
    withdrawn(ours)
    assert found("", reader) == [late, same, early, bare_too, bare]
    side = look("old", "", early, reader)
    assert (side.found, side.chosen, side.has_more) == ([early, late, same, bare_too, bare], early, False)


@pytest.mark.postgres
def test_each_word_stands_somewhere_in_the_names(reader: User):
    body = factories.body(name="Group on worlds", short_name="FG-MV")
    made = read(factories.proposal(body=body, number="MV-7", title="Digital identity"), number="v2", title="虚拟身份")
    read(factories.proposal(title="Other"))
    for words in ("", "IDENTITY fg-mv", "mv-7 group v2", "虚拟 worlds"):
        assert made in found(words, reader)
    assert made not in found("identity nowhere", reader)
    assert found("digital", reader) == [made]
    assert found(f"{'digital ' * picking.WORDS} nowhere", reader) == [made]


def test_no_more_are_found_than_so_many_and_it_is_said_that_there_are(ours: Proposal, reader: User, monkeypatch):
    monkeypatch.setattr(picking, "MOST", 2)
    for _ in range(2):
        read(ours)
    assert not look("old", "", None, reader).has_more
    read(ours)
    side = look("old", "", None, reader)
    assert (len(side.found), side.has_more) == (2, True)


def test_what_is_restricted_is_found_and_was_compared_for_its_team_alone(
    ours: Proposal, secret: Proposal, reader: User, reviewer: User, settings
):
    settings.PUBLIC_SITE = True
    one, other, hidden = read(ours), read(ours), read(secret)
    openly, inside = hand_made.comparison(one, other), hand_made.comparison(one, hidden)
    assert set(found("", reviewer)) == {one, other, hidden}
    assert set(found("", reader)) == set(found("", AnonymousUser())) == {one, other}
    assert lately(reviewer, own=False) == [inside, openly]
    assert lately(reader, own=False) == lately(AnonymousUser(), own=False) == [openly]
    settings.PUBLIC_SITE = False
    assert (found("", AnonymousUser()), lately(AnonymousUser(), own=False)) == ([], [])


@pytest.mark.postgres
def test_lately_each_pair_is_there_once_and_neither_what_is_withdrawn_tracked_or_aside(
    ours: Proposal, reader: User, monkeypatch
):
    one, two, three, gone = read(ours), read(ours), read(ours), withdrawn(ours)
    hand_made.comparison(one, two, engine="1")
    newest, back = hand_made.comparison(one, two), hand_made.comparison(two, one)
    hand_made.comparison(one, two, engine="3", aside=True)
    hand_made.comparison(one, one)
    hand_made.comparison(one, gone)
    waiting = hand_made.comparison(two, three, ready_at=None)
    assert lately(reader, own=False) == [waiting, back, newest]
    monkeypatch.setattr(picking, "MOST", 2)
    assert lately(reader, own=False) == [waiting, back]


def test_own_comparisons_are_those_that_one_asked_for(ours: Proposal, reader: User, editor: User, settings):
    settings.PUBLIC_SITE = True
    one, two, three = read(ours), read(ours), read(ours)
    mine, theirs = hand_made.comparison(one, two), hand_made.comparison(two, three)
    nobodys, exported = hand_made.comparison(one, three), hand_made.comparison(three, one)
    for kind, of, by in (
        ("comparison", mine, reader),
        ("comparison", theirs, editor),
        ("comparison", nobodys, None),
        ("export", exported, reader),
    ):
        Job.objects.create(kind=kind, target=of.pk, submitted_by=by)
    assert lately(reader, own=True) == [mine]
    assert lately(AnonymousUser(), own=True) == []


def test_looking_takes_two_statements_and_lately_one(ours: Proposal, reader: User, django_assert_num_queries):
    one, two = read(ours), read(ours)
    hand_made.comparison(one, two)
    with django_assert_num_queries(2):
        assert [version.proposal.body.name for version in found("", reader)]
    with django_assert_num_queries(1):
        assert [str(made.old_version.proposal.body) for made in lately(reader, own=False)]


def test_what_is_picked_says_whether_it_is_one_version_backwards_or_of_two_languages(ours: Proposal):
    early, late = read(ours, date=date(2020, 1, 1)), read(ours, "zh", date=date(2021, 1, 1))
    bare = read(ours, date=None)
    pairs = [(early, late), (late, early), (early, early), (bare, early), (early, bare)]
    assert [(pair.is_same, pair.is_backwards, pair.is_across) for pair in (Picked(old, new) for old, new in pairs)] == [
        (False, False, True),
        (False, True, True),
        (True, False, False),
        *[(False, False, False)] * 2,
    ]


def test_a_timeline_has_all_versions_with_what_led_to_them_and_what_is_under_way(ours: Proposal):
    first, gone, second = read(ours), withdrawn(ours), read(ours)
    chinese, unread = read(ours, "zh"), factories.version(proposal=ours)
    hand_made.comparison(first, second, engine="1")
    step = hand_made.comparison(first, second, ready_at=None)
    hand_made.comparison(first, second, engine="2", aside=True)
    hand_made.comparison(first, chinese)
    across = hand_made.comparison(second, chinese, across=True)
    old = Job.objects.create(kind="reading", target=unread.pk, state=Job.State.FAILED)
    reading = Job.objects.create(kind="reading", target=unread.pk)
    Job.objects.create(kind="reading", target=second.pk)
    making = Job.objects.create(kind="comparison", target=step.pk)
    Job.objects.create(kind="comparison", target=across.pk)
    steps = timeline(ours)
    assert [(one.version, one.clauses, one.came_by, one.across, one.job, one.earlier, one.later) for one in steps] == [
        (first, 1, None, None, None, None, 2),
        (gone, 1, None, None, None, 1, 3),
        (second, 1, step, None, making, 2, 4),
        (chinese, 1, None, across, None, 3, 5),
        (unread, 0, None, None, reading, 4, None),
    ]
    assert old.pk < reading.pk
    assert steps[-1].report == {}


@pytest.mark.parametrize("count", [1, 4])
def test_a_timeline_takes_three_statements(ours: Proposal, count: int, django_assert_num_queries):
    for _ in range(count):
        read(ours)
    factories.version(proposal=ours)
    with django_assert_num_queries(3):
        assert len([one.report for one in timeline(ours)]) == count + 1


def test_what_can_be_compared_are_texts_of_the_proposal_and_of_linked_ones_that_one_sees(
    ours: Proposal, secret: Proposal, reader: User, reviewer: User, admin: User
):
    first, second = read(ours), read(ours)
    withdrawn(factories.proposal())
    factories.version(proposal=ours)
    other = factories.proposal(number="OTHER")
    theirs = [read(other), read(other, "zh")]
    withdrawn(other)
    hidden = read(secret)
    made = [
        links.add(ours, "derived-from", other, by=admin),
        Link.objects.create(source=secret, kind="answers", target=ours),
        links.add(other, "answers", ours, by=admin),
    ]
    told = comparable(timeline(ours), made, reader)
    assert (told.own, told.linked) == ([first, second], [(other, theirs)])
    assert (told.old, told.new, told.names_languages) == (first, second, True)
    inside = dict(comparable(timeline(ours), made, reviewer).linked)
    assert inside == {other: theirs, secret: [hidden]}


def test_a_single_text_is_compared_with_the_last_one_of_a_linked_proposal(ours: Proposal, reader: User, admin: User):
    other = factories.proposal()
    link = links.add(ours, "derived-from", other, by=admin)
    read(other)
    last = read(other)
    bare = comparable(timeline(ours), [link], reader)
    assert (bare.own, bare.linked, bare.old, bare.new, bare.names_languages) == ([], (), None, None, False)
    only = read(ours)
    told = comparable(timeline(ours), [link], reader)
    assert (told.old, told.new, told.names_languages) == (last, only, False)
    alone = comparable(timeline(ours), [], reader)
    assert (alone.old, alone.new) == (None, only)


def test_comparable_takes_one_statement_and_none_without_links(
    ours: Proposal, reader: User, admin: User, django_assert_num_queries
):
    read(ours)
    link = links.add(ours, "derived-from", factories.proposal(), by=admin)
    steps = timeline(ours)
    with django_assert_num_queries(1):
        comparable(steps, [link], reader)
    with django_assert_num_queries(0):
        comparable(steps, [], reader)


@pytest.mark.parametrize(
    ("own", "has"),
    [(Role.READER, "r"), (Role.REVIEWER, "rv"), (Role.EDITOR, "rve"), (Role.OWNER, "rveo")],
)
def test_a_role_may_what_lower_ones_may(own: Role, has: str):
    roles = Roles(by_team={7: own})
    ranks = dict(zip("rveo", Role, strict=True))
    assert [letter for letter, role in ranks.items() if roles.has(role, 7)] == list(has)
    assert [letter for letter, role in ranks.items() if roles.teams(role) == {7}] == list(has)
    assert not any(roles.has(role, team) for role in Role for team in (8, None))


def test_roles_are_those_of_the_person_and_none_of_a_visitor(reader: User, editor: User, admin: User, team: Team):
    other = factories.team(editor, role=Role.READER)
    factories.team(reader, role=Role.OWNER)
    assert roles_of(editor) == Roles(False, {team.pk: Role.EDITOR, other.pk: Role.READER})
    assert roles_of(admin) == Roles(True, {})
    assert roles_of(AnonymousUser()) == Roles(False, {})


def test_roles_take_one_statement(editor: User, django_assert_num_queries):
    factories.team(editor)
    with django_assert_num_queries(1):
        assert len(roles_of(editor).by_team) == 2


def test_teams_and_invitations_are_seen_by_their_own_and_the_admin(
    team: Team, owner: User, editor: User, reader: User, admin: User
):
    other = factories.team(editor)
    until = timezone.now() + timedelta(days=1)
    made = [Invitation.objects.create(team=of, digest=of.slug, expires_at=until) for of in (team, other)]
    assert [set(seen_by(who)) for who in (owner, editor, reader, admin, AnonymousUser())] == [
        {team},
        {team, other},
        set(),
        {team, other},
        set(),
    ]
    assert [set(invitations_seen_by(who)) for who in (owner, editor, reader, admin, AnonymousUser())] == [
        {made[0]},
        set(),
        set(),
        set(made),
        set(),
    ]


def test_one_reviews_for_teams_that_see_the_proposal_its_keeper_first(editor: User, reader: User, team: Team):
    first, last = (factories.team(editor, name=name) for name in ("AA", "ZZ"))
    factories.team(editor, role=Role.READER, name="Readers")
    openly = factories.proposal(keeper=last)
    assert reviewing(editor, openly) == [last, first, team]
    assert reviewing(editor, factories.proposal(teams=[team, last])) == [team, last]
    assert reviewing(reader, openly) == reviewing(AnonymousUser(), openly) == []
