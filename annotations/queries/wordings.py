"""What becomes of a proposed wording where other words stand than those it was written for."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from annotations.exporting.proposing import in_words
from annotations.models import Annotation, WordingDecision
from clauseline.rewording import reword
from clauseline.vocabulary import WordingAct, WordingDoubt, WordingState
from proposals.models import Version

ACTS: dict[str, WordingAct] = {"replace": "replace", "delete": "delete", "insert-after": "insert-after"}


@dataclass(frozen=True, slots=True)
class WordsHere:
    """The words that a wording is about in a version: a passage (`quote`), or a whole clause, and what follows them."""

    text: str
    quote: str = ""
    after: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class CarriedWording:
    """A wording as it is for the words `text` of a version: what every drawing of it, and every form, is made from.

    `quote` is `text`, but "" if that is a whole clause. `written` was proposed for the words `written_for`; `proposed`
    is what that is for these. Of a `conflict` nothing is proposed for these words: a person has to say. `decision` is
    what a person said last, here or in an earlier version; with `proposal` "none" that it is dropped.
    """

    proposal: str
    text: str
    quote: str
    proposed: str
    state: WordingState
    written_for: str
    written: str
    doubts: tuple[WordingDoubt, ...] = ()
    decision: WordingDecision | None = None

    @property
    def is_dropped(self) -> bool:
        return self.proposal == Annotation.Wording.NONE

    @property
    def is_sent(self) -> bool:
        """Whether there is something to be asked of the body."""
        return self.state not in ("conflict", "done-by-body") and not self.is_dropped

    @property
    def is_for_others(self) -> bool:
        """Whether it was written for other words than these."""
        return self.state in ("made-again", "conflict")

    @property
    def in_words(self) -> str:
        """As a form says it; of a conflict what was written, of the words it was written for."""
        if self.state == "conflict":
            return in_words(self.proposal, self.written_for, self.written)
        return in_words(self.proposal, self.quote, self.proposed) if self.is_sent else ""


def wording_of(
    annotation: Annotation, home: str | None, here: WordsHere, decision: WordingDecision | None
) -> CarriedWording | None:
    """The annotation's wording for the words `here`; None if it proposes none.

    `home` are the words that it was written for, None if they are not known any more. `decision` is the last one in
    this version or an earlier one.
    """
    if annotation.proposal == Annotation.Wording.NONE:
        return None
    if decision and not _is_of(decision, annotation):
        decision = None
    if decision:
        proposal, written, home = decision.proposal, decision.proposed, decision.written_for
    else:
        proposal, written = annotation.proposal, annotation.proposed
    bare = CarriedWording(proposal, here.text, here.quote, written, "settled", home or "", written, decision=decision)
    if decision and (bare.is_dropped or home == here.text):
        return bare
    if home is None:
        return _of(bare, "conflict")
    found = reword(ACTS[proposal], written, home, here.text, language=here.language, after=here.after)
    if found.state == "conflict":
        return _of(bare, "conflict")
    return _of(bare, found.state, found.proposed, found.doubts)


def last_decisions(annotations: Collection[int], version: Version) -> dict[int, WordingDecision]:
    """By annotation what was said last of its wording in `version` or before it: one query, or none."""
    if not annotations:
        return {}
    rows = WordingDecision.objects.filter(
        annotation__in=annotations,
        version__proposal=version.proposal_id,
        version__position__lte=version.position,
        version__withdrawn_at=None,
    )
    return {row.annotation_id: row for row in rows.select_related("decided_by").order_by("version__position")}


def _is_of(decision: WordingDecision, annotation: Annotation) -> bool:
    """Whether the author's own wording is still the one that it was said of."""
    said_of = (decision.own_proposal, decision.own_proposed)
    return said_of == (annotation.proposal, annotation.proposed)


def _of(
    bare: CarriedWording, state: WordingState, proposed: str = "", doubts: tuple[WordingDoubt, ...] = ()
) -> CarriedWording:
    return CarriedWording(
        bare.proposal, bare.text, bare.quote, proposed, state, bare.written_for, bare.written, doubts, bare.decision
    )
