"""What a withdrawal does to what was said of a version, and what its undoing does."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from django.db.models import Count

from annotations.models import Annotation, CommentSet, Consultation, HintRun, Placement
from annotations.services import arrivals, reviews, search
from proposals.models import Membership, Notice, Team, User, Version
from proposals.services import clearing, jobs

PRIVATE = Annotation.Visibility.PRIVATE


def tell(what: str, version: Version, *, by: User) -> None:
    """Tell the people of the teams that worked on `version` how many of their own remarks stand there."""
    annotations = Annotation.objects.filter(version=version, deleted_at=None)
    shared = _counts(annotations.exclude(visibility=PRIVATE), "team")
    own = _counts(annotations.filter(visibility=PRIVATE), "team", "author")
    worked = {team for (team,) in shared} | set(_consulted(version))
    teams = worked | {team for team, _author in own}
    members = Membership.objects.filter(team__in=teams).exclude(user=by).select_related("team").order_by("pk")
    Notice.objects.bulk_create(
        Notice(
            user_id=one.user_id,
            what=what,
            facts={
                "version": version.slug,
                "team": one.team.slug,
                "remarks": shared[one.team_id,] + own[one.team_id, one.user_id],
            },
        )
        for one in members
        if one.team_id in worked or own[one.team_id, one.user_id]
    )


def clear(version: Version) -> None:
    """Search forgets what was said of it, and what a machine placed in it goes; both come again."""
    search.renew_version(version)
    placed = set(Placement.objects.filter(version=version).values_list("annotation", flat=True))
    with clearing.withdrawn(version):
        Placement.objects.filter(version=version, decided_at=None).delete()
        arrivals.follow(placed)


def restore(version: Version) -> None:
    """What people said of it is found again; comparisons, which are made anew, place what came from other versions."""
    search.renew_version(version)
    reading = version.current_reading
    if reading is None:
        return
    if not HintRun.objects.filter(version=version, reading=reading).exists():
        jobs.submit("hints", version.pk)
    reviews.follow(version)


def _counts(rows: Iterable[Annotation], *names: str) -> Counter[tuple[int, ...]]:
    counted = rows.order_by().values_list(*names).annotate(n=Count("pk"))  # type: ignore[attr-defined]
    return Counter({tuple(key): n for *key, n in counted})


def _consulted(version: Version) -> Iterable[int]:
    """The teams that were to comment on it, or have."""
    asked = Consultation.objects.filter(version=version).values_list("team", flat=True)
    answered = CommentSet.objects.filter(consultation__version=version)
    return {*asked, *Team.objects.filter(comment_sets__in=answered).values_list("pk", flat=True)}
