from __future__ import annotations

import pytest
from django.test import Client

from proposals.models import Role, User
from tests import factories


@pytest.fixture(autouse=True)
def _database(db):
    pass


@pytest.fixture
def editor() -> User:
    person = factories.person("editor")
    factories.team(person, role=Role.EDITOR)
    return person


@pytest.fixture
def page(client: Client, editor: User) -> Client:
    """A browser in which the editor is signed in."""
    client.force_login(editor)
    return client
