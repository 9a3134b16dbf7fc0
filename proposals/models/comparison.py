"""What became of each clause."""

from __future__ import annotations

from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clauseline.comparing.duties.conventions import NOT_MEASURED
from clauseline.vocabulary import ChangeKind, SideName
from proposals.models.clause import Clause
from proposals.models.job import Job
from proposals.models.opaque import Opaque
from proposals.models.reading import Reading
from proposals.models.version import Version

BY_WORDS = "words"
"""What stands in an engine for the encoder where none is installed: shared words and numbers were compared."""


def encoder_in(engine: str) -> str | None:
    """The name of the encoder that an engine names; None if it names none."""
    name = engine.partition(" ")[2]
    return name if name and name != BY_WORDS else None


class ComparisonQuerySet(models.QuerySet["Comparison"]):
    """Comparisons, with what the outside asks first."""

    def with_state(self) -> ComparisonQuerySet:
        """Each with `state`: ready, failed, waiting for a reading or computing; `job`, the slug of its last job,
        if any; and `failure`, the sentence of a failed or a cancelled one.
        """
        last = Job.objects.filter(kind="comparison", target=OuterRef("pk")).order_by("-pk")
        return self.alias(
            last_state=Subquery(last.values("state")[:1])
        ).annotate(  # type: ignore[no-redef]
            state=Case(
                When(ready_at__isnull=False, then=Value("ready")),
                When(last_state__in=Job.BROKEN_OFF, then=Value("failed")),
                When(Q(old=None) | Q(new=None), last_state=None, then=Value("waiting")),
                default=Value("computing"),
                output_field=models.CharField(),
            ),
            failure=Subquery(last.values("error")[:1]),
            job=Subquery(last.values("slug")[:1]),
        )

    def for_all(self) -> ComparisonQuerySet:
        """Those of which lists, counts and statements may tell: not those that are kept `aside`."""
        return self.filter(aside=False)

    def of_changes(self) -> ComparisonQuerySet:
        """Those that tell what became of each clause; not those of two languages, which tell pairs."""
        return self.filter(across=False)

    def between_versions(self) -> ComparisonQuerySet:
        """Those that lead from one version to another; not what is tracked in the file of one."""
        return self.exclude(old_version=F("new_version"))


class Comparison(Opaque):
    """Two readings and the result of one engine. `ready_at` is empty while it is being computed.

    `old` or `new` is empty while its version is still being read: the comparison then waits for it. Where both
    versions are the same one, it tells what is tracked in its file: `old` is read before the changes, `new` after them.
    `across`: the versions are in two languages. Then it has no changes but an `AlignedClause` for each clause of `new`,
    its `engine` names the encoder too, and `counts` and `kinds` are of pairs: likely, possible, none. `terms` that both
    define say by `old` and `new` in which clauses, by their places in the texts.
    `aside`: nobody asked for it, only a remark or a tick needs it. It is told of nowhere; who asks for a comparison of
    the same texts gets another one.

    `counts` are of kinds and flags together, `kinds` of kinds alone: every change is in it once. `editorial_sentences`
    is how many sentences differ in their writing alone.
    """

    objects = ComparisonQuerySet.as_manager()
    state: str
    failure: str | None
    job: str | None
    """Set by `with_state`."""

    old_version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="comparisons_from")
    new_version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="comparisons_to")
    old = models.ForeignKey(Reading, null=True, on_delete=models.CASCADE, related_name="comparisons_from")
    new = models.ForeignKey(Reading, null=True, on_delete=models.CASCADE, related_name="comparisons_to")
    engine = models.CharField(max_length=40)
    across = models.BooleanField(default=False)
    aside = models.BooleanField(default=False)
    counts = models.JSONField(default=dict)
    kinds = models.JSONField(default=dict)
    editorial_sentences = models.PositiveIntegerField(default=0)
    warnings = models.JSONField(default=list)
    terms = models.JSONField(default=list)
    asked_at = models.DateTimeField(auto_now_add=True)
    ready_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["old", "new", "engine", "aside"], name="one_comparison_an_engine"),
            models.UniqueConstraint(
                fields=["old_version", "new_version", "engine"],
                condition=Q(old__isnull=True) | Q(new__isnull=True),
                name="one_waiting_comparison",
            ),
        ]

    def __str__(self) -> str:
        if self.is_tracked:
            return gettext("%(version)s: what is tracked") % {"version": self.new_version}
        return f"{self.old_version} → {self.new_version}"

    @property
    def is_tracked(self) -> bool:
        """Whether both sides are one file, before and after its tracked changes."""
        return self.old_version_id == self.new_version_id

    @property
    def measures_force(self) -> bool:
        """Whether it is known by which verbs both texts bind."""
        return NOT_MEASURED not in self.warnings

    @property
    def encoder(self) -> str | None:
        """The name of what compared the meaning of clauses in two languages; None if nothing did."""
        return encoder_in(self.engine)

    @property
    def old_home(self) -> str:
        """The slug of the version whose page has the clauses of the old side; "" if none has."""
        return "" if self.is_tracked and not self.new_version.reads_before else self.old_version.slug

    @property
    def new_home(self) -> str:
        """The slug of the version whose page has the clauses of the new side; "" if none has."""
        return "" if self.is_tracked and self.new_version.reads_before else self.new_version.slug


class Change(models.Model):
    """The fate of one clause, in the vocabulary of `clauseline.comparing.changes`.

    Its spans are `packed` (`clauseline.comparing.packed_spans`); where an older release wrote them they stand in
    `spans`, until a job packs them.
    """

    class Kind(models.TextChoices):
        UNCHANGED = "unchanged", _("unchanged")
        MODIFIED = "modified", _("modified")
        RENUMBERED = "renumbered", _("renumbered")
        MOVED = "moved", _("moved")
        INSERTED = "inserted", _("inserted")
        DELETED = "deleted", _("deleted")
        SPLIT = "split", _("split")
        MERGED = "merged", _("merged")

    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="changes")
    order = models.PositiveIntegerField()
    kind: models.CharField[ChangeKind, ChangeKind] = models.CharField(max_length=12, choices=Kind.choices)
    flags = models.JSONField(default=list)
    spans = models.JSONField(default=list)
    packed = models.BinaryField(null=True)
    strength = models.JSONField(default=list)
    passages = models.JSONField(default=list)
    details = models.JSONField(default=list)
    editorial = models.JSONField(default=list)
    edits = models.JSONField(default=list)
    proofs = models.JSONField(default=list)
    confidence = models.FloatField(default=1.0)

    class Meta:
        ordering = ["comparison", "order"]
        constraints = [models.UniqueConstraint(fields=["comparison", "order"], name="one_change_a_place")]
        indexes = [models.Index(fields=["comparison"], condition=models.Q(packed=None), name="changes_to_pack")]


class ChangeSide(models.Model):
    """One clause's part in a change. Every clause of both readings is on one side of exactly one change."""

    class Side(models.TextChoices):
        OLD = "old", _("old")
        NEW = "new", _("new")

    change = models.ForeignKey(Change, on_delete=models.CASCADE, related_name="sides")
    comparison = models.ForeignKey(Comparison, on_delete=models.CASCADE, related_name="sides")
    side: models.CharField[SideName, SideName] = models.CharField(max_length=3, choices=Side.choices)
    clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="change_sides")

    class Meta:
        ordering = ["clause__order"]
        constraints = [
            models.UniqueConstraint(fields=["comparison", "side", "clause"], name="one_change_a_clause_and_side")
        ]
