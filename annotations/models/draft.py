"""What is being typed."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from annotations.models.annotation import Annotation
from clauseline.anchoring import Anchor
from proposals.models import Version
from proposals.models.opaque import Opaque


class Draft(Opaque):
    """What a person types about one place of a version, kept until it is sent. Nobody else ever sees it.

    `place` names the document, the clause `key`, a passage of it or the `annotation` that is said anew; `form` holds
    the fields of the annotation's form as they stand, valid or not.
    """

    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts")
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="drafts")
    annotation = models.ForeignKey(Annotation, null=True, on_delete=models.CASCADE, related_name="drafts")
    place = models.CharField(max_length=60, blank=True)
    key = models.CharField(max_length=12, blank=True)
    quote = models.TextField(blank=True)
    before = models.TextField(blank=True)
    after = models.TextField(blank=True)
    start = models.PositiveIntegerField(default=0)
    form = models.JSONField(default=dict)
    made_at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["made_at"]
        constraints = [models.UniqueConstraint(fields=["author", "version", "place"], name="one_draft_a_place")]

    @property
    def words(self) -> str:
        """What it says so far: the comment, or else the proposed wording."""
        return str(self.form.get("comment") or self.form.get("proposed") or "")

    @property
    def anchor(self) -> Anchor | None:
        """How its passage is found again; None unless it has one."""
        if not self.quote:
            return None
        return Anchor(quote=self.quote, before=self.before, after=self.after, start=self.start)
