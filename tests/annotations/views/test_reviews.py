import pytest

from tests import factories
from tests.annotations.views.drawn import values
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

SCOPE = paragraphs("1", "Scope", "This draft specifies identities.")


def test_ticks_are_ones_own(client):
    ana, ben, version = factories.person("ana"), factories.person("ben"), factories.version(SCOPE)
    key = version.current_reading.clauses.get().key
    client.force_login(ana)
    assert client.post(f"/versions/{version.slug}/reviews/", {"key": key, "reviewed": "yes"}).status_code == 204
    assert values(client.get(f"/versions/{version.slug}/margin/"), "data-reviewed") == [key]
    client.force_login(ben)
    assert values(client.get(f"/versions/{version.slug}/margin/"), "data-reviewed") == [""]


def test_what_one_may_not_see_cannot_be_ticked(client):
    closed = factories.version(SCOPE, proposal=factories.proposal(teams=[factories.team()]))
    client.force_login(factories.person())
    answer = client.post(f"/versions/{closed.slug}/reviews/", {"key": "any", "reviewed": "yes"})
    assert answer.status_code == 404
