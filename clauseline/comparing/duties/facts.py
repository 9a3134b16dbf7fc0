"""What can be seen of a binding sentence that stands on both sides: which of its parts changed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from clauseline.comparing.changes import Strength
from clauseline.comparing.duties.amounts import tell_amounts
from clauseline.comparing.duties.duty import Duty, find_leave, read_duty
from clauseline.comparing.duties.softening import soften
from clauseline.comparing.duties.strength import FORCE, strongest
from clauseline.comparing.duties.verbs import AMBIGUOUS
from clauseline.comparing.duties.words import content_words, dice, leading_words
from clauseline.comparing.sentences import Sentence
from clauseline.vocabulary import DutyFact, StrengthLevel, Verdict

FIRM = 0.6
"""Sentences that have so much in common are the same one; of less a person has to look."""
UNLIKE = 0.3
"""Those that have less are two sentences."""
_LONG = 5
"""Letters of a word that with another letter is a misspelling, and not another word."""
_KEPT, _KEPT_FREE = 0.75, 0.9
"""So much of the rest has to stay where a part of a sentence is said to have come or gone; the second where it leaves
somebody free, which more sentences do."""

_CAPITALS_OF = (
    ("REQUIRED", "required"),
    ("REQUIRED", "mandatory"),
    ("RECOMMENDED", "recommend"),
    ("OPTIONAL", "optional"),
)
_DONE = re.compile(r"\b(?:should|may|SHOULD|MAY)\s+(?:\w+ly\s+)?be\s+(\w{4,30})ed\b")
_DASS = re.compile(r"\bdass\s[^;.]{2,300}?(?=,?\s+(?:und|sowie|oder)\s+dass\s|[;.]|$)")
"""What a German sentence asks to see to: each is a duty."""
_WILL = re.compile(r"\bwill\b|\bwon['’]t\b", re.IGNORECASE)
_SHALL = re.compile(r"shall\b", re.IGNORECASE)
_PARTED = re.compile(r"[,;，；]")
"""Where such a sign stands before the verb, other clauses do, too."""
BothPhrases = tuple[Sequence[str], Sequence[str]]
"""Phrases of a sentence before and after."""
_FORBIDS: tuple[StrengthLevel, ...] = ("prohibition", "discouraged")
_DEMANDS: tuple[StrengthLevel, ...] = ("requirement", "recommendation")


class SentenceFact(NamedTuple):
    """What became of a sentence, which way that points, and whether it does so for certain."""

    reason: DutyFact
    verdict: Verdict
    sure: bool


SAME = SentenceFact("reworded", "same", True)
"""Nothing that can be named."""


class SentencePair(NamedTuple):
    """A sentence before and after, and the verbs that bind in either."""

    before: Sentence
    after: Sentence
    ours: Sequence[Strength]
    theirs: Sequence[Strength]

    @property
    def alike(self) -> float:
        """0 to 1: how much of their words both share."""
        return _likeness(self.before.text, self.after.text)


@lru_cache(maxsize=256)
def _likeness(before: str, after: str) -> float:
    """Asked for the pairs of one clause again and again."""
    return dice(content_words(before), content_words(after))


def tell_fact(pair: SentencePair, *, is_plain_binding: bool) -> tuple[Strength, Strength, SentenceFact]:
    """The verbs before and after that matter, and what became of the sentence."""
    lost, won = _difference(pair.ours, pair.theirs), _difference(pair.theirs, pair.ours)
    is_firm = pair.alike >= FIRM
    if pair.ours and pair.theirs and bool(lost) != bool(won):
        old, new = strongest(pair.ours, pair.before), strongest(pair.theirs, pair.after)
        if lost and _binds(strongest(lost, pair.before)):
            return old, new, SentenceFact("duty-dropped", "weakened", False)
        if won and _binds(strongest(won, pair.after)):
            return old, new, SentenceFact("duty-added", "strengthened", False)
    else:
        old, new = strongest(lost or pair.ours, pair.before), strongest(won or pair.theirs, pair.after)
    if _is_typography(pair, new) or _is_imperative(pair, old, new):
        return old, new, SAME
    if _is_will(pair, old, new):
        return old, new, SentenceFact("other-verb", "ambiguous", False)
    if old.level != new.level or (old.verb.lower() in AMBIGUOUS) != (new.verb.lower() in AMBIGUOUS):
        return old, new, _of_verbs(old, new, is_firm=is_firm, is_plain_binding=is_plain_binding)
    if old.level == "capability" and is_denied(old) != is_denied(new):
        return old, new, SentenceFact("reversed", "ambiguous", is_firm)
    if not _binds(old):
        return old, new, _of_freedom(pair, old, new)
    if effort := _of_effort(pair, old, new):
        return effort
    return old, new, _of_parts(pair, old, new)


def _binds(one: Strength) -> bool:
    return FORCE[one.level] >= FORCE["recommendation"]


def _difference(ours: Iterable[Strength], theirs: Iterable[Strength]) -> list[Strength]:
    """Ours without those whose level stands in theirs as well."""
    other = Counter(one.level for one in theirs)
    found = []
    for one in ours:
        if other[one.level] > 0:
            other[one.level] -= 1
        else:
            found.append(one)
    return found


def _of_verbs(old: Strength, new: Strength, *, is_firm: bool, is_plain_binding: bool) -> SentenceFact:
    if (old.verb.lower() in AMBIGUOUS) != (new.verb.lower() in AMBIGUOUS):
        return SentenceFact("other-verb", "ambiguous", False)
    levels = (old.level, new.level)
    if (old.level in _FORBIDS and new.level in _DEMANDS) or (old.level in _DEMANDS and new.level in _FORBIDS):
        return SentenceFact("reversed", "ambiguous", is_firm)
    if FORCE[old.level] == FORCE[new.level] or max(FORCE[level] for level in levels) < FORCE["recommendation"]:
        return SentenceFact("other-verb", "ambiguous", False)
    is_lowered = FORCE[old.level] > FORCE[new.level]
    reason: DutyFact = "verb-lowered" if is_lowered else "verb-raised"
    if "statement" in levels:
        if is_plain_binding:
            return SAME
        # What a sentence still says, as a plain statement, may bind all the same.
        is_firm = is_firm and not is_lowered
    return SentenceFact(reason, "weakened" if is_lowered else "strengthened", is_firm)


def _is_typography(pair: SentencePair, new: Strength) -> bool:
    """Whether the new text only put into capitals a word that the old one has in another form."""
    word = new.verb.split()[-1] if new.verb else ""
    old = pair.before.text
    return any(word == capitals and stem in old for capitals, stem in _CAPITALS_OF) and not pair.ours


def _is_imperative(pair: SentencePair, old: Strength, new: Strength) -> bool:
    """Whether a plain imperative became "should be done" or "may be done": that has no direction."""
    if old.level != "statement" or new.level not in ("recommendation", "permission"):
        return False
    done = _DONE.search(pair.after.text)
    first = done and re.search(rf"(?:^|[,:;]\s){re.escape(done[1][:5])}\w*", pair.before.text, re.IGNORECASE)
    return bool(first) and not first[0].endswith("ed")  # type: ignore[index]


def _is_will(pair: SentencePair, old: Strength, new: Strength) -> bool:
    """Whether "shall" was put for "will": most drafts that have both mean one force by them."""
    if old.level != "statement" or not _SHALL.match(new.verb):
        return False
    before, after = (len(_WILL.findall(one.text)) for one in (pair.before, pair.after))
    return before > after and pair.alike >= FIRM


def is_denied(one: Strength) -> bool:
    """Whether a verb of what can be says that it cannot."""
    return one.verb.startswith("不") or one.verb.lower() in ("cannot", "can not", "can't", "can’t")


def _of_effort(pair: SentencePair, old: Strength, new: Strength) -> tuple[Strength, Strength, SentenceFact] | None:
    """Whether a duty asks only for the effort now, or no longer; whether a ban forbids only a part."""
    (before, ours), (after, theirs) = soften(old, pair.before.text), soften(new, pair.after.text)
    if bool(ours) == bool(theirs) or pair.alike < FIRM:
        return None
    won = bool(theirs)
    kept = _likeness_but(pair, [ours], [theirs])
    is_said = (
        ours.casefold() in pair.after.text.casefold() if ours else theirs.casefold() in pair.before.text.casefold()
    )
    if kept < _KEPT or is_said:
        return None
    verdict: Verdict = "weakened" if won else "strengthened"
    if old.level in _FORBIDS:
        return old, new, SentenceFact("condition-added" if won else "condition-dropped", verdict, False)
    return before, after, SentenceFact("verb-lowered" if won else "verb-raised", verdict, kept >= _KEPT_FREE)


def _of_parts(pair: SentencePair, old: Strength, new: Strength) -> SentenceFact:
    """What changed in a sentence whose verb stayed."""
    if pair.alike < FIRM:
        return SAME
    before = read_duty(pair.before.text, old.level, old.verb)
    after = read_duty(pair.after.text, new.level, new.verb)
    if verdict := tell_amounts(before, after):
        return SentenceFact("number-changed", verdict, False)
    exceptions = (before.exceptions, after.exceptions)
    if old.level in _FORBIDS:
        ours, theirs = (find_leave(one.sentence, is_missing=True) for one in (before, after))
        exceptions = ((*before.exceptions, *ours), (*after.exceptions, *theirs))
    if fact := _of_phrases(pair, exceptions, (before.conditions, after.conditions), come="weakened"):
        return fact
    gone, come = (
        _without(_DASS.findall(one.text), two.text)
        for one, two in ((pair.before, pair.after), (pair.after, pair.before))
    )
    if bool(gone) != bool(come) and _likeness_but(pair, gone, come) >= _KEPT:
        return SentenceFact("duty-added" if come else "duty-dropped", "strengthened" if come else "weakened", False)
    if reason := _of_reach(pair, before, after):
        return SentenceFact(reason, "ambiguous", False)
    return SAME


def _of_freedom(pair: SentencePair, old: Strength, new: Strength) -> SentenceFact:
    """What changed in a sentence that leaves somebody free: where more is free, others are protected less."""
    if old.level != "permission" or pair.alike < FIRM:
        return SAME
    before = read_duty(pair.before.text, old.level, old.verb)
    after = read_duty(pair.after.text, new.level, new.verb)
    verdict = tell_amounts(before, after)
    if verdict in ("weakened", "strengthened"):
        return SentenceFact("number-changed", verdict, False)
    ours, theirs = ((*one.conditions, *find_leave(one.sentence, is_missing=False)) for one in (before, after))
    exceptions = (before.exceptions, after.exceptions)
    return _of_phrases(pair, exceptions, (ours, theirs), come="strengthened", kept=_KEPT_FREE) or SAME


def _of_phrases(
    pair: SentencePair, exceptions: BothPhrases, conditions: BothPhrases, *, come: Verdict, kept: float = _KEPT
) -> SentenceFact | None:
    """The exception or the condition that one side alone has, if all else stayed; `come` is what a new one says."""
    gone: Verdict = "weakened" if come == "strengthened" else "strengthened"
    facts: tuple[tuple[BothPhrases, DutyFact, DutyFact], ...] = (
        (exceptions, "exception-dropped", "exception-added"),
        (conditions, "condition-dropped", "condition-added"),
    )
    for (ours, theirs), dropped, added in facts:
        lost, won = _without(ours, pair.after.text), _without(theirs, pair.before.text)
        if bool(lost) != bool(won) and _likeness_but(pair, lost, won) >= kept:
            return SentenceFact(added, come, False) if won else SentenceFact(dropped, gone, False)
    return None


def _of_reach(pair: SentencePair, before: Duty, after: Duty) -> DutyFact | None:
    """Whether the sentence binds somebody else, or reaches more or fewer, and nothing else changed in it."""
    gone_scope, come_scope = _told(before.scope), _told(after.scope)
    if gone_scope != come_scope and _keeps_all_else(pair, before.scope, after.scope):
        is_other = not before.scope or not after.scope or dice(gone_scope, come_scope) < FIRM
        return "scope-changed" if is_other else None
    ours, theirs = _told(before.actor), _told(after.actor)
    gone, come = {*ours} - {*theirs}, {*theirs} - {*ours}
    if not (gone or come) or not _keeps_all_else(pair, before.actor, after.actor):
        return None
    if gone and come and dice(ours, theirs) < FIRM:
        return None if _are_misspelt(gone, come) else "actor-changed"
    # "All providers" and "large providers": who is named still is, but not all of them, or more.
    is_one = ours and theirs and not _PARTED.search(before.actor + after.actor)
    return "scope-changed" if is_one and not (gone and come and _are_misspelt(gone, come)) else None


def _told(words: str) -> tuple[str, ...]:
    """The words of a phrase that say who or where, without those that only lead on from a sentence, or say "all", and
    without the numbers of what it refers to."""
    return tuple(word for word in content_words(words) if word not in leading_words() and not word.isdigit())


def _are_misspelt(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether each of these words differs from one of the others in one letter."""
    return all(len(one) >= _LONG and any(Levenshtein.distance(one, two) <= 1 for two in theirs) for one in ours)


def _without(phrases: Iterable[str], other: str) -> list[str]:
    """The phrases that the other sentence does not have, in whatever words."""
    words = {*content_words(other)}
    found = []
    for phrase in phrases:
        own = content_words(phrase)
        if own and 2 * sum(word in words for word in own) <= len(own):
            found.append(phrase)
    return found


def _likeness_but(pair: SentencePair, gone: Sequence[str], come: Sequence[str]) -> float:
    """How much the sentences have in common, 0 to 1, but for these phrases."""
    one, two = pair.before.text, pair.after.text
    for phrase in filter(None, gone):
        one = one.replace(phrase, " ")
    for phrase in filter(None, come):
        two = two.replace(phrase, " ")
    return dice(content_words(one), content_words(two))


def _keeps_all_else(pair: SentencePair, one: str, two: str) -> bool:
    """Whether the sentences are the same but for these phrases."""
    before = pair.before.text.replace(one, " ", 1) if one else pair.before.text
    after = pair.after.text.replace(two, " ", 1) if two else pair.after.text
    return content_words(before) == content_words(after)
