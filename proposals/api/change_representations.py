"""Changes as REST tells them: the vocabulary of `comparing.changes` in the keys of `clauseline compare --json`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from drf_spectacular.utils import PolymorphicProxySerializer, extend_schema_field
from rest_framework import serializers

from clauseline.comparing.changes import DETAILS
from clauseline.vocabulary import (
    BLOCK_KINDS,
    FLAGS,
    OPS,
    SIDES,
    TRACK_FATES,
)
from clauseline.writing.json import blocks_as_json
from proposals.api.columns import Made, Tell, Values
from proposals.api.force_representations import EditSerializer, Part, ProvedSentenceSerializer, StrengthChangeSerializer
from proposals.models import Change, ChangeSide
from proposals.queries.changes import (
    DETAIL,
    EDIT,
    EDITORIAL,
    PASSAGE,
    PROVED,
    plain,
    plain_strength,
    sides,
    texts,
    words_by,
)
from proposals.queries.comparisons import spans_of, the_text


class SpanSerializer(Part):
    """A run of words; `old` and `new` are its [start, end) in the clauses' texts, null where it does not stand."""

    op = serializers.ChoiceField(OPS)
    text = serializers.CharField()
    old = serializers.ListField(child=serializers.IntegerField(), allow_null=True)
    new = serializers.ListField(child=serializers.IntegerField(), allow_null=True)


class PassageSerializer(Part):
    """Words that went to or came from the clause `other` of another change."""

    side = serializers.ChoiceField(SIDES)
    clause = serializers.IntegerField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    other = serializers.IntegerField()
    text = serializers.CharField()


class DetailSerializer(Part):
    """One thing in the text that the change came to: what it was and what it is, "" on the side where it is not.

    `old_at` and `new_at` are its [start, end) in the texts; `clauses` are places of new clauses that it concerns:
    those that use a term, or the one to which a reference leads now.
    """

    kind = serializers.ChoiceField(list(DETAILS))
    old = serializers.CharField(allow_blank=True)
    new = serializers.CharField(allow_blank=True)
    old_at = serializers.ListField(child=serializers.IntegerField(), allow_null=True)
    new_at = serializers.ListField(child=serializers.IntegerField(), allow_null=True)
    clauses = serializers.ListField(child=serializers.IntegerField())


class EditorialSentenceSerializer(Part):
    """A sentence whose writing alone changed: its [start, end) in the old and in the new texts."""

    old = serializers.ListField(child=serializers.IntegerField())
    new = serializers.ListField(child=serializers.IntegerField())


class MarkSerializer(Part):
    """A run of what stands in front of a block, "a)" or "NOTE 1", and at no place of the text."""

    op = serializers.ChoiceField(OPS)
    text = serializers.CharField()


class PlaceSerializer(Part):
    """A block of a text: the place of its clause in the version's list of clauses, and its own in that clause."""

    clause = serializers.IntegerField()
    block = serializers.IntegerField()


class PlacedSerializer(Part):
    """What is a block of the old text, of the new one, or of both; null where it is not."""

    old = PlaceSerializer(allow_null=True)
    new = PlaceSerializer(allow_null=True)


class ChangedParagraphSerializer(PlacedSerializer):
    """A paragraph, list item, row ... up to where a block ends in either text.

    Its kind `was` another one in the old text, if that is not null. `runs` are its words, cells parted by tabs. `end`
    says what became of the end of the block: where it was removed, and the block is still there, the new block goes on
    with the next paragraph; where it was added, and the block was there before, the old one does.
    """

    kind = serializers.ChoiceField(BLOCK_KINDS)
    was = serializers.ChoiceField(BLOCK_KINDS, allow_null=True)
    marker = MarkSerializer(many=True)
    end = serializers.ChoiceField(OPS)
    runs = SpanSerializer(many=True)


class TrackSerializer(Part):
    """What became of a column or row. What moved is told at its old place (`went`) and at its new one (`came`), each
    with the `number`, from 1, that it has in the other text.
    """

    fate = serializers.ChoiceField(TRACK_FATES)
    number = serializers.IntegerField(allow_null=True)


class ChangedCellSerializer(Part):
    """A cell in its first `column`, from 1, with what became of its row or column (`fate`).

    It is a cell `of` the old text, of the new one, of both, or of none (null). Removed words at the new place of what
    moved have neither `old` nor `new`: they are told at its old place.
    """

    column = serializers.IntegerField()
    columns = serializers.IntegerField()
    rows = serializers.IntegerField()
    head = serializers.BooleanField()
    fate = serializers.ChoiceField(TRACK_FATES)
    of = serializers.ChoiceField([*SIDES, "both"], allow_null=True)
    runs = SpanSerializer(many=True)


