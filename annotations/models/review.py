"""What people have gone through."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from annotations.models.annotation import Annotation
from clauseline.vocabulary import HINT_BEARINGS
from proposals.models import Reading, Team, User, Version
from proposals.models.opaque import Dated, Opaque


class Review(models.Model):
    """A person's tick: "I have reviewed this clause"."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="reviews")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="reviews")
    key = models.CharField(max_length=12)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "version", "key"], name="one_review_a_clause")]


class Hint(Opaque, Dated):
    """A machine's pointer from a passage to a concern. Never a finding.

    It is open for each team until that team makes something of it: a `HintDecision`. `bearing` is what the passage is
    proven to do to the concern; of a row of an older release nothing is, before its text was looked through again.
    """

    class State(models.TextChoices):
        OPEN = "open"
        ACCEPTED = "accepted"
        DISMISSED = "dismissed"

    state: str
    decision: int | None
    decider: int | None
    decided_by: User | None
    teams: list[Team]
    """Set by the queries of hints, for who looks."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="hints")
    key = models.CharField(max_length=12)
    concern = models.CharField(max_length=40)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    trigger = models.CharField(max_length=200)
    bearing = models.CharField(max_length=10, choices=[(word, word) for word in HINT_BEARINGS], default="touches")
    vocabulary = models.CharField(max_length=20)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["version", "key", "concern", "start", "end", "vocabulary"], name="one_hint_a_passage"
            )
        ]


class HintDecision(models.Model):
    """What a `team` made of a hint: accepted (with the `annotation` that came of it), dismissed, or opened again.

    It holds for that team alone.
    """

    hint = models.ForeignKey(Hint, on_delete=models.CASCADE, related_name="decisions")
    team = models.ForeignKey(Team, on_delete=models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=Hint.State.choices)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField()
    annotation = models.ForeignKey(Annotation, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["hint", "team"], name="one_decision_a_team")]


class HintRun(models.Model):
    """That a version's text, as `reading` has it, was looked through for hints with the signs of an `edition`.

    It names so many `people`, and so many in `roles`; None of a run of an older release.
    """

    version = models.OneToOneField(Version, primary_key=True, on_delete=models.CASCADE, related_name="hint_run")
    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="hint_runs")
    edition = models.CharField(max_length=20)
    people = models.PositiveIntegerField(null=True)
    roles = models.PositiveIntegerField(null=True)


class HintsOff(models.Model):
    """That a person wants to see no hints in the texts."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="hints_off"
    )
