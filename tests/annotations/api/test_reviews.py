import pytest

from annotations.models import Review
from tests import factories
from tests.clients import UNSEEN, api
from tests.factories import paragraphs

pytestmark = pytest.mark.django_db

CLAUSE = paragraphs("8.1", "Record", "The platform records the gaze of all users.")


@pytest.fixture
def version():
    return factories.version(CLAUSE)


@pytest.fixture
def reviews(version):
    return f"/api/v1/versions/{version.slug}/reviews/"


@pytest.fixture
def key(version):
    return version.current_reading.clauses.get().key


def test_a_clause_is_ticked_and_unticked(reviews, key):
    ana = factories.person()
    first, again = (api(ana).put(f"{reviews}{key}/") for _ in range(2))
    tick = Review.objects.get()
    assert first.json() == again.json() == {"key": key, "made_at": tick.made_at.isoformat().replace("+00:00", "Z")}
    assert api(ana).get(reviews).json()["results"] == [first.json()]
    assert api(ana).delete(f"{reviews}{key}/").status_code == 204
    assert api(ana).get(f"{reviews}{key}/").json() == UNSEEN


def test_ticks_are_ones_own(reviews, key):
    api(factories.person()).put(f"{reviews}{key}/")
    assert api(factories.person()).get(reviews).json()["results"] == []


def test_a_clause_that_is_not_there_is_not_ticked(reviews):
    assert api(factories.person()).put(f"{reviews}none/").json() == UNSEEN


def test_nothing_of_a_restricted_proposal_is_there():
    hidden = factories.version(CLAUSE, proposal=factories.proposal(teams=[factories.team()]))
    key = hidden.current_reading.clauses.get().key
    client, there = api(factories.person()), f"/api/v1/versions/{hidden.slug}/reviews/"
    assert client.get(there).json() == client.put(f"{there}{key}/").json() == UNSEEN
