"""Immutable uploads of a proposal's text."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Case, OuterRef, Subquery, Value, When
from django.utils.translation import gettext_lazy as _

from proposals.models.body import Contributor
from proposals.models.job import Job
from proposals.models.opaque import Dated, Opaque, OpaqueFile
from proposals.models.proposal import Proposal
from proposals.models.team import Team


def stored_path(version: Version, filename: str) -> str:
    """Files lie under their own SHA-256, so that a name from outside is never a path."""
    return f"versions/{version.sha256[:2]}/{version.sha256}-{version.slug}"


class VersionQuerySet(models.QuerySet["Version"]):
    """Versions, with what the outside asks first."""

    def with_state(self) -> VersionQuerySet:
        """Each with `state`: withdrawn, ready, failed or reading; `job`, the slug of the last reading's job, if any;
        and `failure`, the sentence of a failed or a cancelled one.
        """
        last = Job.objects.filter(kind="reading", target=OuterRef("pk")).order_by("-pk")
        return self.alias(
            last_state=Subquery(last.values("state")[:1])
        ).annotate(  # type: ignore[no-redef]
            state=Case(
                When(withdrawn_at__isnull=False, then=Value("withdrawn")),
                When(current_reading__isnull=False, then=Value("ready")),
                When(last_state__in=Job.BROKEN_OFF, then=Value("failed")),
                default=Value("reading"),
                output_field=models.CharField(),
            ),
            failure=Subquery(last.values("error")[:1]),
            job=Subquery(last.values("slug")[:1]),
        )


class Version(Opaque, Dated):
    """One upload: its file never changes.

    `position` is the order of the versions of a proposal; a date, where one is known, proposes it. A withdrawn version
    has number, date, sha256 and the reason alone; what else it had is kept aside until it is erased, at `erased_at`;
    `erased_for_law` also where others quoted it.
    """

    objects = VersionQuerySet.as_manager()
    state: str
    failure: str | None
    job: str | None
    """Set by `with_state`."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="versions")
    position = models.PositiveIntegerField(default=1)
    number = models.CharField(_("number"), max_length=80, blank=True)
    title = models.CharField(_("title"), max_length=300, blank=True)
    date = models.DateField(_("date"), null=True, blank=True)
    """None: nobody said it, and its cover does not."""
    stage = models.CharField(_("stage"), max_length=60, blank=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    contributors = models.ManyToManyField(Contributor, blank=True, related_name="versions")
    file = OpaqueFile(upload_to=stored_path, max_length=200)
    filename = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    options = models.JSONField(default=dict, blank=True)
    given = models.JSONField(default=list, blank=True)
    """The names of the facts that a person gave: no cover changes them."""
    current_reading = models.ForeignKey(
        "proposals.Reading", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    team = models.ForeignKey(Team, null=True, blank=True, on_delete=models.SET_NULL, related_name="versions")
    """The team by which it was added."""
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL)
    uploaded_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawal_reason = models.TextField(blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)
    erased_for_law = models.BooleanField(default=False)

    class Meta:
        ordering = ["proposal", "position"]
        constraints = [models.UniqueConstraint(fields=["proposal", "position"], name="one_version_a_position")]

    def __str__(self) -> str:
        return self.number or f"v{self.position}"

    @property
    def full_name(self) -> str:
        """With what its proposal is called, once where both have one name."""
        proposal = self.proposal.number or self.proposal.title
        return proposal if proposal == str(self) else f"{proposal} {self}"

    @property
    def reads_before(self) -> bool:
        """Whether its text is that before the tracked changes of its file, and not that after them."""
        return bool(self.options.get("tracked") == "rejected")
