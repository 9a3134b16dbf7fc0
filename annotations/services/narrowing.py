"""An annotation is never wider than its proposal."""

from __future__ import annotations

from collections.abc import Collection

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.models import Annotation, CommentSet
from proposals.models import Proposal, Team

PUBLIC, TEAM = Annotation.Visibility.PUBLIC, Annotation.Visibility.TEAM


def narrow(proposal: Proposal) -> None:
    """What is public on a proposal is there for its team alone from now on."""
    rows = Annotation.objects.filter(version__proposal=proposal, visibility=PUBLIC)
    rows.update(visibility=TEAM, changed_at=timezone.now())


def consequences(proposal: Proposal, teams: Collection[Team]) -> list[str]:
    """What would become of annotations and comment sets on `proposal` if only `teams` saw it, in sentences."""
    said = Annotation.objects.filter(version__proposal=proposal, deleted_at=None)
    sentences = []
    if public := said.filter(visibility=PUBLIC).count():
        sentences.append(
            ngettext(
                "%(n)d annotation that is public now is for the team of its author alone, and stays so.",
                "%(n)d annotations that are public now are for the teams of their authors alone, and stay so.",
                public,
            )
            % {"n": public}
        )
    # Teams, not people, are named: it is they who lose sight of their own work.
    others = Team.objects.exclude(pk__in=[team.pk for team in teams])
    working = others.filter(pk__in=said.values("team")) | others.filter(
        pk__in=CommentSet.objects.filter(consultation__version__proposal=proposal).values("teams")
    )
    if count := working.distinct().count():
        sentences.append(
            ngettext(
                "%(n)d other team that works on it does not see it any more, nor its own annotations and comment sets.",
                "%(n)d other teams that work on it do not see it any more, nor their annotations and comment sets.",
                count,
            )
            % {"n": count}
        )
    return sentences or [_("People of other teams do not see it any more.")]
