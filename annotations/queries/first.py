"""What to read first of a comparison: each sentence that does something to people, the heaviest first, with why."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from django.db.models import QuerySet

from annotations.access import own_teams, visible
from annotations.models import Annotation, Placement
from annotations.queries.duties import DutyEntry, all_duties, with_words
from annotations.queries.first_rows import FirstRow, ToldChange
from annotations.queries.marks import annotated
from annotations.queries.reviews import colleagues, standings
from annotations.queries.turning import turning
from annotations.queries.weights import COME, GONE, OF_EFFECT, WIDER, FirstReason, of_definition
from clauseline.comparing.changes import ADDED, KEPT, REMOVED, Span
from clauseline.comparing.edits.weighing import heaviest
from clauseline.comparing.sentences import sentences
from clauseline.redline.clips import clip
from clauseline.redline.values import NEW, OLD
from clauseline.vocabulary import Op, SideName
from proposals.access import Person
from proposals.models import ChangeSide, Comparison, Team
from proposals.queries.changes import words_by
from proposals.queries.comparisons import edits_of

MOST = 20
"""So many sentences that bind nobody are told of one clause."""
COLUMNS = ("side", "clause__key", "clause__number", "clause__title", "clause__status", "change__flags", "change__kind")


def to_read(
    comparison: Comparison, team: Team | None, person: Person, *, hints: bool = True, for_others: bool = False
) -> list[FirstRow]:
    """The sentences of a ready comparison that somebody should read, the heaviest first, then as in the text.

    Duties as they stand for `team`; annotations and reviews of all teams of `person` count, and `hints` if they are
    wanted. `for_others`: the list leaves the team, so safeguards count that `team` shares among its people, and neither
    what another team or the person alone annotated nor that somebody did.
    Some fifteen queries, however many changes there are. `worded` gives their sentences.
    """
    told = _changes(comparison)
    by_key = {key: one for one in told.values() for key in one.keys}
    read = _reviewed(comparison, person)
    for entry in all_duties(comparison, team, person):
        if entry.duty.order in told:
            told[entry.duty.order].add_entry(entry, _of_duty(entry, read))
    _add_words(comparison, told)
    if hints and not comparison.is_tracked:
        _add_turned(comparison, person, by_key)
    said = shared_by(team, person) if for_others else visible(Annotation, person).filter(team__in=own_teams(person))
    _add_safeguards(comparison, said, person, by_key)
    ours = annotated(comparison, person) if person.is_authenticated and not for_others else frozenset()
    rows = [row for one in told.values() for row in one.rows(is_ours=not ours.isdisjoint(one.keys))]
    return sorted(rows, key=lambda row: (-row.weight, row.order))


def worded(comparison: Comparison, rows: Sequence[FirstRow]) -> list[FirstRow]:
    """Few of them, with the words that changed: two queries, and one if something is like a sentence that went."""
    entries = iter(with_words(comparison, [row.entry for row in rows if row.entry]))
    bare = [row.order for row in rows if not (row.entry or row.before or row.after)]
    spans = words_by("change__order", comparison.sides.filter(change__order__in=bare))
    return [_worded(row, next(entries) if row.entry else None, spans.get(row.order, ())) for row in rows]


def _worded(row: FirstRow, entry: DutyEntry | None, spans: Sequence[Span]) -> FirstRow:
    if entry:
        return replace(row, entry=entry, before=entry.before, after=entry.after)
    if not spans:
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
    for order, side, key, number, title, status, flags, kind in rows.order_by(
        "change__order", "side", "clause__order"
    ).values_list("change__order", *COLUMNS):
        one = found.setdefault(order, ToldChange(order, (key, number, title), is_whole=kind in ("inserted", "deleted")))
        one.keys.add(key)
        if side == ChangeSide.Side.NEW and "status" in flags:
            one.add("informative" if status == "informative" else "normative")
    return found


def _of_duty(entry: DutyEntry, read: Collection[str]) -> Iterable[FirstReason]:
    """What a sentence is read for: what is firm or confirmed before what is to check."""
    row, standing = entry.duty.row, entry.standing
    if entry.confirmed is None and row.effect in OF_EFFECT:
        yield OF_EFFECT[row.effect]
    if row.reason in COME:
        if entry.duty.new and entry.duty.new.key not in read:
            yield "new-unread"
    elif standing == "weakened":
        yield "duty-gone" if row.reason in GONE else "reversed" if row.reason == "reversed" else "weakened"
    elif standing == "strengthened":
        yield "reversed" if row.reason == "reversed" else "strengthened"
    elif row.reason == "changed-inside":
        yield of_edit(heaviest(row.edits, 1)[0].effect)
    elif entry.confirmed is None and row.is_to_check:
        yield "check"
    if row.reason in WIDER:
        yield "wider"
    if row.reason == "number-changed":
        yield "number"


def of_edit(effect: str | None) -> FirstReason:
    """What a change inside a sentence is read for."""
    return OF_EFFECT.get(effect, "inside")


def _add_words(comparison: Comparison, told: dict[int, ToldChange]) -> None:
    """What definitions became, and what changed in sentences that bind nobody."""
    rows = comparison.changes.exclude(details=[], edits=[]).order_by("order").values_list("order", "details", "edits")
    for order, details, edits in rows:
        for edit in heaviest(edits_of(edits), MOST) if order in told else ():
            told[order].add_edit(edit, of_edit(edit.effect))
        for one in details:
            if one["kind"] == "definition" and order in told:
                row, users = told[order], len(one["clauses"])
                weight = max(of_definition(users), row.weights.get("definition", 0))
                row.weights["definition"], row.users = weight, max(users, row.users)
                # A term that is called as before says nothing of what changed: the words around that do.
                if one["old"] != one["new"]:
                    row.before, row.after = row.before or one["old"], row.after or one["new"]


def _add_turned(comparison: Comparison, person: Person, by_key: dict[str, ToldChange]) -> None:
    found = turning(comparison, person)
    for one in found.gone:
        row = by_key[one.key]
        row.add("safeguard-gone")
        row.before = row.before or one.sentence
    for one in found.come:
        row = by_key[one.key]
        row.add("new-hinted")
        row.after = row.after or one.sentence


def shared_by(team: Team | None, person: Person) -> QuerySet[Annotation]:
    """What people of `team` said to one another or in public, and did not dismiss, as far as `person` may see it."""
    shared = visible(Annotation, person).filter(team=team, team__in=own_teams(person))
    return shared.exclude(visibility=Annotation.Visibility.PRIVATE).exclude(state=Annotation.State.DISMISSED)


def _add_safeguards(
    comparison: Comparison, said: QuerySet[Annotation], person: Person, by_key: dict[str, ToldChange]
) -> None:
    """Passages that were marked as safeguards in the old text, and that are gone in the new one."""
    safeguards = said.filter(polarity=Annotation.Polarity.SAFEGUARD)
    gone = visible(Placement, person).filter(
        annotation__in=safeguards, version=comparison.new_version, state=Placement.State.GONE
    )
    lost = gone.values("annotation")
    here = safeguards.filter(version=comparison.old_version, pk__in=lost).values_list("key", "quote")
    came = visible(Placement, person).filter(annotation__in=lost, version=comparison.old_version)
    for key, quote in (*here, *came.values_list("key", "quote")):
        if key in by_key:
            by_key[key].add("our-safeguard-gone")
            by_key[key].before = quote or by_key[key].before


def _reviewed(comparison: Comparison, person: Person) -> frozenset[str]:
    """The keys of clauses of the new text that somebody of one's teams has reviewed as they read there."""
    ticks = standings(comparison.new_version, colleagues(person))
    return frozenset(key for found in ticks.values() for key, tick in found.items() if tick.is_kept)
