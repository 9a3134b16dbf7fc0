"""Where an annotation stands in another version."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from annotations.models.annotation import Annotation
from proposals.models import Comparison, Version
from proposals.models.opaque import Dated


class Placement(Dated):
    """An annotation's place in `version`: the clause `key` and the anchor there, found through `comparison`.

    It was looked for from where the annotation stood in the comparison's old version. The last place that is no guess
    is its home, or where a person had put it at the moment `settled_at`; `score` and `state` are held against that.
    Where `asks_home`, what a comparison with that place tells may be better, and is waited for.
    A row with `decided_by` was settled by a person, and only a person changes it; `replaced` is what that person's
    act replaced, so that they can undo it.
    """

    class State(models.TextChoices):
        SAME = "same", _("same words")
        REWORDED = "reworded", _("reworded")
        MOVED = "moved", _("moved")
        TO_CONFIRM = "to-confirm", _("to be confirmed")
        GONE = "gone", _("gone")

    annotation = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="placements")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="placements")
    key = models.CharField(max_length=12, blank=True)
    quote = models.TextField(blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    start = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=12, choices=State.choices)
    score = models.FloatField()
    asks_home = models.BooleanField(default=False)
    comparison = models.ForeignKey(Comparison, null=True, on_delete=models.SET_NULL, related_name="placements")
    settled_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    decided_at = models.DateTimeField(null=True, blank=True)
    replaced = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["annotation", "version"], name="one_placement_a_version")]
