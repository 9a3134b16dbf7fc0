"""What became of a mark in a version, from what is known of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, get_args

from annotations.models import Annotation, Uptake

LedgerPlace = Literal["home", "same", "reworded", "moved", "words", "to-confirm", "gone"]
"""How a mark stands in a version: it was made there, is placed there, or its words stand there (`words`)."""
LedgerState = Literal[
    "worse", "back", "lost", "weakened", "perhaps-lost", "check", "perhaps-answered", "stands", "gone", "answered",
    "denied",
]  # fmt: skip
LedgerReason = Literal[
    "home", "same", "reworded", "moved", "words", "to-confirm", "not-found", "gone", "sentence-gone", "weakened",
    "strengthened", "both", "unsure", "normative", "informative", "taken", "taken-in-part", "returned", "elsewhere",
    "marked-removed",
]  # fmt: skip
LedgerVoice = Literal["confirmed", "denied", "found", "asked"]
"""Who says what became of a mark: a person, who may say that what was found is not so, the machine, or nobody yet."""
LEDGER_VOICES: tuple[LedgerVoice, ...] = get_args(LedgerVoice)
LEDGER_STATES: tuple[LedgerState, ...] = get_args(LedgerState)
"""What needs a person first."""
LEDGER_PLACES: tuple[LedgerPlace, ...] = get_args(LedgerPlace)
LEDGER_REASONS: tuple[LedgerReason, ...] = get_args(LedgerReason)
STANDING: frozenset[LedgerPlace] = frozenset({"home", "same", "reworded", "moved", "words"})

State = tuple[LedgerState, LedgerReason]
SAFEGUARD_REMOVED, QUESTION = Annotation.Polarity.SAFEGUARD_REMOVED.value, Annotation.Polarity.QUESTION.value
RISKS = frozenset({Annotation.Polarity.RISK.value, QUESTION})
UNSAID = Annotation.Polarity.NONE.value
PERHAPS: Mapping[LedgerState, LedgerState] = {
    "answered": "perhaps-answered", "lost": "perhaps-lost", "gone": "check",
}  # fmt: skip
"""What is settled only once a person confirmed it, and what it is until then."""
FOUND: frozenset[LedgerState] = frozenset({"worse", "back", "weakened"})
"""What holds as it was found, and a person may confirm."""
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


def state_of(facts: MarkFacts, *, is_so: bool | None) -> State:
    """Its state and the reason: what was found, nothing of it where a person said that it is not so, or less than that
    where nobody has said either.
    """
    state, reason = found_of(facts)
    if is_so is False:
        return "denied", reason
    return (state if is_so or reason == "marked-removed" else PERHAPS.get(state, state)), reason


def finding_of(facts: MarkFacts) -> str:
    """What a person may confirm of it, "" if there is nothing: its state and the reason.

    What is not found is gone, once a person says so.
    """
    if facts.place == "gone":
        facts = facts._replace(is_surely_gone=True)
    state, reason = found_of(facts)
    may = reason != "marked-removed" and (state in PERHAPS or state in FOUND)
    return f"{state}/{reason}" if may else ""


def found_of(facts: MarkFacts) -> State:
    """What was found, and why it is said. What is not known well enough is to check."""
    if facts.taken == VERBATIM:
        return "answered", "taken"
    if facts.place == "to-confirm":
        return "check", "to-confirm"
    if facts.polarity == SAFEGUARD_REMOVED:
        return ("check", "not-found") if facts.place == "gone" else ("lost", "marked-removed")
    if facts.polarity == UNSAID:
        return _unsaid(facts)
    is_risk = facts.polarity in RISKS
    if facts.place == "gone":
        return _gone(facts, is_risk=is_risk)
    if is_risk and facts.was_gone:
        return "back", "elsewhere" if facts.place == "words" else "returned"
    return (_risk(facts) if is_risk else _safeguard(facts)) or ("stands", facts.place)


def _gone(facts: MarkFacts, *, is_risk: bool) -> State:
    return "answered" if is_risk else "lost", _why_gone(facts)


def _why_gone(facts: MarkFacts) -> LedgerReason:
    return "gone" if facts.is_surely_gone else "sentence-gone" if facts.is_sentence_gone else "not-found"


def _unsaid(facts: MarkFacts) -> State:
    """Nobody said what its words are to people, so nobody knows what it is to them that they changed."""
    if facts.place == "gone":
        return "gone", _why_gone(facts)
    if found := facts.direction:
        return "check", found[1]
    return ("check", "taken-in-part") if facts.taken == IN_PART else ("stands", facts.place)


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
