"""What teams say of clauses in two languages."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.models import PairDecision
from annotations.queries.aligned import words_of
from annotations.queries.confirmations import confirming
from annotations.services.deciding import acting
from proposals.models import Clause, Comparison, Reading, Team, User
from proposals.models.lengths import REASON, refuse_long
from proposals.queries.comparisons import refuse_unpaired
from proposals.refusals import Conflict, Refusal
from proposals.services import audit

State = PairDecision.State


@transaction.atomic
def decide(
    comparison: Comparison, key: str, old_key: str | None, *, by: User, why: str = "", team: Team | None = None
) -> PairDecision:
    """`team` says that the clause `key` of the new version is `old_key` of the old one, whether that was proposed or
    not, or with None that it is none of them; and `why`.

    For who reviews in that team, and for that team alone. None stands for the only team in which `by` reviews.
    `comparison` comes `with_state`.
    """
    state = State.NONE if old_key is None else State.CONFIRMED
    return _write(comparison, key, old_key or "", state, by=by, why=why, team=team)


@transaction.atomic
def reopen(comparison: Comparison, key: str, *, by: User, why: str = "", team: Team | None = None) -> PairDecision:
    """Take back what `team` says of the clause `key`: it is open again."""
    return _write(comparison, key, "", State.OPEN, by=by, why=why, team=team)


def _write(
    comparison: Comparison, key: str, old_key: str, state: str, *, by: User, why: str, team: Team | None
) -> PairDecision:
    refuse_unpaired(comparison)
    team = _acting(comparison, team, by)
    refuse_long(why, REASON)
    clause = _clause(comparison.new, key)
    if clause is None:
        raise Conflict(_("The new version has no such clause any more. Please reload the page."))
    old = _clause(comparison.old, old_key) if state == State.CONFIRMED else None
    if old is None and state == State.CONFIRMED:
        raise Refusal(_("The old version has no such clause. Please choose one of its clauses."))
    decision, _is_new = PairDecision.objects.update_or_create(
        team=team,
        old_version=comparison.old_version,
        new_version=comparison.new_version,
        key=key,
        defaults={
            "old_key": old_key,
            "words": words_of(clause),
            "old_words": words_of(old) if old else "",
            "state": state,
            "why": why.strip(),
            "decided_by": by,
            "decided_at": timezone.now(),
        },
    )
    about = {"comparison": comparison.slug, "key": key, "old_key": old_key}
    audit.record("decided", decision, by=by, state=state, **about, team=team.slug)
    return decision


def _clause(reading: Reading | None, key: str) -> Clause | None:
    return reading.clauses.filter(key=key).first() if reading else None


def _acting(comparison: Comparison, team: Team | None, by: User) -> Team:
    """The team for which `by` decides."""
    return acting(
        confirming(comparison, by),
        team,
        nobody=_("A pair is confirmed by who reviews in a team that sees both drafts."),
        several=_("Say for which of your teams: the others have it open as before."),
    )
