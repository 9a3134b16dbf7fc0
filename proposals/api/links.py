"""`/api/v1/links/`: how proposals came from one another."""

from __future__ import annotations

from rest_framework.request import Request
from rest_framework.response import Response

from proposals.api.fields import Id, Named
from proposals.api.filters import ById, Filter
from proposals.api.rows import Readable, address, person
from proposals.api.schema import refuses
from proposals.api.values import OfRow
from proposals.models import Link, Proposal, Scope
from proposals.services import links


class LinkSerializer(OfRow[Link]):
    """`source` is derived from, answers, or was adopted as `target`."""

    id = Id()
    source = Named(Proposal)  # type: ignore[assignment]
    target = Named(Proposal)

    class Meta:
        model = Link
        fields = ("id", "source", "kind", "target")
        validators: tuple[()] = ()


class LinkFilter(Filter):
    """`?source=` and `?target=` take ids of proposals."""

    source = ById("source")
    target = ById("target")

    class Meta:
        model = Link
        fields = ("kind",)


class LinkRows(Readable[Link]):
    """Links between two proposals, both of which must be there for who asks."""

    model = Link
    writes = Scope.EDIT
    related = ("source", "target")
    serializer_class = LinkSerializer
    filterset_class = LinkFilter

    @refuses(409)
    def create(self, request: Request) -> Response:
        """Link two proposals; for editors of the source."""
        values = self.validated()
        made = links.add(values["source"], values["kind"], values["target"], by=person(request))
        return self.answer(made, status=201, Location=address("link", made.slug))

    def destroy(self, request: Request, **at: str) -> Response:
        """Take a link away; for editors of the source."""
        links.remove(self.get_object(), by=person(request))
        return Response(status=204)
