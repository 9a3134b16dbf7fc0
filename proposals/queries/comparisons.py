"""Stored comparisons as values."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from clauseline.comparing import changes as values
from clauseline.comparing.packed_spans import DamagedSpans, unpacked
from clauseline.outline import ClauseText, Outline
from proposals.models import Change, Comparison, Reading, Version
from proposals.queries.genres import engine_of
from proposals.queries.readings import outline_of
from proposals.queries.versions import refuse_withdrawn
from proposals.refusals import Conflict

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Stored:
    """A ready comparison with both of its texts; keys stand in the order of the outlines' clauses."""

    old: Outline
    new: Outline
    old_keys: list[str]
    new_keys: list[str]
    changes: tuple[values.Change, ...]


def refuse_unready(comparison: Comparison) -> None:
    """Raise a `Refusal` unless the changes of this comparison `with_state` can be shown: two languages have none."""
    refuse_unmade(comparison)
    if comparison.across:
        raise Conflict(
            _(
                "These versions are in two languages, so their words were not compared, and nothing is called changed. "
                "There are pairs of clauses instead: on the page of this comparison, and at "
                "/api/v1/comparisons/%(id)s/pairs/."
            )
            % {"id": comparison.slug}
        )


def refuse_unpaired(comparison: Comparison) -> None:
    """Raise a `Refusal` unless the pairs of this comparison `with_state` can be shown."""
    refuse_unmade(comparison)
    if not comparison.across:
        raise Conflict(_("These versions are in one language: there are changes between them, and no pairs."))


def refuse_unmade(comparison: Comparison) -> None:
    """Raise a `Refusal` unless this comparison `with_state` was made, and both versions are there."""
    for version in (comparison.old_version, comparison.new_version):
        refuse_withdrawn(version)
    if comparison.ready_at is None:
        raise Conflict(
            _(comparison.failure)
            if comparison.failure
            else _("This comparison is still being made. Please try again in a moment.")
        )


def tracked_in(version: Version) -> Comparison | None:
    """What is tracked in the file of `version`, told by the engine of today of the text that its page shows, whether it
    is made already or still to be; None if nobody asked.
    """
    own = "old" if version.reads_before else "new"
    shown = Q(**{own: version.current_reading_id}) | Q(old=None, new=None)
    rows = Comparison.objects.filter(shown, old_version=version, new_version=version)
    return rows.filter(engine=engine_of(version, version)).order_by("-pk").first()


def stored(comparison: Comparison) -> Stored:
    """All of `comparison`, which must be ready: as many queries for thousands of clauses as for one."""
    old, new = _readings(comparison)
    old_clauses, new_clauses = _clauses(old), _clauses(new)
    sides = _sides(comparison, old_clauses, new_clauses)
    texts = outline_of(old), outline_of(new)
    return Stored(
        old=texts[0],
        new=texts[1],
        old_keys=list(old_clauses.values()),
        new_keys=list(new_clauses.values()),
        changes=tuple(_change(row, *sides[row.pk], texts) for row in comparison.changes.order_by("order")),
    )


def words_of(comparison: Comparison, asked: Collection[str]) -> Stored:
    """The same without what no word hangs on: clauses without blocks, changes without flags, strength and details,
    and with spans if one of their old clauses is `asked` for by its key. Seven queries.
    """
    old, new = _readings(comparison)
    old_clauses, new_clauses = _clauses(old), _clauses(new)
    sides = _sides(comparison, old_clauses, new_clauses)
    keys = list(old_clauses.values())
    wanted = [change for change, (ours, _) in sides.items() if any(keys[place] in asked for place in ours)]
    stored = comparison.changes.filter(pk__in=wanted).values_list("pk", "spans", "packed")
    texts = _bare(old), _bare(new)
    spans = {pk: spans_of(told, packed, *texts_of(texts, *sides[pk])) for pk, told, packed in stored}
    rows = comparison.changes.order_by("order").defer(
        "flags", "spans", "packed", "strength", "details", "editorial", "edits", "proofs"
    )
    return Stored(
        old=texts[0],
        new=texts[1],
        old_keys=keys,
        new_keys=list(new_clauses.values()),
        changes=tuple(
            values.Change(
                row.kind,
                old=tuple(sides[row.pk][0]),
                new=tuple(sides[row.pk][1]),
                spans=spans.get(row.pk, ()),
                passages=passages_of(row.passages),
                confidence=row.confidence,
            )
            for row in rows
        ),
    )


def change_of(row: Change) -> values.Change:
    """A stored change as the comparer made it; its sides must be prefetched with their clauses."""
    old, new = ([s.clause for s in row.sides.all() if s.side == side] for side in ("old", "new"))
    spans = spans_of(row.spans, row.packed, *(the_text([one.text for one in side]) for side in (old, new)))
    return _changed(row, [one.order for one in old], [one.order for one in new], spans)


def _change(row: Change, old: list[int], new: list[int], texts: tuple[Outline, Outline]) -> values.Change:
    return _changed(row, old, new, spans_of(row.spans, row.packed, *texts_of(texts, old, new)))


def texts_of(texts: tuple[Outline, Outline], *sides: Sequence[int]) -> tuple[str, str]:
    """The text on each side of a change."""
    old, new = (the_text([text.clauses[k].text for k in own]) for text, own in zip(texts, sides, strict=True))
    return old, new


