"""The first page of who is not signed in, and the theme that one wears."""

from __future__ import annotations

import pytest
from django.urls import reverse

from project.example import example
from tests import factories
from tests.flat import flat

pytestmark = pytest.mark.django_db


def test_on_a_closed_site_a_stranger_learns_what_this_is_and_signs_in(client):
    text = flat(client.get("/").text)
    assert "see what each change does to people’s rights" in text
    assert f'href="{reverse("sign-in")}">Sign in</a>' in text
    assert f'href="{reverse("library")}"' not in text


def test_on_a_public_site_the_library_is_a_step_away(client, settings):
    settings.PUBLIC_SITE = True
    text = flat(client.get("/").text)
    assert f'href="{reverse("library")}">Read in the library</a>' in text
    assert f'href="{reverse("sign-in")}">Sign in</a>' in text


def test_the_redline_is_the_engines_in_the_language_of_the_page(client):
    english, chinese = (client.get("/", headers={"Accept-Language": one}).text for one in ("fr", "zh-hans"))
    assert "should" in english[english.index("<ins") : english.index("</ins>")]
    assert "宜在适当期限" in chinese[chinese.index("<ins") : chinese.index("</ins>")]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_the_example_binds_less_and_bears_hints(language):
    shown = example(language)
    assert [row.verdict for row in shown.part.strength] == ["weakened", "weakened"]
    assert "state-access" in [hint.concern for hint in shown.hints]
    assert not shown.part.is_doubtful


def test_who_is_signed_in_comes_to_the_library_and_old_addresses_lead_there(client):
    assert client.get("/", {"q": "identity"})["Location"] == "/library/?q=identity"
    client.force_login(factories.person())
    assert client.get("/")["Location"] == "/library/"


@pytest.mark.postgres
def test_a_theme_is_worn_on_this_device_until_it_is_taken_off(client):
    client.force_login(factories.person())
    chosen = client.post(reverse("theme"), {"theme": "dark", "next": "/teams/"})
    assert chosen["Location"] == "/teams/"
    text = flat(client.get("/teams/").text)
    assert '<meta name="theme" content="dark">' in text
    assert '<button name="theme" value="dark" aria-pressed="true">' in text
    client.post(reverse("theme"), {"theme": "device"})
    assert '<meta name="theme" content="">' in client.get("/teams/").text


def test_a_page_that_is_drawn_once_for_all_wears_each_persons_theme(client):
    client.force_login(factories.person())
    version = factories.version(factories.paragraphs("1", "Scope", "Users give their name."))
    address = reverse("version", args=[version.slug])
    plain = client.get(address)
    client.cookies["theme"] = "dark"
    dark = client.get(address, headers={"If-None-Match": plain["ETag"]})
    assert (plain.status_code, dark.status_code) == (200, 200)
    assert ('content="dark"' in plain.text, 'content="dark"' in dark.text) == (False, True)


def test_no_other_theme_and_no_other_site(client):
    assert client.post(reverse("theme"), {"theme": "sepia"}).status_code == 400
    assert client.post(reverse("theme"), {"theme": "dark", "next": "https://example.org/"})["Location"] == "/"
    assert client.get(reverse("theme")).status_code == 405
