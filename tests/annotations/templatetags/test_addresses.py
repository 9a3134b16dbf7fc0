"""The addresses that scripts ask for."""

import json
import re

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.urls import set_script_prefix

from annotations.templatetags.addresses import ADDRESSES, pattern
from tests import factories

pytestmark = pytest.mark.django_db


def test_the_parts_of_an_address_stand_there_by_their_names():
    assert pattern("margin-cards") == "/versions/__slug__/margin/cards/"
    assert pattern("api-placement-detail") == "/api/v1/annotations/__annotation__/placements/__version__/"


def test_a_site_below_another_address_gives_its_own():
    set_script_prefix("/drafts/")
    try:
        assert pattern("hints") == "/drafts/hints/"
    finally:
        set_script_prefix("/")


def test_the_page_has_exactly_the_addresses_that_scripts_ask_for():
    scripts = (settings.BASE_DIR / "annotations" / "static").rglob("*.js")
    asked = {name for path in scripts for name in re.findall(r'addressOf\(\s*"([^"]+)"', path.read_text("utf-8"))}
    assert asked == set(ADDRESSES)


def held(answer: HttpResponse) -> list[str]:
    """The names of the addresses on a page."""
    found = re.search('<script id="addresses" type="application/json">(.*?)</script>', answer.content.decode())
    return list(json.loads(found[1])) if found else []


def test_who_may_read_has_the_addresses_and_the_doors_have_none(client):
    assert held(client.get("/sign-in/")) == []
    client.force_login(factories.person())
    assert held(client.get("/library/")) == list(ADDRESSES)
