"""The clause and the passage that a person points at, refused in words if they are not there."""

from __future__ import annotations

from django.utils.translation import gettext as _

from clauseline.anchoring import Anchor, anchor_at, locate, trimmed
from proposals.models import Clause, Version
from proposals.refusals import Conflict, Refusal


def clause_of(version: Version, key: str) -> Clause:
    """The clause `key` of the text that is shown now."""
    if version.current_reading_id is None:
        raise Conflict(_("This version is still being read. Please try again in a moment."))
    clause = Clause.objects.filter(reading=version.current_reading_id, key=key).first()
    if clause is None:
        raise Refusal(_("This version has no such clause. Please reload the page and select again."))
    return clause


def exact(anchor: Anchor, clause: Clause) -> Anchor:
    """The passage with the offsets and surroundings that it has in the clause, without the white space around it; its
    very words must stand there.
    """
    place = locate(anchor, clause.text)
    if place is None:
        raise Refusal(
            _("These words do not stand together in one clause. Select within one, or remark on the clause itself.")
        )
    return trimmed(anchor_at(clause.text, *place))
