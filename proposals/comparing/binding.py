"""What a reworded clause gained or lost in binding force, sentence by sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from proposals.comparing.changes import Change, Span, Strength, StrengthChange
from proposals.comparing.matching import changed_sentences, match_sentences, reworded_sentences
from proposals.comparing.parting import join_parts
from proposals.comparing.sentences import Sentence
from proposals.comparing.strength import FORCE, find_strengths, strongest
from proposals.comparing.verbs import AMBIGUOUS, Verbs


@dataclass(frozen=True, slots=True)
class Side:
    """A clause's text before or after, the verbs that bind in it, and [start, end) of what is informative in it."""

    text: str
    verbs: Verbs
    asides: Sequence[tuple[int, int]] = ()

    def binds(self, sentence: Sentence) -> bool:
        """Whether a verb of strength stands in the sentence."""
        return self.verbs.stand_in(sentence.text)

    def is_aside(self, sentence: Sentence) -> bool:
        """Whether the sentence stands in a note, an example or a footnote."""
        return any(start <= sentence.start < end for start, end in self.asides)


def compare_strength(old: Side, new: Side, spans: Sequence[Span]) -> list[StrengthChange]:
    """The changed sentences of a clause in which a verb of strength stands, before and after.

    What comes, goes or ends up in a note binds nobody there; the verbs of a note that stays one are compared.
    """
    if old.text == new.text:
        return []
    gone, come = changed_sentences(old.text, new.text)
    if not any(map(old.binds, gone)) and not any(map(new.binds, come)):
        return []
    gone, come = reworded_sentences(gone, come)
    ours = [find_strengths(sentence, old.verbs) for sentence in gone]
    theirs = [find_strengths(sentence, new.verbs) for sentence in come]
    matches = match_sentences(gone, come, spans)
    back = {j: i for i, j in matches.items()}
    come_home = join_parts(gone, come, ours, theirs, matches)
    gone_home = join_parts(come, gone, theirs, ours, back)
    rows: list[StrengthChange] = []
    for i, before in enumerate(gone):
        if i in matches:
            j = matches[i]
            aside, still = old.is_aside(before), new.is_aside(come[j])
            rows += _judge(
                before, come[j], ours[i] if still or not aside else [], theirs[j] if aside or not still else []
            )
    lost = [
        strongest(ours[i], one)
        for i, one in enumerate(gone)
        if ours[i] and i not in matches and i not in gone_home and not old.is_aside(one)
    ]
    won = [
        strongest(theirs[j], one)
        for j, one in enumerate(come)
        if theirs[j] and j not in back and j not in come_home and not new.is_aside(one)
    ]
    return rows + list(_one_sided(lost, won))


def drop_moved(change: Change) -> Change:
    """`change` without rows of sentences that only went to, or came from, another change.

    Its passages must be linked. What stays somewhere in the text binds as before.
    """
    rows = tuple(row for row in change.strength if not _is_moved(row, change))
    if len(rows) == len(change.strength):
        return change
    gone = {"weakened", "strengthened"} - {row.verdict for row in rows}
    return replace(change, strength=rows, flags=tuple(flag for flag in change.flags if flag not in gone))


def _is_moved(row: StrengthChange, change: Change) -> bool:
    if row.old and row.new:
        return False
    side, sentence, clauses = ("old", row.old, change.old) if row.old else ("new", row.new, change.new)
    if sentence is None or len(clauses) != 1:
        return False
    shared = sum(
        max(0, min(sentence.end, passage.end) - max(sentence.start, passage.start))
        for passage in change.passages
        if passage.side == side
    )
    return 2 * shared >= sentence.end - sentence.start


def _judge(
    before: Sentence, after: Sentence, ours: Sequence[Strength], theirs: Sequence[Strength]
) -> Iterator[StrengthChange]:
    if not ours and not theirs:
        return
    lost, won = _difference(ours, theirs), _difference(theirs, ours)
    old, new = strongest(lost or ours, before), strongest(won or theirs, after)
    if ours and theirs and bool(lost) != bool(won):
        binds = FORCE[strongest([*lost, *won], before).level] >= FORCE["recommendation"]
        verdict = ("weakened" if lost else "strengthened") if binds else "same"
    else:
        verdict = tell_verdict(old, new)
    yield StrengthChange(old, new, verdict)


def _difference(ours: Iterable[Strength], theirs: Iterable[Strength]) -> list[Strength]:
    """Ours without those that stand in theirs as well."""
    other = Counter((one.level, one.verb) for one in theirs)
    found = []
    for one in ours:
        if other[one.level, one.verb] > 0:
            other[one.level, one.verb] -= 1
        else:
            found.append(one)
    return found


def tell_verdict(old: Strength, new: Strength) -> str:
    """Which way a sentence went: weakened, strengthened, same, or ambiguous."""
    if (old.verb.lower() in AMBIGUOUS) != (new.verb.lower() in AMBIGUOUS):
        return "ambiguous"
    if old.level == new.level:
        return "ambiguous" if old.level == "capability" and _is_denied(old) != _is_denied(new) else "same"
    if FORCE[old.level] == FORCE[new.level] or ("statement" in (old.level, new.level) and _is_free(old, new)):
        return "ambiguous"
    return "weakened" if FORCE[old.level] > FORCE[new.level] else "strengthened"


def _is_denied(one: Strength) -> bool:
    return one.verb.startswith("不") or one.verb.lower() in ("cannot", "can not", "can't", "can’t")


def _is_free(*both: Strength) -> bool:
    return max(FORCE[one.level] for one in both) < FORCE["recommendation"]


def _one_sided(lost: Iterable[Strength], won: Iterable[Strength]) -> Iterator[StrengthChange]:
    """Binding sentences that went or came, less those of one level that went and came."""
    balance = Counter(one.level for one in lost) & Counter(one.level for one in won)
    for rows, verdict in ((lost, "weakened"), (won, "strengthened")):
        rest = Counter(balance)
        for one in rows:
            if rest[one.level] > 0:
                rest[one.level] -= 1
            elif FORCE[one.level] >= FORCE["recommendation"]:
                old, new = (one, None) if verdict == "weakened" else (None, one)
                yield StrengthChange(old, new, verdict)
