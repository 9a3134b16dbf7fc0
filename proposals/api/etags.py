"""Which state of a row a program has seen."""

from __future__ import annotations

import hashlib
from typing import Any

from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from proposals.refusals import Outdated


def tag_of(told: Any) -> str:
    """The entity tag of what an answer tells: another one whenever that changes."""
    return f'"{hashlib.sha256(JSONRenderer().render(told)).hexdigest()[:32]}"'


def named(request: Request) -> list[str] | None:
    """The tags that If-Match names; None if it names none, or any.

    Compression makes tags weak on their way, which says nothing of what was seen.
    """
    tags = parse_etags(request.headers.get("If-Match", "*"))
    return None if tags == ["*"] else [tag.removeprefix("W/") for tag in tags]


def has(request: Request, tag: str) -> bool:
    """Whether If-None-Match says that the one who asks has this state already."""
    tags = parse_etags(request.headers.get("If-None-Match", ""))
    return tags == ["*"] or tag.removeprefix("W/") in [one.removeprefix("W/") for one in tags]


def refuse_outdated(tags: list[str], tag: str) -> None:
    """Raise `Outdated` unless `tag`, that of the present state, is among what was seen."""
    if tag.removeprefix("W/") not in tags:
        raise Outdated(_("This was changed since you loaded it, so nothing was written. Load it anew and compare."))


class Tagged(APIView):
    """One row is shown with a tag; who has it already gets 304 and no body."""

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        done = super().finalize_response(request, response, *args, **kwargs)
        if not getattr(self, "detail", False) or request.method not in ("GET", "HEAD") or done.status_code != 200:
            return done
        if isinstance(done, Response) and "ETag" not in done:
            done["ETag"] = tag_of(done.data)
        if "ETag" not in done or not has(request, done["ETag"]):
            return done
        return super().finalize_response(request, Response(status=304, headers={"ETag": done["ETag"]}))
