"""Formal answers to drafts."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from annotations.models.annotation import Annotation
from proposals.models import Body, Team, Version
from proposals.models.opaque import Dated, Opaque


class Consultation(Opaque, Dated):
    """Comments on a version are due, to a body or, without one, of the team's own accord."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="consultations")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="consultations")
    body = models.ForeignKey(Body, null=True, blank=True, on_delete=models.PROTECT, related_name="consultations")
    title = models.CharField(_("title"), max_length=200)
    form = models.CharField(_("form"), max_length=20, default="iso")
    member_code = models.CharField(_("member code"), max_length=10, blank=True)
    deadline = models.DateTimeField(_("deadline"), null=True, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC")
    made_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.title


class CommentSet(Opaque, Dated):
    """A team's formal answer. Frozen, its comments and manifest no longer change."""

    class State(models.TextChoices):
        DRAFT = "draft", _("draft")
        FROZEN = "frozen", _("frozen")
        SENT = "sent", _("sent")

    class Order(models.TextChoices):
        CLAUSE = "clause", _("by clause")
        KIND = "kind", _("by kind")
        CREDIT = "credit", _("by author")
        HAND = "hand", _("by hand")

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="comment_sets")
    teams = models.ManyToManyField(Team, related_name="comment_sets")
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    sorted_by = models.CharField(max_length=10, choices=Order.choices, default=Order.CLAUSE)
    apart = models.JSONField(default=list)
    """Pairs of comments, by slug, that a person declared not to be duplicates."""
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField(auto_now_add=True)
    frozen_at = models.DateTimeField(null=True, blank=True)
    manifest = models.JSONField(default=dict)
    erased = models.JSONField(default=dict)
    """By their numbers the SHA-256 of rows as they are since quotes were erased from them for legal reasons."""
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    sent_how = models.CharField(max_length=500, blank=True)


class Comment(Opaque):
    """A complete copy of an annotation as sent: it outlives the annotation, the reading and the version's text.

    `sources` holds, by its slug, what each annotation said when it was copied or merged into this comment. `force` is
    what the team had confirmed of the sentences it stands on when it was frozen, by
    `annotations.exporting.force.FORCE_FIELDS`; empty before. `wording` is what became of a proposed wording between the
    words it was written for and these (`annotations.services.copying.wording_columns`); empty if nothing is proposed.
    """

    comment_set = models.ForeignKey(CommentSet, on_delete=models.CASCADE, related_name="comments")
    order = models.PositiveIntegerField()
    annotation = models.ForeignKey(Annotation, null=True, on_delete=models.SET_NULL, related_name="comments")
    member = models.CharField(max_length=10, blank=True)
    line = models.CharField(max_length=20, blank=True)
    clause = models.CharField(max_length=80, blank=True)
    title = models.TextField(blank=True)
    element = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=2, choices=Annotation.Kind.choices)
    comment = models.TextField(blank=True)
    proposed = models.TextField(blank=True)
    quote = models.TextField(blank=True)
    concerns = models.JSONField(default=list)
    vocabulary = models.CharField(max_length=20)
    credit = models.CharField(max_length=500, blank=True)
    version_sha256 = models.CharField(max_length=64)
    permalink = models.CharField(max_length=200, blank=True)
    sources = models.JSONField(default=dict)
    force = models.JSONField(default=list)
    wording = models.JSONField(default=dict)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["comment_set", "order"]
        constraints = [models.UniqueConstraint(fields=["comment_set", "order"], name="one_comment_a_place")]


class Step(models.Model):
    """What an act changed in a draft set, so that its person can undo it; once `is_undone`, so that they can redo it.

    `rows` holds, by slug, each row's columns `before` (null: it was made) and its `after`, the moment of the last
    change (null: it was removed); `arrangement` the slugs of all rows in the order before.
    """

    comment_set = models.ForeignKey(CommentSet, on_delete=models.CASCADE, related_name="steps")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    rows = models.JSONField(default=dict)
    arrangement = models.JSONField(default=list)
    sorted_by = models.CharField(max_length=10, choices=CommentSet.Order.choices)
    is_undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["comment_set", "pk"]


class Disposition(models.Model):
    """What the body answered to a comment."""

    class Answer(models.TextChoices):
        ACCEPTED = "accepted", _("accepted")
        ACCEPTED_MODIFIED = "accepted-modified", _("accepted with modifications")
        ACCEPTED_PRINCIPLE = "accepted-principle", _("accepted in principle")
        REJECTED = "rejected", _("not accepted")
        NOTED = "noted", _("noted")
        DEFERRED = "deferred", _("deferred")
        OPEN = "open", _("open")

    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, related_name="disposition")
    answer = models.CharField(max_length=20, choices=Answer.choices)
    observation = models.TextField(blank=True)
    given_at = models.DateField(null=True, blank=True)


class Uptake(models.Model):
    """How much of a comment's wording stands in a later version; `words` is the digest of what was asked for, and of
    what stands there of it.
    """

    class Extent(models.TextChoices):
        VERBATIM = "verbatim", _("verbatim")
        IN_PART = "in-part", _("in part")
        NOT = "not", _("not taken up")

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="uptakes")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="uptakes")
    extent = models.CharField(max_length=10, choices=Extent.choices)
    share = models.FloatField()
    evidence = models.JSONField(default=list)
    words = models.CharField(max_length=24, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "version"], name="one_uptake_a_version")]
