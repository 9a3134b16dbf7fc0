"""Who reads writes nothing: no page and no file that is read changes a row."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from project.settings import CACHES
from tests.project import test_restricted
from tests.project.test_restricted import GENERAL, SPECIFIC, Secret
from tests.project.writing import written

pytestmark = [pytest.mark.once, pytest.mark.django_db]
secret = test_restricted.secret

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
    "/jobs/{}/file/",
    "/api/v1/jobs/{}/file/",
    "/account/emails/",
}
"""An export is an act, which the audit records; the page of one's addresses only begins a transaction."""


@pytest.mark.parametrize("address", [*GENERAL, *SPECIFIC])
def test_no_page_writes_when_it_is_read(address: str, secret: Secret, settings: Any):
    settings.CACHES = CACHES
    browser = Client(raise_request_exception=False)
    browser.force_login(secret.inside)
    asked = address.format(*secret.known(address))
    fields = {} if address.startswith("/api/") else {"version": secret.ids["placements"], "view": "side"}
    with written() as statements:
        answer = browser.get(asked, fields)
        b"".join(answer)
    assert answer.status_code != 500
    assert bool(statements) == (address in ACTS)
