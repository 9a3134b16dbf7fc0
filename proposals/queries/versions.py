"""Versions in their order."""

from __future__ import annotations

from django.db.models import OuterRef, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from clauseline.origins.meaning import language_of
from proposals.models import Version
from proposals.refusals import Withdrawn


def neighbours(version: Version) -> tuple[Version | None, Version | None]:
    """The ready versions of the same proposal right before and right after it."""
    others = Version.objects.filter(proposal=version.proposal_id, withdrawn_at=None, current_reading__isnull=False)
    before = others.filter(position__lt=version.position).order_by("-position").first()
    after = others.filter(position__gt=version.position).order_by("position").first()
    return before, after


def texts_beside(version: Version) -> QuerySet[Version]:
    """The versions of its proposal and language that have a text, itself among them."""
    return Version.objects.filter(
        proposal=version.proposal_id, language=version.language, withdrawn_at=None, current_reading__isnull=False
    )


def step_to(version: Version) -> Version | None:
    """The nearest text before it of its proposal and language."""
    return texts_beside(version).filter(position__lt=version.position).order_by("-position").first()


def step_from(version: Version) -> Version | None:
    """The nearest text after it of its proposal and language."""
    return texts_beside(version).filter(position__gt=version.position).order_by("position").first()


def in_two_languages(old: Version, new: Version) -> bool:
    """Whether both are known and differ; British English is English."""
    languages = {language_of(version.language) for version in (old, new)}
    return "" not in languages and len(languages) > 1


def later_texts(path: str = "") -> QuerySet[Version]:
    """For a subquery: what came after the version at `path` of the outer query, of one proposal and language."""
    here = {name: OuterRef(f"{path}{name}") for name in ("proposal", "language", "position")}
    read = Version.objects.filter(withdrawn_at=None, current_reading__isnull=False)
    return read.filter(position__gt=here["position"], proposal=here["proposal"], language=here["language"])


def refuse_withdrawn(version: Version) -> None:
    """Raise `Withdrawn` with the day and the reason, if it was."""
    if version.withdrawn_at is None:
        return
    facts = {
        "version": version,
        "day": date_format(version.withdrawn_at, "DATE_FORMAT"),
        "reason": version.withdrawal_reason,
    }
    sentence = _("Version %(version)s was withdrawn on %(day)s: %(reason)s") if version.withdrawal_reason else ""
    raise Withdrawn((sentence or _("Version %(version)s was withdrawn on %(day)s.")) % facts)
