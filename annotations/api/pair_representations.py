"""Pairs of clauses in two languages as they are represented."""

from __future__ import annotations

from rest_framework import serializers

from annotations.models import PairDecision
from annotations.queries.aligned import NONE, PairRow
from clauseline.vocabulary import PAIR_BANDS
from proposals.api.change_representations import DetailSerializer
from proposals.api.fields import NamedTeam, PersonSerializer
from proposals.api.force_representations import Part, StrengthChangeSerializer

PAIR_BAND_NAMES = (*PAIR_BANDS, NONE)


class PairClauseSerializer(Part):
    """A clause of either version; `order` is its place in the text, from 0."""

    key = serializers.CharField()
    order = serializers.IntegerField()
    number = serializers.CharField(allow_blank=True)
    title = serializers.CharField(allow_blank=True)
    text = serializers.CharField(allow_blank=True)


class SentencePlacesSerializer(Part):
    """Sentences that say the same, as [start, end) in the texts of both clauses; `sure`: one to one."""

    old_start = serializers.IntegerField()
    old_end = serializers.IntegerField()
    new_start = serializers.IntegerField()
    new_end = serializers.IntegerField()
    sure = serializers.BooleanField()


class AmountSerializer(Part):
    """An amount at [start, end) of a clause's text: its words, and its `value` in the unit of its `dimension`."""

    dimension = serializers.CharField()
    value = serializers.CharField()
    text = serializers.CharField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()


class AmountPairSerializer(Part):
    """An amount of either side; null where the other side has none of its kind. `sure`: no other fits."""

    old = AmountSerializer(allow_null=True)
    new = AmountSerializer(allow_null=True)
    sure = serializers.BooleanField()


class TermPairSerializer(Part):
    """A term that both clauses define, as either language calls it."""

    old = serializers.CharField()
    new = serializers.CharField()


class PairVerdictsSerializer(Part):
    """What verbs, numbers, brackets and terms of both clauses say. Places count in the text of either clause.

    `encoder` found which sentence is which; null where shared words and numbers did.
    """

    encoder = serializers.CharField(allow_null=True)
    sentences = SentencePlacesSerializer(many=True)
    strength = StrengthChangeSerializer(many=True)
    amounts = AmountPairSerializer(many=True)
    brackets = DetailSerializer(many=True)
    terms = TermPairSerializer(many=True)


class PairDecidedSerializer(Part):
    """What your team says of a clause, `id` as in the list of decisions. `changed`: one of the two texts is not what it
    was when that was said, or is gone.
    """

    id = serializers.CharField(source="decision.slug")
    team = NamedTeam(source="decision.team", read_only=True)
    why = serializers.CharField(source="decision.why", allow_blank=True)
    decided_by = PersonSerializer(source="decision.decided_by", allow_null=True, read_only=True)
    decided_at = serializers.DateTimeField(source="decision.decided_at")
    changed = serializers.BooleanField(source="is_changed")


class PairSerializer(serializers.Serializer[PairRow]):
    """A clause of the new version. `proposed` is the clause of the old one that it is likely, or possibly, a pair with,
    `candidates` up to three that it may be, the likest first: nothing of that is a fact.

    `confirmed` is what your team says it is, and only then there are `verdicts`.
    """

    clause = PairClauseSerializer()
    band = serializers.ChoiceField(PAIR_BAND_NAMES)
    proposed = PairClauseSerializer(allow_null=True)
    candidates = PairClauseSerializer(many=True)
    state = serializers.ChoiceField(PairDecision.State.choices)
    decided = PairDecidedSerializer(allow_null=True)
    confirmed = PairClauseSerializer(allow_null=True)
    verdicts = PairVerdictsSerializer(allow_null=True)
