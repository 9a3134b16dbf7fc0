import pytest

from proposals.services import audit
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def acts():
    body = factories.body(slug="fg")
    for verb in ("added", "changed", "changed"):
        audit.record(verb, body, by=None)
    audit.chain()


def shown(client, **asked):
    return [event.seq for event in client.get("/audit/", asked).context["page"]]


def test_admins_read_the_acts_by_verb_and_object(client, acts):
    client.force_login(factories.person(is_superuser=True))
    assert shown(client) == [3, 2, 1]
    assert shown(client, verb="added") == [1]
    assert shown(client, object="body:fg", verb="changed") == [3, 2]
    assert shown(client, object="team:") == []


@pytest.mark.postgres
def test_admins_read_the_acts_of_one_person(client, acts):
    ana = factories.person(is_superuser=True)
    audit.record("changed", factories.body(), by=ana)
    audit.chain()
    client.force_login(ana)
    assert shown(client, actor=ana.slug) == [4]
    assert shown(client, actor=ana.slug, verb="added") == []


@pytest.mark.postgres
def test_what_waits_to_be_chained_is_shown_before_all_others(client, acts):
    for _ in range(2):
        audit.record("deleted", factories.body(), by=None)
    client.force_login(factories.person(is_superuser=True))
    assert shown(client) == [None, None, 3, 2, 1]
    assert client.get("/audit/").text.count("waiting") == 2


def test_the_page_holds_fifty(client):
    body = factories.body()
    for _ in range(51):
        audit.record("changed", body, by=None)
    audit.chain()
    client.force_login(factories.person(is_superuser=True))
    assert (shown(client)[-1], shown(client, page=2)) == (2, [1])


def test_for_others_it_does_not_exist(client, acts):
    client.force_login(factories.person(is_staff=True))
    assert client.get("/audit/").status_code == 404
