"""The pages of what goes wrong."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from tests import factories


@pytest.mark.django_db
def test_what_is_not_there_is_said_with_a_way_on(client):
    client.force_login(factories.person())
    answer = client.get("/versions/nothing/")
    assert answer.status_code == 404
    assert "Nothing here that you may see" in answer.text
    assert f'href="{reverse("library")}"' in answer.text


@pytest.mark.django_db
def test_who_is_not_signed_in_can_sign_in_from_there(client):
    assert 'href="/sign-in/?next=/nothing/at/all/"' in client.get("/nothing/at/all/").text


@pytest.mark.django_db
def test_a_stale_form_is_refused_in_words():
    answer = Client(enforce_csrf_checks=True).post(reverse("sign-in"), {"login": "a", "password": "b"})
    assert answer.status_code == 403
    assert "Please send it again" in answer.text


def test_the_page_of_a_fault_needs_nothing():
    assert "It was not your doing." in render_to_string("500.html")


@pytest.mark.django_db
def test_pages_bring_no_script_or_style_of_their_own(client):
    client.force_login(factories.person())
    text = client.get(reverse("library")).text
    assert (text.count("<style"), text.count(" style="), text.count("<script>")) == (0, 0, 0)
    assert "script-src 'self'" in client.get(reverse("library"))["Content-Security-Policy"]
