"""People tick what they have gone through."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from annotations.models import Review
from proposals.models import User, Version
from proposals.refusals import Refusal, Withdrawn


@transaction.atomic
def mark(version: Version, key: str, *, is_reviewed: bool, by: User) -> None:
    """Say of a clause that one has, or has not, reviewed it. Saying it twice changes nothing."""
    if version.withdrawn_at:
        raise Withdrawn(_("This version was withdrawn, so there is nothing to review any more."))
    if not is_reviewed:
        Review.objects.filter(user=by, version=version, key=key).delete()
        return
    if version.current_reading is None or not version.current_reading.clauses.filter(key=key).exists():
        raise Refusal(_("This version has no such clause. Please load the page anew."))
    Review.objects.get_or_create(user=by, version=version, key=key)
