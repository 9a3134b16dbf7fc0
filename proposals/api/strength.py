"""`/api/v1/comparisons/{comparison}/strength/`: what became of the binding force of each sentence, in its words."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from proposals.api.change_bodies import Part, StrengthSerializer
from proposals.api.changes import OfComparison
from proposals.api.filters import Choice, Filter
from proposals.api.schema import refuses
from proposals.comparing.changes import VERDICTS
from proposals.models import Change
from proposals.queries.changes import judged
from proposals.queries.strength import sentences


class SentenceSerializer(StrengthSerializer):
    """A sentence: `level` and `verb` say how binding it is; it is [start, end) of the text of the clause `key`.

    `permalink` is the path of the page that shows it; null where none does.
    """

    key = serializers.CharField()
    number = serializers.CharField(allow_blank=True)
    title = serializers.CharField(allow_blank=True)
    sentence = serializers.CharField()
    permalink = serializers.CharField(allow_null=True)


class SentencesSerializer(Part):
    """A changed sentence before and after; null where it came or went. What a machine says here, please check."""

    verdict = serializers.ChoiceField(VERDICTS)
    old = SentenceSerializer(allow_null=True)
    new = SentenceSerializer(allow_null=True)


class StrengthFilter(Filter):
    """`?verdict=weakened` keeps what became less binding."""

    verdict = Choice(choices=[(verdict, verdict) for verdict in VERDICTS], method="of_verdict")

    def of_verdict(self, rows: QuerySet[Change], name: str, verdict: str) -> QuerySet[Change]:
        return judged(rows, verdict)


@refuses(409, 410)
class StrengthRows(OfComparison):
    """The changed sentences of a comparison that is ready, in the order of the new version: what bound and what binds
    now, in the words of both sides. `page_size` counts changes, which may have several sentences.
    """

    serializer_class = SentencesSerializer  # type: ignore[assignment]
    filterset_class = StrengthFilter

    def names(self) -> tuple[str, ...]:
        return tuple(SentencesSerializer().fields)

    def seen(self) -> QuerySet[Change]:
        return super().seen().exclude(strength=[])

    def page_of(self, rows: QuerySet[Change]) -> list[Any]:
        page = self.paginate_queryset(rows.values("pk", "order", "strength")) or []
        told = sentences(self.the_comparison(), page, self.request.query_params.get("verdict", ""))
        return [self.less(one) for one in told]
