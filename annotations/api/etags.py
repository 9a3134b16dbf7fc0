"""Which state of a row a program has seen."""

from __future__ import annotations

from datetime import datetime

from django.utils.http import parse_etags
from rest_framework.request import Request

from annotations.models import Annotation, Comment, Draft, Reply

STAMPED = Annotation | Comment | Draft | Reply
"""What is told apart by the moment of its last change: all that its body shows is its own."""


def etag(row: STAMPED) -> str:
    """Changes whenever the row does."""
    return f'"{row.changed_at.isoformat()}"'


def seen(request: Request) -> list[datetime] | None:
    """The moments that If-Match names; None if it names none or any. A tag that is none of ours matches nothing.

    Compression makes tags weak on their way, which says nothing of what was seen.
    """
    tags = parse_etags(request.headers.get("If-Match", "*"))
    if tags == ["*"]:
        return None
    return [moment for tag in tags if (moment := _moment(tag)) is not None]


def _moment(tag: str) -> datetime | None:
    try:
        return datetime.fromisoformat(tag.removeprefix("W/").strip('"'))
    except ValueError:
        return None
