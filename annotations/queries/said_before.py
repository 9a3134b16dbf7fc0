"""What one's teams have said already of the words that one is about to annotate."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from annotations.access import own_teams, visible
from annotations.models import Annotation, Arrival, Comment, CommentSet
from annotations.queries.arrival_entries import with_marks
from annotations.queries.margins import cards_on
from proposals.access import Person
from proposals.models import Clause, Version

MOST = 5
Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SaidBefore:
    """An annotation of one's team that stands on these words too; `is_elsewhere`: they came here from another draft.

    `sent` are the comments of sent sets that say it, with what the body answered, if it did.
    """

    annotation: Annotation
    is_here: bool
    is_elsewhere: bool
    sent: Sequence[Comment]


@dataclass(frozen=True, slots=True)
class Before:
    """The newest of what was said, and how many `more` there are."""

    rows: Sequence[SaidBefore] = ()
    more: int = 0


def said_before(version: Version, clause: Clause | None, stretch: Stretch | None, person: Person) -> Before:
    """What the teams of `person` said of the words from `stretch` of `clause`, or of the whole clause without one.

    On this version, on other versions of the proposal from where it was carried here, and on other drafts from where
    these words came; whatever was decided of it. At most eight queries, however many there are.
    """
    if clause is None:
        return Before()
    here = {one.pk: one for one in _standing(version, clause, stretch, person)}
    elsewhere = {one.pk: one for one in _arrived(version, clause, stretch, person) if one.pk not in here}
    found = sorted([*here.values(), *elsewhere.values()], key=lambda one: (one.made_at, one.pk), reverse=True)
    sent = _sent(found[:MOST], person)
    rows = [
        SaidBefore(one, one.version_id == version.pk, one.pk in elsewhere, sent.get(one.pk, ())) for one in found[:MOST]
    ]
    return Before(rows, len(found) - len(rows))


def _standing(version: Version, clause: Clause, stretch: Stretch | None, person: Person) -> Iterator[Annotation]:
    teams = set(own_teams(person).values_list("pk", flat=True))
    for card in cards_on(version, clause.key, person):
        whole = card.start is None or card.end is None
        place = None if whole else (card.start or 0, card.end or 0)
        if card.annotation.team_id in teams and _meet(place, stretch):
            yield card.annotation


def _arrived(version: Version, clause: Clause, stretch: Stretch | None, person: Person) -> Iterator[Annotation]:
    rows = visible(Arrival, person).filter(version=version, place__clause=clause)
    for row in with_marks(rows).select_related("annotation__version__proposal"):
        if _meet((row.start, row.end), stretch):
            yield row.annotation


def _meet(one: Stretch | None, other: Stretch | None) -> bool:
    """Whether they have words in common; None stands for the whole clause."""
    return one is None or other is None or (one[0] < other[1] and other[0] < one[1])


def _sent(annotations: Iterable[Annotation], person: Person) -> Mapping[int, list[Comment]]:
    rows = visible(Comment, person).filter(annotation__in=list(annotations), comment_set__state=CommentSet.State.SENT)
    found: dict[int, list[Comment]] = {}
    for one in rows.select_related("comment_set__consultation__body", "disposition").order_by("comment_set__sent_at"):
        if one.annotation_id is not None:
            found.setdefault(one.annotation_id, []).append(one)
    return found
