"""The API holds what its own document says, whatever is thrown at it.

Each rule of the document is tried and broken once, and some random requests follow. `ATTACKS=100 ATTACK_SEED=7` makes
more of these, and others.

Dear: each of the API's operations is asked some forty times.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from typing import Any
from uuid import uuid4

import pytest
import schemathesis
from django.conf import settings as site
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, transaction
from django.test import override_settings
from hypothesis import HealthCheck, Phase, assume, settings
from schemathesis import Case
from schemathesis.config import SchemathesisConfig
from schemathesis.schemas import BaseSchema

from project.wsgi import application
from proposals.models import Count
from tests.project.attack import World, world

pytestmark = pytest.mark.django_db
pytest_plugins = ["schemathesis.pytest.plugin"]

ATTACKS = int(os.environ.get("ATTACKS", "2"))
"""How many random requests there are for each operation."""
SEED = int(os.environ.get("ATTACK_SEED", "1"))
NOES = ["400", "401", "403", "404", "405", "406", "409", "415", "422", "429"]
LISTS, OPTIONAL = ("contributors",), ("date", "team")
"""What is several, and what is none if it is empty, where a form is taken."""
CONFIG = SchemathesisConfig.from_dict(
    {
        "seed": SEED,
        "generation": {"mode": "all", "database": "none"},
        "phases": {"coverage": {"enabled": True}, "examples": {"enabled": True}, "stateful": {"enabled": False}},
        "checks": {
            # No document can say which ids there are: a made-up one is well-formed, and refused.
            "positive_data_acceptance": {"enabled": False},
            # HTTP has If-Match looked at before the body: what is both outdated and wrong is outdated.
            "negative_data_rejection": {"expected-statuses": [*NOES, "412"]},
        },
    }
)


@pytest.fixture(scope="module")
def rows(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """What there is for all operations, in one transaction: the end of a request may not close its connection."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    with django_db_blocker.unblock(), transaction.atomic():
        yield world()
        transaction.set_rollback(True)
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def unhurried() -> Iterator[None]:
    """Programs may ask as often as they like. One override lies below all requests of a test: of one a request, each
    lies upon the last, and who looks up a setting goes through all of them.
    """
    with override_settings(API_RATE=""):
        yield


@pytest.fixture
def document(rows: World) -> BaseSchema:
    """What the API says of itself, read by whoever runs the test and not by whoever collects it: it takes seconds."""
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", plain, config=CONFIG)


def plain(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """The site as the tool can take it, which reads no compressed answers and closes no files."""
    environ.pop("HTTP_ACCEPT_ENCODING", None)
    with closing(application(environ, start_response)) as answer:
        return [b"".join(answer)]


def loses_values(case: Case[Any]) -> bool:
    """Whether the tool would send another form than it means to: it writes empty values as no one reads them, and a
    form has nothing to tell a list of one from that one, or nothing from an empty value.
    """
    told = case.body if case.media_type == "multipart/form-data" and isinstance(case.body, dict) else {}
    is_one = any(name in told and not isinstance(told[name], list) for name in LISTS)
    is_none = any(told.get(name) == "" for name in OPTIONAL)
    return is_one or is_none or any("" in value for value in told.values() if isinstance(value, list))


api = schemathesis.pytest.from_fixture("document")


@api.parametrize()
@settings(
    max_examples=ATTACKS,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
def test_it_keeps_its_word(case: Case[Any], rows: World, unhurried: None) -> None:
    assume(not loses_values(case))
    with transaction.atomic():
        # How often a password may be tried is not the question here.
        Count.objects.all().delete()
        site.COUNTERS = f"attacks:{uuid4()}"
        rows.lead(case)
        case.call_and_validate(headers={"Authorization": f"Bearer {rows.secret}"})
        transaction.set_rollback(True)
