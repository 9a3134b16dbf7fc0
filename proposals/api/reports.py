"""The account of a reading."""

from __future__ import annotations

from rest_framework import serializers

from proposals.api.values import OfRow
from proposals.models import Reading


class LeftOutSerializer(serializers.Serializer[dict[str, object]]):
    """What a named rule left out: `count` places, `characters` code points, the first as a sample."""

    rule = serializers.CharField()
    count = serializers.IntegerField()
    characters = serializers.IntegerField()
    sample = serializers.CharField()


class AccountSerializer(serializers.Serializer[dict[str, object]]):
    """`characters` of the file = those in the clauses - those `added` by the reader + those of `left_out`."""

    characters = serializers.IntegerField()
    added = serializers.IntegerField()
    left_out = LeftOutSerializer(many=True)
    unplaced = serializers.ListField(child=serializers.CharField())
    warnings = serializers.ListField(child=serializers.CharField())


class ReportSerializer(OfRow[Reading]):
    """Who read the file, and the account."""

    report = AccountSerializer()

    class Meta:
        model = Reading
        fields = ("reader", "reader_version", "language", "facts", "made_at", "report")
        read_only_fields = fields
