"""What reviewers remark."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from clauseline.anchoring import Anchor
from proposals.models import Team, Version
from proposals.models.opaque import Opaque


class Annotation(Opaque):
    """A remark on a document, a clause (`key`) or a passage of one (`key` and an anchor).

    `proposed` is the text that replaces the quote (the clause's text for clause scope), as `proposal` says. `polarity`
    is what the words that it is about are to people. Of one that was edited after a decision `decided_before` is what
    had been decided, by whom and when the columns of decisions tell; "" otherwise.
    """

    class Scope(models.TextChoices):
        DOCUMENT = "document", _("whole document")
        CLAUSE = "clause", _("clause")
        PASSAGE = "passage", _("passage")

    class Kind(models.TextChoices):
        GENERAL = "ge", _("general")
        TECHNICAL = "te", _("technical")
        EDITORIAL = "ed", _("editorial")

    class Polarity(models.TextChoices):
        NONE = "none", _("not said")
        RISK = "risk", _("risk")
        SAFEGUARD = "safeguard", _("safeguard")
        SAFEGUARD_REMOVED = "safeguard-removed", _("safeguard removed")
        QUESTION = "question", _("question")

    class Severity(models.TextChoices):
        LOW = "low", _("low")
        MEDIUM = "medium", _("medium")
        HIGH = "high", _("high")
        CRITICAL = "critical", _("critical")

    class Wording(models.TextChoices):
        NONE = "none", _("no proposed wording")
        REPLACE = "replace", _("replace")
        DELETE = "delete", _("delete")
        INSERT_AFTER = "insert-after", _("insert after")

    class Visibility(models.TextChoices):
        PRIVATE = "private", _("private")
        TEAM = "team", _("team")
        PUBLIC = "public", _("public")

    class State(models.TextChoices):
        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted")
        DISMISSED = "dismissed", _("dismissed")
        RESOLVED = "resolved", _("resolved")

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="annotations")
    key = models.CharField(max_length=12, blank=True)
    scope = models.CharField(max_length=10, choices=Scope.choices)
    quote = models.TextField(blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    start = models.PositiveIntegerField(default=0)
    kind = models.CharField(_("kind"), max_length=2, choices=Kind.choices, default=Kind.TECHNICAL)
    polarity = models.CharField(_("polarity"), max_length=20, choices=Polarity.choices, default=Polarity.NONE)
    severity = models.CharField(_("severity"), max_length=10, choices=Severity.choices, default=Severity.MEDIUM)
    comment = models.TextField(_("comment"))
    proposal = models.CharField(_("proposal"), max_length=12, choices=Wording.choices, default=Wording.NONE)
    proposed = models.TextField(_("proposed wording"), blank=True)
    element = models.CharField(_("element"), max_length=60, blank=True)
    vocabulary = models.CharField(max_length=20)
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="annotations")
    visibility = models.CharField(_("visibility"), max_length=10, choices=Visibility.choices, default=Visibility.TEAM)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="annotations"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    decided_before = models.CharField(max_length=10, choices=State.choices, blank=True)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    thread_resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    thread_resolved_at = models.DateTimeField(null=True, blank=True)
    """When the answers to it were settled; null while they are open."""
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["version", "made_at"]
        indexes = [models.Index(fields=["version", "key"]), models.Index(fields=["changed_at"])]

    @property
    def anchor(self) -> Anchor | None:
        """How its passage is found again; None unless it has one."""
        if self.scope != self.Scope.PASSAGE:
            return None
        return Anchor(quote=self.quote, before=self.before, after=self.after, start=self.start)


class AnnotationConcern(models.Model):
    """An annotation names a concern of the vocabulary by its id."""

    annotation = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="concerns")
    concern = models.CharField(max_length=40, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["annotation", "concern"], name="one_concern_an_annotation")]


class Reply(Opaque):
    """An answer in an annotation's thread."""

    annotation = models.ForeignKey(Annotation, on_delete=models.CASCADE, related_name="replies")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL)
    text = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["made_at"]
        verbose_name_plural = "replies"

    @property
    def is_edited(self) -> bool:
        """Whether it was said anew; making a row takes a moment itself."""
        return self.changed_at - self.made_at > timedelta(seconds=1)
