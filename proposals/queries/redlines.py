"""A comparison as people read it: every change with its clauses, in the order of the new text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Case, F, JSONField, QuerySet, Value, When

from proposals.comparing.changes import Detail, Span, StrengthChange
from proposals.comparing.details.sides import Side
from proposals.models import Change, ChangeSide, Comparison
from proposals.queries.comparisons import details_of, spans_of, strength_of
from proposals.queries.documents import Section, sections
from proposals.queries.lines import NEW, OLD, Abreast, Line, pictured
from proposals.queries.stretches import beside, drawn, together
from proposals.queries.trails import Guide, Trails, lay
from proposals.queries.unions import Joined, Member
from proposals.queries.unions import members as in_one_column
from proposals.queries.unions import rows as in_two_columns

DOUBTFUL = 0.6
"""Below this confidence a person should check the pair."""

SLIGHT = {"editorial", "renumbered"}
"""What may be true of a change that says nothing new."""
INFORMATIVE_BLOCKS = ("note", "example", "footnote")


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a clause, in kinds and flags alone."""

    kind: str
    flags: frozenset[str]

    @property
    def marks(self) -> frozenset[str]:
        """Its kind and its flags."""
        return self.flags | {self.kind}

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
    """One change with its clauses; old or new is empty for what came or went."""

    order: int
    spans: tuple[Span, ...]
    strength: tuple[StrengthChange, ...]
    confidence: float
    old: tuple[Section, ...]
    new: tuple[Section, ...]
    trails: Trails
    particulars: tuple[Particular, ...] = ()

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
    def became(self) -> str:
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

    def told(self) -> tuple[Sequence[Particular], Sequence[Particular]]:
        """What it came to in particular: what has to be told, and what its tables show by themselves."""
        if "table" not in self.flags:
            return self.particulars, ()
        tables = drawn(self.spans, Joined(self.old).side, Joined(self.new).side)
        found: dict[bool, list[Particular]] = {False: [], True: []}
        for row in self.particulars:
            found[tables.shows(row.detail)].append(row)
        return found[False], found[True]

    def rows(self) -> list[Abreast]:
        """Both side by side."""
        found = beside(self.spans, _side(self.before), _side(self.after), name=self.section.key)
        return [Abreast(self._laid(self._pictured(row.old)), self._laid(self._pictured(row.new))) for row in found]

    def lines(self) -> list[Line]:
        """Both in one column."""
        found = together(self.spans, _side(self.before), _side(self.after), name=self.section.key)
        return list(self._laid(self._pictured(found)))

    def _pictured(self, lines: Sequence[Line]) -> list[Line]:
        old, new = (section.figures if section else None for section in (self.before, self.after))
        return pictured(lines, old=old, new=new)

    def members(self) -> list[Member]:
        """Both in one column, under each of several new clauses its own."""
        found = in_one_column(self.spans, Joined(self.old), Joined(self.new), name=self.section.key)
        return [self._laid_member(one) for one in found]

    def member_rows(self) -> list[tuple[list[Member], list[Member]]]:
        """Both side by side, each of several clauses under its own name."""
        found = in_two_columns(self.spans, Joined(self.old), Joined(self.new), name=self.section.key)
        return [([self._laid_member(o) for o in old], [self._laid_member(n) for n in new]) for old, new in found]

    def _laid_member(self, one: Member) -> Member:
        return Member(one.section, self._laid(one.lines, one.section.key), one.is_first)

    def _laid(self, lines: Sequence[Line], key: str = "") -> tuple[Line, ...]:
        """Lines that lead from each passage to where it went or came from."""
        if not self.trails:
            return tuple(lines)
        homes = {OLD: self.old[0].key if self.old else "", NEW: self.new[0].key if self.new else ""}
        return tuple(
            lay(self.trails, line, homes={side: key or home for side, home in homes.items()}) for line in lines
        )


def fates(comparison: Comparison) -> dict[str, Fate]:
    """By the key of the new clause what the comparison says of it, where it says something: one query."""
    sides = ChangeSide.objects.filter(comparison=comparison, side=NEW)
    rows = sides.values_list("clause__key", "change__kind", "change__flags")
    found = {key: Fate(kind, frozenset(flags)) for key, kind, flags in rows}
    return {key: fate for key, fate in found.items() if not fate.is_quiet}


