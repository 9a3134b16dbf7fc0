"""Annotations in bodies."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from annotations.api.rows import Named
from annotations.api.serializers.anchor import HOME, AnchorSerializer, home_body
from annotations.lengths import CONCERNS, TEXT
from annotations.models import Annotation, Argument
from annotations.services.annotations import PLAIN, Remark
from proposals.api import fields as of_rows
from proposals.api.columns import Made, Names
from proposals.api.fields import Id, PersonSerializer
from proposals.api.values import OfRow, OneOf, Text
from proposals.models import Team, Version
from proposals.refusals import Refusal

PASSAGE = Annotation.Scope.PASSAGE


class ConcernsField(Names):
    """The ids of an annotation's concerns, as `/api/v1/concerns/` lists them."""

    child = Text(max_length=40)
    column = "concern"


class RemarkSerializer(OfRow[Annotation]):
    """What a reviewer says, and may say anew."""

    comment = Text(help_text="What this is about, in sentences.", max_length=TEXT)
    proposed = Text(trim_whitespace=False, allow_blank=True, required=False, max_length=TEXT)
    concerns = ConcernsField(required=False, max_length=CONCERNS)

    class Meta:
        model = Annotation
        fields = (*PLAIN, "concerns")


class AnnotationSerializer(RemarkSerializer):
    """A remark on a version, on its clause `key`, or on the passage of that clause at `anchor`.

    `decided_before` is what had been decided, by `decided_by` at `decided_at`, before its text was edited, which opened
    it again; "" otherwise.
    """

    id = Id()
    version = of_rows.Named(Version, joined=("proposal",))
    key = Text(max_length=12, allow_blank=True, required=False)
    anchor = AnchorSerializer(allow_null=True, required=False)
    team = of_rows.Named(Team)
    author = PersonSerializer(read_only=True, allow_null=True)
    decided_by = PersonSerializer(read_only=True, allow_null=True)
    decided_before = OneOf(Annotation.State.choices, allow_blank=True, read_only=True)
    thread_resolved_by = PersonSerializer(read_only=True, allow_null=True)
    columns = {
        "anchor": Made(("scope", *HOME), lambda scope, *anchor: home_body(*anchor) if scope == PASSAGE else None)
    }

    class Meta:
        model = Annotation
        fields: tuple[str, ...] = ("id", "version", "key", "scope", "anchor", *PLAIN, "concerns", "vocabulary", "team")
        fields += ("author", "state", "decided_before", "reason", "decided_by", "decided_at")
        fields += ("thread_resolved_by", "thread_resolved_at", "made_at", "changed_at")
        read_only_fields: tuple[str, ...] = ("scope", "vocabulary", "state", "decided_before", "reason", "decided_at")
        read_only_fields += ("thread_resolved_at", "made_at", "changed_at")


class NewAnnotationSerializer(AnnotationSerializer):
    """A remark that is to be made; `arguments` are the ids of those of your teams whose words it says."""

    arguments = Named(Argument, many=True, required=False)

    class Meta(AnnotationSerializer.Meta):
        fields = (*AnnotationSerializer.Meta.fields, "arguments")


class ChangedRemarkSerializer(RemarkSerializer):
    """What is to be said anew; without `arguments` these stay as they are."""

    arguments = Named(Argument, many=True, required=False)

    class Meta(RemarkSerializer.Meta):
        fields = (*RemarkSerializer.Meta.fields, "arguments")


def remark_of(values: dict[str, Any], annotation: Annotation | None = None) -> Remark:
    """The remark that a valid body gives; what it leaves out stays as `annotation`.

    Raises a `Refusal` for words of which it does not say how they are proposed: they would be lost.
    """
    facts: dict[str, Any] = {}
    if annotation is not None:
        facts = {name: getattr(annotation, name) for name in PLAIN}
        facts["concerns"] = tuple(row.concern for row in annotation.concerns.all())
    facts |= {name: values[name] for name in PLAIN if name in values}
    if "concerns" in values:
        facts["concerns"] = tuple(values["concerns"])
    remark = Remark(**facts)
    if values.get("proposed", "").strip() and remark.proposal in (Annotation.Wording.NONE, Annotation.Wording.DELETE):
        raise Refusal(_("Please say what your wording is for: “proposal” is “replace” or “insert-after”."))
    return remark
