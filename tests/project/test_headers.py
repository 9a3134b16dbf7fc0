"""What browsers are told with every answer, and that Django finds nothing to warn of on a real site."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from project.headers import POLICIES
from tests import factories

HERE = Path(__file__).resolve().parents[2]
REAL = {
    "DATABASE_URL": "postgres://clauseline:word@postgres/clauseline",
    "SECRET_KEY": "kKk7n2fXq0vT9rYwLmZp4hS8dGbJ1cVx6aQeUiOtRyPl3sWz5N",
    "ALLOWED_HOSTS": "drafts.example.org,127.0.0.1",
    "TRUSTED_PROXIES": "10.0.0.7",
}
"""The environment of a real site, as the compose file makes it."""
YEAR = "max-age=31536000"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/sign-in/", 200),
        ("/static/proposals/lists.css", 200),
        ("/static/nothing.css", 404),
        ("/nowhere/", 404),
        ("/api/v1/nothing/", 404),
        ("/api/v1/versions/", 401),
        ("/healthz", 200),
        ("/desk/", 302),
    ],
)
@pytest.mark.django_db
def test_every_answer_carries_the_policies(client, settings, address, status):
    settings.SECURE_HSTS_SECONDS = 31536000
    answer = Client().get(address, secure=True)
    assert answer.status_code == status
    assert {name: answer.headers.get(name) for name in POLICIES} == POLICIES
    answer.close()
    told = ("Strict-Transport-Security", "Cross-Origin-Opener-Policy", "X-Content-Type-Options", "Referrer-Policy")
    assert [answer.headers.get(name) for name in told] == [YEAR, "same-origin", "nosniff", "same-origin"]


@pytest.mark.django_db
def test_a_fault_carries_them_too(settings):
    settings.ROOT_URLCONF = "tests.project.faulty"
    answer = Client(raise_request_exception=False).get("/fault/")
    assert (answer.status_code, answer.headers["Permissions-Policy"]) == (500, POLICIES["Permissions-Policy"])
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]


@pytest.mark.django_db
def test_a_picture_or_an_export_is_lent_to_no_other_site():
    version = factories.version(factories.paragraphs("1", "Scope", "Identities."))
    client = Client()
    client.force_login(factories.person())
    answer = client.get(f"/api/v1/versions/{version.slug}/")
    assert (answer.status_code, answer.headers["Cross-Origin-Resource-Policy"]) == (200, "same-origin")


@pytest.mark.django_db
def test_behind_a_trusted_proxy_plain_http_is_led_to_https_but_for_the_answers_to_its_machines(settings):
    settings.SECURE_SSL_REDIRECT = True
    plain = Client()
    assert plain.get("/sign-in/").headers["Location"] == "https://testserver/sign-in/"
    assert [plain.get(page).status_code for page in ("/healthz",)] == [200]
    assert plain.get("/readyz").status_code != 301


def managed(*command: str, **more: str) -> tuple[int, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "manage.py", *command],
        env={**kept, **REAL, **more},
        cwd=HERE,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_django_finds_nothing_to_warn_of_on_a_real_site():
    told = managed("check", "--deploy", "--fail-level", "WARNING")
    assert told == (0, "System check identified no issues (2 silenced).\n")


def test_a_real_site_without_an_address_does_not_start():
    status, told = managed("check", ALLOWED_HOSTS="127.0.0.1")
    assert (status, told.splitlines()[-1]) == (
        1,
        "django.core.exceptions.ImproperlyConfigured: A real site needs its address in SITE_URL, such as "
        "https://drafts.example.org: mail and exports name it.",
    )
