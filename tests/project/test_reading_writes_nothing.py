"""Who reads writes nothing: no address that is read, whether by a program or in a browser, changes a row."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from project.settings import CACHES
from proposals.models import User
from proposals.services import tokens
from tests.project import test_restricted
from tests.project.routes import Route
from tests.project.test_restricted import GENERAL, SPECIFIC, Secret
from tests.project.walk import ROOT, Walk

pytestmark = [pytest.mark.once, pytest.mark.django_db]
secret = test_restricted.secret

WRITING = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|BEGIN|SAVEPOINT|CREATE)\b", re.IGNORECASE)


ACTS = {
    "/comment-sets/{}/export/{}/",
    "/api/v1/comment-sets/{}/export/{}/",
    "/comment-sets/{}/changes/{}/",
    "/versions/{}/origins/export/",
    "/versions/{}/origins/matrix/",
    "/versions/{}/lineage/{}/export/",
    "/versions/{}/brief/{}/",
    "/api/v1/versions/{}/brief/{}/",
    "/contributors/{}/export/",
    "/arrivals/export/",
    "/proposals/{}/ledger/export/",
    "/account/emails/",
}
"""An export is an act, which the audit records; the page of one's addresses only begins a transaction."""


@contextmanager
def written() -> Iterator[list[str]]:
    """The statements within that write, or begin a transaction, which on SQLite takes the lock of all who write."""
    found: list[str] = []

    def look(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        if WRITING.match(sql) or "FOR UPDATE" in sql:
            found.append(sql[:100])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        yield found


def test_programs_and_browsers_read_all_of_the_api_without_a_write(settings: Any):
    settings.CACHES = CACHES
    walk = Walk(SchemaGenerator().get_schema(request=None, public=True)["paths"])
    walk.begin()
    admin = User.objects.get(username="admin")
    program = Client(headers={"Authorization": f"Bearer {tokens.make(admin, 'laptop')[1]}"})
    browser = Client()
    browser.force_login(admin)
    wrote: dict[str, list[str]] = {}
    for _, address in walk.looks():
        for client in (program, browser):
            with written() as statements:
                assert client.get(ROOT + address).status_code == 200, address
            wrote |= {address: statements} if statements else {}
    assert wrote == {}


@pytest.mark.parametrize("address", [*GENERAL, *SPECIFIC])
def test_no_page_writes_when_it_is_read(address: str, secret: Secret, settings: Any):
    settings.CACHES = CACHES
    browser = Client(raise_request_exception=False)
    browser.force_login(secret.inside)
    asked = address.format(*(secret.ids[noun] for noun in Route("", address).nouns))
    fields = {} if address.startswith("/api/") else {"version": secret.ids["placements"], "view": "side"}
    with written() as statements:
        answer = browser.get(asked, fields)
        b"".join(answer)
    assert answer.status_code != 500
    assert bool(statements) == (address in ACTS)
