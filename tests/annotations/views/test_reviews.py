import pytest

from annotations.services import reviews
from proposals.services import comparisons, jobs
from tests import factories
from tests.annotations.views.drawn import text, values, words
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

SCOPE = paragraphs("1", "Scope", "This draft specifies identities.")


def test_ticks_are_ones_own(client):
    ana, ben, version = factories.person("ana"), factories.person("ben"), factories.version(SCOPE)
    key = version.current_reading.clauses.get().key
    client.force_login(ana)
    answer = client.post(f"/versions/{version.slug}/reviews/", {"key": key, "reviewed": "yes"})
    assert text(answer) == "1 of 1 clauses reviewed by you 1 by your team"
    assert values(client.get(f"/versions/{version.slug}/margin/"), "data-reviewed") == [key]
    client.force_login(ben)
    assert values(client.get(f"/versions/{version.slug}/margin/"), "data-reviewed") == [""]


def test_a_clause_that_changed_since_leads_to_its_change(client):
    ana, proposal = factories.person(), factories.proposal()
    old = factories.version(SCOPE, proposal=proposal)
    reviews.mark(old, old.current_reading.clauses.get().key, is_reviewed=True, by=ana)
    new = factories.version(paragraphs("1", "Scope", "This draft specifies some identities."), proposal=proposal)
    comparison = comparisons.request(old=old, new=new)
    jobs.drain()
    client.force_login(ana)
    answer = client.get(f"/versions/{new.slug}/margin/")
    key = new.current_reading.clauses.get().key
    assert (values(answer, "data-reviewed"), values(answer, "data-since")) == ([""], [key])
    assert f"/comparisons/{comparison.slug}/" in values(answer, "href")
    assert words(answer, "reviewed-progress") == [
        "0 of 1 clauses reviewed by you 0 by your team 1 changed since you reviewed it"
    ]


def test_what_one_may_not_see_cannot_be_ticked(client):
    closed = factories.version(SCOPE, proposal=factories.proposal(teams=[factories.team()]))
    client.force_login(factories.person())
    answer = client.post(f"/versions/{closed.slug}/reviews/", {"key": "any", "reviewed": "yes"})
    assert answer.status_code == 404
