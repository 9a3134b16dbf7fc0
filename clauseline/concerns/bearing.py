"""What a sentence does to the concern it touches: raise it, or guard against it, by its force, act and negation."""

from __future__ import annotations

import re
from dataclasses import dataclass

from clauseline.concerns.signs import Pattern

GUARDS = frozenset({"consent-transparency", "rights-redress", "anonymity", "data-minimisation", "accountability"})
"""Concerns that a text mostly names to serve them; they arise where it takes away what serves them."""
FREEDOMS = frozenset({"content-control", "exclusion-sanction", "assembly-association"})
"""Concerns that a prohibition raises, unless it forbids to control."""
UNPUNISHED = frozenset({"state-access", "central-governance", "data-localisation", "behaviour-scoring"})
"""Concerns for which a punishment is no guard: it falls on who does not go along, or is remembered of them."""
REACH = 140
"""Code points in front of the words in which a negation still governs them, and behind them as well."""
_PART = re.compile(
    r"[;；]|\bbut\b|，但|，(?=并?应当)|, (?:and|while|whereas) (?=[^,;]{0,80}\b(?:shall|must|may|should|will|can)\b)"
)
"""Where a part of a sentence begins in which what was said before no longer governs."""


@dataclass(frozen=True, slots=True)
class Bearing:
    """The words of a language that forbid, protect, limit or punish; `barred` forbids what stands in front of it, and
    `turned` are those that only sound like it.
    """

    forbids: Pattern
    barred: Pattern
    turned: Pattern
    protects: Pattern
    limits: Pattern
    sanctions: Pattern
    wrongs: Pattern
    lifts: Pattern
    controls: Pattern

    def guards(self, sentence: str, start: int, end: int, concern: str, *, named_as_safe: bool) -> bool:
        """Whether the sentence guards against the concern that its words `sentence[start:end]` point to."""
        plain = self.turned.sub(lambda match: "·" * len(match.group()), sentence)
        if named_as_safe:
            lifted = self.lifts.search(sentence)
            return lifted is None or self._is_forbidden(plain, lifted.start())
        if concern in FREEDOMS:
            return self.forbids_to_control(plain, start, end)
        return (
            self._is_forbidden(plain, start)
            or self.barred.search(after(plain, end)) is not None
            or self._is_warded_off(plain, start)
            or (self.limits.search(sentence) is not None and concern not in GUARDS)
            or self.punishes(sentence, concern)
        )

    def leads_to_safety(self, lead: str, concern: str) -> bool:
        """Whether the sentence in front of a list, "" without one, makes each of its items a guard."""
        if concern in FREEDOMS:
            return False
        plain = self.turned.sub("", lead)
        is_bound = any(words.search(plain) for words in (self.forbids, self.barred, self.limits))
        return is_bound or (concern not in UNPUNISHED and self.sanctions.search(lead) is not None)

    def forbids_to_control(self, sentence: str, start: int, end: int) -> bool:
        """Whether it forbids to control what people do."""
        act = self.controls.search(sentence, start, end)
        return act is not None and self.forbids.search(before(sentence, start)[-30:]) is not None

    def punishes(self, sentence: str, concern: str) -> bool:
        """Whether it punishes a wrong, which guards against the concern."""
        is_wrong = self.sanctions.search(sentence) is not None and self.wrongs.search(sentence) is not None
        return is_wrong and concern not in UNPUNISHED

    def _is_forbidden(self, sentence: str, start: int) -> bool:
        return self.forbids.search(before(sentence, start)) is not None

    def _is_warded_off(self, sentence: str, start: int) -> bool:
        ahead = before(sentence, start)
        ends = [match.end() for match in self.protects.finditer(ahead)]
        return bool(ends) and not set(ahead[ends[-1] :]) & set(",，:：")


def before(sentence: str, start: int) -> str:
    """What stands in front of a place in its part of the sentence."""
    begun = [part.end() for part in _PART.finditer(sentence, max(0, start - REACH), start)]
    return sentence[begun[-1] if begun else max(0, start - REACH) : start]


def after(sentence: str, end: int) -> str:
    """What stands behind a place in its part of the sentence."""
    part = _PART.search(sentence, end, end + REACH)
    return sentence[end : part.start() if part else end + REACH]
