"""`/api/v1/contributors/`: who brings texts to bodies."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response

from proposals.api.fields import Id
from proposals.api.filters import Filter
from proposals.api.force_representations import Part
from proposals.api.rows import Readable, address, person
from proposals.api.values import OfRow
from proposals.models import Contributor, Scope
from proposals.queries.contributions import contributions_of
from proposals.queries.contributor_words import words_now
from proposals.services import contributors


class ContributorSerializer(OfRow[Contributor]):
    """Who brings texts to bodies; its kind is unknown until somebody says it."""

    id = Id()

    class Meta:
        model = Contributor
        fields = ("id", "name", "country", "kind")
        extra_kwargs: dict[str, Any] = {"name": {"validators": []}}


class BroughtSerializer(Part):
    """A proposal, and the versions of it that the contributor brought."""

    def to_representation(self, instance: Any) -> dict[str, Any]:
        return {"proposal": instance.proposal.slug, "versions": [one.slug for one in instance.versions]}

    proposal = serializers.CharField()
    versions = serializers.ListField(child=serializers.CharField())


class ClauseWordsSerializer(Part):
    """So many words of a clause of the newest version."""

    key = serializers.CharField(source="clause.key")
    number = serializers.CharField(source="clause.number", allow_blank=True)
    title = serializers.CharField(source="clause.title", allow_blank=True)
    words = serializers.IntegerField()


class WordsThereSerializer(Part):
    """`words` of the newest version of a proposal come from what it brought; of `earlier` it is known that they stood
    there before. `clauses` are those with most of them. Restricted proposals are in no sum.
    """

    proposal = serializers.CharField(source="version.proposal.slug")
    version = serializers.CharField(source="version.slug")
    words = serializers.IntegerField()
    earlier = serializers.IntegerField()
    restricted = serializers.BooleanField(source="is_restricted")
    clauses = ClauseWordsSerializer(many=True)


class ForceToldSerializer(Part):
    """Between two versions in a row, how many clauses became weaker and stronger, firmly said; `own` if the contributor
    brought the new one.
    """

    comparison = serializers.CharField(source="comparison.slug")
    old = serializers.CharField(source="old.slug")
    new = serializers.CharField(source="new.slug")
    own = serializers.BooleanField(source="is_own")
    weakened = serializers.IntegerField()
    strengthened = serializers.IntegerField()


class ContributorWordsSerializer(Part):
    """What a contributor brought, where its words stand now, and what became of their force.

    `public` are all words in public proposals, the sum of their rows. `cut`: there are more texts than were looked at.
    """

    brought = BroughtSerializer(many=True)
    public = serializers.IntegerField()
    rows = WordsThereSerializer(many=True)
    force = ForceToldSerializer(many=True)
    cut = serializers.BooleanField()


class ContributorFilter(Filter):
    class Meta:
        model = Contributor
        fields = ("country", "kind")


class ContributorRows(Readable[Contributor]):
    """Those who bring versions and proposals."""

    model = Contributor
    writes = Scope.EDIT
    serializer_class = ContributorSerializer
    filterset_class = ContributorFilter
    orderings = ("name",)

    def create(self, request: Request) -> Response:
        """A new contributor; for reviewers."""
        made = contributors.add(**self.validated(), by=person(request))
        return self.answer(made, status=201, Location=address("contributor", made.slug))

    def partial_update(self, request: Request, **at: str) -> Response:
        """Another name, country or kind; for who added it while nothing of others names it, and for admins."""
        contributor = self.get_object()
        contributors.change(contributor, self.validated(partial=True), by=person(request))
        return self.answer(contributor)

    @extend_schema(responses=ContributorWordsSerializer, filters=False)
    @action(detail=True, pagination_class=None)
    def words(self, request: Request, **at: str) -> Response:
        """What it brought to proposals that you may see, and where its words stand in the newest versions of others."""
        contributor = self.get_object()
        brought = contributions_of(contributor, request.user)
        now = words_now(contributor, brought, request.user)
        force = [row for one in brought for row in one.force]
        told = {"brought": brought, "public": now.public, "rows": now.rows, "force": force, "cut": now.is_cut}
        return Response(ContributorWordsSerializer(told).data)
