"""`/api/v1/proposals/{proposal}/ledger/`: what became of each concern, from people's marks."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.decorators import action
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet

from annotations.models import Annotation, ForceConfirmation
from annotations.queries.instruments import instrument_rows
from annotations.queries.ledger import Ledger, LedgerCell, ledger
from annotations.queries.ledger_columns import LedgerColumn
from annotations.queries.ledger_evidence import ledger_entries
from annotations.queries.ledger_rows import ledger_rows
from annotations.queries.ledger_states import LEDGER_PLACES, LEDGER_REASONS, LEDGER_STATES, LEDGER_VOICES
from annotations.queries.rights import teams_looking
from clauseline.vocabulary import DUTY_FACTS
from proposals.access import visible
from proposals.api.etags import Tagged
from proposals.api.fields import IdOf
from proposals.api.force_representations import Part
from proposals.api.pages import NumberedPages
from proposals.api.sparse import Sparse
from proposals.api.values import Text
from proposals.models import Proposal, Team, Version

STANDINGS = (*ForceConfirmation.State.values, "same")
CONCERN = 40
"""The longest id of a concern."""


class LedgerDutySerializer(Part):
    """A binding sentence on which a mark stands: the name of its `row` among the duties of the comparison, what can be
    seen of it, what holds of its force, and whether a person of the team confirmed that.
    """

    row = serializers.CharField(source="duty.name")
    fact = serializers.ChoiceField(DUTY_FACTS, source="duty.row.reason")
    standing = serializers.ChoiceField(STANDINGS)
    confirmed = serializers.BooleanField(source="is_confirmed")


class LedgerCreditSerializer(Part):
    """For which team it was confirmed or denied, and on which day; by whom, as they want to be named, where you are in
    that team, else "". `judgement` is the id of the row that says so, "" where another act does; `why` its reason.
    """

    team = serializers.CharField(source="team.slug")
    day = serializers.DateField()
    person = serializers.CharField(allow_blank=True)
    judgement = serializers.CharField(allow_blank=True)
    why = serializers.CharField(allow_blank=True)


class LedgerMarkSerializer(Part):
    """An annotation in the text of `version`: how it stands there (`place`), what became of it (`state`), and why that
    is said. `key`, `number` and `title` are those of its clause there, "" where it has none.

    `voice` tells who says so: "confirmed" by a person, "denied" by one who says that what was found is not so, "found"
    by Clauseline, or "asked", since nobody knows yet. `finding` is what a team may confirm or deny of it
    (`POST /api/v1/judgements/`), "" if there is nothing, `words` the digest of the words of which it is; `confirmed`
    and `denied` by whom it was.

    `before` and `after` are its words, as far as they are shown; `comparison` leads from one to the other.
    """

    annotation = serializers.CharField(source="annotation.slug")
    concerns = serializers.ListField(child=serializers.CharField())
    polarity = serializers.ChoiceField(Annotation.Polarity.choices, source="annotation.polarity")
    team = serializers.CharField(source="annotation.team.slug")
    proposal = serializers.CharField(source="version.proposal.slug")
    version = serializers.CharField(source="version.slug")
    key = serializers.CharField(source="clause.key", default="", allow_blank=True)
    number = serializers.CharField(source="clause.number", default="", allow_blank=True)
    title = serializers.CharField(source="clause.title", default="", allow_blank=True)
    place = serializers.ChoiceField(LEDGER_PLACES, source="mark.at.place")
    state = serializers.ChoiceField(LEDGER_STATES, source="mark.state")
    reason = serializers.ChoiceField(LEDGER_REASONS, source="mark.reason")
    voice = serializers.ChoiceField(LEDGER_VOICES, source="mark.voice")
    finding = serializers.CharField(source="mark.finding", allow_blank=True)
    words = serializers.CharField(source="mark.words", allow_blank=True)
    confirmed = LedgerCreditSerializer(allow_null=True)
    denied = LedgerCreditSerializer(allow_null=True)
    before = serializers.CharField(allow_blank=True)
    after = serializers.CharField(allow_blank=True)
    comparison = serializers.CharField(source="told_by.slug", default=None, allow_null=True)
    duties = LedgerDutySerializer(many=True, source="mark.entries")
    permalink = serializers.CharField()


class LedgerCellSerializer(Part):
    """How many marks stand in the text of `version`, how many of them are safeguards, how many are gone from it, and
    how many are in which state.
    """

    version = serializers.CharField()
    standing = serializers.IntegerField()
    safeguards = serializers.IntegerField()
    gone = serializers.IntegerField()
    states = serializers.DictField(child=serializers.IntegerField())


class LedgerRowSerializer(Part):
    """A concern by its id, "" for marks that name none, with a cell for each text in which it has marks."""

    concern = serializers.CharField(allow_blank=True)
    cells = LedgerCellSerializer(many=True)


class InstrumentCellSerializer(Part):
    version = serializers.CharField()
    standing = serializers.IntegerField()


class InstrumentRowSerializer(Part):
    """An instrument of rights, its articles that the marked concerns cite, and how many such marks stand where."""

    instrument = serializers.CharField()
    articles = serializers.ListField(child=serializers.CharField())
    cells = InstrumentCellSerializer(many=True)


class LedgerColumnSerializer(Part):
    """The text of a version of the proposal, or the newest of a draft that is linked with it (`linked`).

    `unread` are new binding clauses that nobody of the team ticked there, by their keys; null where nothing is known.
    """

    proposal = serializers.CharField()
    version = serializers.CharField()
    linked = serializers.BooleanField()
    unread = serializers.ListField(child=serializers.CharField(), allow_null=True)


class LedgerCellsSerializer(Part):
    """The ledger as a picture: its columns, its concerns and the instruments they cite."""

    team = serializers.CharField(allow_null=True)
    columns = LedgerColumnSerializer(many=True)
    concerns = LedgerRowSerializer(many=True)
    instruments = InstrumentRowSerializer(many=True)


class TeamAskedSerializer(serializers.Serializer[Ledger]):
    team = IdOf(Team, required=False, help_text="The id of one of your teams; left out: the first.")


class MarksAskedSerializer(TeamAskedSerializer):
    """Which marks are asked for."""

    concern = Text(max_length=CONCERN, required=False, help_text="The id of a concern.")
    version = IdOf(Version, required=False, help_text="The id of the version in whose text they are.")
    state = serializers.ChoiceField(LEDGER_STATES, required=False)


class LedgerRows(Sparse, Tagged, GenericViewSet[Annotation]):
    """The marks on a proposal and on drafts that are linked with it, in the text of each version: what one's team said
    among its people, and what any team said in public. What is private or dismissed is not counted; hints never are.
    """

    queryset = Annotation.objects.none()
    serializer_class = LedgerMarkSerializer  # type: ignore[assignment]
    pagination_class = NumberedPages
    filter_backends = ()
    proposal: Proposal | None = None

    def initial(self, request: Request, *args: Any, **at: Any) -> None:
        super().initial(request, *args, **at)
        self.proposal = get_object_or_404(visible(Proposal, request.user), slug=at["proposal"])

    def names(self) -> Collection[str]:
        return LedgerMarkSerializer().fields

    @extend_schema(parameters=[MarksAskedSerializer], filters=False)
    def list(self, request: Request, **at: str) -> Response:
        """All marks, text by text, or those of one concern, version or state."""
        asked = self._asked(MarksAskedSerializer)
        found = self._ledger(asked)
        version, concern, state = asked.get("version"), asked.get("concern"), asked.get("state")
        marks = [
            mark
            for mark in found.all_marks
            if (version is None or mark.at.version == version.pk)
            and (concern is None or concern in found.concerns_of(mark))
            and state in (None, mark.state)
        ]
        page: Any = self.paginate_queryset(marks)
        entries = ledger_entries(found, page)
        return self.get_paginated_response([self.less(row) for row in self.get_serializer(entries, many=True).data])

    @extend_schema(parameters=[TeamAskedSerializer], responses=LedgerCellsSerializer, filters=False)
    @action(detail=False, pagination_class=None)
    def cells(self, request: Request, **at: str) -> Response:
        """How many marks of each concern, and of each instrument that they touch, stand in each text."""
        return Response(LedgerCellsSerializer(_picture(self._ledger(self._asked(TeamAskedSerializer)))).data)

    def _asked(self, of: type[TeamAskedSerializer]) -> dict[str, Any]:
        asked = of(data=self.request.query_params.dict(), context=self.get_serializer_context())
        asked.is_valid(raise_exception=True)
        return dict(asked.validated_data)

    def _ledger(self, asked: dict[str, Any]) -> Ledger:
        if self.proposal is None:
            raise LookupError("a request has begun")
        teams = teams_looking(self.proposal, self.request.user)
        return ledger(self.proposal, asked.get("team") or next(iter(teams), None), self.request.user)


def _picture(found: Ledger) -> dict[str, Any]:
    return {
        "team": found.team.slug if found.team else None,
        "columns": [_column(found, column) for column in found.columns],
        "concerns": [{"concern": row.concern, "cells": _cells(found, row.cells)} for row in ledger_rows(found)],
        "instruments": [
            {
                "instrument": row.instrument,
                "articles": row.articles,
                "cells": [
                    {"version": column.version.slug, "standing": n}
                    for column, n in zip(found.columns, row.standing, strict=True)
                    if n
                ],
            }
            for row in instrument_rows(found)
        ],
    }


def _column(found: Ledger, column: LedgerColumn) -> dict[str, Any]:
    version = column.version
    unread = found.unread.get(version.pk)
    return {
        "proposal": version.proposal.slug,
        "version": version.slug,
        "linked": column.is_sibling,
        "unread": None if unread is None else [one.key for one in unread],
    }


def _cells(found: Ledger, cells: Sequence[LedgerCell]) -> list[dict[str, Any]]:
    return [
        {
            "version": column.version.slug,
            "standing": cell.standing,
            "safeguards": cell.safeguards,
            "gone": cell.gone,
            "states": {state: n for state in LEDGER_STATES if (n := cell.states.get(state))},
        }
        for column, cell in zip(found.columns, cells, strict=True)
        if cell.marks
    ]
