"""Who is in a clause: known to one's own team for half a minute, and to no row, log or export."""

import io
import json
import logging

import pytest
from django.core import management
from django.db import connection
from django.test import Client

from annotations.services import presence
from project.logs import LineFormatter
from proposals.models import Role
from proposals.services import counters, people
from tests import factories
from tests.factories import paragraphs

pytestmark = [pytest.mark.postgres, pytest.mark.django_db]

RECORD = [paragraphs("1", "Scope", "It is about records."), paragraphs("2", "Record", "The record is stored.")]


@pytest.fixture(autouse=True)
def alone(settings, monkeypatch):
    """No server, and nothing held yet."""
    settings.CELERY_BROKER_URL = "memory://localhost/"
    own = counters.Own()
    monkeypatch.setattr(counters, "_own", own)
    return own


@pytest.fixture
def version():
    return factories.version(*RECORD)


@pytest.fixture
def keys(version):
    return list(version.current_reading.clauses.order_by("order").values_list("key", flat=True))


def test_colleagues_in_one_clause_see_one_another(version, keys, reviewer, editor):
    assert [presence.enter(version, keys[0], by=person) for person in (reviewer, editor)] == [[], ["Ana"]]
    assert presence.enter(version, keys[0], by=reviewer) == ["Eva"]
    assert presence.enter(version, keys[1], by=editor) == []
    assert presence.enter(version, keys[0], by=reviewer) == []


def test_other_teams_and_other_versions_see_nobody(version, keys, reviewer, editor):
    rival = factories.member(factories.team(name="Team B"), Role.OWNER, "rob")
    presence.enter(version, keys[0], by=reviewer)
    assert presence.enter(version, keys[0], by=rival) == []
    assert presence.enter(factories.version(*RECORD), keys[0], by=editor) == []


def test_it_is_over_after_half_a_minute_or_at_once(version, keys, reviewer, editor, time_machine, alone):
    time_machine.move_to("2023-06-12T12:00:00Z", tick=False)
    presence.enter(version, keys[0], by=reviewer)
    time_machine.shift(29)
    assert presence.enter(version, keys[0], by=editor) == ["Ana"]
    time_machine.shift(1)
    assert presence.enter(version, keys[0], by=editor) == []
    assert len(alone.held) == 1
    presence.leave(version, by=editor)
    assert presence.enter(version, keys[0], by=reviewer) == []


def test_no_person_and_no_clause_is_read_from_what_is_held(version, keys, reviewer, alone):
    presence.enter(version, keys[0], by=reviewer)
    ((name, (_, place)),) = alone.held.items()
    assert [word for word in (keys[0], version.slug, reviewer.slug, "Ana") if word in f"{name} {place}"] == []


def everything() -> str:
    """All rows of all tables, as a database tells them."""
    with connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
        found = {}
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = sorted(map(repr, cursor.fetchall()))
    return json.dumps(found)


def test_it_leaves_nothing_in_rows_logs_backups_or_exports(version, keys, reviewer, editor, alone):
    clients = [Client(), Client()]
    for client, person in zip(clients, (reviewer, editor), strict=True):
        client.force_login(person)
    said, root = io.StringIO(), logging.getLogger()
    handler, level = logging.StreamHandler(said), root.level
    handler.setFormatter(LineFormatter(whole=False))
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    before, exported = everything(), people.export(reviewer)
    try:
        answers = [client.post(f"/versions/{version.slug}/presence/", {"key": keys[0]}).json() for client in clients]
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    assert answers == [{"people": []}, {"people": ["Ana"]}]
    assert (everything(), people.export(reviewer)) == (before, exported)
    assert [word for word in (keys[0], "Ana", reviewer.slug) if word in said.getvalue()] == []
    backed_up = io.StringIO()
    management.call_command("dumpdata", stdout=backed_up)
    (name,) = [name for name in alone.held if name.endswith(presence._name(version, reviewer.pk))]
    assert name.rpartition(":")[2] not in backed_up.getvalue()


@pytest.mark.parametrize(("key", "status"), [("x" * 13, 400), ("", 200)])
def test_a_clause_that_is_none_is_refused(version, reviewer, key, status):
    client = Client()
    client.force_login(reviewer)
    assert client.post(f"/versions/{version.slug}/presence/", {"key": key}).status_code == status


def test_who_does_not_see_the_version_is_in_no_clause_of_it(reviewer):
    hidden = factories.version(*RECORD, proposal=factories.proposal(teams=[factories.team(name="Team B")]))
    client = Client()
    client.force_login(reviewer)
    assert client.post(f"/versions/{hidden.slug}/presence/", {"key": "abc"}).status_code == 404
