"""What is said of a version, when its words are erased: what quotes it stays, but where the law wants it gone."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from annotations.models import Annotation, Draft, Hint, HintRun, Placement, Review, Translation, Uptake
from annotations.services import blackening
from proposals.models import Receipt, Version
from proposals.services import rows

CONTEXT = {"before": "", "after": ""}
"""What only serves to find a quote in a text."""


def erase(version: Version, *, for_law: bool) -> None:
    """What is of no use without the text of `version` goes: hints, ticks, the words around quotes, some at a time; and
    translations, which are that text.

    `for_law`, all that was quoted of it goes too, also from frozen comments.
    """
    Receipt.objects.filter(made__in=Translation.objects.filter(version=version).values("slug")).delete()
    rows.erase(Translation.objects.filter(version=version))
    rows.erase(Hint.objects.filter(version=version))
    rows.erase(Review.objects.filter(version=version))
    rows.erase(Placement.objects.filter(version=version, decided_at=None))
    HintRun.objects.filter(version=version).delete()
    Uptake.objects.filter(version=version).update(evidence=[], words="")
    blank = {**CONTEXT, "quote": ""} if for_law else CONTEXT
    rows.change(Annotation.objects.filter(version=version), **blank, changed_at=timezone.now())
    rows.change(Placement.objects.filter(version=version), **blank, replaced=None, changed_at=timezone.now())
    rows.change(Draft.objects.filter(version=version), **blank)
    if for_law:
        _forget_answers(version)
        blackening.blacken(version)


@transaction.atomic
def _forget_answers(version: Version) -> None:
    """Answers that programs got hold what they quoted."""
    annotations = Annotation.objects.filter(version=version).values("slug")
    typed = Draft.objects.filter(version=version).values("slug")
    Receipt.objects.filter(Q(made__in=annotations) | Q(made__in=typed)).delete()
