"""Bodies that are read from columns are, byte for byte, what the serializers of the framework make of instances.

Dear: the sample is loaded, and everything of it is told twice.
"""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db.models import Prefetch, prefetch_related_objects
from django.test import Client
from django.utils import timezone
from drf_spectacular.generators import SchemaGenerator
from rest_framework.renderers import JSONRenderer

from clauseline.comparing.changes import as_json
from proposals.api.changes import ChangeRows
from proposals.api.rows import Rows
from proposals.api.strength import StrengthRows
from proposals.models import Change, Membership, Team, User
from proposals.queries.comparisons import change_of
from tests.project.walk import ROOT, Walk

pytestmark = pytest.mark.django_db


def test_every_noun_is_told_as_its_serializer_tells_it():
    walk = Walk(SchemaGenerator().get_schema(request=None, public=True)["paths"])
    walk.begin()
    browser = Client()
    browser.force_login(User.objects.get(username="admin"))
    zone = ZoneInfo(User.objects.get(username="admin").time_zone)
    compared = [path for path, address in walk.looks() if is_told_alike(browser.get(ROOT + address), zone)]
    assert zone.key == "Europe/Zurich"
    assert {path for path, _ in walk.looks()} - set(compared) == {
        "/comparisons/{comparison}/strength/",
        "/comparisons/{comparison}/pairs/",
        "/comparisons/{comparison}/pairs/unpaired/",
        "/annotations/{annotation}/placements/{version}/wording/",
        "/concerns/",
        "/concerns/{id}/",
        "/search/",
        "/comparisons/{id}/definitions/",
        "/comparisons/{id}/handling/",
        "/proposals/{proposal}/ledger/",
        "/proposals/{proposal}/ledger/cells/",
        "/versions/{id}/definitions/",
        "/versions/{id}/report/",
        "/contributors/{id}/words/",
        "/versions/{version}/lineage/{key}/",
        "/versions/{version}/origins/",
        "/versions/{version}/origins/shares/",
    }


def is_told_alike(answer: Any, zone: ZoneInfo) -> bool:
    """Whether the answer comes from columns; fails unless it is as the serializer has it."""
    view = answer.renderer_context["view"]
    if not isinstance(view, Rows) or isinstance(view, StrengthRows) or view.action not in ("list", "retrieve"):
        return False
    told = answer.json()
    with timezone.override(zone):
        body = {**told, "results": listed(view)} if view.action == "list" else by_serializer(view, view.get_object())
    assert answer.content == JSONRenderer().render(body)
    assert view.action == "retrieve" or told["results"] != [], view
    return True


def listed(view: Any) -> list[Any]:
    """The page that the view was asked for, row by row."""
    del view._paginator  # It keeps what it was asked for.
    return [by_serializer(view, row) for row in view.paginate_queryset(view.filter_queryset(view.get_queryset()))]


def by_serializer(view: Any, row: Any) -> Any:
    if isinstance(view, ChangeRows):
        return by_comparer(row)
    if isinstance(row, (User, Team)):
        # Without an order of their own, databases tell them as they like.
        prefetch_related_objects([row], Prefetch("memberships", Membership.objects.order_by("pk")))
    return view.get_serializer_class()(row, context=view.get_serializer_context()).data


def by_comparer(row: Change) -> dict[str, Any]:
    """In the keys of the command that compares, with the clauses."""
    sides = sorted(row.sides.all(), key=lambda side: side.clause.order)
    clauses = {
        name: [{"key": side.clause.key, "number": side.clause.number} for side in sides if side.side == name]
        for name in ("old", "new")
    }
    return {**as_json(change_of(row)), "clauses": clauses}
