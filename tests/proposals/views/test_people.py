from __future__ import annotations

import json

import pytest
from django.urls import reverse
from django.utils import timezone

from proposals.models import Role, Token
from proposals.privacy.personal import KINDS
from proposals.services import tokens
from tests import factories
from tests.clients import confirm
from tests.factories import paragraphs

PASSWORD = "a good pass phrase"


def test_language_and_time_zone_of_the_account_hold(page, editor):
    fields = {"name": "Ana", "credit": "Ana, Charter", "language": "fr", "time_zone": "Europe/Paris"}
    assert page.post(reverse("account"), fields)["Location"] == reverse("account")
    editor.refresh_from_db()
    assert (editor.name, editor.credit, editor.time_zone) == ("Ana", "Ana, Charter", "Europe/Paris")
    assert '<html lang="fr">' in page.get(reverse("account")).text


def test_the_language_of_the_menu_is_kept_in_the_account(page, editor):
    page.post(reverse("set_language"), {"language": "zh-hans", "next": "/"})
    editor.refresh_from_db()
    assert editor.language == "zh-hans"


def test_ones_data_come_as_a_file(page):
    confirm(page)
    answer = page.get(reverse("account-export"))
    assert answer["Content-Disposition"] == 'attachment; filename="clauseline-account.json"'
    assert set(json.loads(answer.text)) == {"account", *(kind.name for kind in KINDS)}


@pytest.mark.postgres
def test_a_closed_account_opens_nothing(page, editor):
    answer = page.post(reverse("account-close"), {"password": PASSWORD, "credit": "A reviewer"})
    assert answer["Location"] == reverse("sign-in")
    assert not page.login(username="eva", password=PASSWORD)


@pytest.mark.postgres
def test_a_secret_is_shown_once_and_a_revoked_key_opens_nothing(page, editor):
    confirm(page)
    answer = page.post(reverse("tokens"), {"name": "laptop", "scope": "annotate", "days": 30})
    token = Token.objects.get()
    assert token.scope == "annotate"
    assert 29 < (token.expires_at - timezone.now()).days + 1 <= 30
    secret = next(word for word in answer.text.replace("<", ">").split(">") if word.startswith("clause_"))
    assert tokens.owner(secret) == editor
    assert secret not in page.get(reverse("tokens")).text
    page.post(reverse("token-revoke", args=[token.slug]))
    assert tokens.owner(secret) is None


def test_a_key_of_another_does_not_exist(page):
    token, _secret = tokens.make(factories.person(), "laptop")
    assert page.post(reverse("token-revoke", args=[token.slug])).status_code == 404


def test_an_owner_withdraws_and_the_address_says_so(client):
    owner = factories.person()
    factories.team(owner, role=Role.OWNER)
    version = factories.version(
        paragraphs("1", "Scope", "Data shall be kept."), number="D1", proposal=factories.kept(owner)
    )
    client.force_login(owner)
    address = reverse("version-withdraw", args=[version.slug])
    assert "For 30 days you can undo this" in client.get(address).text
    assert client.post(address, {"reason": "Sent by mistake"}).status_code == 302
    answer = client.get(reverse("version", args=[version.slug]))
    assert (answer.status_code, "Sent by mistake" in answer.text) == (410, True)
    assert client.get(address).status_code == 410
    assert "Undo the withdrawal" in answer.text
    assert client.post(reverse("version-restore", args=[version.slug])).status_code == 302
    assert client.get(reverse("version", args=[version.slug])).status_code == 200


def test_the_admin_alone_is_asked_to_erase(client):
    version = factories.version(paragraphs("1", "Scope", "Data shall be kept."), number="D1")
    address = reverse("version-erase", args=[version.slug])
    client.force_login(factories.person())
    assert client.get(address).status_code == 404
    client.force_login(factories.person(is_superuser=True))
    assert "cannot be undone" in client.get(address).text
    assert client.post(address, {"reason": "A court said so"}).status_code == 400
    assert client.post(address, {"reason": "A court said so", "sure": "on"}).status_code == 302
    answer = client.get(reverse("version", args=[version.slug]))
    assert (answer.status_code, "erased for legal reasons" in answer.text) == (410, True)


def test_others_do_not_withdraw_and_a_restricted_version_is_not_there(page):
    version = factories.version(paragraphs("1", "Scope", "Data shall be kept."))
    assert page.get(reverse("version-withdraw", args=[version.slug])).status_code == 403
    hidden = factories.version(proposal=factories.proposal(teams=[factories.team()]))
    assert page.get(reverse("version-withdraw", args=[hidden.slug])).status_code == 404
