"""What teams say of where words come from."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.models import OriginDecision
from annotations.queries.origins import deciding
from annotations.services.deciding import acting
from proposals.models import Proposal, Team, User, Version
from proposals.models.lengths import REASON, refuse_long
from proposals.queries.origin_rows import OriginRow, origin_list, origin_rows, refuse_unlooked
from proposals.queries.readings import current
from proposals.refusals import Conflict, Refusal
from proposals.services import audit


@transaction.atomic
def decide(
    version: Version, key: str, row: str, state: str, *, by: User, why: str = "", team: Team | None = None
) -> OriginDecision:
    """What `team` says of the origin of this name, of the clause `key`: confirmed, rejected, or open again; and `why`.

    For who reviews in that team, and for that team alone. None stands for the only team in which `by` reviews.
    `version` comes `with_state`.
    """
    reading = current(version)
    refuse_unlooked(version, reading)
    listed = origin_list(version, reading, by, key=key)
    found = next((one for one in origin_rows(listed, listed.rows) if one.name == row), None)
    if found is None:
        raise Conflict(_("This clause has no such origin any more. Please reload the page."))
    team = _acting(version.proposal, found.source.version.proposal, team, by)
    if state not in OriginDecision.State.values:
        raise Refusal(_("An origin is confirmed, rejected, or open."))
    refuse_long(why, REASON)
    return _write(found, state, why.strip(), by=by, team=team)


def _write(row: OriginRow, state: str, why: str, *, by: User, team: Team) -> OriginDecision:
    decision, _is_new = OriginDecision.objects.update_or_create(
        team=team,
        version=row.place.version,
        source_version=row.source.version,
        key=row.place.key,
        source_key=row.source.key,
        words=row.words,
        source_words=row.source_words,
        defaults={"state": state, "why": why, "decided_by": by, "decided_at": timezone.now()},
    )
    about = {"version": row.place.version.slug, "source": row.source.version.slug, "row": row.name}
    audit.record("decided", decision, by=by, state=state, **about, team=team.slug)
    return decision


def _acting(proposal: Proposal, source: Proposal, team: Team | None, by: User) -> Team:
    """The team for which `by` decides."""
    return acting(
        deciding(proposal, source, by),
        team,
        nobody=_("An origin is confirmed or rejected by who reviews in a team that sees both drafts."),
        several=_("Say for which of your teams: the others have it open as before."),
    )
