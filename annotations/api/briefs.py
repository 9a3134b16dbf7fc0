"""`/api/v1/versions/{version}/brief/{form}/`: a version on one page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.viewsets import GenericViewSet

from annotations.services import briefs
from clauseline.writing.word import MEDIA_TYPE
from proposals.access import visible
from proposals.api.files import AnyType, files
from proposals.api.schema import refuses
from proposals.api.strict import Strict
from proposals.files.downloads import download
from proposals.models import Version

FORM = OpenApiParameter("form", OpenApiTypes.STR, OpenApiParameter.PATH, enum=list(briefs.BRIEF_FORMATS))


class BriefAskedSerializer(serializers.Serializer[Version]):
    """Of which comparison it tells what changed, and for which of your teams it speaks."""

    comparison = serializers.SlugField(
        required=False,
        help_text="The id of a comparison that leads to this version; else the one with the nearest earlier version.",
    )
    team = serializers.SlugField(required=False, help_text="The id of your team; else the first of them.")


@refuses(400, 409, 410)
class BriefRows(Strict, GenericViewSet[Version]):
    """A version on one page, for who has five minutes."""

    queryset = Version.objects.none()
    serializer_class = BriefAskedSerializer
    pagination_class = None
    filter_backends = ()
    lookup_field = "form"
    content_negotiation_class = AnyType

    @extend_schema(parameters=[FORM, BriefAskedSerializer], filters=False, responses=files((MEDIA_TYPE, briefs.PDF)))
    def retrieve(self, request: Request, **at: str) -> HttpResponse:
        """What changed, what it does to people and what your team asks, as a Word file (`docx`) or printed (`pdf`).

        Nothing that is private is in it. Where this site has no LibreOffice it makes no PDF: 409.
        """
        versions = visible(Version, request.user).select_related("current_reading", "proposal__body")
        version = get_object_or_404(versions, slug=at["version"])
        asked = BriefAskedSerializer(data=request.query_params.dict())
        asked.is_valid(raise_exception=True)
        return download(briefs.export(version, at["form"], by=request.user, **asked.validated_data))
