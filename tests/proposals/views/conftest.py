from __future__ import annotations

import pytest
from django.test import Client

from proposals.models import User


@pytest.fixture(autouse=True)
def _database(db):
    pass


@pytest.fixture
def page(client: Client, editor: User) -> Client:
    """A browser in which the editor is signed in."""
    client.force_login(editor)
    return client
