"""Whether something beside a text, or in a sheet, is another by now: a stamp for each kind of thing, without its words.

A stamp is worked out from what a person may see, and from nothing else: what they may not see turns none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import blake2b
from typing import Any

from django.db.models import Count, F, Max, QuerySet, Sum, Value

from annotations.access import own_teams, visible
from annotations.models import (
    Annotation,
    CommentSet,
    ForceConfirmation,
    Hint,
    HintDecision,
    Judgement,
    Placement,
    Reply,
    Review,
)
from annotations.queries.worded import Worded
from proposals.access import Person
from proposals.access import visible as documents
from proposals.models import Membership, User, Version

Stamps = Mapping[str, str]
MOST = 60
"""Of so many rows of a sheet it is said which they are; of more that the sheet is another."""
OVERLAP = timedelta(seconds=5)


def beside(version: int, proposal: int, person: User) -> Stamps:
    """The stamps of remarks, of the answers to them, of colleagues' ticks, and of what one's teams decided of hints, of
    what was found and of the force of changed sentences: seven statements, however many there are.

    `version` and `proposal` are primary keys of what `person` may see.
    """
    return {
        "remarks": _stamp(OWN.ask(person, version), GUESTS.ask(person, version)),
        "replies": _stamp(REPLIES.ask(person, version, proposal)),
        "ticks": _stamp(TICKS.ask(person, version, proposal)),
        "hints": _stamp(HINTS.ask(person, version)),
        "judgements": _stamp(JUDGEMENTS.ask(person, version)),
        "force": _stamp(FORCE.ask(person, version)),
    }


def seen(slug: str, person: User) -> tuple[int, int, bool] | None:
    """Of the version of this name, if `person` may see it, its key, that of its proposal, and if it was withdrawn."""
    found = VERSION.ask(person, slug)
    return found and (found[0], found[1], found[2] is not None)


def tag(stamps: Stamps) -> str:
    """One stamp for all of them."""
    return _stamp(sorted(stamps.items()))


def tag_of(version: Version, person: User) -> str:
    """What a page that shows something of `version` holds against what is new later."""
    return tag(beside(version.pk, version.proposal_id, person))


@dataclass(frozen=True, slots=True)
class SheetStamps:
    """`arranged` turns when rows come, go or change places, `behind` when a remark behind a row is another by now;
    `moment` is when a row was changed last.
    """

    arranged: str
    behind: str
    moment: datetime | None

    @property
    def tag(self) -> str:
        """One stamp for all of it."""
        return _stamp(self.arranged, self.behind, self.moment)


def sheet(comment_set: CommentSet, person: Person) -> SheetStamps:
    """The stamps of a comment set: two queries."""
    places = Sum(F("order") * F("pk"))
    number, moment, order = _told(comment_set.comments.all(), Max("changed_at"), places)
    behind = visible(Annotation, person).filter(comments__comment_set=comment_set)
    return SheetStamps(_stamp(comment_set.state, number, order), _stamp(_told(behind)), moment)


def changed_rows(comment_set: CommentSet, since: datetime) -> dict[str, str] | None:
    """By slug the moments at which rows of a sheet were changed after `since`; None if there are more than `MOST`.

    What was written at the same time may come a little later: it is told twice rather than never.
    """
    changed = comment_set.comments.filter(changed_at__gt=since - OVERLAP).order_by("order")
    found = list(changed.values_list("slug", "changed_at")[: MOST + 1])
    return {slug: moment.isoformat() for slug, moment in found} if len(found) <= MOST else None


def _told(rows: QuerySet[Any], *what: Max | Count | Sum) -> tuple[Any, ...]:
    """How many there are, and `what` is asked of them; else when one was changed last."""
    return tuple(rows.order_by().aggregate(**_asked(what)).values())


def _counted(rows: QuerySet[Any], *what: Max | Count | Sum) -> QuerySet[Any, Any]:
    """The same as a question that is still to be asked."""
    asked = _asked(what)
    counted: QuerySet[Any, Any] = rows.order_by().values(all=Value(1)).annotate(**asked).values_list(*asked)
    return counted


def _asked(what: Iterable[Max | Count | Sum]) -> dict[str, Any]:
    return {f"told_{at}": one for at, one in enumerate([Count("pk"), *(what or [Max("changed_at")])])}


def _guests(person: User, version: int) -> QuerySet[Any, Any]:
    rows = visible(Placement, person).filter(version=version)
    return _counted(rows, Max("annotation__changed_at"), Max("decided_at"), Count("decided_at"), Sum("score"))


def _ticks(person: User, proposal: int) -> QuerySet[Any, Any]:
    """What one's colleagues ticked in this draft, in any of its versions; one's own page knows one's own."""
    people = Membership.objects.filter(team__in=own_teams(person)).values("user")
    ticks = Review.objects.filter(user__in=people, version__proposal=proposal).exclude(user=person.pk)
    return _counted(ticks, Max("made_at"))


def _hints(person: User, version: int) -> QuerySet[Any, Any]:
    """What one's teams made of the hints on this text."""
    hints = visible(Hint, person).filter(version=version)
    return _counted(HintDecision.objects.filter(team__in=own_teams(person), hint__in=hints), Max("decided_at"))


def _stamp(*told: object) -> str:
    return blake2b(repr(told).encode(), digest_size=8).hexdigest()


VERSION = Worded(
    lambda person, slug, _: documents(Version, person).filter(slug=slug).values_list("pk", "proposal", "withdrawn_at")
)
OWN = Worded(lambda person, version, _: _counted(visible(Annotation, person).filter(version=version)))
GUESTS = Worded(lambda person, version, _: _guests(person, version))
REPLIES = Worded(
    # A remark has its guests in its own proposal alone.
    lambda person, _, proposal: _counted(visible(Reply, person).filter(annotation__version__proposal=proposal))
)
HINTS = Worded(lambda person, version, _: _hints(person, version))
JUDGEMENTS = Worded(lambda person, version, _: _counted(visible(Judgement, person).filter(version=version)))
FORCE = Worded(
    lambda person, version, _: _counted(
        visible(ForceConfirmation, person).filter(new_version=version), Max("decided_at")
    )
)
TICKS = Worded(lambda person, _, proposal: _ticks(person, proposal))
