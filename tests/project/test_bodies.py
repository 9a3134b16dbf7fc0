"""How much a request may bring, and what it hears that brings more."""

import json
import re

import pytest
from django.urls import reverse

from project.bodies import TWO_FILES, UPLOADS, most
from tests import factories
from tests.clients import problem

MB = 1024 * 1024
SESSION, TOKEN = {"HTTP_COOKIE": "a=b; sessionid=abc"}, {"HTTP_AUTHORIZATION": "Bearer abc"}


@pytest.mark.parametrize(
    ("path", "told", "limit"),
    [
        ("/api/v1/versions/", {}, MB),
        ("/sign-in/", {"HTTP_COOKIE": "csrftoken=abc"}, MB),
        ("/sign-in/", SESSION, 5 * MB),
        ("/api/v1/annotations/", TOKEN, 5 * MB),
        ("/api/v1/versions/abc/", TOKEN, 5 * MB),
        ("/api/v1/versions/", TOKEN, 51 * MB),
        ("/proposals/abc/versions/", SESSION, 51 * MB),
        ("/comparisons/files/", SESSION, 101 * MB),
    ],
)
def test_who_brings_it_and_where_to_sets_the_limit(path, told, limit):
    assert most(path, told) == limit


def test_files_go_where_versions_are_added():
    addresses = [reverse("version-add", args=["abc"]), reverse("api-version-list")]
    assert [address for address in addresses if not UPLOADS.fullmatch(address)] == []
    assert reverse("two-files") == TWO_FILES


@pytest.mark.django_db
def test_too_much_is_refused_in_words(client, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * MB
    settings.UPLOAD_LIMIT = 3 * MB
    client.force_login(factories.person())
    page = client.post("/bodies/new/", bytes(2 * MB + 1), content_type="text/plain")
    assert (page.status_code, sentence(page)) == (413, "This is larger than 2 MB, the limit of this site.")
    file = client.post("/proposals/abc/versions/", bytes(4 * MB + 1), content_type="text/plain")
    assert (file.status_code, sentence(file)) == (413, "This file is larger than 3 MB, the limit of this site.")
    files = client.post("/comparisons/files/", bytes(8 * MB), content_type="text/plain")
    assert sentence(files) == "One of these files is larger than 3 MB, the limit of this site."
    client.logout()
    answer = client.post("/api/v1/annotations/", bytes(MB + 1), content_type="text/plain")
    told = "This is larger than 1 MB, the limit of this site."
    assert json.loads(answer.content) == problem(413, answer.reason_phrase, told)
    assert answer["Content-Type"] == "application/problem+json"


@pytest.mark.django_db
def test_whether_it_lives_is_not_asked_of_the_database(client, django_assert_num_queries):
    client.force_login(factories.person())
    with django_assert_num_queries(0):
        assert [client.get("/healthz").json(), client.head("/healthz").status_code] == [{"alive": True}, 200]


def sentence(page):
    (found,) = re.findall('role="alert">(.*)</p>', page.content.decode())
    return found
