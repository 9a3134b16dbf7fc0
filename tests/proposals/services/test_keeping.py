"""Whose a proposal is, and what that gives."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from proposals.models import AuditEvent, Contributor, Role
from proposals.refusals import NotAllowed, Refusal
from proposals.services import contributors, keeping, proposals, versions, withdrawals
from proposals.services.facts import VersionFacts
from tests import factories
from tests.factories import paragraphs

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

SCOPE = paragraphs("1", "Scope", "Data are kept.")


def member(role, *, of=None):
    """A person who is this in a team: in `of`, or in one of their own."""
    person = factories.person()
    (of or factories.team()).memberships.create(user=person, role=role)
    return person


def test_its_editors_change_it_and_its_owners_withdraw(admin):
    team = factories.team()
    proposal = factories.proposal(keeper=team)
    able = [[keeping.may(member(role, of=team), needed, proposal) for role in Role] for needed in Role]
    assert able == [
        [True, True, True, True],
        [False, True, True, True],
        [False, False, True, True],
        [False, False, False, True],
    ]
    assert not keeping.may(member(Role.OWNER), Role.READER, proposal)
    assert not keeping.may(admin, Role.EDITOR, proposal)


def test_without_a_keeper_it_is_the_admins(admin):
    proposal = factories.proposal()
    assert keeping.may(admin, Role.OWNER, proposal)
    with pytest.raises(NotAllowed, match="kept by this site’s admin"):
        keeping.require(member(Role.OWNER), Role.READER, proposal)


def test_a_team_that_goes_leaves_it_to_the_admin():
    team = factories.team()
    proposal = factories.proposal(keeper=team)
    team.delete()
    proposal.refresh_from_db()
    assert proposal.keeper is None


def test_the_only_team_of_the_maker_keeps_it():
    body, maker = factories.body(), member(Role.EDITOR)
    assert proposals.add(body, proposals.Item("Gaze"), by=maker).keeper == maker.teams.get()
    second = factories.team(maker, role=Role.OWNER)
    with pytest.raises(Refusal, match="Choose which of your teams keeps it"):
        proposals.add(body, proposals.Item("Gaze"), by=maker)
    assert proposals.add(body, proposals.Item("Gaze"), by=maker, keeper=second).keeper == second


def test_nobody_makes_one_in_the_name_of_a_team_that_they_do_not_lead(admin):
    body, maker = factories.body(), member(Role.EDITOR)
    for team in (factories.team(), factories.team(maker, role=Role.REVIEWER)):
        with pytest.raises(Refusal, match="in which you are an editor"):
            proposals.add(body, proposals.Item("Gaze"), by=maker, keeper=team)
        assert proposals.add(body, proposals.Item("Gaze"), by=admin, keeper=team).keeper == team
    assert proposals.add(body, proposals.Item("Gaze"), by=admin).keeper is None


def test_who_keeps_a_restricted_one_sees_it(admin):
    body, maker = factories.body(), factories.person()
    one, other = (factories.team(maker, role=Role.EDITOR) for _ in range(2))
    item = proposals.Item("Gaze")
    assert proposals.add(body, item, by=maker, restricted_to=[one]).keeper == one
    for by in (maker, admin):
        with pytest.raises(Refusal):
            proposals.add(body, item, by=by, restricted_to=[one], keeper=other)


def add(proposal, by, team=None):
    return versions.add(proposal, SimpleUploadedFile("draft.txt", b"A draft."), VersionFacts(), by=by, team=team)


def test_whoever_reviews_in_a_team_that_sees_it_adds_a_version_for_that_team():
    proposal, reviewer = factories.proposal(keeper=factories.team()), member(Role.REVIEWER)
    assert add(proposal, reviewer).team == reviewer.teams.get()
    with pytest.raises(NotAllowed):
        add(proposal, member(Role.READER))


def test_who_reviews_in_several_teams_says_by_which():
    reviewer = factories.person()
    one, other = factories.team(reviewer), factories.team(reviewer)
    proposal = factories.proposal(keeper=one)
    with pytest.raises(Refusal, match="Choose by which of your teams"):
        add(proposal, reviewer)
    assert add(proposal, reviewer, other).team == other
    hidden = factories.proposal(teams=[one])
    assert add(hidden, reviewer).team == one
    with pytest.raises(Refusal, match="which sees this proposal"):
        add(factories.proposal(teams=[one]), reviewer, other)


@pytest.fixture
def theirs():
    """A version that another team added to what a team keeps."""
    reviewer = member(Role.REVIEWER)
    team = reviewer.teams.get()
    proposal = factories.proposal(keeper=factories.team())
    return factories.version(SCOPE, proposal=proposal, team=team, uploaded_by=reviewer)


def test_the_keeper_and_the_team_that_added_a_version_withdraw_it(theirs, admin):
    keeper = theirs.proposal.keeper
    able = {
        "keeper": [keeping.may_withdraw(member(role, of=keeper), theirs) for role in Role],
        "added": [keeping.may_withdraw(member(role, of=theirs.team), theirs) for role in Role],
    }
    assert able == {"keeper": [False, False, False, True], "added": [False, False, False, True]}
    assert keeping.may_withdraw(admin, theirs)
    assert not keeping.may_withdraw(member(Role.OWNER), theirs)
    withdrawals.withdraw(theirs, reason="So", by=member(Role.OWNER, of=theirs.team))


def test_facts_are_corrected_by_editors_of_both_and_by_who_uploaded_it(theirs, admin):
    for team in (theirs.proposal.keeper, theirs.team):
        able = [keeping.may_correct(member(role, of=team), theirs) for role in Role]
        assert able == [False, False, True, True]
    uploader = theirs.uploaded_by
    assert keeping.may_correct(uploader, theirs)
    uploader.memberships.update(role=Role.READER)
    factories.team(uploader, role=Role.OWNER)
    assert not keeping.may_correct(uploader, theirs)
    assert not keeping.may_correct(admin, theirs)


def test_a_team_that_does_not_see_it_any_more_does_nothing_to_its_version(theirs):
    both = member(Role.OWNER, of=theirs.team)
    theirs.proposal.keeper.memberships.create(user=both, role=Role.READER)
    theirs.proposal.restricted = True
    theirs.proposal.save()
    theirs.proposal.teams.set([theirs.proposal.keeper])
    assert not keeping.may_withdraw(both, theirs)
    assert not keeping.may_correct(both, theirs)


def test_an_owner_hands_it_over_to_a_team_in_which_they_are_an_editor():
    owner = member(Role.OWNER)
    proposal = factories.kept(owner)
    before, mine, read = proposal.keeper, factories.team(owner, role=Role.EDITOR), factories.team(owner)
    for team in (factories.team(), read):
        with pytest.raises(Refusal, match="To another one this site’s admin hands it over"):
            keeping.hand_over(proposal, to=team, by=owner)
    keeping.hand_over(proposal, to=mine, by=owner)
    proposal.refresh_from_db()
    event = AuditEvent.objects.get()
    assert (proposal.keeper, event.verb) == (mine, "handed over")
    assert event.facts == {"before": before.slug, "keeper": mine.slug}
    with pytest.raises(NotAllowed):
        keeping.hand_over(proposal, to=before, by=owner)


def test_nobody_else_hands_it_over_but_the_admin(admin):
    team = factories.team()
    proposal = factories.proposal(keeper=team)
    for person in (member(Role.EDITOR, of=team), member(Role.OWNER)):
        with pytest.raises(NotAllowed, match="handed over by owners"):
            keeping.hand_over(proposal, to=None, by=person)
    other = factories.team()
    keeping.hand_over(proposal, to=other, by=admin)
    assert proposal.keeper == other
    keeping.hand_over(proposal, to=None, by=member(Role.OWNER, of=other))
    assert proposal.keeper is None


def test_a_restricted_one_is_handed_over_to_a_team_that_sees_it(admin):
    one, other = factories.team(), factories.team(name="Charter")
    proposal = factories.proposal(teams=[one])
    with pytest.raises(Refusal, match="Charter does not see this proposal"):
        keeping.hand_over(proposal, to=other, by=admin)
    assert list(keeping.able(admin, sees=proposal)) == [one]


def test_who_added_a_contributor_mends_it_until_something_else_names_it(admin):
    reviewer = member(Role.REVIEWER)
    institute = contributors.add("Institut", by=reviewer)
    contributors.change(institute, {"name": "Institute"}, by=reviewer)
    own = add(factories.proposal(keeper=factories.team()), reviewer)
    own.contributors.set([institute])
    contributors.change(institute, {"country": "xa"}, by=reviewer)
    for person in (member(Role.OWNER), member(Role.OWNER, of=reviewer.teams.get())):
        with pytest.raises(NotAllowed):
            contributors.change(institute, {"name": "Nobody"}, by=person)
    factories.proposal().contributors.add(institute)
    with pytest.raises(NotAllowed, match="until something else names it"):
        contributors.change(institute, {"name": "Nobody"}, by=reviewer)
    contributors.change(institute, {"name": "The institute"}, by=admin)
    assert Contributor.objects.get().name == "The institute"


def test_who_left_the_team_mends_nothing_that_it_names():
    reviewer = member(Role.REVIEWER)
    institute = contributors.add("Institute", by=reviewer)
    add(factories.proposal(), reviewer).contributors.set([institute])
    reviewer.memberships.all().delete()
    factories.team(reviewer)
    assert contributors.changeable([institute], by=reviewer) == set()
