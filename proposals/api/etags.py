"""Which state of a row a program has seen."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

from django.utils.cache import patch_vary_headers
from django.utils.http import parse_etags
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response

from proposals.api.rendering import JsonRenderer
from proposals.api.strict import Strict
from proposals.refusals import Outdated
from proposals.templatetags.about import release

KEPT = ("ETag", "Cache-Control", "Vary")
"""The headers that an answer without a body has as well."""
LASTING = "private, max-age=3600, immutable"
"""For what never changes while it is there. What is withdrawn may stand in a program's own store for an hour."""
FROZEN = "private, max-age=3600"
"""For what was sent: of a frozen comment only the link to its annotation and the body's answer can change."""


def tag_of(body: Any) -> str:
    """The entity tag of what an answer tells: another one whenever that changes."""
    return f'"{hashlib.sha256(JsonRenderer().render(body)).hexdigest()[:32]}"'


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


class Tagged(Strict):
    """What is read comes with a tag; who has it already gets 304 and no body."""

    keeping = "private, no-cache"
    """How long an answer may be kept, in the words of Cache-Control; with a tag."""

    def finalize_response(self, request: Request, response: Response, *args: Any, **kwargs: Any) -> Response:
        done = super().finalize_response(request, response, *args, **kwargs)
        if request.method not in ("GET", "HEAD") or done.status_code not in (200, 304):
            return done
        if isinstance(done, Response) and "ETag" not in done:
            done["ETag"] = tag_of(done.data)
        if "ETag" in done:
            done["Cache-Control"] = self.keeping
            patch_vary_headers(done, ("Authorization", "Cookie"))
            if done.status_code == 200 and has(request, done["ETag"]):
                kept = {name: done[name] for name in KEPT}
                return super().finalize_response(request, Response(status=304, headers=kept))
        return done


class Settled(Tagged):
    """What follows from a few values: who has it already gets 304 before any of it is read."""

    def basis(self) -> Sequence[object]:
        """All that the answer to an address follows from."""
        raise NotImplementedError

    def list(self, request: Request, *args: Any, **at: Any) -> Response:
        return self.once(request, super().list, *args, **at)  # type: ignore[misc]

    def once(self, request: Request, make: Callable[..., Response], *args: Any, **at: Any) -> Response:
        """What `make` answers, unless who asks has it."""
        tag = tag_of([str(value) for value in (*self.basis(), request.build_absolute_uri(), release())])
        if has(request, tag):
            return Response(status=304, headers={"ETag": tag})
        made = make(request, *args, **at)
        made["ETag"] = tag
        return made
