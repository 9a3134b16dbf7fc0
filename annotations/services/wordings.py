"""A person says what becomes of a wording where other words stand than those it was written for."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from annotations.lengths import TEXT
from annotations.models import Annotation, Comment, CommentSet, WordingDecision
from annotations.queries.margins import Card, card
from annotations.queries.wordings import CarriedWording
from annotations.services import copying
from proposals.models import Role, User, Version
from proposals.models.lengths import refuse_long
from proposals.refusals import Conflict, Refusal
from proposals.services import audit, teams

MADE_AGAIN, KEEP, ANEW, DROP = "made-again", "keep", "anew", "drop"
CHOICES = (MADE_AGAIN, KEEP, ANEW, DROP)


@dataclass(frozen=True, slots=True)
class WordingChoice:
    """What becomes of a wording whose person has `seen` these words of the version.

    It is taken as it was `made-again` for them, kept as it was written (`keep`: all of these words give way to it),
    written `anew` (`proposed`), or dropped (`drop`).
    """

    name: str
    proposed: str = ""
    seen: str | None = None


@transaction.atomic
def settle(annotation: Annotation, version: Version, choice: WordingChoice, *, by: User) -> Card:
    """Say it, for reviewers of the team. Rows of its draft sets that were copied from the annotation say it too.

    Refuses words that nobody has seen: where others stand by now than those that `choice` was made for.
    """
    teams.require(by, Role.REVIEWER, team=annotation.team)
    Annotation.objects.select_for_update().get(pk=annotation.pk)
    found = card(annotation, version)
    wording = found.wording
    if wording is None or found.asks:
        raise Conflict(_("This remark proposes no wording for words of this version."))
    if choice.seen is not None and choice.seen != wording.text:
        raise Conflict(_("Other words stand there by now. Please load the page anew and look at them."))
    WordingDecision.objects.update_or_create(
        annotation=annotation,
        version=version,
        defaults={
            **_decided(annotation, wording, choice),
            "written_for": wording.text,
            "own_proposal": annotation.proposal,
            "own_proposed": annotation.proposed,
            "decided_by": by,
            "decided_at": timezone.now(),
        },
    )
    audit.record("decided", annotation, by=by, version=version.slug, wording=choice.name)
    settled = card(annotation, version)
    _tell_rows(settled)
    return settled


@transaction.atomic
def open_again(annotation: Annotation, version: Version, *, by: User) -> Card:
    """Take back what was said of it in this version."""
    teams.require(by, Role.REVIEWER, team=annotation.team)
    Annotation.objects.select_for_update().get(pk=annotation.pk)
    if not WordingDecision.objects.filter(annotation=annotation, version=version).delete()[0]:
        raise Conflict(_("Nobody has said anything of this wording here."))
    audit.record("undone", annotation, by=by, version=version.slug, wording="open")
    found = card(annotation, version)
    _tell_rows(found)
    return found


def _decided(annotation: Annotation, wording: CarriedWording, choice: WordingChoice) -> dict[str, str]:
    """What is proposed from now on, and by which act."""
    act = wording.proposal if not wording.is_dropped else annotation.proposal
    if choice.name == DROP:
        return {"proposal": Annotation.Wording.NONE, "proposed": ""}
    if choice.name == KEEP:
        return {"proposal": act, "proposed": wording.written if not wording.is_dropped else annotation.proposed}
    if choice.name == MADE_AGAIN:
        if wording.state != "made-again":
            raise Conflict(_("This wording cannot be made again for these words."))
        return {"proposal": act, "proposed": wording.proposed}
    if choice.name != ANEW:
        raise Refusal(_("Of a wording one of these is said: %(choices)s.") % {"choices": ", ".join(CHOICES)})
    if not choice.proposed.strip():
        raise Refusal(_("Please write the new words, or drop the wording."))
    refuse_long(choice.proposed, TEXT)
    act = Annotation.Wording.REPLACE if act == Annotation.Wording.DELETE else act
    return {"proposal": act, "proposed": choice.proposed.strip()}


def _tell_rows(found: Card) -> None:
    """What is in draft sets for this version, and says nothing else of the wording than was copied."""
    fresh = copying.wording_columns(found)
    rows = Comment.objects.select_for_update(of=("self",)).filter(
        annotation=found.annotation,
        comment_set__state=CommentSet.State.DRAFT,
        comment_set__consultation__version=found.version,
    )
    for row in rows:
        source = row.sources.get(found.annotation.slug, {})
        if row.proposed == source.get("proposed"):
            row.proposed = fresh["proposed"]
            row.wording = fresh["wording"]
            row.sources[found.annotation.slug] = {**source, "proposed": fresh["proposed"]}
            row.save(update_fields=["proposed", "wording", "sources", "changed_at"])
