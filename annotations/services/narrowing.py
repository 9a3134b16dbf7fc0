"""An annotation is never wider than its proposal, nor is a translation."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import ngettext

from annotations.models import Annotation, Translation
from proposals.models import Proposal

PUBLIC, TEAM = Annotation.Visibility.PUBLIC, Annotation.Visibility.TEAM


def narrow(proposal: Proposal) -> None:
    """What is public on a proposal is there for its team alone from now on."""
    rows = Annotation.objects.filter(version__proposal=proposal, visibility=PUBLIC)
    rows.update(visibility=TEAM, changed_at=timezone.now())
    told = Translation.objects.filter(version__proposal=proposal, visibility=Translation.Visibility.PUBLIC)
    told.update(visibility=Translation.Visibility.TEAM, changed_at=timezone.now())


def consequences(proposal: Proposal) -> list[str]:
    """What would become of annotations and translations on `proposal` if only some teams saw it, in sentences."""
    public = Annotation.objects.filter(version__proposal=proposal, deleted_at=None, visibility=PUBLIC).count()
    told = Translation.objects.filter(version__proposal=proposal, visibility=Translation.Visibility.PUBLIC).count()
    translations = ngettext(
        "%(n)d translation of a clause that is public now is for its team alone, and stays so.",
        "%(n)d translations of clauses that are public now are for their teams alone, and stay so.",
        told,
    )
    sentence = ngettext(
        "%(n)d remark that is public now is for the team of its author alone, and stays so.",
        "%(n)d remarks that are public now are for the teams of their authors alone, and stay so.",
        public,
    )
    return [words % {"n": n} for words, n in ((sentence, public), (translations, told)) if n]