class ChangedRowSerializer(TrackSerializer, PlacedSerializer):
    """A row with its cells."""

    cells = ChangedCellSerializer(many=True)


class ChangedTableSerializer(Part):
    """A table that changed, both sides in one: their columns and rows in order, with what became of each."""

    kind = serializers.ChoiceField(["table"])
    columns = TrackSerializer(many=True)
    rows = ChangedRowSerializer(many=True)


@extend_schema_field(
    PolymorphicProxySerializer(
        component_name="ChangedBlock",
        serializers=[ChangedParagraphSerializer, ChangedTableSerializer],
        resource_type_field_name=None,
        many=True,
    )
)
class BlocksField(serializers.ListField):
    """The blocks of a change, in order; told if they are asked for."""


class NumberedSerializer(Part):
    """A clause by its identity and its label."""

    key = serializers.CharField()
    number = serializers.CharField()


class SidesSerializer(Part):
    """The clauses of both sides, in the order of `old` and `new`."""

    old = NumberedSerializer(many=True)
    new = NumberedSerializer(many=True)


@dataclass(frozen=True, slots=True)
class Sides:
    """What `tell` makes of the clauses on both sides of a change."""

    tell: Callable[[list[Values]], Any]
    needs: tuple[str, ...] = ("pk",)

    def teller(self, page: list[Values]) -> Tell:
        if page and "sides" not in page[0]:
            found = sides(row["pk"] for row in page)
            for row in page:
                row["sides"] = found[row["pk"]]
        return lambda row: self.tell(row["sides"])


@dataclass(frozen=True, slots=True)
class ChangedBlocks:
    """The blocks of a change: one query for a page."""

    needs: tuple[str, ...] = ("pk", "spans", "packed")

    def teller(self, page: list[Values]) -> Tell:
        found = texts(row["pk"] for row in page)

        def tell(row: Values) -> list[Values]:
            sides = found[row["pk"]]
            old, new = (the_text([clause.text for _, clause in side]) for side in sides)
            return blocks_as_json(spans_of(row["spans"], row["packed"], old, new), *sides)

        return tell


@dataclass(frozen=True, slots=True)
class ChangedSpans:
    """The words of a change: one query for a page."""

    needs: tuple[str, ...] = ("pk",)

    def teller(self, page: list[Values]) -> Tell:
        found = words_by("change", ChangeSide.objects.filter(change__in=[row["pk"] for row in page]))
        return lambda row: [span._asdict() for span in found[row["pk"]]]


def _places(side: str) -> Sides:
    return Sides(lambda clauses: [one["order"] for one in clauses if one["side"] == side])


def _clauses(clauses: list[Values]) -> Values:
    names = ("key", "number")
    return {
        side: [{name: one[name] for name in names} for one in clauses if one["side"] == side] for side in ("old", "new")
    }


class ChangeSerializer(serializers.Serializer[Change]):
    """The fate of one clause. `old` and `new` are places in the two versions' lists of clauses, from 0."""

    kind = serializers.ChoiceField(Change.Kind.choices)
    old = serializers.ListField(child=serializers.IntegerField())
    new = serializers.ListField(child=serializers.IntegerField())
    flags = serializers.ListField(child=serializers.ChoiceField(FLAGS))
    spans = SpanSerializer(many=True)
    strength = StrengthChangeSerializer(many=True)
    passages = PassageSerializer(many=True)
    details = DetailSerializer(many=True)
    editorial = EditorialSentenceSerializer(many=True)
    edits = EditSerializer(many=True)
    proofs = ProvedSentenceSerializer(many=True)
    clauses = SidesSerializer()
    blocks = BlocksField(required=False)
    columns = {
        "old": _places("old"),
        "new": _places("new"),
        "spans": ChangedSpans(),
        "strength": Made(("strength",), plain_strength),
        "passages": Made(("passages",), plain(PASSAGE)),
        "details": Made(("details",), plain(DETAIL)),
        "editorial": Made(("editorial",), plain(EDITORIAL)),
        "edits": Made(("edits",), plain(EDIT)),
        "proofs": Made(("proofs",), plain(PROVED)),
        "clauses": Sides(_clauses),
        "blocks": ChangedBlocks(),
    }
