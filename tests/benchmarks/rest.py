"""`python -m tests.benchmarks.rest`: what a list of the API costs, beside one that the framework makes of itself.

Both are lists of 50 annotations behind the same rule of who may see what, the same filters and pages, asked for by the
same program with the same token; the stock one is a `ModelViewSet` with a `ModelSerializer` that tells the same fields.
CPU milliseconds a request, the least of several rounds. It makes a database for itself, on what DATABASE_URL names.
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable
from functools import partial
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client, RequestFactory  # noqa: E402
from django.test.utils import setup_test_environment, teardown_test_environment  # noqa: E402
from django.urls import include, path  # noqa: E402
from django_filters.rest_framework import DjangoFilterBackend  # noqa: E402
from rest_framework import serializers  # noqa: E402
from rest_framework.pagination import CursorPagination  # noqa: E402
from rest_framework.renderers import JSONRenderer  # noqa: E402
from rest_framework.routers import SimpleRouter  # noqa: E402
from rest_framework.viewsets import ModelViewSet  # noqa: E402

from annotations.access import visible  # noqa: E402
from annotations.api.annotations import AnnotationFilter  # noqa: E402
from annotations.models import Annotation, AnnotationConcern  # noqa: E402
from proposals.models import User  # noqa: E402
from proposals.services import tokens  # noqa: E402
from tests import factories, large  # noqa: E402

REQUESTS, ROUNDS = 25, 12
OURS, STOCK = "/api/v1/annotations/", "/stock/annotations/"


class PersonSerializer(serializers.ModelSerializer[User]):
    id = serializers.CharField(source="slug")

    class Meta:
        model = User
        fields = ("id", "name")


class ConcernSerializer(serializers.ModelSerializer[AnnotationConcern]):
    class Meta:
        model = AnnotationConcern
        fields = ("concern",)


class StockSerializer(serializers.ModelSerializer[Annotation]):
    version = serializers.SlugRelatedField[Any](slug_field="slug", read_only=True)
    team = serializers.SlugRelatedField[Any](slug_field="slug", read_only=True)
    author = PersonSerializer()
    decided_by = PersonSerializer()
    concerns = ConcernSerializer(many=True)

    class Meta:
        model = Annotation
        fields: tuple[str, ...] = ("slug", "version", "key", "scope", "quote", "before", "after", "start", "comment")
        fields += ("kind", "polarity", "severity", "proposal", "proposed", "element", "visibility", "concerns")
        fields += ("vocabulary", "team", "author", "state", "reason", "decided_by", "decided_at")
        fields += ("made_at", "changed_at")


class StockPages(CursorPagination):
    page_size, ordering, page_size_query_param = 50, "pk", "page_size"


class StockRows(ModelViewSet[Annotation]):
    """With the authentication, the permission and the rates of the site."""

    serializer_class = StockSerializer
    pagination_class = StockPages
    filter_backends = [DjangoFilterBackend]
    filterset_class = AnnotationFilter
    renderer_classes = [JSONRenderer]

    def get_queryset(self) -> Any:
        rows = visible(Annotation, self.request.user).select_related("version", "team", "author", "decided_by")
        return rows.prefetch_related("concerns")


router = SimpleRouter()
router.register("annotations", StockRows, basename="stock")
urlpatterns = [path("stock/", include(router.urls)), path("", include("project.urls"))]


def taken(work: Callable[[], object]) -> float:
    """CPU milliseconds of one `work`."""
    for _ in range(REQUESTS):
        work()
    gc.collect()
    least = float("inf")
    for _ in range(ROUNDS):
        start = time.process_time()
        for _ in range(REQUESTS):
            work()
        least = min(least, time.process_time() - start)
    return least / REQUESTS * 1000


def begun(status: str, headers: object, fault: object = None, /) -> Callable[[bytes], object]:
    """What a server does when an answer begins."""
    assert status == "200 OK"
    return sys.stderr.buffer.write


def measure() -> None:
    """Print the figures."""
    me = factories.person("reviewer")
    version, _ = large.versions(200)
    large.remarks(version, factories.team(me), [me, factories.person("other")])
    _, secret = tokens.make(me, "laptop")
    headers = {"Authorization": f"Bearer {secret}"}
    client, server, plain = Client(headers=headers), get_wsgi_application(), RequestFactory(headers=headers)

    def ask(address: str) -> None:
        assert client.get(address).status_code == 200

    def serve(address: str) -> None:
        environ = plain.get(address).environ
        answer: Any = server(environ, begun)
        b"".join(answer)
        answer.close()

    auth = taken(lambda: tokens.owner(secret))
    say(f"{connection.vendor}: who asks {auth:.2f} ms")
    for name, way in (("test client", ask), ("WSGI", serve)):
        addresses = (OURS, STOCK, f"{OURS}?fields=id,comment,changed_at")
        ours, stock, few = (taken(partial(way, address)) for address in addresses)
        sentence = f"list of 50 {ours:.2f} ms, stock {stock:.2f} ms, three fields {few:.2f} ms"
        say(f"{connection.vendor}, {name}: {sentence}; {(stock - auth) / (ours - auth):.1f} x without who asks")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    settings.ROOT_URLCONF, settings.API_RATE = __name__, "10000000/min"
    if connection.vendor == "sqlite":
        # In a file, as a site has it: a database in memory has other costs.
        connection.settings_dict["TEST"]["NAME"] = str(settings.VAR / "measured.sqlite3")
    setup_test_environment()
    kept = connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        measure()
    finally:
        connection.creation.destroy_test_db(kept, verbosity=0)
        teardown_test_environment()
