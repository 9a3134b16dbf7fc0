import hashlib
from datetime import datetime, timedelta, timezone

import pytest
from django.db import transaction

from proposals.models import AuditEvent
from proposals.queries import audit as record
from proposals.services import accounts, audit, links, proposals, tokens
from tests import factories

pytestmark = pytest.mark.django_db


def acts():
    audit.chain()
    return list(AuditEvent.objects.values_list("seq", "actor", "verb", "object", "facts"))


def test_a_hash_is_that_of_the_canonical_text():
    event = AuditEvent(
        seq=2,
        at=datetime(2024, 1, 2, 4, 4, 5, 6, tzinfo=timezone(timedelta(hours=1))),
        actor="ana",
        verb="added",
        object="version:v1",
        facts={"b": 1, "a": "身份"},
        previous="0f",
    )
    text = (
        '{"actor":"ana","at":"2024-01-02T03:04:05.000006+00:00","facts":{"a":"身份","b":1},'
        '"object":"version:v1","previous":"0f","seq":2,"verb":"added"}'
    )
    assert event.digest() == hashlib.sha256(text.encode()).hexdigest()


def test_each_event_holds_the_hash_of_the_one_before():
    ana, body = factories.person(), factories.body()
    audit.record("added", body, by=ana, size=3)
    audit.record("changed", body, by=None)
    assert acts() == [
        (1, ana.slug, "added", f"body:{body.slug}", {"size": 3}),
        (2, "", "changed", f"body:{body.slug}", {}),
    ]
    first, second = AuditEvent.objects.all()
    assert (first.previous, second.previous) == ("", first.hash)
    assert record.check() == record.Chain(2, second.hash)


def test_an_act_that_is_rolled_back_leaves_no_event():
    body = factories.body()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        audit.record("added", body, by=None)
        raise ZeroDivisionError
    assert acts() == []


def test_the_first_account_is_recorded_without_a_name():
    made = accounts.make_first_account(
        username="ana",
        name="Ana Lindqvist",
        password="a good pass phrase",
        team=accounts.NewTeam("Rights watch"),
        code=accounts.first_account_code(),
    )
    team = f"team:{made.teams.get().slug}"
    assert acts() == [
        (1, made.slug, "made", f"user:{made.slug}", {"first": True}),
        (2, made.slug, "made", team, {}),
        (3, made.slug, "joined", team, {"person": made.slug, "role": "owner"}),
    ]


@pytest.mark.postgres
def test_bodies_proposals_and_links_are_recorded():
    ana = factories.person()
    team = factories.team(ana, role="editor")
    body = proposals.add_body(name="Focus group", short_name="FG", by=factories.person(is_superuser=True))
    source = proposals.add(body, proposals.Item("Identity"), by=ana)
    target = proposals.add(body, proposals.Item("Avatars"), by=ana)
    link = links.add(source, "answers", target, by=ana)
    links.remove(link, by=ana)
    facts = {"kind": "answers", "target": target.slug}
    assert [row[2:] for row in acts()] == [
        ("added", f"body:{body.slug}", {}),
        ("added", f"proposal:{source.slug}", {"restricted": False, "keeper": team.slug}),
        ("added", f"proposal:{target.slug}", {"restricted": False, "keeper": team.slug}),
        ("linked", f"proposal:{source.slug}", facts),
        ("unlinked", f"proposal:{source.slug}", facts),
    ]


def test_keys_are_recorded_without_their_names():
    ana = factories.person()
    token, _secret = tokens.make(ana, "laptop of Ana")
    tokens.revoke(token)
    name = f"token:{token.slug}"
    assert acts() == [(1, ana.slug, "made", name, {"scope": "read"}), (2, ana.slug, "revoked", name, {})]
