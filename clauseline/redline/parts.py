"""The changes of a comparison as people read them: each with its clauses, its words and what is said of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from clauseline.comparing.changes import (
    ADDED,
    KEPT,
    REMOVED,
    Detail,
    Edit,
    EditorialSentence,
    ProvedSentence,
    Span,
    StrengthChange,
)
from clauseline.comparing.details.sides import Side
from clauseline.comparing.edits.weighing import heaviest
from clauseline.comparing.wording import changed_wording
from clauseline.redline import segments, unions
from clauseline.redline.duties import DutyMarks, DutySpot, duty_spot, edit_spot
from clauseline.redline.links import Links, link_block
from clauseline.redline.pictures import pictured
from clauseline.redline.sections import Section
from clauseline.redline.segments import Merged
from clauseline.redline.unions import Joined, Member
from clauseline.redline.values import NEW, OLD, WENT, DrawnBlock, SideBySide
from clauseline.vocabulary import BlockKind, ChangeKind, Flag, Op, Status

DOUBTFUL = 0.6
"""Below this confidence a person should check the pair."""

SLIGHT: set[Flag] = {"editorial", "renumbered"}
"""What may be true of a change that says nothing new."""
INFORMATIVE_BLOCKS: tuple[BlockKind, ...] = ("note", "example", "footnote")


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a clause, in kinds and flags alone."""

    kind: ChangeKind
    flags: frozenset[Flag]

    @property
    def marks(self) -> frozenset[Flag | ChangeKind]:
        """Its kind and its flags."""
        return self.flags | {self.kind}

    @property
    def sorted_flags(self) -> list[Flag]:
        """Its flags in an order that is the same in every process."""
        return sorted(self.flags)

    @property
    def is_quiet(self) -> bool:
        """Whether not one word changed, nor its place, nor where its references lead."""
        return self.kind in ("unchanged", "renumbered") and not self.flags - {"renumbered"}

    @property
    def is_slight(self) -> bool:
        """Whether spelling and form alone changed."""
        return self.kind == "modified" and self.flags <= SLIGHT


