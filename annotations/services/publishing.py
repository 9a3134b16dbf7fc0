"""Private annotations are shown to the team at once."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.models import Annotation
from proposals.models import Role, User
from proposals.refusals import Conflict, Refusal
from proposals.services import audit, teams


@transaction.atomic
def publish(slugs: Collection[str], *, by: User) -> list[Annotation]:
    """Those private annotations of `by` are seen by their teams from now on: all of them, or with a Refusal none."""
    if not slugs:
        raise Refusal(_("Please choose at least one remark to publish."))
    found = Annotation.objects.select_for_update(of=("self",)).filter(
        slug__in=slugs, author=by, deleted_at=None, visibility=Annotation.Visibility.PRIVATE
    )
    rows = list(found.select_related("team").order_by("pk"))
    if len(rows) < len(set(slugs)):
        raise Conflict(
            _("Some of these are no longer private remarks of yours. Nothing was published; reload the page.")
        )
    for one in rows:
        _publish(one, by=by)
    return rows


def _publish(annotation: Annotation, *, by: User) -> None:
    teams.require(by, Role.REVIEWER, team=annotation.team)
    annotation.visibility = Annotation.Visibility.TEAM
    annotation.save(update_fields=["visibility", "changed_at"])
    audit.record("published", annotation, by=by, team=annotation.team.slug)
