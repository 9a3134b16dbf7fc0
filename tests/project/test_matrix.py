"""Who may do what at each address: the table of `matrix/rules.txt`, asked for real."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction

from tests.conftest import COUNTED
from tests.project.matrix import world as worlds
from tests.project.matrix.asking import ask
from tests.project.matrix.table import cells, rules, rules_of
from tests.project.matrix.world import World
from tests.project.routes import routes

pytestmark = [pytest.mark.once, pytest.mark.django_db]

CELLS = cells()


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """One for all cells, each of which is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield worlds.make()
        transaction.set_rollback(True)


def test_every_route_has_a_row():
    assert [route for route in routes() if not rules_of(route)] == []


def test_every_row_has_a_route():
    asked = {rule for cell in CELLS for rule in [cell.rule]}
    assert [rule for rule in rules() if rule not in asked] == []


@pytest.mark.parametrize("name", list(dict.fromkeys(cell.route.name for cell in CELLS)))
def test_who_may(name: str, world: World, record_property: Callable[[str, object], None]):
    asked = [ask(cell, world) for cell in CELLS if cell.route.name == name]
    record_property(COUNTED, [(str(one.answer), one.is_right) for one in asked])
    assert "\n".join(str(one) for one in asked if not one.is_right) == ""