def fates_by_keys(comparison: Comparison) -> list[tuple[Fate, frozenset[str]]]:
    """Each change in kinds and flags, with the keys of its clauses on both sides: one query."""
    found: dict[int, tuple[Fate, set[str]]] = {}
    rows = ChangeSide.objects.filter(comparison=comparison)
    for change, key, kind, flags in rows.values_list("change", "clause__key", "change__kind", "change__flags"):
        found.setdefault(change, (Fate(kind, frozenset(flags)), set()))[1].add(key)
    return [(fate, frozenset(keys)) for fate, keys in found.values()]


def parts(comparison: Comparison) -> list[Part]:
    """All changes of a ready comparison: nine queries, however many there are."""
    found = bare_parts(comparison)
    return worded(comparison, found, 0, len(found))


def bare_parts(comparison: Comparison) -> list[Part]:
    """All changes of a ready comparison with their clauses, but without their words and what is said of these."""
    if comparison.old is None or comparison.new is None:
        raise ValueError("a comparison that still waits for a reading has no changes")
    clauses = {section.pk: section for reading in (comparison.old, comparison.new) for section in sections(reading)}
    sides: dict[tuple[int, str], list[Section]] = defaultdict(list)
    rows = ChangeSide.objects.filter(comparison=comparison).order_by("clause__order")
    for change, side, clause in rows.values_list("change_id", "side", "clause_id"):
        sides[change, side].append(clauses[clause])
    facts = Change.objects.filter(comparison=comparison).order_by("order")
    return [
        Part(kind, frozenset(flags), order, (), (), confidence, tuple(sides[pk, OLD]), tuple(sides[pk, NEW]), {})
        for pk, kind, flags, order, confidence in facts.values_list("pk", "kind", "flags", "order", "confidence")
    ]


def worded(comparison: Comparison, bare: Sequence[Part], start: int, end: int) -> list[Part]:
    """Of all `bare_parts` those at [start, end) with their words: two queries."""
    by_order = {section.order: section for part in bare for section in part.new}
    places = ((side, section, part.section) for part in bare for side, section in _both(part.old, part.new))
    passages = Change.objects.filter(comparison=comparison).exclude(passages=[]).order_by("order")
    guide = Guide(places, (one for row in passages.values_list("passages", flat=True) for one in row))
    own = bare[start:end]
    return [_worded(part, row, guide, by_order) for part, row in zip(own, _changes(comparison, own), strict=True)]


def _both(old: Sequence[Section], new: Sequence[Section]) -> Iterator[tuple[str, Section]]:
    yield from ((OLD, section) for section in old)
    yield from ((NEW, section) for section in new)


def _changes(comparison: Comparison, parts: Sequence[Part]) -> QuerySet[Change]:
    """The changes of these parts, which follow one another, in order.

    Those that changed no word come without their words, which are the clause's.
    """
    words = Case(When(kind="unchanged", then=Value([], JSONField())), default=F("spans"), output_field=JSONField())
    orders = (parts[0].order, parts[-1].order) if parts else (0, -1)
    rows = Change.objects.filter(comparison=comparison, order__range=orders).order_by("order").defer("spans")
    return rows.annotate(words=words)


def _worded(part: Part, row: Change, guide: Guide, by_order: Mapping[int, Section]) -> Part:
    particulars = tuple(
        Particular(detail, tuple(by_order[k] for k in detail.clauses if k in by_order))
        for detail in details_of(row.details)
    )
    spans, trails = spans_of(row.words), guide.trails(row.passages)  # type: ignore[attr-defined]
    return replace(part, spans=spans, strength=strength_of(row), trails=trails, particulars=particulars)


def _side(section: Section | None) -> Side:
    return Side(section.text, tuple(section.blocks), ()) if section else Side("", (), ())


def _informs(kind: str) -> bool:
    return kind in INFORMATIVE_BLOCKS