@dataclass(frozen=True, slots=True)
class Particular:
    """A detail of a change, with the new clauses that it concerns."""

    detail: Detail
    clauses: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Part(Fate):
    """One change with its clauses; old or new is empty for what came or went.

    `editorial` are the sentences that are to be told from the rest, as their writing alone changed, `edits` and
    `proofs` what changed in those that bind nobody, or by what they are known to say the same.
    """

    order: int
    spans: tuple[Span, ...]
    strength: tuple[StrengthChange, ...]
    confidence: float
    old: tuple[Section, ...]
    new: tuple[Section, ...]
    links: Links
    particulars: tuple[Particular, ...] = ()
    editorial: tuple[EditorialSentence, ...] = ()
    edits: tuple[Edit, ...] = ()
    proofs: tuple[ProvedSentence, ...] = ()

    @property
    def section(self) -> Section:
        """The clause that leads: the new one, or the old one of what is gone."""
        return (self.new or self.old)[0]

    @property
    def before(self) -> Section | None:
        return self.old[0] if self.old else None

    @property
    def after(self) -> Section | None:
        return self.new[0] if self.new else None

    @property
    def keys(self) -> frozenset[str]:
        """Those of all its clauses."""
        return frozenset(section.key for section in (*self.old, *self.new))

    @property
    def became(self) -> Status | BlockKind | Literal["body", ""]:
        """What a change of status made of it: "normative", "informative", "note", "example", "footnote" or "body".

        The first two speak of whole clauses, the others of a paragraph with the very same words.
        """
        if not (self.old and self.new):
            return ""
        if self.old[0].status != self.new[0].status:
            return self.new[0].status
        before = {words: kind for section in self.old for words, kind in section.kinds.items()}
        after = ((words, kind) for section in self.new for words, kind in section.kinds.items() if words in before)
        changed = (kind for words, kind in after if _informs(kind) != _informs(before[words]))
        return next((kind if _informs(kind) else "body" for kind in changed), "")

    @property
    def is_doubtful(self) -> bool:
        return self.confidence < DOUBTFUL and bool(self.old and self.new)

    @property
    def has_text(self) -> bool:
        return any(section.text or section.blocks for section in (*self.old, *self.new))

    @property
    def is_simple(self) -> bool:
        """Whether its spans are those of one clause into one, or of one that came or went."""
        return len(self.old) <= 1 and len(self.new) <= 1

    def listed_and_drawn(self) -> tuple[Sequence[Particular], Sequence[Particular]]:
        """What it came to in particular: what has to be listed, and what its tables show by themselves."""
        if "table" not in self.flags:
            return self.particulars, ()
        tables = segments.drawn_tables(self.spans, Side.of(self.old), Side.of(self.new))
        found: dict[bool, list[Particular]] = {False: [], True: []}
        for row in self.particulars:
            found[tables.shows(row.detail)].append(row)
        return found[False], found[True]

    @property
    def title(self) -> tuple[Span, ...]:
        """The title of the clause that leads, with what became of its words."""
        return title_words(self.before, self.after)

    def changed_words(self) -> dict[Op, list[str]]:
        """The words that went and that came, in tables that changed cell by cell: what moved there did neither."""
        found: dict[Op, list[str]] = {REMOVED: [], ADDED: [], KEPT: []}
        if "table" not in self.flags:
            for span in self.spans:
                found[span.op].append(span.text)
        else:
            for block in self.merged().in_one_column():
                for run in block.runs:
                    if not (block.row and block.row.cells[run.cell].fate == WENT):
                        found[run.op].append(run.text)
        del found[KEPT]
        return found

    def duty_spot(self, row: StrengthChange) -> DutySpot | None:
        """Where the sentence of one of its rows of force stands."""
        return duty_spot(row, self.old, self.new)

    def edit_spot(self, edit: Edit) -> DutySpot | None:
        """Where the words of one of its edits stand: the new ones, or the old ones where none came."""
        return edit_spot(edit, self.old, self.new)

    def merged(self) -> Merged:
        """Both sides as one; offsets and places of blocks count in the texts of all clauses joined by line feeds."""
        sides = Side.of(self.old), Side.of(self.new)
        return segments.merged(self.spans, *sides, name=self.section.key, editorial=self.editorial)

    def side_by_side(self) -> list[SideBySide]:
        """Both texts beside each other."""
        marks = self._duty_marks()
        found = self.merged().side_by_side()
        return [SideBySide(self._finished(row.old, marks), self._finished(row.new, marks)) for row in found]

    def in_one_column(self) -> list[DrawnBlock]:
        """Both texts in one column."""
        return list(self._finished(self.merged().in_one_column(), self._duty_marks()))

    def members(self) -> list[Member]:
        """Both texts in one column, under each of several new clauses its own."""
        marks = self._duty_marks()
        found = unions.members(self.merged(), Joined(self.old), Joined(self.new))
        return [self._linked_member(one, marks) for one in found]

    def members_side_by_side(self) -> list[tuple[list[Member], list[Member]]]:
        """Both texts beside each other, each of several clauses under its own name."""
        marks = self._duty_marks()
        found = unions.members_side_by_side(self.merged(), Joined(self.old), Joined(self.new))
        return [
            ([self._linked_member(o, marks) for o in old], [self._linked_member(n, marks) for n in new])
            for old, new in found
        ]

    @property
    def _sides(self) -> tuple[Side, Side]:
        """The clauses that lead on both sides."""
        return Side.of(self.old[:1]), Side.of(self.new[:1])

    def _duty_marks(self) -> DutyMarks:
        spots = (self.duty_spot(row) for row in self.strength if row.is_told)
        edits = map(self.edit_spot, heaviest(self.edits))
        return DutyMarks([spot for spot in (*spots, *edits) if spot])

    def _finished(self, blocks: Sequence[DrawnBlock], marks: DutyMarks) -> tuple[DrawnBlock, ...]:
        """The blocks with their pictures, links and named sentences."""
        old, new = self._sides
        homes = {OLD: self.old[0].key if self.old else "", NEW: self.new[0].key if self.new else ""}
        return self._linked(pictured(blocks, old=old.figures, new=new.figures), homes, marks)

    def _linked_member(self, one: Member, marks: DutyMarks) -> Member:
        homes = dict.fromkeys((OLD, NEW), one.section.key)
        return Member(one.section, self._linked(one.blocks, homes, marks), one.is_first)

    def _linked(
        self, blocks: Sequence[DrawnBlock], homes: Mapping[str, str], marks: DutyMarks
    ) -> tuple[DrawnBlock, ...]:
        """Blocks that lead from each passage to where it went or came from; `homes` are the keys of their clause."""
        linked = [link_block(self.links, block, homes=homes) for block in blocks] if self.links else blocks
        return tuple(marks.mark(block, homes) for block in linked)


def title_words(old: Section | None, new: Section | None) -> tuple[Span, ...]:
    """The titles of two clauses as one, with what became of the words; None for a clause that is not there."""
    before, after = ("" if one is None else one.title for one in (old, new))
    return tuple(changed_wording(before, after))


def _informs(kind: BlockKind) -> bool:
    return kind in INFORMATIVE_BLOCKS
