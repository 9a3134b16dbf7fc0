"""What to read first of a comparison: each sentence that does something to people, the heaviest first, with why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.db.models import QuerySet

from annotations.access import own_teams, visible
from annotations.models import Annotation
from annotations.queries.duties import DutyEntry, every_duty, with_words
from annotations.queries.first_hints import hints_of
from annotations.queries.first_marked import add_safeguards, add_won
from annotations.queries.first_rows import FirstRow, ToldChange, without_twins
from annotations.queries.first_telling import FirstTelling
from annotations.queries.first_words import words_of_changes
from annotations.queries.marks import annotated
from annotations.queries.reviews import colleagues, standings
from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Span
from clauseline.comparing.edits.reading_first import in_order, is_aside
from clauseline.comparing.sentences import sentences
from clauseline.redline.clips import clip
from clauseline.redline.values import NEW, OLD
from clauseline.vocabulary import Op, SideName
from proposals.access import Person
from proposals.models import ChangeSide, Clause, Comparison, Team
from proposals.queries.changes import words_by

COLUMNS = ("clause__key", "clause__number", "clause__title", "clause__status", "clause__kind", "change__flags")
FRONT = (Clause.Kind.FRONT, Clause.Kind.BIBLIOGRAPHY)


def to_read(
    comparison: Comparison, team: Team | None, person: Person, *, hints: bool = True, for_others: bool = False
) -> list[FirstRow]:
    """The sentences of a ready comparison that somebody should read, the heaviest first, then as in the text; what is
    done comes last.

    Duties as they stand for `team`; annotations and reviews of all teams of `person` count, and `hints` if they are
    wanted. `for_others`: the list leaves the team, so safeguards count that `team` shares among its people, and neither
    what another team or the person alone annotated nor what somebody has read.
    Some fifteen queries, however many changes there are. `worded` gives their sentences.
    """
    told = _changes(comparison)
    near = hints_of(comparison, person) if hints else {}
    telling = FirstTelling(comparison, told, words_of_changes(comparison, told), near)
    telling.add_duties(every_duty(comparison, team, person), confirmed_is_done=not for_others)
    telling.add_edits()
    telling.add_came_and_went()
    by_key = {key: one for one in told.values() for key in one.keys}
    said = shared_by(team, person) if for_others else visible(Annotation, person).filter(team__in=own_teams(person))
    add_safeguards(comparison, said, person, by_key)
    add_won(comparison, said, person, by_key)
    ours = annotated(comparison, person) if person.is_authenticated and not for_others else frozenset()
    for one in told.values():
        if not ours.isdisjoint(one.keys):
            one.reasons.add("ours")
    read = frozenset() if for_others else _reviewed(comparison, person)
    rows = without_twins(
        (replace(row, is_done=row.is_done or row.key in read), weight, is_new)
        for one in told.values()
        for row, weight, is_new in one.told()
    )
    order = in_order([weight for _row, weight, _is_new in rows], [is_new for _row, _weight, is_new in rows])
    return sorted((rows[k][0] for k in order), key=lambda row: row.is_done)


def left(rows: Sequence[FirstRow]) -> list[FirstRow]:
    """Those that nobody of one's teams is done with."""
    return [row for row in rows if not row.is_done]


def worded(comparison: Comparison, rows: Sequence[FirstRow]) -> list[FirstRow]:
    """Few of them, with the words that changed: two queries, and one if something is like a sentence that went."""
    entries = iter(with_words(comparison, [row.entry for row in rows if row.entry]))
    bare = [row.order for row in rows if not (row.entry or row.before or row.after)]
    spans = words_by("change__order", comparison.sides.filter(change__order__in=bare))
    return [_worded(row, next(entries) if row.entry else None, spans.get(row.order, ())) for row in rows]


def _worded(row: FirstRow, entry: DutyEntry | None, spans: Sequence[Span]) -> FirstRow:
    if entry:
        return replace(row, entry=entry, before=entry.before, after=entry.after)
    if row.before or row.after or not spans:
        # Words that are there are those for which it is read: a quote, or its own sentence.
        return row
    if row.edit:
        before, after = _sentence(spans, OLD, row.edit.old_at[0]), _sentence(spans, NEW, row.edit.new_at[0])
        return replace(row, before=before, after=after)
    return replace(row, before=_around(spans, REMOVED, OLD), after=_around(spans, ADDED, NEW))


def _sentence(spans: Sequence[Span], side: SideName, at: int) -> tuple[Span, ...]:
    """The sentence of one side in which a place is."""
    own = "".join(span.text for span in spans if (span.old if side == OLD else span.new))
    found = next((one for one in sentences(own) if one.start <= at <= one.end), None)
    return tuple(clip(spans, side, found.start, found.end)) if found else ()


def _around(spans: Sequence[Span], op: Op, side: SideName) -> tuple[Span, ...]:
    """The first words of one side that only it has, in their sentence."""
    places = (span.old if side == OLD else span.new for span in spans if span.op == op)
    found = next((place for place in places if place), None)
    if found is None:
        return ()
    own = "".join(span.text for span in spans if span.op in (KEPT, op))
    there = next((one for one in sentences(own) if one.start <= found[0] < one.end), None)
    start, end = (there.start, there.end) if there else found
    return tuple(clip(spans, side, start, end))


def _changes(comparison: Comparison) -> dict[int, ToldChange]:
    """The changes of which more is true than that a clause has another number, by their place."""
    found: dict[int, ToldChange] = {}
    rows = ChangeSide.objects.filter(comparison=comparison).exclude(
        change__kind__in=("unchanged", "renumbered"), change__flags__in=([], ["renumbered"])
    )
    # The new side first: "new" comes before "old".
    for order, side, key, number, title, status, kind, flags in rows.order_by(
        "change__order", "side", "clause__order"
    ).values_list("change__order", "side", *COLUMNS):
        one = found.setdefault(order, ToldChange(order, (key, number, title), kind in FRONT or is_aside(title)))
        one.keys.add(key)
        if side == ChangeSide.Side.NEW and "status" in flags:
            one.reasons.add("informative" if status == "informative" else "normative")
    return found


def shared_by(team: Team | None, person: Person) -> QuerySet[Annotation]:
    """What people of `team` said to one another or in public, and did not dismiss, as far as `person` may see it."""
    shared = visible(Annotation, person).filter(team=team, team__in=own_teams(person))
    return shared.exclude(visibility=Annotation.Visibility.PRIVATE).exclude(state=Annotation.State.DISMISSED)


def _reviewed(comparison: Comparison, person: Person) -> frozenset[str]:
    """The keys of clauses of the new text that somebody of one's teams has reviewed as they read there."""
    ticks = standings(comparison.new_version, colleagues(person))
    return frozenset(key for found in ticks.values() for key, tick in found.items() if tick.is_kept)
