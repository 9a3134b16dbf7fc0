"""A pair of clauses described: its fate, what else is true of it, and its changed words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from clauseline.bounds import Budget
from clauseline.comparing.change_logs import change_logs
from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Change, Span, StrengthChange
from clauseline.comparing.duties.binding import BindingText, Place, binding_sentences, compare_strength
from clauseline.comparing.duties.conventions import Conventions
from clauseline.comparing.editorial import Writing
from clauseline.comparing.fates import changes_status, is_informative, tell_fate
from clauseline.comparing.islands import without_islands
from clauseline.comparing.pairing import ClausePair
from clauseline.comparing.sentences import Cut
from clauseline.comparing.slight import Slight, find_slight
from clauseline.comparing.stretches import Stretch
from clauseline.comparing.unions import Union
from clauseline.comparing.wording import changed_wording
from clauseline.messages import gettext_noop as N_
from clauseline.outline import BlockText, ClauseText, Outline
from clauseline.vocabulary import FLAGS, ChangeKind, Flag

SPANS = 100_000
"""So many spans are told of all changes, at most: those of the first ones. What follows them is done for each."""
CUT = N_(
    "These texts differ in so many places that the last changes are not shown word by word: "
    "their old words stand before their new ones."
)

_PARAGRAPH = re.compile(r"\(\d{1,3}[a-z]{0,2}\)")
"""The number of a paragraph of a law."""
_ENDED = re.compile(r"[.;,!?。；，！？]\W*$")


class Revisions:
    """Describes the pairs of two outlines; `cut` knows the sentences of a text."""

    def __init__(
        self, old: Outline, new: Outline, pairs: Sequence[ClausePair], conventions: Conventions, cut: Cut
    ) -> None:
        self.old, self.new, self.cut = old.clauses, new.clauses, cut
        self.conventions = conventions
        self._spans = Budget(SPANS)
        self._logs = change_logs(old.clauses), change_logs(new.clauses)
        self.changed: dict[tuple[int, ...], Sequence[Stretch]] = {}
        """The reworded sentences of each change, by its new clauses."""
        self.writing = Writing(new, ((self.old[one.old].number, self.new[one.new].number) for one in pairs))

    @property
    def cut_told(self) -> tuple[str, ...]:
        """A sentence on what is not shown word by word."""
        return (CUT,) if self._spans.is_spent else ()

    def describe(self, one: ClausePair, union: Union | None = None, *, is_moved: bool) -> Change:
        """The change of a pair, together with the clauses that were split from it or merged into it."""
        if union is None:
            kind = tell_fate(self.old[one.old], self.new[one.new], is_moved=is_moved)
            return self._change(kind, one, (one.old,), (one.new,), is_moved=is_moved)
        if union.is_split:
            return self._change("split", one, (one.old,), _sorted(one.new, union.others), is_moved=is_moved)
        return self._change("merged", one, _sorted(one.old, union.others), (one.new,), is_moved=is_moved)

    def describe_gone(self, index: int) -> Change:
        """The change of an old clause without a pair."""
        text = self.old[index].text
        spans = (Span(REMOVED, text, (0, len(text)), None),) if text else ()
        binding = BindingText(text, self.conventions.old, _asides(self.old, (index,)))
        rows = () if index in self._logs[0] else self._alone(binding, is_old=True)
        return Change("deleted", (index,), (), spans=spans, strength=tuple(rows))

    def describe_new(self, index: int) -> Change:
        """The change of a new clause without a pair."""
        text = self.new[index].text
        spans = (Span(ADDED, text, None, (0, len(text))),) if text else ()
        binding = BindingText(text, self.conventions.new, _asides(self.new, (index,)))
        rows = () if index in self._logs[1] else self._alone(binding, is_old=False)
        return Change("inserted", (), (index,), spans=spans, strength=tuple(rows))

    def _alone(self, binding: BindingText, *, is_old: bool) -> list[StrengthChange]:
        is_plain = self.conventions.is_plain_binding
        return binding_sentences(binding, self.cut, is_old=is_old, is_plain_binding=is_plain)

    def _change(
        self, kind: ChangeKind, one: ClausePair, old: tuple[int, ...], new: tuple[int, ...], *, is_moved: bool
    ) -> Change:
        before, after = _text(self.old, old), _text(self.new, new)
        spans = tuple(changed_wording(before, after))
        # Where nothing but spaces and line ends differ, so may the bounds of sentences, and no sentence does.
        has_words = any(span.op != KEPT and not span.text.isspace() for span in spans)
        is_log = one.old in self._logs[0] and one.new in self._logs[1]
        rows = self._strength((before, old), (after, new), spans) if has_words and not is_log else []
        slight = find_slight(spans, [self.old[i] for i in old], [self.new[j] for j in new], self.writing, self.cut)
        flags = {
            *self._flags_of_words(spans, rows, slight),
            *self._flags_of_names(self.old[one.old], self.new[one.new]),
        }
        flags |= {"moved"} if is_moved else set()
        flags -= {kind} if not flags & {"retitled", "reworded"} else {kind, "editorial"}
        in_order = tuple(flag for flag in FLAGS if flag in flags)
        shown = spans if self._has_rows(old, new) else without_islands(spans)
        if len(shown) > 2 and not self._spans.takes(len(shown)):
            shown = _whole(before, after)
        told = slight.sentences
        if slight.reworded:
            self.changed[new] = slight.reworded
        return Change(kind, old, new, in_order, shown, tuple(rows), editorial=told, confidence=one.confidence)

    def _strength(
        self, before: tuple[str, tuple[int, ...]], after: tuple[str, tuple[int, ...]], spans: Sequence[Span]
    ) -> list[StrengthChange]:
        (text, old), (text_new, new) = before, after
        ours = BindingText(text, self.conventions.old, _asides(self.old, old), _items(self.old, old))
        theirs = BindingText(text_new, self.conventions.new, _asides(self.new, new), _items(self.new, new))
        return compare_strength(ours, theirs, spans, is_plain_binding=self.conventions.is_plain_binding)

    def _has_rows(self, old: Iterable[int], new: Iterable[int]) -> bool:
        """Whether there is a table, whose cells are compared one by one."""
        clauses = (*(self.old[i] for i in old), *(self.new[j] for j in new))
        return any(block.kind == "row" for clause in clauses for block in clause.blocks)

    def _flags_of_words(
        self, spans: Sequence[Span], strength: Sequence[StrengthChange], slight: Slight
    ) -> Iterator[Flag]:
        verdicts: set[Flag] = {
            row.verdict for row in strength if row.sure and row.verdict in ("weakened", "strengthened")
        }
        yield from verdicts
        if any(span.op != KEPT for span in spans):
            yield "reworded" if verdicts or not slight.is_all else "editorial"

    def _flags_of_names(self, old: ClauseText, new: ClauseText) -> Iterator[Flag]:
        if old.number != new.number:
            yield "renumbered"
        if old.title != new.title:
            yield "editorial" if self.writing.is_same(old.title, new.title) else "retitled"
        if changes_status(old, new):
            yield "status"


def _whole(before: str, after: str) -> tuple[Span, ...]:
    """The old words and the new ones, one after the other."""
    spans = Span(REMOVED, before, (0, len(before)), None), Span(ADDED, after, None, (0, len(after)))
    return tuple(span for span in spans if span.text)


def force_between(old: ClauseText, new: ClauseText, conventions: Conventions) -> list[StrengthChange]:
    """The binding sentences of two clauses of different drafts that are each other's, before and after.

    What only one of them has may stand in another clause of the other draft: nothing is said of it.
    """
    ours, theirs = (
        BindingText(side.text, verbs, _asides((side,), (0,)), _items((side,), (0,)))
        for side, verbs in ((old, conventions.old), (new, conventions.new))
    )
    rows = compare_strength(ours, theirs, changed_wording(old.text, new.text))
    return [row for row in rows if row.old and row.new]


def _sorted(one: int, others: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted((one, *others)))


def _text(clauses: Sequence[ClauseText], indexes: Iterable[int]) -> str:
    return "\n".join(clauses[k].text for k in indexes)


def _asides(clauses: Sequence[ClauseText], indexes: Iterable[int]) -> tuple[tuple[int, int], ...]:
    """Where informative blocks stand in `_text` of the same clauses."""
    found: list[tuple[int, int]] = []
    start = 0
    for k in indexes:
        blocks = filter(is_informative, clauses[k].blocks)
        found += [(start + block.start, start + block.end) for block in blocks]
        start += len(clauses[k].text) + 1
    return tuple(found)


def _items(clauses: Sequence[ClauseText], indexes: Iterable[int]) -> tuple[tuple[Place, Place], ...]:
    """Where list items stand in `_text` of the same clauses, and for each the words that lead its list in.

    These end in a colon, or in no sign at all; in laws they may be a paragraph with a number of its own.
    """
    found: list[tuple[Place, Place]] = []
    start = 0
    for k in indexes:
        lead: Place | None = None
        is_numbered = False
        for block, behind in pairwise((*clauses[k].blocks, None)):
            assert block is not None
            place = (start + block.start, start + block.end)
            own = block.kind == "item" and _PARAGRAPH.fullmatch(block.marker) is not None
            if block.kind != "item" or (own and (is_numbered or _leads_in(clauses[k], block, behind))):
                lead = place if _leads_in(clauses[k], block, behind) else None
                is_numbered = own and lead is not None
            elif lead:
                found.append((place, lead))
        start += len(clauses[k].text) + 1
    return tuple(found)


def _leads_in(clause: ClauseText, block: BlockText, behind: BlockText | None) -> bool:
    """Whether the words of a block go on in the items behind it."""
    words = clause.text[block.start : block.end]
    if words.endswith((":", "：")):
        return block.kind != "item" or _has_items(behind)
    return bool(words.strip()) and _has_items(behind) and not _ENDED.search(words)


def _has_items(behind: BlockText | None) -> bool:
    return behind is not None and behind.kind == "item" and not _PARAGRAPH.fullmatch(behind.marker)
