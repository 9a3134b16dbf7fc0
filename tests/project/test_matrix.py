"""Who may do what at each address: the table of `matrix/rules.txt`, asked for real.

Dear: it is some thirteen thousand requests, each of somebody else or of something else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.conftest import COUNTED
from tests.project.matrix import world as worlds
from tests.project.matrix.sparing import asked, documents_made_once
from tests.project.matrix.table import cells, rules, rules_of
from tests.project.matrix.world import World
from tests.project.routes import routes

pytestmark = [pytest.mark.once, pytest.mark.django_db]

CELLS = cells()


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """One for all cells, each of which is taken back."""
    with django_db_blocker.unblock(), documents_made_once(), transaction.atomic():
        yield worlds.make()
        transaction.set_rollback(True)


def test_every_route_has_a_row():
    assert [route for route in routes() if not rules_of(route)] == []


def test_every_row_has_a_route():
    found = {cell.rule for cell in CELLS}
    assert [rule for rule in rules() if rule not in found] == []


@pytest.mark.parametrize("name", list(dict.fromkeys(cell.route.name for cell in CELLS)))
def test_who_may(name: str, world: World, record_property: Callable[[str, object], None]):
    answers = list(asked([cell for cell in CELLS if cell.route.name == name], world))
    record_property(COUNTED, [(str(one.answer), one.is_right) for one in answers])
    assert "\n".join(str(one) for one in answers if not one.is_right) == ""
