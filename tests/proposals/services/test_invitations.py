from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from proposals.models import AuditEvent, Invitation, Role
from proposals.refusals import Conflict, NotAllowed, TooOften
from proposals.services import invitations
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return factories.team(name="Charter")


def test_the_secret_is_not_stored(owner, team):
    invitation, secret = invitations.invite(team, by=owner)
    assert secret not in str(Invitation.objects.values().get())
    assert invitations.find(secret) == invitation
    assert invitations.find("") is None
    assert invitations.find("another") is None


def test_who_accepts_is_in_the_team_with_the_role_offered(owner, team):
    invitation, _secret = invitations.invite(team, by=owner, role=Role.EDITOR)
    ana = factories.person("ana")
    invitations.accept(invitation, by=ana)
    assert team.memberships.get(user=ana).role == Role.EDITOR
    told = AuditEvent.objects.values_list("verb", "actor")
    assert list(told) == [("invited", owner.slug), ("accepted", ana.slug), ("joined", ana.slug)]


@pytest.mark.postgres
def test_it_opens_once(owner, team):
    invitation, _secret = invitations.invite(team, by=owner)
    invitations.accept(invitation, by=factories.person())
    with pytest.raises(Conflict, match="used already"):
        invitations.accept(invitation, by=factories.person())
    assert team.memberships.count() == 2


def test_a_withdrawn_one_opens_nothing(owner, team):
    invitation, _secret = invitations.invite(team, by=owner)
    invitations.withdraw(invitation, by=owner)
    with pytest.raises(Conflict, match="was withdrawn"):
        invitations.accept(invitation, by=factories.person())


def test_an_old_one_opens_nothing(owner, team, time_machine):
    invitation, _secret = invitations.invite(team, by=owner)
    time_machine.move_to(timezone.now() + timedelta(days=14, seconds=1))
    with pytest.raises(Conflict, match="too old"):
        invitations.accept(invitation, by=factories.person())


def test_another_account_is_told_for_whom_it_is(owner, team):
    invitation, _secret = invitations.invite(team, by=owner, email="Ana@example.org")
    with pytest.raises(NotAllowed, match=r"for ana@example.org, and you are signed in as bob"):
        invitations.accept(invitation, by=factories.person("bob", email="bob@example.org"))
    invitations.accept(invitation, by=factories.person("ana", email="ANA@example.org"))


@pytest.mark.parametrize("role", [Role.READER, Role.REVIEWER, Role.EDITOR])
def test_only_owners_invite(team, role):
    member = factories.person()
    team.memberships.create(user=member, role=role)
    with pytest.raises(NotAllowed):
        invitations.invite(team, by=member)


def test_only_admins_invite_to_the_site_alone(owner, team):
    with pytest.raises(NotAllowed):
        invitations.invite(None, by=owner)
    admin = factories.person(is_superuser=True)
    invitation, _secret = invitations.invite(None, by=admin)
    ana = factories.person("ana")
    invitations.accept(invitation, by=ana)
    assert ana.memberships.count() == 0


def test_a_member_and_one_who_is_asked_are_not_invited_again(owner, team):
    team.memberships.create(user=factories.person("ana", email="ana@example.org"))
    with pytest.raises(Conflict, match="is in the team"):
        invitations.invite(team, by=owner, email="ana@example.org")
    first, _secret = invitations.invite(team, by=owner, email="bob@example.org")
    with pytest.raises(Conflict, match="invited already"):
        invitations.invite(team, by=owner, email="Bob@example.org")
    invitations.withdraw(first, by=owner)
    invitations.invite(team, by=owner, email="bob@example.org")


def test_nobody_invites_the_whole_world(owner, team, monkeypatch):
    monkeypatch.setattr(invitations, "MOST", 2)
    invitations.invite(team, by=owner)
    invitations.invite(team, by=owner)
    with pytest.raises(TooOften, match="nothing was sent"):
        invitations.invite(team, by=owner)


def test_it_is_mailed_where_the_site_sends_mail(owner, team, settings):
    settings.SENDS_MAIL = True
    invitation, _secret = invitations.invite(team, by=owner, email="ana@example.org")
    assert invitations.mail(invitation, "https://site.example/invitation/x/")
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["ana@example.org"], "You are invited to the team Charter")
    assert "Olu invites you" in letter.body
    assert "https://site.example/invitation/x/" in letter.body
    invitation.refresh_from_db()
    assert invitation.mailed


def test_without_a_mail_server_nothing_is_mailed(owner, team):
    invitation, _secret = invitations.invite(team, by=owner, email="ana@example.org")
    assert not invitations.mail(invitation, "https://site.example/invitation/x/")
    assert mail.outbox == []
