"""`/api/v1/comparisons/{comparison}/strength/`: what became of the binding force of each sentence, in its words."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from clauseline.comparing.changes import StrengthChange
from clauseline.comparing.kinds.parts import TABLES, compare_parts
from clauseline.redline.values import NEW, OLD
from clauseline.vocabulary import DUTY_FACTS, EFFECTS, PROOFS, SENTENCE_KINDS, SENTENCE_PARTS, VERDICTS
from proposals.api.changes import OfComparison
from proposals.api.filters import Choice, Filter, Truth
from proposals.api.force_representations import EditSerializer, Part, StrengthSerializer
from proposals.api.schema import refuses
from proposals.models import Change
from proposals.queries.changes import judged, of_sentence_kind, said_surely, with_fact
from proposals.queries.strength import DutyRow, duty_rows_of, languages_of, with_alike


class AlikeSentenceSerializer(Part):
    """A sentence that is [start, end) of the text of the clause `key`.

    `permalink` is the path of the page that shows it; null where none does.
    """

    start = serializers.IntegerField()
    end = serializers.IntegerField()
    key = serializers.CharField()
    number = serializers.CharField(allow_blank=True)
    title = serializers.CharField(allow_blank=True)
    sentence = serializers.CharField()
    permalink = serializers.CharField(allow_null=True)


class SentenceSerializer(StrengthSerializer, AlikeSentenceSerializer):
    """The same with `level` and `verb`, which say how binding it is."""


class ComparedPartSerializer(Part):
    """A part of a sentence before and after, in its own words; "" where it says nothing of it."""

    part = serializers.ChoiceField(SENTENCE_PARTS)
    old = serializers.CharField(allow_blank=True)
    new = serializers.CharField(allow_blank=True)


class SentencesSerializer(Part):
    """A changed sentence before and after; null where it came or went.

    `reason` is what can be seen of it. Whether it binds less or more for that, `verdict` says firmly only where it is
    `sure`; else please look, also at the sentences that are `alike` on the side where it is null. `row` names it to
    confirm it: the same as long as its words and clauses are. `kind` and `effect` are those of a change. `parts` are
    what a grant gives, to whom, how long, where and for what, and the amount of a sanction or of a limit.
    """

    row = serializers.CharField()
    verdict = serializers.ChoiceField(VERDICTS)
    sure = serializers.BooleanField()
    reason = serializers.ChoiceField(DUTY_FACTS)
    old = SentenceSerializer(allow_null=True)
    new = SentenceSerializer(allow_null=True)
    alike = AlikeSentenceSerializer(many=True)
    edits = EditSerializer(many=True)
    proof = serializers.ChoiceField(PROOFS, allow_null=True)
    kind = serializers.ChoiceField(SENTENCE_KINDS)
    effect = serializers.ChoiceField(EFFECTS, allow_null=True)
    parts = ComparedPartSerializer(many=True)


class StrengthFilter(Filter):
    """`?verdict=weakened` keeps what became less binding, or may have, `?sure=true` what is firmly said, and
    `?reason=condition-added` that of which this can be seen; `?kind=grant` keeps sentences that do this.
    """

    verdict = Choice(choices=[(verdict, verdict) for verdict in VERDICTS], method="of_verdict")
    sure = Truth(method="of_sure")
    reason = Choice(choices=[(reason, reason) for reason in DUTY_FACTS], method="of_reason")
    kind = Choice(choices=[(kind, kind) for kind in SENTENCE_KINDS], method="of_kind")

    def of_verdict(self, rows: QuerySet[Change], name: str, verdict: str) -> QuerySet[Change]:
        return judged(rows, verdict)

    def of_sure(self, rows: QuerySet[Change], name: str, sure: bool) -> QuerySet[Change]:
        return said_surely(rows, sure)

    def of_reason(self, rows: QuerySet[Change], name: str, reason: str) -> QuerySet[Change]:
        return with_fact(rows, reason)

    def of_kind(self, rows: QuerySet[Change], name: str, kind: str) -> QuerySet[Change]:
        return of_sentence_kind(rows, kind)


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
        found = [one for one in duty_rows_of(self.the_comparison(), page) if self.is_asked_for(one.row)]
        languages = languages_of(self.the_comparison()) if any(one.row.kind in TABLES for one in found) else ("", "")
        return [self.less(_body(one, languages)) for one in with_alike(self.the_comparison(), found)]

    def is_asked_for(self, row: StrengthChange) -> bool:
        """Whether this sentence is, of the changes that have one which is."""
        said = {"verdict": row.verdict, "sure": str(row.sure).lower(), "reason": row.reason, "kind": row.kind}
        return all(self.request.query_params.get(name, value) == value for name, value in said.items())


def _body(one: DutyRow, languages: tuple[str, str]) -> dict[str, Any]:
    sides = {OLD: (one.row.old, one.old), NEW: (one.row.new, one.new)}
    return {
        "row": one.name,
        **{name: getattr(one.row, name) for name in ("verdict", "sure", "reason")},
        **{side: force and place and asdict(force) | place._asdict() for side, (force, place) in sides.items()},
        "alike": [place._asdict() for place in one.alike],
        "edits": [asdict(edit) for edit in one.row.edits],
        "proof": one.row.proof,
        "kind": one.row.kind,
        "effect": one.row.effect,
        "parts": [part._asdict() for part in compare_parts(one.row.kind, *one.sentences, languages)],
    }
