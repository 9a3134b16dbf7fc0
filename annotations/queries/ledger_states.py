"""What became of a mark in a version, from what is known of it."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from annotations.models import Annotation, Uptake

LedgerPlace = Literal["home", "same", "reworded", "moved", "words", "to-confirm", "gone"]
"""How a mark stands in a version: it was made there, is placed there, or its words stand there (`words`)."""
LedgerState = Literal["worse", "back", "lost", "weakened", "check", "stands", "answered"]
LedgerReason = Literal[
    "home", "same", "reworded", "moved", "words", "to-confirm", "not-found", "gone", "sentence-gone", "weakened",
    "strengthened", "both", "unsure", "normative", "informative", "taken", "taken-in-part", "returned", "elsewhere",
    "marked-removed",
]  # fmt: skip
LEDGER_STATES: tuple[LedgerState, ...] = get_args(LedgerState)
"""What needs a person first."""
LEDGER_PLACES: tuple[LedgerPlace, ...] = get_args(LedgerPlace)
LEDGER_REASONS: tuple[LedgerReason, ...] = get_args(LedgerReason)
STANDING: frozenset[LedgerPlace] = frozenset({"home", "same", "reworded", "moved", "words"})

State = tuple[LedgerState, LedgerReason]
SAFEGUARD_REMOVED, QUESTION = Annotation.Polarity.SAFEGUARD_REMOVED.value, Annotation.Polarity.QUESTION.value
RISKS = frozenset({Annotation.Polarity.RISK.value, QUESTION})
VERBATIM, IN_PART = Uptake.Extent.VERBATIM.value, Uptake.Extent.IN_PART.value


class MarkFacts(NamedTuple):
    """What is known of a mark in a version.

    `is_surely_gone`: a person said so, or its whole clause is. `force` is what holds of the binding sentences it stands
    on: weakened, strengthened, neither, same, or open. `status` is what its clause became, "" if it stayed.
    `taken` is how much of the wording that came of it stands here. `was_gone`: an earlier version had it no more.
    """

    polarity: str
    place: LedgerPlace
    is_surely_gone: bool = False
    is_sentence_gone: bool = False
    force: frozenset[str] = frozenset()
    status: str = ""
    taken: str = ""
    was_gone: bool = False

    @property
    def direction(self) -> State | None:
        """Whether what it stands on binds more (`worse`) or less than it did; None where nothing is said."""
        more = "strengthened" in self.force or self.status == "normative"
        less = "weakened" in self.force or self.status == "informative"
        if more and less:
            return "check", "both"
        if more:
            return "worse", "strengthened" if "strengthened" in self.force else "normative"
        if less:
            return "weakened", "weakened" if "weakened" in self.force else "informative"
        return ("check", "unsure") if "open" in self.force else None


def state_of(facts: MarkFacts) -> State:
    """Its state and the reason. What is not known well enough is to check."""
    if facts.taken == VERBATIM:
        return "answered", "taken"
    if facts.place == "to-confirm":
        return "check", "to-confirm"
    if facts.polarity == SAFEGUARD_REMOVED:
        return ("check", "not-found") if facts.place == "gone" else ("lost", "marked-removed")
    is_risk = facts.polarity in RISKS
    if facts.place == "gone":
        return _gone(facts, is_risk=is_risk)
    if is_risk and facts.was_gone:
        return "back", "elsewhere" if facts.place == "words" else "returned"
    return (_risk(facts) if is_risk else _safeguard(facts)) or ("stands", facts.place)


def _gone(facts: MarkFacts, *, is_risk: bool) -> State:
    if not facts.is_surely_gone and not facts.is_sentence_gone:
        return "check", "not-found"
    return "answered" if is_risk else "lost", "gone" if facts.is_surely_gone else "sentence-gone"


def _risk(facts: MarkFacts) -> State | None:
    """A weaker sentence answers a risk; nothing answers a question but that there is nothing left to ask."""
    if facts.polarity == QUESTION:
        return None
    found = facts.direction
    if found and found[0] == "weakened":
        return "answered", found[1]
    return ("check", "taken-in-part") if found is None and facts.taken == IN_PART else found


def _safeguard(facts: MarkFacts) -> State | None:
    """One that binds more than it did just stands."""
    found = facts.direction
    return None if found and found[0] == "worse" else found
