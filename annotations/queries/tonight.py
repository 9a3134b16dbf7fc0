"""Tonight: what is left to do in each draft that a person's teams are asked about, and in the others they work on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlencode

from django.urls import reverse

from annotations.access import LEADERS, visible
from annotations.models import Annotation, Comment, CommentSet, Consultation
from annotations.queries.checks import all_faults
from annotations.queries.comment_sets import row_of, sheet_with
from annotations.queries.desk import CALLS, deadlines, heaviest_first, own_debts, unanswered
from annotations.queries.tray import tray
from annotations.queries.unreviewed import Owed, Unreviewed, all_unreviewed
from clauseline.comparing.edits.reading_first import first_weights
from proposals.access import Person
from proposals.models import Membership, Version

LeftKind = Literal["heavy", "unread", "all", "own", "place", "row", "reply"]
MOST = 50
"""So many things of one kind are walked, one after the other."""


@dataclass(frozen=True, slots=True)
class Left:
    """Things of one kind that are left, and the `addresses` of the first ones, in the order in which to go there.

    `heavy`: changes of a clause that weigh as much as a binding sentence does, of so many (`of`) that nobody of the
    team has read; `unread`: such changes where none is heavy; `all`: the clauses of a draft that has nothing before it;
    `own`: what changed since one read it oneself; `place`: remarks to place; `row`: rows of a comment set with an
    error, its head counted as one; `reply`: answers to one's remarks that one has not answered.
    """

    kind: LeftKind
    count: int
    addresses: list[str]
    of: int = 0


@dataclass(frozen=True, slots=True)
class Tonight:
    """What is left in a draft; `call` is the consultation that asks for it, if there is one."""

    version: Version
    left: list[Left]
    call: Consultation | None = None

    @property
    def is_due(self) -> bool:
        """Whether there is a day for it."""
        return self.call is not None and self.call.deadline is not None


@dataclass(frozen=True, slots=True)
class _Thing:
    """A question or an answer, about a remark as it stands in `version`."""

    what: LeftKind
    annotation: Annotation
    version: Version
    address: str

    def is_of(self, call: Consultation) -> bool:
        """Whether a consultation asks for it: of a text a question belongs to that one, an answer to all of a draft."""
        if self.annotation.team_id != call.team_id:
            return False
        if self.what == "place":
            return self.version.pk == call.version_id
        return self.version.proposal_id == call.version.proposal_id


def tonight(person: Person) -> list[Tonight]:
    """The consultations of one's teams that were not answered yet, the nearest deadline first; those without one; then
    other drafts in which something is left.

    Few queries, however many drafts there are. What others keep to themselves is counted for nobody.
    """
    calls = list(deadlines(person).filter(version__withdrawn_at=None)[:CALLS])
    unread = all_unreviewed(calls)
    left = {call.pk: _unread(call.version, unread.get(call.pk)) for call in calls}
    others: dict[Version, list[Left]] = {
        one.version: [_some("own", map(_change, one.owed))] for one in own_debts(person, {c.version_id for c in calls})
    }
    for home, kind, addresses in _by_home([*_questions(calls, person), *_answers(person)], calls):
        those = left[home.pk] if isinstance(home, Consultation) else others.setdefault(home, [])
        those.append(_some(kind, addresses))
    for call, rows in _faulty_rows(calls, person).items():
        left[call].append(_some("row", rows))
    asked = [Tonight(call.version, left[call.pk], call) for call in calls]
    return asked + [Tonight(version, those) for version, those in others.items()]


def after(found: Iterable[Tonight], here: str = "") -> str:
    """Where to go from the page at the address `here`: to the thing behind it, else to the first; "" without any."""
    addresses = [address for one in found for left in one.left for address in left.addresses]
    if not addresses:
        return ""
    return addresses[(addresses.index(here) + 1) % len(addresses) if here in addresses else 0]


def _some(kind: LeftKind, addresses: Iterable[str]) -> Left:
    every = list(addresses)
    return Left(kind, len(every), every[:MOST])


def _unread(version: Version, unread: Unreviewed | None) -> list[Left]:
    """What nobody of the team has read, in one saying."""
    if unread is None or not unread.owed:
        return []
    owed = heaviest_first(unread.owed)
    if unread.before is None:
        return [Left("all", len(owed), [reverse("version", kwargs={"slug": version.slug})])]
    heavy = [one for one in owed if one.weight >= first_weights().least]
    shown = [_change(one) for one in heavy or owed]
    return [Left("heavy" if heavy else "unread", len(shown), shown[:MOST], len(owed))]


def _change(owed: Owed) -> str:
    return f"{reverse('comparison', kwargs={'slug': owed.comparison})}#{owed.clause.key}"


def _questions(calls: Sequence[Consultation], person: Person) -> Iterator[_Thing]:
    """Those of the tray, and of the texts that a consultation is about, newest or not: one query."""
    for placement in tray(person, also=[call.version_id for call in calls]):
        annotation, version = placement.annotation, placement.version
        asked = {"version": version.slug, "at": f"{annotation.slug}-{version.slug}"}
        yield _Thing("place", annotation, version, f"{reverse('tray')}?{urlencode(asked)}")


def _answers(person: Person) -> Iterator[_Thing]:
    """The last ones that one has not answered: one query."""
    for reply in unanswered(person)[:MOST]:
        annotation, version = reply.annotation, reply.annotation.version
        page = reverse("version", kwargs={"slug": version.slug})
        yield _Thing("reply", annotation, version, f"{page}?annotation={annotation.slug}#{annotation.key}")


def _by_home(
    things: Iterable[_Thing], calls: Sequence[Consultation]
) -> Iterator[tuple[Consultation | Version, LeftKind, list[str]]]:
    """The addresses of each kind by the consultation that is due first of those that ask for them, else by version."""
    found: dict[tuple[Consultation | Version, LeftKind], list[str]] = defaultdict(list)
    for one in things:
        home = next((call for call in calls if one.is_of(call)), one.version)
        found[home, one.what].append(one.address)
    return ((home, kind, addresses) for (home, kind), addresses in found.items())


def _faulty_rows(calls: Sequence[Consultation], person: Person) -> dict[int, list[str]]:
    """By consultation the rows with an error in the draft sets of teams that one runs: five queries at most."""
    mine = Membership.objects.filter(user=person.pk, role__in=LEADERS).values("team")
    drafts = visible(CommentSet, person).filter(state=CommentSet.State.DRAFT, consultation__team__in=mine)
    sets = drafts.filter(consultation__in=calls).select_related(
        "consultation__team", "consultation__version__proposal", "consultation__version__current_reading"
    )
    by_set: dict[int, list[Comment]] = {one.pk: [] for one in sets}
    for row in Comment.objects.filter(comment_set__in=list(by_set)).select_related("disposition").order_by("order"):
        by_set[row.comment_set_id].append(row)
    wrong = all_faults({one: sheet_with(one, map(row_of, by_set[one.pk])) for one in sets})
    found: dict[int, list[str]] = defaultdict(list)
    for one in sets:
        page = reverse("comment-set", kwargs={"slug": one.slug})
        names = {row.order: f"#row-{row.slug}" for row in by_set[one.pk]}
        numbers = sorted({fault.number for fault in wrong[one.pk] if fault.is_error})
        found[one.consultation_id] += [page + names.get(number, "") for number in numbers]
    return {call: rows for call, rows in found.items() if rows}
