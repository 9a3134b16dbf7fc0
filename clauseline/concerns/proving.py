"""Whether a sentence proves that it raises a concern, or guards against it; without proof it only touches it.

"We may share your records" raises, "records are shared only with your consent" guards, and of "how records are shared"
nobody can say either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from clauseline.concerns.bearing import FREEDOMS, GUARDS, Bearing, after, before
from clauseline.concerns.signs import Pattern
from clauseline.vocabulary import HintBearing

NAMED = GUARDS | {"data-security"}
"""Concerns whose safeguards are what their signs name; those of others are mere mentions, unless a shelter is named."""
SPEECH = frozenset({"content-control", "assembly-association"})
"""Concerns that a prohibition itself raises."""
ANSWERED = FREEDOMS | {"state-access"}
"""Concerns of what power does: perils give reason for it, where they warn of the others."""

BOUND = 60
"""Code points beside what power does in which a bound limits it."""
NEXT = 8
"""Code points between the words of a hint and those that raise its concern by themselves, at most."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reach:
    """Code points: between the words of a hint and what is done to them; in front of an act to the word that allows it
    or asks for it; and to the word that tells of it.
    """

    beside: int
    governed: int
    told: int


REACHES: Mapping[str, Reach] = {
    "en": Reach(beside=110, governed=90, told=30),
    "zh": Reach(beside=100, governed=50, told=14),
}


@dataclass(frozen=True, slots=True)
class HintedWords:
    """A sentence, the `lead` of its list ("" without one), where the words of a hint stand in it, the first being those
    it points to, and whether its sign names a safeguard.
    """

    words: str
    lead: str
    spans: tuple[Span, ...]
    concern: str
    named_as_safe: bool
    safe: bool