def the_text(texts: Sequence[str]) -> str:
    """The text of one side, from which spans are taken: that of its clause; none, if it has several."""
    return texts[0] if len(texts) == 1 else ""


def _changed(row: Change, old: Iterable[int], new: Iterable[int], spans: tuple[values.Span, ...]) -> values.Change:
    return values.Change(
        kind=row.kind,
        old=tuple(sorted(old)),
        new=tuple(sorted(new)),
        flags=tuple(row.flags),
        spans=spans,
        strength=strength_of(row),
        passages=passages_of(row.passages),
        details=details_of(row.details),
        editorial=editorial_of(row.editorial),
        edits=edits_of(row.edits),
        proofs=proofs_of(row.proofs),
        confidence=row.confidence,
    )


def spans_of(
    stored: Iterable[Mapping[str, Any]], packed: bytes | memoryview | None, old: str, new: str
) -> tuple[values.Span, ...]:
    """The words of a change from what is stored of them and `the_text` of each side; refuses what is damaged."""
    if packed is not None:
        try:
            return unpacked(packed, old, new)
        except DamagedSpans as fault:
            logger.error("The spans of a change are damaged: %s.", fault)
            raise Conflict(
                _(
                    "What this site stores of this comparison is damaged, and nothing is shown that may not be true. "
                    "Have one of its versions read again: then it is compared anew."
                )
            ) from None
    return tuple(values.Span(s["op"], s["text"], _pair(s["old"]), _pair(s["new"])) for s in stored)


def passages_of(stored: Iterable[Mapping[str, Any]]) -> tuple[values.Passage, ...]:
    """The words that a change shares with others from what is stored of them."""
    return tuple(values.Passage(**passage) for passage in stored)


def details_of(stored: Iterable[Mapping[str, Any]]) -> tuple[values.Detail, ...]:
    """What a change came to in the text from what is stored of it."""
    return tuple(
        values.Detail(d["kind"], d["old"], d["new"], _pair(d["old_at"]), _pair(d["new_at"]), tuple(d["clauses"]))
        for d in stored
    )


def editorial_of(stored: Iterable[Mapping[str, Any]]) -> tuple[values.EditorialSentence, ...]:
    """The sentences of a change whose writing alone changed from what is stored of them."""
    return tuple(values.EditorialSentence(tuple(one["old"]), tuple(one["new"])) for one in stored)


def edits_of(stored: Iterable[Mapping[str, Any]]) -> tuple[values.Edit, ...]:
    """What changed in sentences that stay from what is stored of it; nothing is, of comparisons of an older engine."""
    return tuple(
        values.Edit(
            one["old"],
            one["new"],
            tuple(one["old_at"]),
            tuple(one["new_at"]),
            one["role"],
            one["effect"],
            tuple(one["sentence"]),
        )
        for one in stored
    )


def proofs_of(stored: Iterable[Mapping[str, Any]]) -> tuple[values.ProvedSentence, ...]:
    """The sentences that are proved to say the same from what is stored of them."""
    return tuple(values.ProvedSentence(tuple(one["old"]), tuple(one["new"]), one["proof"]) for one in stored)


def strength_of(row: Change) -> tuple[values.StrengthChange, ...]:
    """What a stored change does to the binding force of its sentences."""
    return strength_rows(row.strength)


def strength_rows(stored: Iterable[Mapping[str, Any]]) -> tuple[values.StrengthChange, ...]:
    """The rows of force of a change from what is stored of them."""
    return tuple(_strength_change(s) for s in stored)


def _readings(comparison: Comparison) -> tuple[Reading, Reading]:
    if comparison.old is None or comparison.new is None:
        raise ValueError("a comparison that still waits for a reading has no changes")
    return comparison.old, comparison.new


def _clauses(reading: Reading) -> dict[int, str]:
    """The key of each clause by its primary key, in the order of the text."""
    return dict(reading.clauses.order_by("order").values_list("pk", "key"))


def _sides(comparison: Comparison, *clauses: dict[int, str]) -> dict[int, tuple[list[int], list[int]]]:
    """By the primary key of a change the places of its old and of its new clauses, in order."""
    # Joined here and not prefetched: SQLite refuses a condition that names a thousand clauses one by one.
    places = {pk: (side, place) for side, own in enumerate(clauses) for place, pk in enumerate(own)}
    found: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for change, clause in comparison.sides.order_by("clause__order").values_list("change", "clause"):
        side, place = places[clause]
        found[change][side].append(place)
    return found


def _bare(reading: Reading) -> Outline:
    rows = reading.clauses.order_by("order").values_list("number", "title", "level", "text")
    clauses = tuple(ClauseText(number, title, level, text=text) for number, title, level, text in rows)
    return Outline(reader=reading.reader, language=reading.language, clauses=clauses)


def _pair(place: list[int] | None) -> tuple[int, int] | None:
    return None if place is None else (place[0], place[1])


def _strength_change(row: Mapping[str, Any]) -> values.StrengthChange:
    old, new = (values.Strength(**row[side]) if row[side] else None for side in ("old", "new"))
    alike = tuple(values.Alike(**one) for one in row["alike"])
    edits = edits_of(row.get("edits", ()))
    kind, effect = row.get("kind", "duty"), row.get("effect")
    return values.StrengthChange(
        old, new, row["verdict"], row["sure"], row["reason"], alike, edits, row.get("proof"), kind, effect
    )
