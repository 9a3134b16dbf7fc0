"""Formal answers in bodies."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from annotations.api.rows import Named
from annotations.lengths import TEXT
from annotations.models import Annotation, Comment, CommentSet, Consultation, Disposition, ForceConfirmation
from clauseline.vocabulary import DUTY_FACTS, WORDING_DOUBTS, WORDING_STATES
from proposals.api.columns import Made
from proposals.api.fields import Id, PersonSerializer
from proposals.api.fields import Named as NamedProposal
from proposals.api.values import Moment, OfRow, OneOf, Slug, Text
from proposals.models import Team


class DispositionSerializer(OfRow[Disposition]):
    """What the body answered."""

    class Meta:
        model = Disposition
        fields = ("answer", "observation", "given_at")


class ForceSerializer(serializers.Serializer[Comment]):
    """What the team confirmed of a sentence: weakened, strengthened or neither, by whom as credited, and when.

    `reason` is what could be seen of it; `confirmed_in` names the versions of which it was said, if others than these.
    """

    confirmed = serializers.ChoiceField([state for state in ForceConfirmation.State.values if state != "open"])
    reason = serializers.ChoiceField(DUTY_FACTS)
    old_verb = Text()
    new_verb = Text()
    old_version = Text()
    new_version = Text()
    confirmed_by = Text()
    confirmed_for = Text()
    confirmed_on = serializers.DateField()
    confirmed_in = Text()


class CopiedWordingSerializer(serializers.Serializer[Comment]):
    """What became of the wording that was `written` for the words `written_for`, on the words of this version.

    Of a `conflict` nothing is sent until a person says what becomes of it; `by` is who did. `doubts` are what the body
    changed there that may turn the sense of a wording that was made again by itself.
    """

    state = serializers.ChoiceField(WORDING_STATES)
    act = serializers.ChoiceField(Annotation.Wording.values)
    written_for = Text()
    written = Text()
    doubts = serializers.ListField(child=serializers.ChoiceField(WORDING_DOUBTS))
    by = Text()


def told_wording(kept: dict[str, Any]) -> dict[str, Any] | None:
    """What a body says of a row's `wording`."""
    return {name: kept[name] for name in WORDING_FACTS} if kept else None


WORDING_FACTS = ("state", "act", "written_for", "written", "doubts", "by")


class CommentSerializer(OfRow[Comment]):
    """A complete copy of an annotation as sent; `annotation` is null when that was deleted since.

    `permalink` is a path on this site, and a whole address once the set is frozen. `force` is what the team had
    confirmed of the sentences it stands on when the set was frozen; empty before. `wording` is null where none was
    proposed.
    """

    id = Id()
    annotation = Named(Annotation, read_only=True, allow_null=True)
    concerns = serializers.ListField(child=Text())
    force = serializers.ListField(child=ForceSerializer(), read_only=True)
    wording = serializers.SerializerMethodField()
    disposition = DispositionSerializer(allow_null=True)

    class Meta:
        model = Comment
        fields: tuple[str, ...] = ("id", "order", "annotation", "member", "line", "clause", "title", "element", "kind")
        fields += ("comment", "proposed", "quote", "concerns", "vocabulary", "credit", "version_sha256", "permalink")
        fields += ("force", "wording", "changed_at", "disposition")
        read_only_fields = fields

    columns: Mapping[str, Made] = {"wording": Made(("wording",), told_wording)}

    @extend_schema_field(CopiedWordingSerializer(allow_null=True))
    def get_wording(self, comment: Comment) -> dict[str, Any] | None:
        return told_wording(comment.wording)


class CellsSerializer(OfRow[Comment]):
    """Cells of a row that can be written while its set is a draft. `kind` is ge, te or ed in any case of letters."""

    kind = Text(max_length=10, required=False)

    class Meta:
        model = Comment
        fields: tuple[str, ...] = ("member", "line", "clause", "element", "kind", "comment", "proposed")
        extra_kwargs: dict[str, Any] = {"comment": {"max_length": TEXT}, "proposed": {"max_length": TEXT}}


class PastedSerializer(CellsSerializer):
    """Cells of the row `id`, last seen with `changed_at`; without an id, of a new row."""

    id = Slug(required=False)
    changed_at = Moment(required=False)

    class Meta(CellsSerializer.Meta):
        fields = ("id", "changed_at", *CellsSerializer.Meta.fields)


class BlockSerializer(serializers.Serializer[Comment]):
    """Rows to be written together."""

    rows = serializers.ListField(child=PastedSerializer(), allow_empty=False, max_length=2000)


class MergeSerializer(serializers.Serializer[Comment]):
    """The rows to be merged, by id."""

    comments = serializers.ListField(child=Slug(), min_length=2, max_length=100)


class AnnotationsSerializer(serializers.Serializer[Comment]):
    """Annotations to be copied, by id."""

    annotations = serializers.ListField(child=Slug(), allow_empty=False, max_length=2000)


class MoveSerializer(serializers.Serializer[Comment]):
    """The rows to be moved, and the one that comes after them; without it they go to the end."""

    comments = serializers.ListField(child=Slug(), allow_empty=False, max_length=2000)
    before = Slug(required=False, allow_null=True)


class UndoneSerializer(serializers.Serializer[Comment]):
    """The rows that are as they were before an act, or again as after it, by id."""

    comments = serializers.ListField(child=Slug())


class SentSerializer(serializers.Serializer[CommentSet]):
    """When (now, without `sent_at`) and how a set was sent."""

    sent_at = Moment(required=False)
    sent_how = Text(max_length=500, required=False, allow_blank=True)


class FreezeSerializer(serializers.Serializer[CommentSet]):
    """Which remarks that wait for an answer on the version are left out, by id; the manifest tells them."""

    leaves_out = serializers.ListField(child=Slug(), required=False, max_length=2000)


class ArrangeSerializer(serializers.Serializer[CommentSet]):
    """How the rows are sorted."""

    sorted_by = OneOf(choices=CommentSet.Order.choices)


class SetSerializer(OfRow[CommentSet]):
    """A team's formal answer, without its comments."""

    id = Id()
    consultation = Named(Consultation, read_only=True)
    teams = NamedProposal(Team, many=True, read_only=True)
    made_by = PersonSerializer(allow_null=True)
    sent_by = PersonSerializer(allow_null=True)

    class Meta:
        model = CommentSet
        fields: tuple[str, ...] = ("id", "consultation", "teams", "state", "made_by", "made_at", "frozen_at")
        fields += ("sent_at", "sent_by", "sent_how", "sorted_by")
        read_only_fields = fields


class CommentSetSerializer(SetSerializer):
    """A team's formal answer. `manifest` holds the hashes of what was frozen."""

    comments = CommentSerializer(many=True)

    class Meta(SetSerializer.Meta):
        fields = (*SetSerializer.Meta.fields, "manifest", "comments")
        read_only_fields = fields


class DrawUpSerializer(OfRow[CommentSet]):
    """What a comment set is drawn up from."""

    consultation = Named(Consultation)
    annotations = serializers.ListField(child=Slug(), allow_empty=False, max_length=2000)

    class Meta:
        model = CommentSet
        fields = ("consultation", "annotations")
