"""What a reworded clause gained or lost in binding force, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from typing import NamedTuple

from clauseline.bounds import Apart
from clauseline.comparing.changes import Span, Strength, StrengthChange
from clauseline.comparing.duties.chained import find_turned
from clauseline.comparing.duties.facts import UNLIKE, SentencePair, tell_fact
from clauseline.comparing.duties.indicative import find_indicative
from clauseline.comparing.duties.parting import join_parts
from clauseline.comparing.duties.strength import FORCE, find_strengths, strongest
from clauseline.comparing.duties.verbs import Verbs
from clauseline.comparing.kinds.rows import bound_in, lone_kind, of_both, of_one
from clauseline.comparing.matching import changed_sentences, match_sentences, reworded_sentences
from clauseline.comparing.sentences import Cut, Sentence, sentences

_OFFENCE = re.compile(
    r"\bordnungswidrig\s+handelt\b|\bwird\b(?=[^;]{0,200}\bbestraft\b)|\bcommits?\s+an\s+offence\b|\b(?:is|are)\s+guilty\b"
    r"|\b(?:est|sont)\s+punie?s?\b|有下列(?:行为|情形)之一的?[^。；]{0,60}(?:罚|处分|警告|责令|追究)",
    re.IGNORECASE,
)
"""Words under which each item is something that nobody may do."""
Place = tuple[int, int]
Bound = tuple[Sentence, Sequence[Strength]]
"""A sentence and the verbs that bind in it."""


@dataclass(frozen=True)
class BindingText:
    """A clause's text before or after, the verbs that bind in it, and [start, end) of what is informative in it.

    `items` are the list items: [start, end) of each, and of the words that lead its list in.
    """

    text: str
    verbs: Verbs
    asides: Sequence[tuple[int, int]] = ()
    items: Sequence[tuple[Place, Place]] = ()

    def is_aside(self, sentence: Sentence) -> bool:
        """Whether the sentence stands in a note, an example or a footnote."""
        return self._apart.touch((sentence.start, sentence.start + 1))

    def lead_in(self, sentence: Sentence) -> Sentence | None:
        """The words that lead in the list whose item this sentence is the beginning of."""
        lead = self._leads.get(sentence.start)
        return sentences(self.text, *lead)[-1] if lead else None

    @cached_property
    def _apart(self) -> Apart:
        return Apart(self.asides)

    @cached_property
    def _leads(self) -> dict[int, Place]:
        return {start: lead for (start, _), lead in reversed(self.items)}


def compare_strength(
    old: BindingText, new: BindingText, spans: Sequence[Span], *, is_plain_binding: bool = False
) -> list[StrengthChange]:
    """The changed sentences of a clause in which a verb of strength stands, before and after.

    What comes, goes or ends up in a note binds nobody there; the verbs of a note that stays one are compared.
    A binding sentence that came or went is not looked for in other clauses; `settling` does that.
    """
    if old.text == new.text:
        return []
    gone, come = reworded_sentences(*changed_sentences(old.text, new.text))
    if old.verbs.language == new.verbs.language == "zh":
        turned = find_turned((old.text, new.text), gone, come)
        gone = [one for one in gone if (one.start, one.end) not in turned.old]
        come = [one for one in come if (one.start, one.end) not in turned.new]
    ours = [bound_in(sentence, old.verbs) for sentence in gone]
    theirs = [bound_in(sentence, new.verbs) for sentence in come]
    if not any(ours) and not any(theirs) and not old.items and not new.items and not is_plain_binding:
        return []
    matches = _matched(SentenceSides(gone, come, ours, theirs), spans)
    back = {j: i for i, j in matches.items()}
    come_home = join_parts(gone, come, ours, theirs, matches)
    gone_home = join_parts(come, gone, theirs, ours, back)
    rows: list[StrengthChange] = []
    for i, j in sorted(matches.items()):
        aside, still = old.is_aside(gone[i]), new.is_aside(come[j])
        kept, met = ours[i] if still or not aside else [], theirs[j] if aside or not still else []
        pair = SentencePair(gone[i], come[j], kept, met)
        rows += [of_both(row, pair, new.verbs) for row in _judge(pair, is_plain_binding=is_plain_binding)]
    rows += _reworded_items(
        [(gone[i], come[j]) for i, j in sorted(matches.items()) if not ours[i] and not theirs[j]], old, new,
        is_plain_binding=is_plain_binding,
    )  # fmt: skip
    lost = [(one, ours[i]) for i, one in enumerate(gone) if i not in matches and i not in gone_home]
    won = [(one, theirs[j]) for j, one in enumerate(come) if j not in back and j not in come_home]
    rows += _alone(lost, old, is_old=True, is_plain_binding=is_plain_binding)
    rows += _alone(won, new, is_old=False, is_plain_binding=is_plain_binding)
    led = partial(_items, is_plain_binding=is_plain_binding)
    rows += [StrengthChange(one, None, "ambiguous", False, "item-gone") for one in led(lost, old, gone)]
    return rows + [StrengthChange(None, one, "ambiguous", False, "item-new") for one in led(won, new, come)]


class SentenceSides(NamedTuple):
    """The sentences that only one side has, of both sides, and the verbs that bind in each."""

    gone: Sequence[Sentence]
    come: Sequence[Sentence]
    ours: Sequence[Sequence[Strength]]
    theirs: Sequence[Sequence[Strength]]


def _matched(sides: SentenceSides, spans: Sequence[Span]) -> dict[int, int]:
    """Old to new sentence, without pairs of binding ones that have too little in common."""
    gone, come, ours, theirs = sides
    found = match_sentences(gone, come, spans)
    return {
        i: j
        for i, j in found.items()
        if not (ours[i] or theirs[j]) or SentencePair(gone[i], come[j], ours[i], theirs[j]).alike >= UNLIKE
    }


def _items(
    found: Iterable[Bound], text: BindingText, changed: Sequence[Sentence], *, is_plain_binding: bool
) -> Iterator[Strength]:
    """Those of the sentences that are items under words which bind and stayed: each with the force of these."""
    known = {one.start for one in changed}
    for one, own in found:
        lead = None if _has_row(own, one, text.verbs) else text.lead_in(one)
        if lead and lead.start not in known:
            bound = _led_in(lead, one, text, is_plain_binding=is_plain_binding)
            if FORCE[bound.level] >= FORCE["recommendation"]:
                yield replace(bound, start=one.start, end=one.end)


def _reworded_items(
    pairs: Iterable[tuple[Sentence, Sentence]], old: BindingText, new: BindingText, *, is_plain_binding: bool
) -> Iterator[StrengthChange]:
    """What can be named of items that stand on both sides under words that bind alike."""
    for one, two in pairs:
        leads = (old.lead_in(one), new.lead_in(two))
        if not all(leads):
            continue
        bound = [
            replace(_led_in(lead, item, text, is_plain_binding=is_plain_binding), start=item.start, end=item.end)
            for lead, item, text in zip(leads, (one, two), (old, new), strict=True)
            if lead
        ]
        before, after = bound
        if before.level == after.level and FORCE[before.level]:
            _, _, fact = tell_fact(SentencePair(one, two, [before], [after]), is_plain_binding=is_plain_binding)
            if fact.reason != "reworded":
                yield StrengthChange(before, after, fact.verdict, fact.sure, fact.reason)


def _has_row(found: Sequence[Strength], sentence: Sentence, verbs: Verbs) -> bool:
    """Whether a sentence has a row of its own: it binds, or does something else."""
    is_binding = FORCE[strongest(found, sentence).level] >= FORCE["recommendation"]
    return is_binding or lone_kind(sentence, found, verbs) is not None


def _led_in(lead: Sentence, item: Sentence, text: BindingText, *, is_plain_binding: bool) -> Strength:
    """How the words that lead an item in bind, be it together with the item: "He has" and "to clean the stall"."""
    if found := find_strengths(lead, text.verbs):
        return strongest(found, lead)
    if offence := _OFFENCE.search(lead.text):
        return Strength("prohibition", " ".join(offence[0].split()), "law", item.start, item.end)
    whole = Sentence(0, 0, f"{lead.text.rstrip(' :')} {item.text}")
    plain = find_indicative(whole, text.verbs) if is_plain_binding else None
    return plain or strongest([one for one in find_strengths(whole, text.verbs) if one.verb in lead.text], item)


def binding_sentences(
    text: BindingText, cut: Cut, *, is_old: bool, is_plain_binding: bool = False
) -> list[StrengthChange]:
    """A row for each binding sentence of a clause that came or went as a whole; `cut` knows the sentences of a text."""
    found = ((one, bound_in(one, text.verbs)) for one in cut[text.text])
    return list(_alone(found, text, is_old=is_old, is_plain_binding=is_plain_binding))


def _judge(pair: SentencePair, *, is_plain_binding: bool) -> Iterator[StrengthChange]:
    if pair.ours or pair.theirs:
        old, new, fact = tell_fact(pair, is_plain_binding=is_plain_binding)
        yield StrengthChange(old, new, fact.verdict, fact.sure, fact.reason)


def _alone(
    found: Iterable[Bound], text: BindingText, *, is_old: bool, is_plain_binding: bool
) -> Iterator[StrengthChange]:
    """A row for each of the sentences that binds, be it in the indicative, unless it stands in a note."""
    for one, own in found:
        if text.is_aside(one):
            continue
        is_bare = is_plain_binding and all(one.level == "statement" for one in own)
        bound = (find_indicative(one, text.verbs) if is_bare else None) or strongest(own, one)
        kind = lone_kind(one, own, text.verbs)
        if kind or FORCE[bound.level] >= FORCE["recommendation"]:
            row = (
                StrengthChange(bound, None, "weakened", False, "gone")
                if is_old
                else StrengthChange(None, bound, "strengthened", False, "new")
            )
            yield of_one(row, kind) if kind else row
