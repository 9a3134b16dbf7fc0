"""What a proposal is called that began with files alone: by the covers of its versions, until a person says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from proposals.models import Body, Proposal, Reading, User
from proposals.services import audit

Cover = Mapping[str, Any]
"""What a file says of itself, as `Reading.facts`."""


def body_of_files(*, by: User) -> Body:
    """The body of drafts whose own one is not told."""
    body, is_new = Body.objects.get_or_create(name=Body.OWN_FILES, defaults={"short_name": Body.OWN_FILES})
    if is_new:
        audit.record("added", body, by=by)
    return body


def title_of(filename: str) -> str:
    """A title for a draft that is not read yet: the name of its file, without its ending."""
    return Path(filename).stem.replace("_", " ").strip()[:300] or filename[:300]


def takes_body(proposal: Proposal) -> bool:
    """Whether its body is still to be told, or was taken from a cover and is to be confirmed."""
    return proposal.from_covers or proposal.body.name == Body.OWN_FILES


def settle(proposal: Proposal) -> None:
    """Take body, number and title from the covers of what is read of a proposal that no person named.

    The newest version that says it is believed. What covers call differently is the number of a version and none of the
    proposal; a number that another proposal of the body has is left out. Belongs in a transaction that holds the row.
    """
    if not proposal.from_covers:
        return
    shown = proposal.versions.filter(withdrawn_at=None).values("current_reading")
    covers = list(Reading.objects.filter(pk__in=shown).order_by("-version__position").values_list("facts", flat=True))
    proposal.title = next(_said(covers, "title"), proposal.title)[:300]
    proposal.body = _body(covers) or proposal.body
    numbers = set(_said(covers, "number"))
    proposal.number = numbers.pop()[:80] if len(numbers) == 1 and not _is_taken(proposal, numbers) else ""
    proposal.save(update_fields=["title", "body", "number"])


def _said(covers: Iterable[Cover], name: str) -> Iterator[str]:
    return (str(cover[name]) for cover in covers if cover.get(name))


def _is_taken(proposal: Proposal, numbers: Iterable[str]) -> bool:
    others = Proposal.objects.filter(body=proposal.body, number__in=numbers, restricted=False)
    return not proposal.restricted and others.exclude(pk=proposal.pk).exists()


def _body(covers: Sequence[Cover]) -> Body | None:
    """The known body that a cover names as its source, or with whose short name its number begins: the longest such."""
    bodies = sorted(Body.objects.exclude(name=Body.OWN_FILES), key=lambda body: -len(body.short_name))
    for cover in covers:
        source, number = (str(cover.get(name, "")) for name in ("source", "number"))
        for body in bodies:
            if source.casefold() in (body.name.casefold(), body.short_name.casefold()) or _begins(number, body):
                return body
    return None


def _begins(number: str, body: Body) -> bool:
    return bool(body.short_name and re.match(rf"{re.escape(body.short_name)}(?![^\W_])", number, re.IGNORECASE))