@dataclass(frozen=True, slots=True)
class BearingProof:
    """The words of a language that prove what a sentence does to a concern; their file tells what each is for."""

    reach: Reach
    bearing: Bearing
    does: Mapping[str, Pattern]
    takes: Mapping[str, Pattern]
    apart: Pattern
    negates: Pattern
    bounds: Pattern
    shelters: Pattern
    perils: Pattern
    permits: Pattern
    obliges: Pattern
    tells: Pattern
    states: Pattern
    plainly: Pattern
    persons: Pattern
    describes: Pattern
    bans: Pattern
    secures: Pattern
    serves: Pattern
    refers: Pattern
    wards: Pattern

    def of(self, said: HintedWords) -> HintBearing:
        """What the sentence is proven to do to the concern."""
        plain = self._plain(said.words)
        takes = not said.named_as_safe and self._takes(said.concern, said.words, plain, said.spans)
        if not takes and self._guards(said, plain):
            return "guards"
        return "raises" if not said.safe and (takes or self._raises(said, plain)) else "touches"

    def _plain(self, words: str) -> str:
        """The words without those that only look like a no, everything else where it was."""
        return self.apart.sub(lambda match: "·" * len(match.group()), words)

    def _guards(self, said: HintedWords, plain: str) -> bool:
        start, end = said.spans[0]
        if said.named_as_safe:
            return self._serves(said, plain)
        if said.concern in FREEDOMS:
            return self.bearing.forbids_to_control(plain, start, end)
        return (
            self._is_banned(plain, start, end)
            or self.secures.search(plain) is not None
            or self._is_punished(said)
            or self._is_warded_off(plain, start)
        )

    def _is_punished(self, said: HintedWords) -> bool:
        """Whether it punishes a wrong with more than the word for it."""
        wrongs = [wrong.span() for wrong in self.bearing.wrongs.finditer(said.words)]
        punished = self.bearing.sanctions.finditer(said.words)
        return self.bearing.punishes(said.words, said.concern) and any(one.span() not in wrongs for one in punished)

    def _serves(self, said: HintedWords, plain: str) -> bool:
        """Whether a safeguard that is named is granted or asked for, or one that is a ban."""
        if self.bearing.lifts.search(said.words) or self.refers.search(said.words):
            return False
        if any(self.bans.search(said.words[start:end]) for start, end in said.spans):
            return True
        beside = _clause(said.words, *said.spans[0])
        if said.concern not in NAMED and not any(
            words.search(beside) for words in (self.shelters, self.secures, self.bans)
        ):
            return False
        return self.negates.search(plain) is None and self.serves.search(said.words) is not None

    def _is_banned(self, plain: str, start: int, end: int) -> bool:
        ahead = before(plain, start).rpartition("，")[2]
        return bool(self.bans.search(ahead) or self.bearing.barred.search(after(plain, end)))

    def _is_warded_off(self, plain: str, start: int) -> bool:
        """Whether there is a duty, or a right, to be kept from what follows."""
        ahead = before(plain, start)
        warded = _last(self.wards, ahead)
        if warded is None or set(ahead[warded.end() :]) & set(",，:："):
            return False
        return any(words.search(ahead[: warded.start()]) for words in (self.obliges, self.permits))

    def _raises(self, said: HintedWords, plain: str) -> bool:
        near, lead = said.lead + said.words, len(said.lead)
        plain = self._plain(said.lead) + plain
        if said.concern in SPEECH and self._is_speech_banned(plain, said.spans[0][1] + lead):
            return True
        spans = [(start + lead, end + lead) for start, end in said.spans]
        acts = (act for act in self._acts(said.concern, near, lead, spans) if self._is_done(near, act))
        if said.concern in ANSWERED:
            return any(not self._is_held_back(plain, *act.span()) for act in acts)
        keeping = (self.negates, self.bounds, self.shelters, self.perils)
        return not any(words.search(plain) for words in keeping) and any(acts)

    def _is_held_back(self, plain: str, start: int, end: int) -> bool:
        """Whether what power does is denied where it is said, or bound beside it: what else the sentence forbids or
        shelters takes nothing from it.
        """
        ahead = re.split("[,，]", before(plain, start))[-1]
        beside = plain[max(0, start - BOUND) : end + BOUND]
        return bool(self.negates.search(ahead + plain[start:end]) or self.bounds.search(beside))

    def _is_speech_banned(self, plain: str, end: int) -> bool:
        """Whether what ends there is forbidden, in front of it or behind, and not its removal."""
        ahead, behind = before(plain[:end], end), after(plain, end)
        banned, barred = _last(self.bans, ahead), self.bearing.barred.search(behind)
        controlled = self.bearing.controls.search
        return bool(
            (banned and not controlled(ahead[banned.end() :]))
            or (barred and not controlled(ahead + behind[: barred.end() + NEXT]))
        )

    def _takes(self, concern: str, near: str, plain: str, spans: Iterable[Span]) -> bool:
        """Whether the words of the hint say what by itself raises the concern, and nothing denies it."""
        found = self.takes[concern].finditer(near) if concern in self.takes else ()
        for taken in found:
            reach = self.reach.beside if concern in ANSWERED else NEXT
            if any(start - reach < taken.end() and taken.start() < end + reach for start, end in spans):
                denied = self.negates.search(_without(plain, *taken.span()))
                return denied is None and not self._is_described(near, taken.start())
        return False

    def _acts(self, concern: str, near: str, lead: int, spans: list[Span]) -> Iterator[re.Match[str]]:
        """What is done to what the words of the hint name: beside them, or in the lead of their list."""
        (start, end), reach = spans[0], self.reach.beside
        for act in self.does[concern].finditer(near) if concern in self.does else ():
            is_beside = start - reach <= act.start() and act.end() <= end + reach
            if act.end() <= lead or is_beside or any(one <= act.start() < other for one, other in spans):
                yield act

    def _is_done(self, near: str, act: re.Match[str]) -> bool:
        """Whether the act is allowed, asked for or told, and not only spoken of."""
        if self._is_described(near, act.start()):
            return False
        ahead = before(near, act.start())[-self.reach.governed :]
        allowed, asked = _last(self.permits, ahead), _last(self.obliges, ahead)
        if allowed and (asked is None or asked.start() < allowed.start()):
            return not (self._is_of_persons(ahead, allowed) or self.wards.search(ahead, allowed.end()))
        told = self.states.search(ahead[-self.reach.told :]) or self.tells.search(ahead)
        done = bool(asked or told or self.plainly.fullmatch(act.group()))
        return done and not self.wards.search(ahead, asked.end() if asked else max(0, len(ahead) - self.reach.told))

    def _is_of_persons(self, ahead: str, allowed: re.Match[str]) -> bool:
        """Whether it is people who may."""
        then = self.persons.search(ahead, allowed.end())
        return _ends_with(self.persons, ahead[: allowed.start()]) or (
            then is not None and not ahead[allowed.end() : then.start()].strip()
        )

    def _is_described(self, near: str, start: int) -> bool:
        ahead = before(near, start)[-self.reach.governed :]
        return self.describes.search(re.split("[,，]", ahead)[-1]) is not None


def _clause(words: str, start: int, end: int) -> str:
    """What stands between the commas around a place."""
    return re.split("[,，]", words[:start])[-1] + words[start:end] + re.split("[,，]", words[end:])[0]


def _without(words: str, start: int, end: int) -> str:
    return words[:start] + "·" * (end - start) + words[end:]


def _last(pattern: Pattern, words: str) -> re.Match[str] | None:
    return next(reversed(list(pattern.finditer(words))), None)


def _ends_with(pattern: Pattern, words: str) -> bool:
    """Whether the last word is one of these."""
    last = _last(pattern, words)
    return last is not None and not words[last.end() :].strip()
