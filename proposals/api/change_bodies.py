"""Changes in bodies: the vocabulary of `proposals.comparing.changes` in the keys of `manage.py compare --json`."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from proposals.comparing.changes import ADDED, DETAILS, FLAGS, KEPT, REMOVED, STRENGTHS, VERDICTS, as_json
from proposals.models import Change
from proposals.queries.comparisons import change_of

Values = serializers.Serializer[dict[str, Any]]


class SpanSerializer(Values):
    """A run of words; `old` and `new` are its [start, end) in the clauses' texts, null where it does not stand."""

    op = serializers.ChoiceField([KEPT, REMOVED, ADDED])
    text = serializers.CharField()
    old = serializers.ListField(child=serializers.IntegerField(), allow_null=True)
    new = serializers.ListField(child=serializers.IntegerField(), allow_null=True)


class StrengthSerializer(Values):
    """How binding the sentence at [start, end) is, and the verb that says so."""

    level = serializers.ChoiceField(STRENGTHS)
    verb = serializers.CharField()
    convention = serializers.CharField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()


class StrengthChangeSerializer(Values):
    """A changed sentence before and after; null where it came or went."""

    old = StrengthSerializer(allow_null=True)
    new = StrengthSerializer(allow_null=True)
    verdict = serializers.ChoiceField(VERDICTS)


class PassageSerializer(Values):
    """Words that went to or came from the clause `other` of another change."""

    side = serializers.ChoiceField(["old", "new"])
    clause = serializers.IntegerField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    other = serializers.IntegerField()
    text = serializers.CharField()


class DetailSerializer(Values):
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


class NumberedSerializer(Values):
    """A clause by its identity and its label."""

    key = serializers.CharField()
    number = serializers.CharField()


class SidesSerializer(Values):
    """The clauses of both sides, in the order of `old` and `new`."""

    old = NumberedSerializer(many=True)
    new = NumberedSerializer(many=True)


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
    clauses = SidesSerializer()

    def to_representation(self, instance: Change) -> dict[str, Any]:
        told = as_json(change_of(instance))
        sides = sorted(instance.sides.all(), key=lambda side: side.clause.order)
        told["clauses"] = {
            name: [{"key": s.clause.key, "number": s.clause.number} for s in sides if s.side == name]
            for name in ("old", "new")
        }
        return told
