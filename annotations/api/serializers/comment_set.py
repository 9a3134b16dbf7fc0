"""Formal answers in bodies."""

from __future__ import annotations

from rest_framework import serializers

from annotations.api.rows import Named
from annotations.models import Annotation, Comment, CommentSet, Consultation, Disposition
from proposals.api.fields import Id, PersonSerializer
from proposals.api.fields import Named as NamedProposal
from proposals.api.schema import asked
from proposals.models import Team


class DispositionSerializer(serializers.ModelSerializer[Disposition]):
    """What the body answered."""

    class Meta:
        model = Disposition
        fields = ("answer", "observation", "given_at")


class CommentSerializer(serializers.ModelSerializer[Comment]):
    """A complete copy of an annotation as sent; `annotation` is null when that was deleted since."""

    annotation = Named(Annotation, read_only=True, allow_null=True)
    concerns = serializers.ListField(child=serializers.CharField())
    disposition = DispositionSerializer(allow_null=True)

    class Meta:
        model = Comment
        fields: tuple[str, ...] = ("order", "annotation", "member", "line", "clause", "title", "element", "kind")
        fields += ("comment", "proposed", "quote", "concerns", "vocabulary", "credit", "version_sha256", "permalink")
        fields += ("disposition",)
        read_only_fields = fields


class SetSerializer(serializers.ModelSerializer[CommentSet]):
    """A team's formal answer, without its comments."""

    id = Id()
    consultation = Named(Consultation, read_only=True)
    teams = NamedProposal(Team, many=True, read_only=True)
    made_by = PersonSerializer(allow_null=True)

    class Meta:
        model = CommentSet
        fields: tuple[str, ...] = ("id", "consultation", "teams", "state", "made_by", "made_at", "frozen_at")
        read_only_fields = fields


class CommentSetSerializer(SetSerializer):
    """A team's formal answer. `manifest` holds the hashes of what was frozen."""

    comments = CommentSerializer(many=True)

    class Meta(SetSerializer.Meta):
        fields = (*SetSerializer.Meta.fields, "manifest", "comments")
        read_only_fields = fields


@asked("Two comments", {"consultation": "k3j8m2pq7x", "annotations": ["w9t4n6hc5d", "b7r2v5yx3m"]})
class DrawUpSerializer(serializers.ModelSerializer[CommentSet]):
    """What a comment set is drawn up from."""

    consultation = Named(Consultation)
    annotations = serializers.ListField(child=serializers.SlugField(), allow_empty=False, max_length=2000)

    class Meta:
        model = CommentSet
        fields = ("consultation", "annotations")
