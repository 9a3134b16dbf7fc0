"""Answers that are files."""

from __future__ import annotations

from collections.abc import Iterable

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse
from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request


class AnyType(DefaultContentNegotiation):
    """A file has the media type it has, whatever the request would rather take."""

    def select_renderer(
        self, request: Request, renderers: Iterable[BaseRenderer], format_suffix: str | None = None
    ) -> tuple[BaseRenderer, str]:
        renderer = next(iter(renderers))
        return renderer, renderer.media_type or ""


def files(media_types: Iterable[str]) -> dict[tuple[int, str], OpenApiResponse]:
    """What the OpenAPI document says of an answer that is a file of one of these media types."""
    types = [media_type.partition(";")[0] for media_type in media_types]
    what = {"application/json": OpenApiTypes.OBJECT, "text/csv": OpenApiTypes.STR, "text/html": OpenApiTypes.STR}
    return {
        (200, media_type): OpenApiResponse(what.get(media_type, OpenApiTypes.BINARY), "The file in this form.")
        for media_type in types
    }
