from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from proposals.models import Invitation, Role, User
from proposals.services import invitations
from tests import factories

TOLD = {"name": "Ana", "username": "ana", "password1": "a good pass phrase", "email": ""}


@pytest.fixture(autouse=True)
def _nothing_was_tried():
    cache.clear()


@pytest.fixture
def team():
    return factories.team(name="Charter")


@pytest.fixture
def inside(client, owner):
    client.force_login(owner)
    return client


def link_in(text: object) -> str:
    match = re.search(r"http://127\.0\.0\.1(/invitation/[\w-]+/)", str(text))
    assert match is not None
    return str(match[1])


def test_without_an_invitation_nobody_signs_up():
    answer = Client().get(reverse("sign-up"))
    assert "You need an invitation" in answer.text
    Client().post(reverse("sign-up"), TOLD)
    assert User.objects.count() == 0


def test_on_an_open_site_everyone_does(client, settings):
    settings.OPEN_SIGN_UP = True
    assert client.post(reverse("sign-up"), TOLD)["Location"] == "/desk/"
    assert User.objects.get().name == "Ana"
    assert client.get(reverse("library")).status_code == 200


@pytest.mark.postgres
def test_a_newcomer_comes_in_by_the_link_that_is_shown_once(inside, team):
    address = reverse("team-invitations", args=[team.slug])
    link = link_in(inside.post(address, {"email": "", "role": "editor"}).text)
    assert "/invitation/" not in inside.get(address).text
    newcomer = Client()
    assert "You are invited to the team Charter" in newcomer.get(link).text
    assert "<b>Charter</b>, as editor" in newcomer.get(reverse("sign-up")).text
    assert newcomer.post(reverse("sign-up"), TOLD)["Location"] == "/desk/"
    assert team.memberships.get(user__username="ana").role == "editor"
    assert newcomer.get(reverse("team", args=[team.slug])).status_code == 200
    assert "used already" in Client().get(link).text
    assert "Ana" in inside.get(address).text


def test_what_was_typed_stays_when_something_is_wrong(team, owner):
    _invitation, secret = invitations.invite(team, by=owner)
    newcomer = Client()
    newcomer.get(reverse("invitation", args=[secret]))
    answer = newcomer.post(reverse("sign-up"), {**TOLD, "username": "olu"})
    assert "An account of this name is here already" in answer.text
    assert 'value="Ana"' in answer.text


@pytest.mark.postgres
def test_by_mail_the_address_is_fixed_and_confirmed(inside, team, settings):
    settings.SENDS_MAIL = True
    answer = inside.post(reverse("team-invitations", args=[team.slug]), {"email": "ana@example.org", "role": "reader"})
    assert "is on its way to ana@example.org" in answer.text
    assert "/invitation/" not in answer.text.replace("/invitations/", "")
    newcomer = Client()
    newcomer.get(link_in(mail.outbox[0].body))
    newcomer.post(reverse("sign-up"), {**TOLD, "email": "other@example.org"})
    assert User.objects.get(username="ana").email == "ana@example.org"
    assert EmailAddress.objects.get().verified


def test_who_has_an_account_accepts_with_it(team, owner):
    _invitation, secret = invitations.invite(team, by=owner)
    address = reverse("invitation", args=[secret])
    ana = Client()
    ana.force_login(factories.person("ana"))
    assert "as ana" in ana.get(address).text
    assert team.memberships.count() == 1
    assert ana.post(address)["Location"] == reverse("team", args=[team.slug])
    assert team.memberships.count() == 2
    assert ana.get(address).status_code == 409


def test_another_account_reads_why_not(team, owner):
    _invitation, secret = invitations.invite(team, by=owner, email="ana@example.org")
    bob = Client()
    bob.force_login(factories.person("bob"))
    answer = bob.post(reverse("invitation", args=[secret]))
    assert (answer.status_code, "you are signed in as bob" in answer.text) == (403, True)
    assert team.memberships.count() == 1


def test_a_guessed_secret_is_not_found(client):
    assert client.get(reverse("invitation", args=["guess"])).status_code == 404


def test_an_owner_withdraws_and_others_do_not(inside, team, owner):
    invitation, _secret = invitations.invite(team, by=owner)
    address = reverse("invitation-withdraw", args=[invitation.slug])
    other = Client()
    other.force_login(factories.person())
    assert other.post(address).status_code == 404
    assert inside.post(address)["Location"] == reverse("team-invitations", args=[team.slug])
    assert Invitation.objects.get().state == Invitation.State.WITHDRAWN


def test_the_page_is_for_owners_alone(client, team):
    member = factories.person()
    team.memberships.create(user=member, role=Role.EDITOR)
    client.force_login(member)
    assert client.get(reverse("team-invitations", args=[team.slug])).status_code == 404
    assert client.get(reverse("invitations")).status_code == 404


def test_an_admin_invites_to_the_site_alone(client):
    client.force_login(factories.person(is_superuser=True))
    link = link_in(client.post(reverse("invitations"), {"email": "", "role": "reviewer"}).text)
    newcomer = Client()
    newcomer.get(link)
    newcomer.post(reverse("sign-up"), TOLD)
    assert User.objects.get(username="ana").memberships.count() == 0


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_does_not_grow(inside, team, owner, number, django_assert_num_queries):
    for _ in range(number):
        invitation, _secret = invitations.invite(team, by=owner)
        invitations.accept(invitation, by=factories.person())
    with django_assert_num_queries(5):
        inside.get(reverse("team-invitations", args=[team.slug]))
