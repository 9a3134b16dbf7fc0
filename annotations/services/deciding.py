"""In whose name a person decides."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from proposals.models import Team
from proposals.refusals import NotAllowed, Refusal


def acting(able: Sequence[Team], team: Team | None, *, nobody: str, several: str) -> Team:
    """`team`, or the only one of those for which a person is `able` to decide.

    Raises a `Refusal`: with the words `nobody` where there are none, `several` where one has to be named.
    """
    if not able:
        raise NotAllowed(nobody)
    if team is None and len(able) > 1:
        raise Refusal(several)
    if team is not None and team not in able:
        raise Refusal(_("Choose a team in which you review, and which sees both drafts."))
    return team or able[0]
