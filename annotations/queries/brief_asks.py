"""The last part of a brief: which wordings a team asks for, from its comment set or else its open annotations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Case, F, Value, When
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from annotations.access import visible
from annotations.exporting.brief import BriefLine, BriefPart, BriefPoint
from annotations.exporting.brief.values import plain
from annotations.exporting.checking import UNSENT
from annotations.exporting.proposing import Wording, read_back
from annotations.models import Annotation, Comment, CommentSet
from annotations.queries.brief_people import SEVERITIES, clause_of, first_line, weight
from annotations.queries.margins import Card
from annotations.queries.wordings import CarriedWording
from clauseline.comparing.changes import ADDED, REMOVED, Span
from clauseline.comparing.wording import changed_wording
from proposals.access import Person
from proposals.models import Team, Version

RANKS = {CommentSet.State.SENT: 0, CommentSet.State.DRAFT: 2}
"""Which set speaks: what was sent before what was frozen only, and that before a draft."""
ASKING = (Annotation.State.OPEN, Annotation.State.ACCEPTED)


@dataclass(frozen=True, slots=True)
class BriefAsks:
    """The part; from where it is taken, in words; whether that does not change any more."""

    part: BriefPart
    source: str = ""
    is_final: bool = False


def asks(version: Version, team: Team | None, person: Person, cards: Sequence[Card]) -> BriefAsks:
    """What `team` asks for in `version`; `cards` are what it shares there, for where it has no comment set."""
    found = _set_of(version, team, person) if team else None
    if found is None:
        open_ones = sorted((card for card in cards if card.annotation.state in ASKING), key=weight)
        wordings = [(card, card.wording) for card in open_ones]
        return BriefAsks(_part([_of_card(card, asked) for card, asked in wordings if asked and asked.is_sent], team))
    is_final = found.state != CommentSet.State.DRAFT
    day = date_format(found.frozen_at or found.made_at, "SHORT_DATE_FORMAT")
    source = _("wordings: comment set of %(day)s") if is_final else _("wordings: draft comment set of %(day)s")
    points = [_of_comment(comment) for comment in _weighed(found) if comment.wording.get("state") not in UNSENT]
    return BriefAsks(_part(points, team, in_set=True), source % {"day": day}, is_final)


def _part(points: Sequence[BriefPoint], team: Team | None, *, in_set: bool = False) -> BriefPart:
    def rest(n: int) -> str:
        if in_set:
            words = ngettext(
                "And %(n)d more wording in the comment set.", "And %(n)d more wordings in the comment set.", n
            )
        else:
            words = ngettext("And %(n)d more wording.", "And %(n)d more wordings.", n)
        return words % {"n": n}

    none = _("The team asks for no wording yet.") if team else _("No team speaks in this brief.")
    return BriefPart(_("3. What we ask"), "", points, none, len(points), rest)


def _set_of(version: Version, team: Team, person: Person) -> CommentSet | None:
    """The one of the team on this version that was sent last, else the newest frozen one, else its newest draft."""
    sets = visible(CommentSet, person).filter(consultation__version=version, teams=team)
    sent, draft = (When(state=state, then=Value(rank)) for state, rank in RANKS.items())
    newest = (F(moment).desc(nulls_last=True) for moment in ("sent_at", "frozen_at"))
    return sets.order_by(Case(sent, draft, default=Value(1)), *newest, "-made_at", "-pk").first()


def _weighed(comment_set: CommentSet) -> list[Comment]:
    """Its comments with a wording, what is most severe first: so much its annotations still say."""
    rows = comment_set.comments.exclude(proposed="").select_related("annotation").order_by("order")
    return sorted(rows, key=lambda row: SEVERITIES.index(row.annotation.severity if row.annotation else "medium"))


def _of_comment(comment: Comment) -> BriefPoint:
    wording = read_back(comment.proposed, comment.quote) if comment.quote else None
    asked = _wording(wording) if wording else BriefLine(_("Wording:"), plain(comment.proposed))
    title = "" if comment.title == comment.clause else comment.title
    return BriefPoint(comment.clause, title, _with_why(asked, comment.comment))


def _of_card(card: Card, wording: CarriedWording) -> BriefPoint:
    asked = _wording(Wording(wording.proposal, wording.text, wording.proposed))
    title = card.clause.title if card.clause and card.clause.number else ""
    return BriefPoint(clause_of(card), title, _with_why(asked, card.annotation.comment))


def _with_why(asked: BriefLine, comment: str) -> Sequence[BriefLine]:
    why = first_line(comment)
    return (asked, BriefLine(_("Why:"), plain(why))) if why else (asked,)


def _wording(wording: Wording) -> BriefLine:
    """What is to be done with the quoted words, said and drawn."""
    quoted = f"{wording.quote.rstrip()} " if wording.quote else ""
    match wording.proposal:
        case "delete":
            return BriefLine(_("Delete:"), _words([Span(REMOVED, wording.quote)]))
        case "insert-after":
            return BriefLine(_("Insert:"), _words([*plain(quoted), Span(ADDED, wording.proposed.lstrip())]))
    return BriefLine(_("Reword:"), _words(changed_wording(wording.quote, wording.proposed)))


def _words(spans: Iterable[Span]) -> tuple[Span, ...]:
    return tuple(one for one in spans if one.text)
