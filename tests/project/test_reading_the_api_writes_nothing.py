"""Who reads by the API writes nothing, whether with a token or in a browser."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from drf_spectacular.generators import SchemaGenerator

from project.settings import CACHES
from proposals.models import Scope, User
from proposals.services import tokens
from tests.project.walk import ROOT, Walk
from tests.project.writing import written

pytestmark = [pytest.mark.once, pytest.mark.django_db]


def test_programs_and_browsers_read_all_of_the_api_without_a_write(settings: Any):
    settings.CACHES = CACHES
    walk = Walk(SchemaGenerator().get_schema(request=None, public=True)["paths"])
    walk.begin()
    admin = User.objects.get(username="admin")
    program = Client(headers={"Authorization": f"Bearer {tokens.make(admin, 'laptop', scope=Scope.ADMINISTER)[1]}"})
    browser = Client()
    browser.force_login(admin)
    wrote: dict[str, list[str]] = {}
    for _, address in walk.looks():
        for client in (program, browser):
            with written() as statements:
                assert client.get(ROOT + address).status_code == 200, address
            wrote |= {address: statements} if statements else {}
    assert wrote == {}
