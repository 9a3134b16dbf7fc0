import pytest
from django.contrib.auth.models import AnonymousUser

from proposals.access import visible
from proposals.models import Clause, Comparison, Job, Proposal, Version
from proposals.services import comparisons, jobs
from tests import factories
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db


@pytest.fixture
def inside():
    return factories.person("inside")


@pytest.fixture
def outside():
    return factories.person("outside")


@pytest.fixture
def secret(inside):
    return factories.proposal(teams=[factories.team(inside)], title="Restricted")


def test_a_restricted_proposal_does_not_exist_for_others(inside, outside, secret):
    assert list(visible(Proposal, inside)) == [secret]
    assert list(visible(Proposal, outside)) == []


def test_a_public_one_is_seen_by_every_account_and_by_no_stranger(outside, settings):
    open_one = factories.proposal()
    assert list(visible(Proposal, outside)) == [open_one]
    assert list(visible(Proposal, AnonymousUser())) == []
    settings.PUBLIC_SITE = True
    assert list(visible(Proposal, AnonymousUser())) == [open_one]


def test_two_teams_on_a_proposal_show_it_once(inside, secret):
    secret.teams.add(factories.team(inside))
    assert list(visible(Proposal, inside)) == [secret]


def test_what_hangs_on_a_proposal_follows_it(inside, outside, secret):
    factories.version(paragraphs("1", "Scope", "This is it."), proposal=secret)
    for person, seen in ((inside, 1), (outside, 0)):
        assert visible(Version, person).count() == seen
        assert visible(Clause, person).count() == seen
    assert visible(Version, inside).get().state == "ready"


def test_a_comparison_needs_both_of_its_sides(inside, outside, secret):
    old = factories.version(paragraphs("1", "Scope", "This is it."))
    new = factories.version(paragraphs("1", "Scope", "This is it."), proposal=secret)
    comparison = comparisons.request(old=old, new=new)
    assert list(visible(Comparison, inside)) == [comparison]
    assert list(visible(Comparison, outside)) == []


def test_a_job_follows_what_it_works_on(inside, outside, secret):
    version = factories.version(proposal=secret)
    job = jobs.submit("reading", version.pk)
    assert list(visible(Job, inside)) == [job]
    assert list(visible(Job, outside)) == []
