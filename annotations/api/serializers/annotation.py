"""Annotations in bodies."""

from __future__ import annotations

from typing import Any

from annotations.api.serializers.anchor import ANCHOR, AnchorSerializer, anchor_body
from annotations.models import Annotation
from annotations.services.annotations import PLAIN, Remark
from proposals.api.columns import Made, Names
from proposals.api.fields import Id, Named, PersonSerializer
from proposals.api.values import OfRow, Text
from proposals.models import Team, Version

PASSAGE = Annotation.Scope.PASSAGE


class ConcernsField(Names):
    """The ids of an annotation's concerns, as `/api/v1/concerns/` lists them."""

    child = Text(max_length=40)
    column = "concern"


class RemarkSerializer(OfRow[Annotation]):
    """What a reviewer says, and may say anew."""

    comment = Text(help_text="What this is about, in sentences.")
    proposed = Text(trim_whitespace=False, allow_blank=True, required=False)
    concerns = ConcernsField(required=False)

    class Meta:
        model = Annotation
        fields = (*PLAIN, "concerns")


class AnnotationSerializer(RemarkSerializer):
    """A remark on a version, on its clause `key`, or on the passage of that clause at `anchor`."""

    id = Id()
    version = Named(Version)
    key = Text(max_length=12, allow_blank=True, required=False)
    anchor = AnchorSerializer(allow_null=True, required=False)
    team = Named(Team)
    author = PersonSerializer(read_only=True, allow_null=True)
    decided_by = PersonSerializer(read_only=True, allow_null=True)
    columns = {
        "anchor": Made(("scope", *ANCHOR), lambda scope, *anchor: anchor_body(*anchor) if scope == PASSAGE else None)
    }

    class Meta:
        model = Annotation
        fields: tuple[str, ...] = ("id", "version", "key", "scope", "anchor", *PLAIN, "concerns", "vocabulary", "team")
        fields += ("author", "state", "reason", "decided_by", "decided_at", "made_at", "changed_at")
        read_only_fields = ("scope", "vocabulary", "state", "reason", "decided_at", "made_at", "changed_at")


def remark_of(told: dict[str, Any], said: Annotation | None = None) -> Remark:
    """The remark that a valid body gives; what it leaves out stays as `said`."""
    facts: dict[str, Any] = {}
    if said is not None:
        facts = {name: getattr(said, name) for name in PLAIN}
        facts["concerns"] = tuple(row.concern for row in said.concerns.all())
    facts |= {name: told[name] for name in PLAIN if name in told}
    if "concerns" in told:
        facts["concerns"] = tuple(told["concerns"])
    return Remark(**facts)
