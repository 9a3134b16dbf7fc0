"""`/api/v1/concerns/`: the privacy and rights vocabulary."""

from __future__ import annotations

from collections.abc import Collection

from django.http import Http404
from drf_spectacular.helpers import forced_singular_serializer
from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ViewSet

from clauseline.concerns import FAMILIES, VOCABULARY, Concern, Vocabulary
from clauseline.concerns.safeguards import SAFEGUARDS, VERBS, Safeguard
from proposals.api.etags import Tagged
from proposals.api.sparse import Sparse


class SafeguardTextSerializer(serializers.Serializer[dict[str, str]]):
    """A model safeguard in one language, with the verbs of one convention; "" where a language has but one."""

    language = serializers.ChoiceField(list(VERBS))
    convention = serializers.ChoiceField(list(dict.fromkeys(name for names in VERBS.values() for name in names)))
    text = serializers.CharField()


class SafeguardSerializer(serializers.Serializer[Safeguard]):
    """A sentence from which a proposed wording may start: a suggestion to be edited, not legal advice."""

    id = serializers.CharField()
    texts = serializers.SerializerMethodField()

    @extend_schema_field(SafeguardTextSerializer(many=True))
    def get_texts(self, safeguard: Safeguard) -> list[dict[str, str]]:
        return [
            {"language": language, "convention": name, "text": safeguard.written(language, name)}
            for language, names in VERBS.items()
            for name in names
        ]


class ConcernSerializer(serializers.Serializer[Concern]):
    """One way in which a text can touch privacy or rights.

    `label` is by language; `question` is what a reviewer asks, `beware` what only sounds like it. `instruments` name
    the articles it may touch: an aid, not legal advice. `safeguards` are model sentences that answer it.
    """

    id = serializers.CharField()
    code = serializers.CharField()
    family = serializers.ChoiceField(FAMILIES)
    label = serializers.DictField(child=serializers.CharField())  # type: ignore[assignment]
    definition = serializers.CharField()
    question = serializers.CharField()
    beware = serializers.CharField()
    instruments = serializers.ListField(child=serializers.CharField())
    safeguards = serializers.SerializerMethodField()

    @extend_schema_field(SafeguardSerializer(many=True))
    def get_safeguards(self, concern: Concern) -> list[dict[str, object]]:
        return [dict(SafeguardSerializer(row).data) for row in SAFEGUARDS.against(concern.id)]


class VocabularySerializer(serializers.Serializer[Vocabulary]):
    """All concerns of one version, in the order people know them in."""

    version = serializers.CharField()
    safeguards_version = serializers.SerializerMethodField()
    concerns = ConcernSerializer(many=True)

    def get_safeguards_version(self, vocabulary: Vocabulary) -> str:
        return SAFEGUARDS.version


ONE = forced_singular_serializer(VocabularySerializer)  # type: ignore[no-untyped-call]


class Concerns(Sparse, Tagged, ViewSet):
    """The vocabulary that annotations take their concerns from."""

    lookup_url_kwarg = "id"
    lookup_value_regex = "[0-9a-z-]+"

    def names(self) -> Collection[str]:
        return ConcernSerializer().fields

    @extend_schema(operation_id="concerns_list", responses=ONE)
    def list(self, request: Request) -> Response:
        """All concerns, with the version of the vocabulary."""
        body = VocabularySerializer(VOCABULARY).data
        return Response({**body, "concerns": [self.less(concern) for concern in body["concerns"]]})

    @extend_schema(operation_id="concerns_retrieve", responses=ConcernSerializer)
    def retrieve(self, request: Request, **at: str) -> Response:
        """One concern."""
        try:
            concern = VOCABULARY[at["id"]]
        except KeyError:
            raise Http404 from None
        return Response(self.less(ConcernSerializer(concern).data))
