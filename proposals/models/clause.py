"""The units people point at, and what they are made of."""

from __future__ import annotations

import logging

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from clauseline.outline import BlockText
from clauseline.packing import Damaged, unpacked
from clauseline.vocabulary import ClauseKind
from clauseline.vocabulary import Status as StatusName
from proposals.models.opaque import OpaqueKey, new_slug
from proposals.models.reading import Reading
from proposals.refusals import DamagedClause

logger = logging.getLogger(__name__)


class Clause(models.Model):
    """A numbered or named unit of a reading.

    `key` is its identity inside the version; `number` is a label. `text` is canonical (see `clauseline.outline`) and
    without sub-clauses, number and title; `packed` are its blocks. `why` it is one, as a row of
    `clauseline.reading.structure.reasons`, is known of what was read since reasons are kept.
    """

    class Kind(models.TextChoices):
        CLAUSE = "clause", _("clause")
        TERM = "term", _("term")
        ARTICLE = "article", _("article")
        CHAPTER = "chapter", _("chapter")
        ANNEX = "annex", _("annex")
        APPENDIX = "appendix", _("appendix")
        FRONT = "front", _("front matter")
        BIBLIOGRAPHY = "bibliography", _("bibliography")

    class Status(models.TextChoices):
        NORMATIVE = "normative", _("normative")
        INFORMATIVE = "informative", _("informative")

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="clauses")
    order = models.PositiveIntegerField()
    key: models.CharField[str, str] = OpaqueKey(max_length=12, default=new_slug)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.CASCADE, related_name="children")
    number = models.CharField(max_length=80, blank=True)
    title = models.TextField(blank=True)
    level = models.PositiveSmallIntegerField()
    kind: models.CharField[ClauseKind, ClauseKind] = models.CharField(max_length=20, choices=Kind.choices)
    status: models.CharField[StatusName, StatusName] = models.CharField(max_length=20, choices=Status.choices)
    text = models.TextField(blank=True)
    packed = models.BinaryField(default=b"")
    why = models.JSONField(null=True)

    class Meta:
        ordering = ["reading", "order"]
        constraints = [
            models.UniqueConstraint(fields=["reading", "order"], name="one_clause_a_place"),
            models.UniqueConstraint(fields=["reading", "key"], name="one_clause_a_key"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    @property
    def blocks(self) -> tuple[BlockText, ...]:
        """Its paragraphs, list items, table rows ... in order: unpacked each time. Refuses what is damaged."""
        return blocks_of(self.pk, self.packed, self.text)


def blocks_of(clause: int, packed: bytes | memoryview, text: str) -> tuple[BlockText, ...]:
    """The blocks of the clause with this primary key; refuses, by its name, what cannot be the blocks of its text."""
    try:
        return unpacked(packed, text)
    except Damaged as fault:
        # Its words are no part of the draft: numbers, and names of our own.
        logger.error("The blocks of clause %s are damaged: %s.", clause, fault)
        raise _refusal(Clause.objects.select_related("reading__version__proposal").get(pk=clause)) from None


def _refusal(clause: Clause) -> DamagedClause:
    version = clause.reading.version
    named = {"clause": str(clause) or clause.key, "version": str(version), "proposal": str(version.proposal)}
    if version.current_reading_id != clause.reading_id:
        return DamagedClause(
            gettext(
                "What this site stores of the clause “%(clause)s” in an earlier reading of version %(version)s of "
                "“%(proposal)s” is damaged, and nothing is shown that may not be true. The version was read again "
                "since: its text is there, and can be compared anew."
            )
            % named,
            version=version.slug,
            is_read_again=True,
        )
    return DamagedClause(
        gettext(
            "What this site stores of the clause “%(clause)s” in version %(version)s of “%(proposal)s” is damaged, and "
            "nothing is shown that may not be true. Its file is as it was uploaded: have the version read again, or "
            "ask an editor of the team that keeps it to do so."
        )
        % named,
        version=version.slug,
    )


class Figure(models.Model):
    """A picture that a block shows: the one at `place` among those of its clause.

    Without a `file` it cannot be shown here: it is described in words.
    """

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="figures")
    clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="figures")
    place = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    alt = models.TextField(blank=True)
    file = models.FileField(max_length=200, blank=True)
    media_type = models.CharField(max_length=40, blank=True)
    width = models.PositiveIntegerField(default=0)
    height = models.PositiveIntegerField(default=0)
