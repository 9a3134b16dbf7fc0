"""Passages that a team marked, where their words stand in other drafts, and who was told."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from annotations.models.annotation import Annotation
from clauseline.vocabulary import BANDS, ORIGIN_METHODS, Band, OriginMethod
from proposals.models import Notice, Proposal, TextPlace, Version


class Arrival(models.Model):
    """Most of the passage of an `annotation` stands in a `version` of another proposal. It is made anew at will.

    The passage is [source_start, source_end) of the text at `source`, where the annotation stands; in the draft it is
    [start, end) of the text at `place`. Where `won`, it is instead the wording that the annotation proposed, as it
    stands in the version that took it up. It is marked since `marked_at`. `slug` is the same whenever it is made.
    """

    slug = models.CharField(max_length=24, unique=True)
    annotation = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="arrivals", db_index=False)
    won = models.BooleanField()
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="arrivals")
    source = models.ForeignKey(TextPlace, on_delete=models.CASCADE, related_name="+")
    source_start = models.PositiveIntegerField()
    source_end = models.PositiveIntegerField()
    place = models.ForeignKey(TextPlace, on_delete=models.CASCADE, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    method: models.CharField[OriginMethod, OriginMethod] = models.CharField(
        max_length=8, choices=[(method, method) for method in ORIGIN_METHODS]
    )
    band: models.CharField[Band, Band] = models.CharField(max_length=8, choices=[(band, band) for band in BANDS])
    is_same = models.BooleanField()
    marked_at = models.DateTimeField()
    found_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["annotation", "won", "version"], name="one_arrival_a_version"),
        ]


class ToldArrival(models.Model):
    """That a person was told where a passage stands, once for all versions of the `proposal`; by which notice, and when
    they put it away.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="told_arrivals")
    annotation = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="+")
    won = models.BooleanField()
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="+")
    notice = models.ForeignKey(Notice, null=True, on_delete=models.SET_NULL, related_name="arrivals")
    told_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "annotation", "won", "proposal"], name="told_of_an_arrival_once"),
        ]
