"""`/api/v1/comparisons/{comparison}/changes/`: what became of each clause."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from rest_framework.request import Request

from clauseline.vocabulary import FLAGS, VERDICTS
from proposals.access import visible
from proposals.api.change_representations import ChangeSerializer
from proposals.api.etags import LASTING, Settled
from proposals.api.filters import AnyOf, Choice, Filter, Holds, Truth
from proposals.api.pages import InOrder
from proposals.api.rows import Listed
from proposals.api.schema import refuses
from proposals.models import Change, Clause, Comparison
from proposals.queries.changes import became, judged
from proposals.queries.comparisons import refuse_unready

BLOCKS = "blocks"
"""What makes most of a long answer: told if it is asked for by this parameter, or among the fields."""


class ChangeFilter(Filter):
    """`?kind=` and `?flag=` may be given several times: any of these kinds, any of these flags, and both if both.

    `?strength=` says what became of the binding force of a sentence, `?status=` keeps what became normative or
    informative. `?blocks=true` tells each change with its blocks.
    """

    kind = AnyOf(choices=Change.Kind.choices)
    flag = Holds("flags", choices=[(flag, flag) for flag in FLAGS])

    strength = Choice(choices=[(verdict, verdict) for verdict in VERDICTS], method="of_strength")
    status = Choice(choices=Clause.Status.choices, method="of_status")
    blocks = Truth(method="with_blocks")

    class Meta:
        model = Change
        fields = ("kind",)

    def of_strength(self, rows: QuerySet[Change], name: str, verdict: str) -> QuerySet[Change]:
        return judged(rows, verdict)

    def of_status(self, rows: QuerySet[Change], name: str, status: str) -> QuerySet[Change]:
        return became(rows, status)

    def with_blocks(self, rows: QuerySet[Change], name: str, asked: bool) -> QuerySet[Change]:
        return rows


class OfComparison(Settled, Listed[Change]):
    """Changes of one comparison that is ready: they stay as they are."""

    model = Change
    pagination_class = InOrder
    moments = ("comparison__ready_at",)
    keeping = LASTING
    comparison: Comparison | None = None

    def initial(self, request: Request, *args: Any, **at: Any) -> None:
        super().initial(request, *args, **at)
        comparisons = visible(Comparison, request.user).select_related("old_version", "new_version")
        self.comparison = get_object_or_404(comparisons, slug=at["comparison"])
        refuse_unready(self.comparison)

    def basis(self) -> tuple[object, ...]:
        return self.the_comparison().pk, self.the_comparison().ready_at

    def seen(self) -> QuerySet[Change]:
        return super().seen().filter(comparison=self.comparison)

    def the_comparison(self) -> Comparison:
        """The comparison in the address."""
        if self.comparison is None:
            raise LookupError("a request has begun")
        return self.comparison


@refuses(409, 410)
class ChangeRows(OfComparison):
    """The changes of a comparison that is ready, in the order of the new version. Blocks come if they are asked for."""

    serializer_class = ChangeSerializer
    filterset_class = ChangeFilter

    def initial(self, request: Request, *args: Any, **at: Any) -> None:
        super().initial(request, *args, **at)
        chosen = [name for name in self.names() if name != BLOCKS] if self.chosen is None else self.chosen
        self.chosen = [*chosen, BLOCKS] if request.query_params.get(BLOCKS) == "true" else chosen
