"""Binding sentences that only one side of a change has: which of them stand elsewhere, and which are gone or new."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from clauseline.bounds import Budget
from clauseline.comparing.changes import KEPT, REMOVED, Alike, Change, Passage, Strength, StrengthChange
from clauseline.comparing.duties.chained import DutyRows
from clauseline.comparing.duties.conventions import Conventions
from clauseline.comparing.duties.elsewhere import SHORTEST, Elsewhere, Match
from clauseline.comparing.duties.facts import FIRM, SentencePair, tell_fact
from clauseline.comparing.duties.indicative import find_indicative
from clauseline.comparing.duties.strength import FORCE, find_strengths, strongest
from clauseline.comparing.duties.words import content_words, dice
from clauseline.comparing.kinds.rows import bound_in, settled
from clauseline.comparing.sentences import Cut, Sentence
from clauseline.messages import gettext_noop as N_
from clauseline.outline import ClauseText, Outline
from clauseline.vocabulary import FLAGS, DutyFact, Flag, SideName

NOTHING_ALIKE = 0.35
"""Where no sentence of the other side is as like as this, there is none."""
FOUND_LOST, FOUND_WON = 0.45, 0.6
"""A lost duty that is so like a sentence which came, and its best source, stands there; a new one was there before."""
GAINED, GAINED_LIKE = 0.55, 0.4
"""So much of a lost duty that a sentence gained beside its own source was merged into it."""
KEPT_DRAFT, KEPT_CLAUSE = 0.35, 0.5
"""Where less of the old sentences, or of the words of the clause, stayed, a lost duty may stand in words of its own."""
REWRITTEN, FEWEST = 0.15, 30
"""Where less of so many sentences stayed, the text was written anew."""
SAME_VERB, SAME_WORDS = 0.2, 0.3
"""A new sentence of the same clause, with the same verb, that is so like a lost duty, and shares so much with it by
mere words, may be that duty."""
TWIN_BUT_VERB = 0.75
"""A sentence that is so like a duty, but has another verb, is the duty with another force."""
TWIN = 0.9
"""A sentence of both sides that is so like a duty says it, too."""
MOVED = 0.5
"""A sentence of which so much went to, or came from, another place is there."""
_PARTS: tuple[DutyFact, ...] = (
    "number-changed", "exception-added", "exception-dropped", "condition-added", "condition-dropped",
)  # fmt: skip
"""What is said of a duty that went elsewhere: a part of it that came, went or changed."""
SHOWN = 3
"""So many sentences are shown that are like one that is gone."""
_SENTENCE = 12
"""Letters and digits of a sentence that is not there by chance."""


LOOKS = 5_000
"""So many lost duties, at most, are looked for in words of their own."""
CUT = N_("So many duties are gone that not all were looked for in other words: those are to be checked.")
WRITTEN_ANEW = N_(
    "Most of this text was written anew. Whether a duty is gone or stands there in other words, a person has to see."
)
_POINTING = re.compile(
    r"\b(?:it|them|they|you|this|these|those|sie|es|dies|diese|il|elle|ils|elles|ello|ellos)\b|其|该|此", re.I
)
"""Of a short sentence that points at another one its own words say too little."""
_FRONT = re.compile(
    r"\W*(?:|(?:executive\s+)?summary|abstract|fore?word|preface|introduction|about\b.*|acknowledge?ments?|contributors?"
    r"|copyright.*|licen[cs]e.*|history|change\s+log|revision.*|frontispiece|status\s+of\s+th.*|contents|前\s*言|引\s*言|序\s*言"
    r"|vorwort|einleitung|avant-propos|introducción|prólogo)\W*",
    re.IGNORECASE,
)
"""Titles of what stands before a text and binds nobody."""


class Sought(NamedTuple):
    """A sentence, its words, and the sentences of the other side that are most like them, best first."""

    text: str
    words: frozenset[str]
    near: Sequence[Match]


class LinkedPassages:
    """The passages of one side of a change, in their order."""

    def __init__(self, passages: Iterable[Passage]) -> None:
        self._passages = sorted(passages, key=lambda one: (one.start, one.end))
        self._starts = [one.start for one in self._passages]
        self._reached = list(accumulate((one.end for one in self._passages), max))

    def shared(self, start: int, end: int) -> int:
        """How many of the characters of [start, end) stand in them."""
        near = self._passages[bisect_right(self._reached, start) : bisect_left(self._starts, end)]
        return sum(max(0, min(end, one.end) - max(start, one.start)) for one in near)


class Settling:
    """Looks for each binding sentence that came or went on the whole other side, and sets the flags by what is sure."""

    def __init__(self, old: Outline, new: Outline, conventions: Conventions, cut: Cut) -> None:
        self.clauses = (old.clauses, new.clauses)
        self.verbs = (conventions.old, conventions.new)
        self.elsewhere = Elsewhere(old, new, cut)
        self._linked: dict[SideName, LinkedPassages] = {}
        self._looks = Budget(LOOKS)
        self.has_rows = False
        self.is_plain_binding = conventions.is_plain_binding
        is_chinese = all(verbs.language == "zh" for verbs in self.verbs)
        self._rows = tuple(DutyRows(side) for side in self.clauses) if is_chinese else ()

    def settle(self, change: Change) -> Change:
        """`change` with its rows of one side found elsewhere, gone or new, and flagged as it is sure to be."""
        if not change.strength:
            return change
        self._linked = {
            side: LinkedPassages(one for one in change.passages if one.side == side) for side in ("old", "new")
        }
        rows = tuple(settled(row) for one in change.strength for row in self._settled(one, change))
        if not change.old or not change.new:
            return replace(change, strength=rows)
        verdicts: set[Flag] = {row.verdict for row in rows if row.sure and row.verdict in ("weakened", "strengthened")}
        doubts: set[Flag] = {"to-check"} if any(row.is_to_check for row in rows) else set()
        flags = {*change.flags} - {"weakened", "strengthened"} | verdicts | doubts
        if verdicts and "editorial" in flags:
            flags = flags - {"editorial"} | {"reworded"}
        return replace(change, strength=rows, flags=tuple(flag for flag in FLAGS if flag in flags))

    def _settled(self, row: StrengthChange, change: Change) -> Iterator[StrengthChange]:
        own = row.old or row.new
        if own is None or (row.old and row.new):
            yield row
            return
        self.has_rows = True
        is_old = row.old is not None
        clause, text = self._home(own, change, is_old=is_old)
        if not _binds(clause) or self._stands_elsewhere(text, is_old=is_old):
            return
        if self._rows and self._rows[1 if is_old else 0].have(clause.text, text):
            return
        words = self.elsewhere.lookups.words[text]
        near = self.elsewhere.best(words, 1 if is_old else 0)
        if there := next((one for one in near if self._is_it(words, one, own, is_old=is_old)), None):
            if is_old and (changed := self._changed_there(row, text, there)):
                yield changed
        else:
            yield from self._unfound(row, change, clause, Sought(text, words, near))

    def _unfound(
        self, row: StrengthChange, change: Change, clause: ClauseText, sought: Sought
    ) -> Iterator[StrengthChange]:
        """What is said of a sentence that does not stand on the other side, with what is like it there."""
        own, is_old = row.old or row.new, row.old is not None
        text, words, near = sought
        side = 1 if is_old else 0
        if own is None or row.reason in ("item-gone", "item-new"):
            yield row
        elif near and near[0].score >= TWIN_BUT_VERB and (twin := self._other_force(near[0], own, is_old=is_old)):
            sure = dice(content_words(text), content_words(twin)) >= TWIN
            reason: DutyFact = "verb-lowered" if is_old else "verb-raised"
            yield replace(row, reason=reason, sure=sure, alike=(self._alike(near[0], side),))
        elif self._moved(own, change, is_old=is_old) >= MOVED:
            return
        elif len(words) > SHORTEST and (not near or near[0].score < NOTHING_ALIKE):
            if is_old and (heir := self._heir(words, own, change)):
                yield replace(row, reason="gone-alike", alike=(self._alike(heir, side),))
                return
            is_firm = self._is_firm(change) and not self._looks.is_spent if is_old else self._is_apart(own, change)
            yield replace(row, sure=clause.kind != "front" and is_firm and self._has_verb(text, is_old=is_old))
        else:
            if is_old and len(words) <= SHORTEST and _POINTING.search(text):
                row = replace(row, verdict="ambiguous")
            alike = tuple(self._alike(match, side) for match in near[:SHOWN] if match.score >= NOTHING_ALIKE)
            yield replace(row, reason="gone-alike" if is_old else "new-alike", alike=alike)

    def _is_apart(self, own: Strength, change: Change) -> bool:
        """Whether a new sentence has nothing of the old text: no passage, no words of clauses cut or joined."""
        return change.kind not in ("split", "merged") and not self._moved(own, change, is_old=False)

    def _moved(self, own: Strength, change: Change, *, is_old: bool) -> float:
        """The part of a sentence that went to, or came from, elsewhere. Its passages must be linked."""
        if len(change.old if is_old else change.new) != 1:
            return 0.0
        linked = self._linked["old" if is_old else "new"]
        return linked.shared(own.start, own.end) / (own.end - own.start)

    def _home(self, own: Strength, change: Change, *, is_old: bool) -> tuple[ClauseText, str]:
        """The clause in which a sentence stands, and its words."""
        start = 0
        clauses = [self.clauses[0 if is_old else 1][k] for k in (change.old if is_old else change.new)]
        for clause in clauses:
            if own.start <= start + len(clause.text):
                break
            start += len(clause.text) + 1
        return clause, clause.text[own.start - start : own.end - start]

    @cached_property
    def kept(self) -> float:
        """The part of the old sentences that the new text has word for word; 1 for a text of few."""
        old, new = (side.texts for side in self.elsewhere.sides)
        long = [text for text in old if len(text) >= _SENTENCE]
        return sum(text in new for text in long) / len(long) if len(long) >= FEWEST else 1.0

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is to be known of all that is said. Nothing may have been asked yet."""
        return (WRITTEN_ANEW,) if self.has_rows and self.kept < REWRITTEN else ()

    @property
    def cut(self) -> tuple[str, ...]:
        """What was not looked at any more."""
        return (CUT,) if self._looks.is_spent else ()

    def _is_firm(self, change: Change) -> bool:
        """Whether so much stayed that a duty which is not found is gone."""
        if self.kept >= KEPT_DRAFT:
            return True
        return self.kept >= REWRITTEN and bool(change.new) and _kept_of(change) >= KEPT_CLAUSE

    def _has_verb(self, text: str, *, is_old: bool) -> bool:
        """Whether a verb of force says that a sentence binds: the indicative does so less surely."""
        return bool(bound_in(Sentence(0, len(text), text), self.verbs[0 if is_old else 1]))

    def _stands_elsewhere(self, text: str, *, is_old: bool) -> bool:
        """Whether the other side has the very sentence at least as often as this one."""
        words = self.elsewhere.lookups.plain[text]
        here, there = (self.elsewhere.sides[k].texts[words] for k in ((0, 1) if is_old else (1, 0)))
        return there >= here > 0

    def _is_it(self, words: frozenset[str], match: Match, own: Strength, *, is_old: bool) -> bool:
        """Whether the sentence of a match says what the duty says, with at least its force."""
        here, there = (0, 1) if is_old else (1, 0)
        if match.score < (GAINED_LIKE if is_old else FOUND_WON):
            return False
        spot = self.elsewhere.sides[there].spots[match.spot]
        bound = strongest(find_strengths(spot.sentence, self.verbs[there]), spot.sentence)
        if FORCE[bound.level] < FORCE[own.level] and not (self.is_plain_binding and bound.level == "statement"):
            return False
        if self.elsewhere.sides[here].texts[self.elsewhere.lookups.plain[spot.sentence.text]]:
            return match.score >= TWIN
        if self.elsewhere.source(match.spot, there) == words:
            return match.score >= (FOUND_LOST if is_old else FOUND_WON)
        return is_old and match.score >= GAINED_LIKE and self.elsewhere.gain(words, match.spot, there) >= GAINED

    def _changed_there(self, row: StrengthChange, text: str, match: Match) -> StrengthChange | None:
        """The row of a lost duty that stands elsewhere with a part that came, went or changed; None without one."""
        new = self.elsewhere.sides[1].spots[match.spot].sentence
        old = Sentence(0, len(text), text)
        pair = SentencePair(old, new, find_strengths(old, self.verbs[0]), find_strengths(new, self.verbs[1]))
        if pair.alike < FIRM or self.elsewhere.sides[0].texts[self.elsewhere.lookups.plain[new.text]]:
            return None
        _, _, (reason, verdict, sure) = tell_fact(pair, is_plain_binding=self.is_plain_binding)
        alike = (self._alike(match, 1),)
        return replace(row, reason=reason, verdict=verdict, sure=sure, alike=alike) if reason in _PARTS else None

    def _heir(self, words: frozenset[str], own: Strength, change: Change) -> Match | None:
        """The new sentence of the same clause that may say a lost duty in words of its own."""
        old, new = self.elsewhere.sides
        if not self._looks.takes(1):
            return None
        for match in self.elsewhere.within(words, 1, change.new, least=SAME_VERB):
            sentence = new.spots[match.spot].sentence
            is_new = not old.texts[self.elsewhere.lookups.plain[sentence.text]]
            if is_new and self._may_inherit(own, words, sentence, new.words[match.spot]):
                return match
        return None

    def _may_inherit(self, own: Strength, words: frozenset[str], sentence: Sentence, theirs: frozenset[str]) -> bool:
        """Whether a sentence has the verb of a duty and enough of its words; in a law, where an article is often
        said anew as a whole, whether it binds at all."""
        found = find_strengths(sentence, self.verbs[1])
        if self.is_plain_binding and (found or find_indicative(sentence, self.verbs[1])):
            return True
        verbs = {one.verb.casefold() for one in found}
        return own.verb.casefold() in verbs and dice((*words,), (*theirs,)) >= SAME_WORDS

    def _other_force(self, match: Match, own: Strength, *, is_old: bool) -> str:
        """The sentence of a match, if it is new there and binds less than the duty; else ""."""
        here, there = (0, 1) if is_old else (1, 0)
        sentence = self.elsewhere.sides[there].spots[match.spot].sentence
        bound = strongest(find_strengths(sentence, self.verbs[there]), sentence)
        is_there = self.elsewhere.sides[here].texts[self.elsewhere.lookups.plain[sentence.text]]
        return "" if is_there or FORCE[bound.level] >= FORCE[own.level] or bound.level == "statement" else sentence.text

    def _alike(self, match: Match, side: int) -> Alike:
        spot = self.elsewhere.sides[side].spots[match.spot]
        return Alike(spot.clause, spot.sentence.start, spot.sentence.end)


def _binds(clause: ClauseText) -> bool:
    """Whether what a clause says can bind: not where it stands before the text, or lists what is cited."""
    return clause.kind != "bibliography" and not (clause.kind == "front" and _FRONT.fullmatch(clause.title))


def _kept_of(change: Change) -> float:
    """The part of the old words that stayed in the clause."""
    kept = sum(len(span.text) for span in change.spans if span.op == KEPT)
    gone = sum(len(span.text) for span in change.spans if span.op == REMOVED)
    return kept / max(1, kept + gone)
