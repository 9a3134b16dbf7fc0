"""Changes in bodies: the vocabulary of `proposals.comparing.changes` in the keys of `manage.py compare --json`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from rest_framework import serializers

from proposals.api.columns import Made, Tell, Values
from proposals.comparing.changes import ADDED, DETAILS, FLAGS, KEPT, REMOVED, STRENGTHS, VERDICTS
from proposals.models import Change
from proposals.queries.changes import DETAIL, PASSAGE, SPAN, plain, plain_strength, sides

Part = serializers.Serializer[dict[str, Any]]


class SpanSerializer(Part):
    """A run of words; `old` and `new` are its [start, end) in the clauses' texts, null where it does not stand."""

    op = serializers.ChoiceField([KEPT, REMOVED, ADDED])
    text = serializers.CharField()
    old = serializers.ListField(child=serializers.IntegerField(), allow_null=True)
    new = serializers.ListField(child=serializers.IntegerField(), allow_null=True)


class StrengthSerializer(Part):
    """How binding the sentence at [start, end) is, and the verb that says so."""

    level = serializers.ChoiceField(STRENGTHS)
    verb = serializers.CharField()
    convention = serializers.CharField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()


class StrengthChangeSerializer(Part):
    """A changed sentence before and after; null where it came or went."""

    old = StrengthSerializer(allow_null=True)
    new = StrengthSerializer(allow_null=True)
    verdict = serializers.ChoiceField(VERDICTS)


class PassageSerializer(Part):
    """Words that went to or came from the clause `other` of another change."""

    side = serializers.ChoiceField(["old", "new"])
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
    clauses = SidesSerializer()
    columns = {
        "old": _places("old"),
        "new": _places("new"),
        "spans": Made(("spans",), plain(SPAN)),
        "strength": Made(("strength",), plain_strength),
        "passages": Made(("passages",), plain(PASSAGE)),
        "details": Made(("details",), plain(DETAIL)),
        "clauses": Sides(_clauses),
    }
