"""What a team confirmed of the very sentences that comments stand on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from annotations.access import visible
from annotations.exporting.force import Force
from annotations.models import Comment, CommentSet, Consultation, ForceConfirmation
from annotations.queries.confirmations import Confirmed, confirmations
from annotations.queries.margins import Card, margin
from clauseline.redline.values import NEW
from proposals.access import Person
from proposals.access import visible as visible_proposals
from proposals.models import ChangeSide, Comparison, Version
from proposals.queries.strength import DutyRow, duty_rows


@dataclass(frozen=True, slots=True)
class ForceSpot:
    """A confirmed sentence at [start, end) of a clause; both are None where it is gone from that clause."""

    force: Force
    start: int | None = None
    end: int | None = None

    def holds(self, card: Card) -> bool:
        """Whether what stands on the passage or the whole of that clause stands on the sentence."""
        if card.start is None or card.end is None:
            return True
        return self.start is not None and self.end is not None and self.start < card.end and card.start < self.end

    @property
    def place(self) -> int:
        return -1 if self.start is None else self.start


def with_force(comment_set: CommentSet, comments: Iterable[Comment], person: Person) -> list[Comment]:
    """`comments` of a draft with what holds today, of a frozen set as they were frozen. One query where the team of the
    set confirmed nothing of its version.
    """
    rows = list(comments)
    if comment_set.state != CommentSet.State.DRAFT:
        return rows
    found = confirmed_force(comment_set.consultation, {slug for row in rows for slug in row.sources}, person)
    for row in rows:
        row.force = _once(force for slug in row.sources for force in found.get(slug, ()))
    return rows


def confirmed_force(consultation: Consultation, slugs: Collection[str], person: Person) -> Mapping[str, list[Force]]:
    """By the slugs of annotations what the team of `consultation` confirmed of the sentences they stand on there, in
    the order of the text, and of those that are gone from the clause they stand on as a whole.
    """
    made = visible(ForceConfirmation, person).filter(team=consultation.team, new_version=consultation.version)
    before = set(made.exclude(state=ForceConfirmation.State.OPEN).values_list("old_version", flat=True))
    if not before:
        return {}
    spots = _spots(consultation, before, person)
    found: dict[str, list[Force]] = {}
    for card in margin(consultation.version, person, slugs).cards if spots else []:
        own = spots.get(card.clause.key, ()) if card.clause else ()
        found[card.annotation.slug] = [one.force for one in own if one.holds(card)]
    return found


def _spots(consultation: Consultation, before: Collection[int], person: Person) -> Mapping[str, list[ForceSpot]]:
    """By the key of a clause of the version what was confirmed there, in order, since each of the versions `before`."""
    spots: dict[str, list[ForceSpot]] = defaultdict(list)
    for comparison in _comparisons(consultation.version, before, person):
        said = confirmations(comparison, consultation.team, person)
        rows = [(row, one) for row in duty_rows(comparison) if (one := said.of(row))]
        homes = _homes(comparison, [row for row, _ in rows if row.new is None])
        for row, one in rows:
            force = _force(comparison, row, one)
            if row.new is not None:
                spots[row.new.key].append(ForceSpot(force, row.new.start, row.new.end))
            elif row.change in homes:
                spots[homes[row.change]].append(ForceSpot(force))
    return {key: sorted(own, key=lambda spot: spot.place) for key, own in spots.items()}


def _comparisons(version: Version, before: Collection[int], person: Person) -> Collection[Comparison]:
    """Of each of the versions `before` the newest ready comparison with the text of `version` that is shown."""
    rows = visible_proposals(Comparison, person).filter(
        old_version__in=before,
        new_version=version,
        new=version.current_reading_id,
        ready_at__isnull=False,
        across=False,
    )
    found = rows.select_related("old_version__proposal", "new_version__proposal").order_by("pk")
    return {one.old_version_id: one for one in found}.values()


def _homes(comparison: Comparison, gone: Collection[DutyRow]) -> Mapping[int, str]:
    """By its change the first clause of the new text from which a sentence is gone."""
    if not gone:
        return {}
    rows = ChangeSide.objects.filter(comparison=comparison, side=NEW, change__in={row.change for row in gone})
    return dict(rows.order_by("-clause__order").values_list("change", "clause__key"))


def _force(comparison: Comparison, row: DutyRow, said: Confirmed) -> Force:
    old, new = comparison.old_version, comparison.new_version
    is_within = old.proposal_id == new.proposal_id
    return {
        "confirmed": said.state,
        "reason": row.row.reason,
        "old_verb": row.row.old.verb if row.row.old else "",
        "new_verb": row.row.new.verb if row.row.new else "",
        "old_version": str(old) if is_within else f"{old.proposal.number} {old}".strip(),
        "new_version": str(new),
        "confirmed_by": said.credit,
        "confirmed_for": str(said.confirmation.team),
        "confirmed_on": said.day,
        "confirmed_in": said.elsewhere,
    }


def _once(found: Iterable[Force]) -> list[Force]:
    """The same said of several annotations that were merged is said once."""
    return list({tuple(one.items()): one for one in found}.values())
