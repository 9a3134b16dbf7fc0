"""How proposals came from one another."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from proposals.models import Link, Proposal, Role, User
from proposals.refusals import Conflict, Refusal
from proposals.services import audit, keeping


@transaction.atomic
def add(source: Proposal, kind: str, target: Proposal, *, by: User) -> Link:
    """Say that `source` is derived from, answers, or was adopted as `target`; for editors of who keeps `source`."""
    keeping.require(by, Role.EDITOR, source)
    if source == target:
        raise Refusal(_("A proposal cannot be linked to itself."))
    link, is_new = Link.objects.get_or_create(source=source, target=target, kind=kind)
    if not is_new:
        raise Conflict(_("This link is here already."))
    audit.record("linked", source, by=by, kind=kind, target=target.slug)
    return link


@transaction.atomic
def remove(link: Link, *, by: User) -> None:
    """Take a link away; for editors of the team that keeps its source."""
    keeping.require(by, Role.EDITOR, link.source)
    link.delete()
    audit.record("unlinked", link.source, by=by, kind=link.kind, target=link.target.slug)
