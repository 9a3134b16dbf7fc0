"""What teams judge of what was found: what became of an annotation."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.models import Annotation, Judgement, Placement
from annotations.queries.ledger import LedgerMark, ledger
from annotations.services import placements
from annotations.services.deciding import acting
from proposals.models import Team, User, Version
from proposals.models.lengths import REASON, refuse_long
from proposals.packed.digests import digest
from proposals.queries.teams import reviewing
from proposals.refusals import Conflict, Refusal
from proposals.services import audit

State = Judgement.State


@transaction.atomic
def judge(
    annotation: Annotation,
    version: Version,
    finding: str,
    state: str,
    *,
    by: User,
    why: str = "",
    words: str = "",
    team: Team | None = None,
) -> Judgement:
    """What `team` says of what became of the annotation in `version`: that the `finding` of its ledger is so, that it
    is not so, or that it is open again; and `why`. `words` is the digest of those that were looked at, "" where nobody
    holds them against those of now.

    For who reviews in that team, and for that team alone. None stands for the only team in which `by` reviews. That its
    words are gone answers the question of the tray too, for who may answer it.
    """
    team = _acting(annotation, version, team, by)
    if state not in State.values:
        raise Refusal(_("What was found is confirmed, denied, or open."))
    refuse_long(why, REASON)
    mark = _mark(annotation, version, team, by)
    if state != State.OPEN and (not finding or mark.finding != finding or words not in ("", mark.words)):
        raise Conflict(_("What became of this remark has changed meanwhile. Please reload the page."))
    before = Judgement.objects.select_for_update().filter(**_named(annotation, version, team)).first()
    if state == State.OPEN:
        return _open_again(before, annotation, version, by)
    if state == State.DENIED:
        _ask_again(before, annotation, version, by)
    settled = _settle(mark, annotation, version, by) if state == State.CONFIRMED else None
    moment = settled or timezone.now()
    after = _mark(annotation, version, team, by)
    facts = {"finding": finding, "words": after.words, "key": annotation.key}
    there = {"version": version, "annotation": annotation, "why": why.strip(), "state": state}
    judgement, _is_new = Judgement.objects.update_or_create(
        **_named(annotation, version, team), defaults={**facts, **there, "decided_by": by, "decided_at": moment}
    )
    _record(judgement, by)
    return judgement


def _named(annotation: Annotation, version: Version, team: Team) -> dict[str, Any]:
    """What there is one judgement of."""
    subject = digest(f"{annotation.slug}\n{version.slug}")
    return {"team": team, "kind": Judgement.Kind.BECAME, "subject": subject}


def _mark(annotation: Annotation, version: Version, team: Team, by: User) -> LedgerMark:
    found = ledger(annotation.version.proposal, team, by)
    marks = (one for one in found.marks.get(version.pk, ()) if one.annotation.pk == annotation.pk)
    mark = next(marks, None)
    if mark is None:
        raise Conflict(_("What became of this remark is not listed for that version any more."))
    return mark


def _settle(mark: LedgerMark, annotation: Annotation, version: Version, by: User) -> datetime | None:
    """That its words are gone, if that is still asked of who says so; the moment."""
    if mark.at.place != "gone" or mark.at.is_settled or annotation.team not in reviewing(by, version.proposal):
        return None
    placement = Placement.objects.get(annotation=annotation, version=version)
    return placements.settle(placement, is_right=False, by=by).decided_at


def _ask_again(judgement: Judgement | None, annotation: Annotation, version: Version, by: User) -> None:
    """The tray asks again what a judgement of `by` answered."""
    placement = Placement.objects.filter(annotation=annotation, version=version).first()
    if judgement and placement and (placement.decided_at, placement.decided_by_id) == (judgement.decided_at, by.pk):
        placements.undo(placement, act=judgement.decided_at, by=by)


def _open_again(judgement: Judgement | None, annotation: Annotation, version: Version, by: User) -> Judgement:
    if judgement is None or judgement.state == State.OPEN:
        raise Conflict(_("Nothing is confirmed or denied there for your team."))
    _ask_again(judgement, annotation, version, by)
    judgement.state, judgement.decided_by, judgement.decided_at = State.OPEN, by, timezone.now()
    judgement.save()
    _record(judgement, by)
    return judgement


def _record(judgement: Judgement, by: User) -> None:
    about = {"annotation": judgement.annotation.slug if judgement.annotation else "", "version": judgement.version.slug}
    audit.record("confirmed", judgement, by=by, state=str(judgement.state), **about, team=judgement.team.slug)


def _acting(annotation: Annotation, version: Version, team: Team | None, by: User) -> Team:
    """The team for which `by` judges."""
    able = reviewing(by, version.proposal)
    if annotation.version.proposal_id != version.proposal_id:
        there = reviewing(by, annotation.version.proposal)
        able = [one for one in able if one in there]
    return acting(
        able,
        team,
        nobody=_("What became of a remark is confirmed or denied by who reviews in a team that sees the draft."),
        several=_("Say for which of your teams: the others have it to check as before."),
    )
