from __future__ import annotations

import json

from django.core.cache import cache
from django.urls import reverse

from proposals.models import Role, Token
from proposals.services import tokens
from tests import factories
from tests.factories import paragraphs

PASSWORD = "a good pass phrase"


def test_language_and_time_zone_of_the_account_hold(page, editor):
    told = {"name": "Ana", "credit": "Ana, Charter", "language": "fr", "time_zone": "Europe/Paris"}
    assert page.post(reverse("account"), told)["Location"] == reverse("account")
    editor.refresh_from_db()
    assert (editor.name, editor.credit, editor.time_zone) == ("Ana", "Ana, Charter", "Europe/Paris")
    assert '<html lang="fr">' in page.get(reverse("account")).text


def test_the_language_of_the_menu_is_kept_in_the_account(page, editor):
    page.post(reverse("set_language"), {"language": "zh-hans", "next": "/"})
    editor.refresh_from_db()
    assert editor.language == "zh-hans"


def test_a_new_password_needs_the_old_one(page, editor):
    new = "another good phrase"
    assert page.post(reverse("account-password"), {"old": "no", "password": new}).status_code == 400
    assert page.post(reverse("account-password"), {"old": PASSWORD, "password": new}).status_code == 302
    editor.refresh_from_db()
    assert editor.check_password(new)
    assert page.get(reverse("account")).status_code == 200


def test_ones_data_come_as_a_file(page):
    answer = page.get(reverse("account-export"))
    assert answer["Content-Disposition"] == 'attachment; filename="clauseline-account.json"'
    assert set(json.loads(answer.text)) == {"account", "memberships", "tokens", "annotations"}


def test_a_closed_account_opens_nothing(page, editor):
    answer = page.post(reverse("account-close"), {"password": PASSWORD, "credit": "A reviewer"})
    assert answer["Location"] == reverse("sign-in")
    assert not page.login(username="editor", password=PASSWORD)


def test_a_secret_is_shown_once_and_a_revoked_key_opens_nothing(page, editor):
    answer = page.post(reverse("tokens"), {"name": "laptop"})
    token = Token.objects.get()
    secret = next(word for word in answer.text.replace("<", ">").split(">") if word.startswith("clause_"))
    assert tokens.owner(secret) == editor
    assert secret not in page.get(reverse("tokens")).text
    page.post(reverse("token-revoke", args=[token.slug]))
    assert tokens.owner(secret) is None


def test_a_key_of_another_does_not_exist(page):
    token, _secret = tokens.make(factories.person(), "laptop")
    assert page.post(reverse("token-revoke", args=[token.slug])).status_code == 404


def test_sign_in_is_tried_ten_times_a_minute(client, time_machine):
    time_machine.move_to("2024-01-02T03:04:05Z", tick=False)
    cache.clear()
    factories.person("ana")
    told = {"username": "ana", "password": "no"}
    assert {client.post(reverse("sign-in"), told).status_code for _ in range(10)} == {200}
    answer = client.post(reverse("sign-in"), {**told, "password": PASSWORD})
    assert (answer.status_code, "too often" in answer.text) == (429, True)
    time_machine.shift(60)
    assert client.post(reverse("sign-in"), {**told, "password": PASSWORD}).status_code == 302


def test_the_session_is_a_new_one_after_sign_in(client):
    cache.clear()
    factories.person("ana")
    session = client.session
    session["x"] = 1
    session.save()
    before = session.session_key
    client.cookies["sessionid"] = before
    client.post(reverse("sign-in"), {"username": "ana", "password": PASSWORD})
    assert client.session.session_key != before


def test_an_owner_withdraws_and_the_address_says_so(client):
    owner = factories.person()
    factories.team(owner, role=Role.OWNER)
    version = factories.version(paragraphs("1", "Scope", "Data shall be kept."), number="D1")
    client.force_login(owner)
    address = reverse("version-withdraw", args=[version.slug])
    assert "cannot be undone" in client.get(address).text
    assert client.post(address, {"reason": "Sent by mistake"}).status_code == 302
    answer = client.get(reverse("version", args=[version.slug]))
    assert (answer.status_code, "Sent by mistake" in answer.text) == (410, True)
    assert client.get(address).status_code == 410


def test_others_do_not_withdraw_and_a_restricted_version_is_not_there(page):
    version = factories.version(paragraphs("1", "Scope", "Data shall be kept."))
    assert page.get(reverse("version-withdraw", args=[version.slug])).status_code == 403
    hidden = factories.version(proposal=factories.proposal(teams=[factories.team()]))
    assert page.get(reverse("version-withdraw", args=[hidden.slug])).status_code == 404
