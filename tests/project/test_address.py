"""What leaves the site names it by `SITE_URL`, whatever host a request names."""

import re
from pathlib import Path

import pytest
from django.core import mail
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.urls import reverse

from project.address import OWN, keep, site_url
from proposals.models import Role
from proposals.services import jobs
from tests import factories
from tests.clients import confirm

HERE = Path(__file__).resolve().parents[2]
HOSTS = ["127.0.0.1", ".example.net", "drafts.example.org", "10.0.0.7"]


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("", "https://drafts.example.org"),
        ("https://drafts.example.org/", "https://drafts.example.org"),
        ("http://10.0.0.7:8080", "http://10.0.0.7:8080"),
        ("https://a.example.net", "https://a.example.net"),
    ],
)
def test_a_real_site_has_the_given_address_or_its_first_name(given, address):
    assert site_url(given, hosts=HOSTS, is_https=True, var=None) == address


@pytest.mark.parametrize(
    ("given", "hosts", "sentence"),
    [
        ("", ["127.0.0.1", "*"], "needs its address in SITE_URL"),
        ("drafts.example.org", HOSTS, "is no address of a site"),
        ("ftp://drafts.example.org", HOSTS, "is no address of a site"),
        ("https://drafts.example.org/clauseline", HOSTS, "is no address of a site"),
        ("https://me:word@drafts.example.org", HOSTS, "no mail can carry"),
        (f"https://{'a' * 160}.example.net", HOSTS, "160 characters"),
        ("https://other.example.org", HOSTS, "add other.example.org to ALLOWED_HOSTS"),
    ],
)
def test_what_is_no_address_of_the_site_is_refused_at_the_start(given, hosts, sentence):
    with pytest.raises(ImproperlyConfigured, match=re.escape(sentence)):
        site_url(given, hosts=hosts, is_https=True, var=None)


def test_on_ones_own_machine_it_is_where_it_was_served_last(tmp_path):
    assert site_url("", hosts=[], is_https=False, var=tmp_path) == OWN
    keep(tmp_path, "http://127.0.0.1:8107")
    assert site_url("", hosts=[], is_https=False, var=tmp_path) == "http://127.0.0.1:8107"


@pytest.fixture
def stranger(settings):
    """Who sends requests in the name of another host that is allowed."""
    settings.SENDS_MAIL = True
    settings.SITE_URL = "https://drafts.example.org"
    settings.ALLOWED_HOSTS = ["drafts.example.org", "elsewhere.example"]
    return Client(headers={"host": "elsewhere.example"})


@pytest.mark.django_db
def test_letters_lead_to_the_site_not_to_the_host_that_a_request_names(stranger):
    ana = factories.person("ana", email="ana@example.org")
    stranger.post(reverse("account_reset_password"), {"email": "ana@example.org"})
    stranger.force_login(ana)
    confirm(stranger)
    stranger.post(reverse("account_email"), {"action_add": "", "email": "other@example.org"})
    team = factories.team(ana, role=Role.OWNER)
    stranger.post(reverse("team-invitations", args=[team.slug]), {"email": "bo@example.org", "role": "reviewer"})
    jobs.drain()
    assert len(mail.outbox) == 3
    for letter in mail.outbox:
        assert re.findall(r"\b\w+://[^/\s]+", str(letter.body)) == ["https://drafts.example.org"]
        assert "elsewhere" not in letter.body


@pytest.mark.django_db
def test_the_link_of_an_invitation_leads_to_the_site(stranger, settings):
    settings.SENDS_MAIL = False
    ana = factories.person("ana")
    team = factories.team(ana, role=Role.OWNER)
    stranger.force_login(ana)
    fields = {"team": team.slug, "role": "reader"}
    answer = stranger.post("/api/v1/invitations/", fields, content_type="application/json")
    assert answer.json()["link"].startswith("https://drafts.example.org/invitation/")
    page = stranger.post(reverse("team-invitations", args=[team.slug]), {"email": "", "role": "reviewer"}).text
    assert re.findall(r"\w+://[^/]+/invitation/", page) == ["https://drafts.example.org/invitation/"]


def test_no_other_code_makes_addresses_from_requests():
    places = [path for room in ("project", "annotations", "proposals") for path in (HERE / room).rglob("*.py")]
    made = {str(path.relative_to(HERE)) for path in places if re.search("build_absolute|get_host", path.read_text())}
    # They tell answers apart by what was asked, and go back to a page of this site; neither sends an address anywhere.
    assert made == {"proposals/api/etags.py", "proposals/views/returning.py"}
