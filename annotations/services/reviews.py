"""People tick what they have gone through."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import gettext as _

from annotations.models import Review
from annotations.queries.reviews import landings
from proposals.models import Comparison, Job, User, Version
from proposals.refusals import Refusal, Withdrawn
from proposals.services import comparisons


@transaction.atomic
def mark(version: Version, key: str, *, is_reviewed: bool, by: User) -> None:
    """Say of a clause that one has, or has not, reviewed it. Saying it twice changes nothing.

    A tick that came from an earlier version is taken away there: it was given for the very same words.
    """
    if version.withdrawn_at:
        raise Withdrawn(_("This version was withdrawn, so there is nothing to review any more."))
    if not is_reviewed:
        _take_away(version, key, by)
        return
    if version.current_reading is None or not version.current_reading.clauses.filter(key=key).exists():
        raise Refusal(_("This version has no such clause. Please reload the page."))
    Review.objects.get_or_create(user=by, version=version, key=key)
    for later in _after(version).filter(~Exists(_asked(version, OuterRef("pk")))):
        comparisons.request(old=version, new=later, queue=Job.Queue.LATER, aside=True)


def follow(version: Version) -> None:
    """A text was read: ask for the comparisons that lead ticks from earlier versions to it, from it to later ones."""
    ticked = Exists(Review.objects.filter(version=OuterRef("pk")))
    for earlier in _readable(version).filter(ticked, position__lt=version.position):
        comparisons.request(old=earlier, new=version, queue=Job.Queue.LATER, aside=True)
    if version.reviews.exists():
        for later in _after(version):
            comparisons.request(old=version, new=later, queue=Job.Queue.LATER, aside=True)


def _take_away(version: Version, key: str, by: User) -> None:
    mine = Review.objects.filter(user=by, version__proposal=version.proposal_id)
    mine.filter(version=version, key=key).delete()
    for landing in landings(Comparison.objects.filter(new_version=version), mine):
        if landing.key == key and landing.keeps:
            mine.filter(version=landing.old_version, key=landing.old_key).delete()


def _readable(version: Version) -> QuerySet[Version]:
    """The other texts of its proposal in its language."""
    others = Version.objects.filter(proposal=version.proposal_id, language=version.language).exclude(pk=version.pk)
    return others.filter(withdrawn_at=None, current_reading__isnull=False)


def _after(version: Version) -> QuerySet[Version]:
    return _readable(version).filter(position__gt=version.position)


def _asked(old: Version, new: OuterRef) -> QuerySet[Comparison]:
    """Comparisons of what is shown of both now."""
    made = Comparison.objects.of_changes().filter(old=old.current_reading, new_version=new)
    return made.filter(new=F("new_version__current_reading"))
