"""`/api/v1/versions/{version}/lineage/{key}/`: the way of a clause over versions, proposals and bodies."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from annotations.access import own_teams
from annotations.api.origins import OriginDecisionSerializer
from annotations.api.pair_decisions import PairDecisionSerializer
from annotations.models import OriginDecision
from annotations.queries.lineages import ClauseLineage, clause_lineage
from clauseline.origins.direction import ORIGIN_DIRECTIONS, ORIGIN_REASONS
from clauseline.vocabulary import ORIGIN_METHODS, UBIQUITIES
from proposals.access import visible
from proposals.api.etags import Tagged
from proposals.api.force_representations import Part
from proposals.api.origins import OriginPlaceSerializer
from proposals.api.schema import refuses
from proposals.models import Change, Clause, Team, Version
from proposals.queries.lineage_steps import METHODS, WORDINGS
from proposals.queries.readings import current


class LineageStepSerializer(Part):
    """A clause in one version or in several in a row that keep its words, `first` to `last`; its `contributors` are
    those of the first version, else of its proposal.
    """

    name = serializers.CharField()
    first = OriginPlaceSerializer()
    last = OriginPlaceSerializer()
    contributors = serializers.ListField(child=serializers.CharField())

    def to_representation(self, instance: Any) -> dict[str, Any]:
        places = {name: OriginPlaceSerializer(getattr(instance, name)).data for name in ("first", "last")}
        return {"name": instance.name, **places, "contributors": [one.slug for one in instance.contributors]}


class WayForceSerializer(Part):
    """How many sentences became weaker and stronger, firmly said or confirmed, and how many are to be checked; `status`
    is what the clause became, "" where it stayed.
    """

    weakened = serializers.IntegerField()
    strengthened = serializers.IntegerField()
    to_check = serializers.IntegerField()
    status = serializers.ChoiceField(("normative", "informative"), allow_blank=True)


class LineageWaySerializer(Part):
    """What leads from the step `old` to the step `new`: a change, with its `fate`, or what two proposals share.

    Of these `direction` says whether the words stood earlier in `old`, for the `reason`, or that nobody said it. `main`
    is false for what is tied more closely to something else. `decision` is that of your team on an origin,
    `pair_decision` on a pair of clauses in two languages, which is followed though no machine found it.
    """

    name = serializers.CharField(source="way.name")
    old = serializers.CharField(source="way.old.name")
    new = serializers.CharField(source="way.new.name")
    old_place = OriginPlaceSerializer(source="way.old_place")
    new_place = OriginPlaceSerializer(source="way.new_place")
    method = serializers.ChoiceField(METHODS, source="way.method")
    wording = serializers.ChoiceField(WORDINGS, source="way.wording")
    fate = serializers.ChoiceField(Change.Kind.choices, source="way.fate", allow_blank=True)
    direction = serializers.ChoiceField(
        ORIGIN_DIRECTIONS, source="way.first.direction.way", default=None, allow_null=True
    )
    reason = serializers.ChoiceField(ORIGIN_REASONS, source="way.first.direction.reason", default=None, allow_null=True)
    main = serializers.BooleanField(source="way.is_main")
    force = WayForceSerializer()
    decision = OriginDecisionSerializer(allow_null=True)
    pair_decision = PairDecisionSerializer(source="pair", allow_null=True)


class RejectedWaySerializer(Part):
    """Two clauses of which your team said that they do not come from one another, by a `decision` on an origin, or by
    a `pair_decision` that none in the other language says the same: nothing follows from it.
    """

    one = OriginPlaceSerializer(source="way.one")
    other = OriginPlaceSerializer(source="way.other")
    decision = OriginDecisionSerializer(allow_null=True)
    pair_decision = PairDecisionSerializer(source="pair", allow_null=True)


class LineageEndSerializer(Part):
    """From the step of this name nothing leads to these `places`, a clause in each proposal: what they share by
    `method` stands everywhere, as `template` or `common` words do. What is only meant is followed once your team
    confirms it.
    """

    step = serializers.CharField(source="step.name")
    method = serializers.ChoiceField(ORIGIN_METHODS)
    ubiquity = serializers.ChoiceField(UBIQUITIES)
    places = OriginPlaceSerializer(many=True)


class LineageSerializer(serializers.Serializer[ClauseLineage]):
    """The steps of a clause, `start` being the one that was asked for, and the ways between them.

    `cut`: it leads further than is followed.
    """

    start = serializers.CharField(source="lineage.start.name")
    steps = LineageStepSerializer(source="lineage.steps", many=True)
    ways = LineageWaySerializer(source="entries", many=True)
    rejected = RejectedWaySerializer(many=True)
    ends = LineageEndSerializer(source="lineage.ends", many=True)
    cut = serializers.BooleanField(source="lineage.is_cut")


class ForTeamSerializer(serializers.Serializer[Team]):
    """For which of your teams it is told."""

    team = serializers.SlugField(required=False, help_text="The id of your team; else the first of them.")


@refuses(400, 409, 410)
class LineageRows(Tagged, GenericViewSet[OriginDecision]):
    """The lineage of a clause, in what you may see."""

    queryset = OriginDecision.objects.none()
    serializer_class = LineageSerializer  # type: ignore[assignment]
    pagination_class = None
    filter_backends = ()
    lookup_field = "key"

    @extend_schema(parameters=[ForTeamSerializer], filters=False, responses=LineageSerializer)
    def retrieve(self, request: Request, **at: str) -> Response:
        """One clause over versions, proposals and bodies."""
        versions = visible(Version, request.user).select_related("current_reading", "proposal__body")
        version = get_object_or_404(versions, slug=at["version"])
        clause = get_object_or_404(visible(Clause, request.user), reading=current(version), key=at["key"])
        told = clause_lineage(version, clause, request.user, self._team(request))
        return Response(LineageSerializer(told, context=self.get_serializer_context()).data)

    def _team(self, request: Request) -> Team | None:
        asked = ForTeamSerializer(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        teams, slug = own_teams(request.user).order_by("name"), asked.validated_data.get("team")
        return get_object_or_404(teams, slug=slug) if slug else teams.first()
